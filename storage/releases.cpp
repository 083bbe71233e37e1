#include "storage/releases.hpp"

#include <algorithm>
#include <tuple>

namespace storage {
namespace {

using workflows::orphanet::Release;

int product_rank(const Release& release) {
    return release.product == "product1" ? 0 : release.product == "pack_active" ? 1 : 2;
}

bool same_series(const Release& a, const Release& b) { return a.product == b.product && a.language == b.language; }

bool is_younger(const Release& a, const Release& b) { return std::tie(a.date, a.id) > std::tie(b.date, b.id); }

bool comes_first(const InForce& a, const InForce& b) {
    const auto key = [](const InForce& entry) {
        return std::tuple(!entry.leading, entry.release.language != "en", entry.release.language,
                          product_rank(entry.release));
    };
    return key(a) < key(b);
}

}  // namespace

std::vector<Release> read_releases(Connection& db) {
    std::vector<Release> releases;
    db.each<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::string, std::string,
            std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>(
        "select id, product, language, version, date, file, sha256, imported_at, disorders, rows, distinct_codes, "
        "synonyms, warnings"
        " from releases"
        " order by id desc",
        {},
        [&releases](std::int64_t id, const std::string& product, const std::string& language,
                    const std::string& version, const std::string& date, const std::string& file,
                    const std::string& sha256, const std::string& imported_at, std::int64_t disorders,
                    std::int64_t rows, std::int64_t codes, std::int64_t synonyms, std::int64_t warnings) {
            releases.push_back({id, product, language, version, date, file, sha256, imported_at, disorders, rows, codes,
                                synonyms, warnings});
        });
    return releases;
}

void insert_release(Connection& db, const Release& release) {
    db.run(
        "insert into releases (id, product, language, version, date, file, sha256, imported_at, disorders, rows, "
        "distinct_codes,"
        " synonyms, warnings)"
        " values (:id, :product, :language, :version, :date, :file, :sha256, :imported_at, :disorders, :rows, :codes,"
        " :synonyms, :warnings)",
        {release.id, release.product, release.language, release.version, release.date, release.file, release.sha256,
         release.imported_at, release.disorders, release.rows, release.distinct_codes, release.synonyms,
         release.warnings});
}

std::vector<InForce> in_force(const std::vector<Release>& releases) {
    std::vector<InForce> chosen;
    for (const Release& release : releases) {
        const bool outdated = std::any_of(releases.begin(), releases.end(), [&release](const Release& other) {
            return same_series(release, other) && is_younger(other, release);
        });
        if (!outdated) chosen.push_back({.release = release, .leading = true});
    }
    for (InForce& entry : chosen)
        entry.leading = product_rank(entry.release) == 0 ||
                        std::none_of(chosen.begin(), chosen.end(), [&entry](const InForce& other) {
                            return product_rank(other.release) == 0 && other.release.language == entry.release.language;
                        });
    std::sort(chosen.begin(), chosen.end(), comes_first);
    return chosen;
}

std::optional<Release> predecessor(const std::vector<Release>& releases, const Release& release) {
    std::optional<Release> best;
    for (const Release& other : releases)
        if (same_series(other, release) && other.date <= release.date && (!best || is_younger(other, *best)))
            best = other;
    return best;
}

}  // namespace storage

#include "storage/releases.hpp"

#include "workflows/orphanet/fact_fields.hpp"
#include "workflows/orphanet/product.hpp"

#include <algorithm>
#include <tuple>

namespace storage {
namespace {

using workflows::orphanet::Release;

int product_rank(const Release& release) {
    return release.product == "product1"                                        ? 0
           : release.product == "pack_nomenclature" || release.product == "pack_active" || release.product == "pack_list" ? 1
                                                                                : 2;
}

bool has_names(const Release& release) {
    const auto product = workflows::orphanet::product_from(release.product);
    return product && workflows::orphanet::holds_names(*product);
}

bool has_facts(const Release& release) {
    const auto product = workflows::orphanet::product_from(release.product);
    return product && !workflows::orphanet::fields_of(*product).empty();
}

bool same_kind(const Release& a, const Release& b) {
    return a.product == b.product && a.classification == b.classification;
}

bool is_outdated(const Release& release, const std::vector<Release>& releases) {
    return std::any_of(releases.begin(), releases.end(), [&release](const Release& other) {
        return of_one_series(release, other) && is_younger(other, release);
    });
}

bool comes_first(const InForce& a, const InForce& b) {
    const auto key = [](const InForce& entry) {
        return std::tuple(!entry.leading, entry.release.language != "en", entry.release.language,
                          product_rank(entry.release));
    };
    return key(a) < key(b);
}

}  // namespace

bool of_one_series(const Release& a, const Release& b) { return same_kind(a, b) && a.language == b.language; }

bool is_younger(const Release& a, const Release& b) { return std::tie(a.date, a.id) > std::tie(b.date, b.id); }

std::vector<Release> imported_until(std::vector<Release> releases, std::int64_t id) {
    std::erase_if(releases, [id](const Release& release) { return release.id > id; });
    return releases;
}

std::vector<Release> read_releases(Connection& db) {
    std::vector<Release> releases;
    db.each<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::string, std::string,
            std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t,
            std::int64_t, std::string>(
        "select id, product, language, version, date, file, sha256, imported_at, disorders, rows, distinct_codes, "
        "synonyms, warnings, classification, distinct_edges, depth, title"
        " from releases"
        " order by id desc",
        {},
        [&releases](std::int64_t id, const std::string& product, const std::string& language,
                    const std::string& version, const std::string& date, const std::string& file,
                    const std::string& sha256, const std::string& imported_at, std::int64_t disorders,
                    std::int64_t rows, std::int64_t codes, std::int64_t synonyms, std::int64_t warnings,
                    std::int64_t classification, std::int64_t edges, std::int64_t depth, const std::string& title) {
            releases.push_back({id, product, language, version, date, file, sha256, imported_at, disorders, rows, codes,
                                synonyms, warnings, classification, edges, depth, title});
        });
    return releases;
}

void insert_release(Connection& db, const Release& release) {
    db.run(
        "insert into releases (id, product, language, version, date, file, sha256, imported_at, disorders, rows, "
        "distinct_codes,"
        " synonyms, warnings, classification, distinct_edges, depth, title)"
        " values (:id, :product, :language, :version, :date, :file, :sha256, :imported_at, :disorders, :rows, :codes,"
        " :synonyms, :warnings, :classification, :edges, :depth, :title)",
        {release.id, release.product, release.language, release.version, release.date, release.file, release.sha256,
         release.imported_at, release.disorders, release.rows, release.distinct_codes, release.synonyms,
         release.warnings, release.classification, release.distinct_edges, release.depth, release.title});
}

std::vector<InForce> in_force(const std::vector<Release>& releases) {
    std::vector<InForce> chosen;
    for (const Release& release : releases)
        if (has_names(release) && !is_outdated(release, releases))
            chosen.push_back({.release = release, .leading = true});
    for (InForce& entry : chosen)
        entry.leading = product_rank(entry.release) == 0 ||
                        std::none_of(chosen.begin(), chosen.end(), [&entry](const InForce& other) {
                            return product_rank(other.release) == 0 && other.release.language == entry.release.language;
                        });
    std::sort(chosen.begin(), chosen.end(), comes_first);
    return chosen;
}

std::vector<Release> facts_in_force(const std::vector<Release>& releases) {
    const auto key = [](const Release& release) {
        return std::tuple(product_rank(release) != 0, release.product, release.classification, release.language != "en",
                          release.language);
    };
    std::vector<Release> chosen;
    for (const Release& release : releases)
        if (has_facts(release) && !is_outdated(release, releases)) chosen.push_back(release);
    std::sort(chosen.begin(), chosen.end(), [&key](const Release& a, const Release& b) { return key(a) < key(b); });
    chosen.erase(std::unique(chosen.begin(), chosen.end(), same_kind), chosen.end());
    return chosen;
}

std::optional<Release> ontology_in_force(const std::vector<Release>& releases) {
    for (const Release& release : releases)
        if (release.product == workflows::orphanet::name_of(workflows::orphanet::Product::ontology) && !is_outdated(release, releases))
            return release;
    return std::nullopt;
}

std::optional<Release> predecessor(const std::vector<Release>& releases, const Release& release) {
    std::optional<Release> best;
    for (const Release& other : releases)
        if (of_one_series(other, release) && other.date <= release.date && (!best || is_younger(other, *best)))
            best = other;
    return best;
}

}  // namespace storage

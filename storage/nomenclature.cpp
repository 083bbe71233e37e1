#include "storage/nomenclature.hpp"

#include "storage/entity_rows.hpp"
#include "storage/release_import.hpp"
#include "storage/releases.hpp"
#include "workflows/orphanet/names.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace storage {
namespace {

namespace orphanet = workflows::orphanet;

std::optional<orphanet::Found> find_in(Connection& db, const std::vector<InForce>& releases, std::int64_t code) {
    for (const InForce& entry : releases)
        if (auto entity = read_entity(db, entry.release.id, code))
            return orphanet::Found{std::move(*entity), entry.release, entry.leading};
    return std::nullopt;
}

orphanet::Hit hit_of(const orphanet::Found& found) {
    const orphanet::Entity& entity = found.entity;
    return orphanet::Hit{.code = entity.code,
                         .name = entity.name,
                         .matched = entity.name,
                         .by_synonym = false,
                         .match = orphanet::Match::code,
                         .level = entity.level,
                         .status = entity.status,
                         .target = std::nullopt};
}

std::vector<orphanet::Hit> best_first(const std::map<std::int64_t, orphanet::Hit>& best, std::size_t limit) {
    std::vector<orphanet::Hit> hits;
    for (const auto& [code, hit] : best) hits.push_back(hit);
    std::sort(hits.begin(), hits.end(), comes_before);
    if (hits.size() > limit) hits.resize(limit);
    return hits;
}

}  // namespace

std::vector<orphanet::Release> DatabaseNomenclature::imported(Connection& db) const {
    return imported_until(read_releases(db), last_release_);
}

std::optional<orphanet::Found> DatabaseNomenclature::find(std::int64_t code) {
    return with_reader(readers_, [this, code](Connection& db) { return find_in(db, in_force(imported(db)), code); });
}

std::shared_ptr<const NameIndex> DatabaseNomenclature::names(Connection& db, const std::vector<InForce>& releases) {
    std::vector<std::int64_t> ids;
    for (const InForce& entry : releases)
        if (entry.leading) ids.push_back(entry.release.id);
    ids.push_back(local_names_version(db));
    const std::lock_guard lock(mutex_);
    if (!names_ || ids != indexed_) {
        auto made = std::make_shared<NameIndex>(db, releases);
        made->add(read_local_names(db, last_entry_));
        names_ = std::move(made);
    }
    indexed_ = std::move(ids);
    return names_;
}

std::vector<orphanet::Hit> DatabaseNomenclature::search(std::string_view text, std::size_t limit) {
    return with_reader(readers_, [this, text, limit](Connection& db) {
        const std::vector<InForce> releases = in_force(imported(db));
        const std::string query = orphanet::folded(text);
        std::map<std::int64_t, orphanet::Hit> best;
        if (!query.empty()) best = names(db, releases)->search(query);
        if (const auto code = orphanet::parse_code(text))
            if (const auto found = find_in(db, releases, *code)) best.insert_or_assign(*code, hit_of(*found));
        std::vector<orphanet::Hit> hits = best_first(best, limit);
        for (orphanet::Hit& hit : hits) {
            if (hit.status == orphanet::Status::active) continue;
            const auto found = find_in(db, releases, hit.code);
            if (found && !found->entity.targets.empty()) hit.target = found->entity.targets.front().code;
        }
        return hits;
    });
}

std::optional<orphanet::Release> DatabaseNomenclature::latest_release() {
    return with_reader(readers_, [this](Connection& db) -> std::optional<orphanet::Release> {
        const std::vector<InForce> releases = in_force(imported(db));
        if (releases.empty()) return std::nullopt;
        return releases.front().release;
    });
}

std::vector<orphanet::Release> DatabaseNomenclature::releases() {
    return with_reader(readers_, [this](Connection& db) { return imported(db); });
}

std::vector<std::int64_t> DatabaseNomenclature::came_from(std::int64_t code) {
    return with_reader(readers_, [this, code](Connection& db) {
        std::set<std::int64_t> codes;
        for (const InForce& entry : in_force(imported(db)))
            db.each<std::int64_t>("select code from diagnosis_targets where release = :release and target = :target",
                                  {entry.release.id, code}, [&codes](std::int64_t from) { codes.insert(from); });
        return std::vector<std::int64_t>(codes.begin(), codes.end());
    });
}

std::unique_ptr<orphanet::Nomenclature> DatabaseNomenclature::as_of(std::string_view until) {
    return with_reader(readers_, [this, until](Connection& db) -> std::unique_ptr<orphanet::Nomenclature> {
        const std::int64_t last = orphanet::last_release(imported(db), until);
        return last == 0 ? nullptr : std::make_unique<DatabaseNomenclature>(readers_, location_, last, last_entry(db, until));
    });
}

std::unique_ptr<orphanet::ReleaseImport> DatabaseNomenclature::begin_import() {
    return std::make_unique<DatabaseImport>(location_);
}

}  // namespace storage

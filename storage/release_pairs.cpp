#include "storage/release_pairs.hpp"

#include "storage/entity_rows.hpp"
#include "storage/facts.hpp"
#include "storage/releases.hpp"
#include "workflows/orphanet/product.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace storage {
namespace {

namespace orphanet = workflows::orphanet;
using orphanet::Release;

// Codes of :here that :there does not have, or has otherwise.
constexpr std::string_view other_entities =
    "select here.code"
    " from diagnoses here left join diagnoses there on there.release = :there and there.code = here.code"
    " where here.release = :here and (there.code is null or there.fingerprint <> here.fingerprint)";
constexpr std::string_view other_facts =
    "select here.code"
    " from facts here left join facts there on there.release = :there and there.code = here.code"
    " where here.release = :here and (there.code is null or there.body <> here.body)";

std::set<std::int64_t> not_the_same(Connection& db, std::string_view sql, const Release& before, const Release& after) {
    std::set<std::int64_t> codes;
    const auto take = [&codes](std::int64_t code) { codes.insert(code); };
    db.each<std::int64_t>(sql, {before.id, after.id}, take);
    db.each<std::int64_t>(sql, {after.id, before.id}, take);
    return codes;
}

/// What one release says of a code.
class Sayings {
public:
    Sayings(Connection& db, const Release& release) : db_(db), release_(release), labels_(read_labels(db, release.id)) {}

    orphanet::Facts of(std::int64_t code) {
        orphanet::Facts facts{.code = code};
        const auto body = db_.one<std::string>("select body from facts where release = :release and code = :code", {release_.id, code});
        if (body) orphanet::add_facts(facts, release_, std::get<0>(*body), labels_);
        return facts;
    }

private:
    Connection& db_;
    const Release& release_;
    orphanet::Labels labels_;
};

void add_entities(Connection& db, orphanet::ReleasePair& pair) {
    for (const std::int64_t code : not_the_same(db, other_entities, pair.before, pair.after)) {
        auto& entities = pair.entities[code];
        entities.before = read_entity(db, pair.before.id, code);
        entities.after = read_entity(db, pair.after.id, code);
    }
}

void add_facts(Connection& db, orphanet::ReleasePair& pair) {
    Sayings old(db, pair.before), fresh(db, pair.after);
    for (const std::int64_t code : not_the_same(db, other_facts, pair.before, pair.after))
        pair.facts.emplace(code, orphanet::FactsPair{old.of(code), fresh.of(code)});
}

/// Names from all that is in force, so that a file of facts alone can be read by people.
void add_names(Connection& db, const std::vector<Release>& releases, orphanet::ReleasePair& pair) {
    for (const InForce& entry : in_force(releases))
        db.each<std::int64_t, std::string>("select code, name from diagnoses where release = :release", {entry.release.id},
                                           [&pair](std::int64_t code, const std::string& name) {
                                               if (pair.facts.contains(code)) pair.names.emplace(code, name);
                                           });
}

const Release* find(const std::vector<Release>& releases, std::int64_t id) {
    const auto found = std::ranges::find(releases, id, &Release::id);
    return found == releases.end() ? nullptr : &*found;
}

bool is_ontology(const Release& release) { return release.product == orphanet::name_of(orphanet::Product::ontology); }

}  // namespace

std::vector<Release> DatabaseComparer::imported(Connection& db) const { return imported_until(read_releases(db), last_release_); }

std::optional<orphanet::ReleasePair> DatabaseComparer::compare(std::int64_t before, std::int64_t after) {
    return with_reader(readers_, [this, before, after](Connection& db) -> std::optional<orphanet::ReleasePair> {
        const std::vector<Release> releases = imported(db);
        const Release *const old = find(releases, before), *const fresh = find(releases, after);
        if (old == nullptr || fresh == nullptr || !of_one_series(*old, *fresh)) return std::nullopt;
        orphanet::ReleasePair pair{.before = *old, .after = *fresh, .entities = {}, .facts = {}, .names = {}};
        add_entities(db, pair);
        if (!is_ontology(*old)) add_facts(db, pair);  // its rows are terms, not codes
        add_names(db, releases, pair);
        return pair;
    });
}

std::optional<Release> DatabaseComparer::before(const Release& release) {
    return with_reader(readers_, [this, &release](Connection& db) {
        std::vector<Release> releases = imported(db);
        std::erase_if(releases, [&release](const Release& other) { return other.id == release.id || is_younger(other, release); });
        return predecessor(releases, release);
    });
}

bool DatabaseComparer::decided(const Release& release) {
    return with_reader(readers_, [&release](Connection& db) {
        const std::vector<Release> known = imported_until(read_releases(db), release.id);
        if (is_ontology(release)) return ontology_in_force(known) == release;
        const auto facts = facts_in_force(known);
        if (std::ranges::find(facts, release) != facts.end()) return true;
        const auto names = in_force(known);
        return std::ranges::any_of(names, [&](const InForce& entry) {
            return entry.release == release && entry.leading && entry.release.language == names.front().release.language;
        });
    });
}

std::unique_ptr<orphanet::ReleaseComparer> DatabaseComparer::as_of(std::string_view until) {
    return with_reader(readers_, [this, until](Connection& db) { return std::make_unique<DatabaseComparer>(readers_, orphanet::last_release(imported(db), until)); });
}

}  // namespace storage

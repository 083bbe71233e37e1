#include "storage/release_import.hpp"

#include "storage/releases.hpp"
#include "workflows/orphanet/names.hpp"
#include "workflows/orphanet/product.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace storage {
namespace {

namespace orphanet = workflows::orphanet;

std::string written(const std::vector<orphanet::Flag>& flags) {
    std::string text;
    for (const orphanet::Flag& flag : flags) {
        if (!text.empty()) text += '\n';
        text += std::to_string(flag.value) + ' ' + flag.label;
    }
    return text;
}

void insert_name(Connection& db, std::int64_t release, std::int64_t code, std::int64_t position,
                 const std::string& name) {
    db.run(
        "insert into diagnosis_names (release, code, position, name, folded)"
        " values (:release, :code, :position, :name, :folded)",
        {release, code, position, name, orphanet::folded(name)});
}

// Two snapshots are compared code by code: entities by their fingerprint, facts by their body.
struct Snapshot {
    std::string_view only_in;  // codes of :release that :other does not have
    std::string_view differ;   // codes of both that are not the same
};
constexpr Snapshot entities{
    .only_in =
        "select here.code"
        " from diagnoses here left join diagnoses there on there.release = :other and there.code = here.code"
        " where here.release = :release and there.code is null",
    .differ =
        "select here.code"
        " from diagnoses here join diagnoses there on there.release = :other and there.code = here.code"
        " where here.release = :release and here.fingerprint <> there.fingerprint"};
constexpr Snapshot facts{
    .only_in =
        "select here.code"
        " from facts here left join facts there on there.release = :other and there.code = here.code"
        " where here.release = :release and there.code is null",
    .differ =
        "select here.code"
        " from facts here join facts there on there.release = :other and there.code = here.code"
        " where here.release = :release and here.body <> there.body"};

using Codes = std::set<std::int64_t>;

void add_codes(Connection& db, std::string_view sql, std::int64_t other, std::int64_t release, Codes& codes) {
    db.each<std::int64_t>(sql, {other, release}, [&codes](std::int64_t code) { codes.insert(code); });
}

std::vector<std::int64_t> ascending(const Codes& codes) { return {codes.begin(), codes.end()}; }

// What `release` has against `before`. Where a release has names, its entities are what comes and goes, and facts that
// come or go are a change of their entity.
void compare(Connection& db, std::int64_t release, std::int64_t before, bool has_names, orphanet::Changes& changes) {
    const Snapshot& leading = has_names ? entities : facts;
    Codes added, removed, changed;
    add_codes(db, leading.only_in, before, release, added);
    add_codes(db, leading.only_in, release, before, removed);
    if (before != 0) {
        add_codes(db, leading.differ, before, release, changed);
        if (has_names) {
            add_codes(db, facts.only_in, before, release, changed);
            add_codes(db, facts.only_in, release, before, changed);
            add_codes(db, facts.differ, before, release, changed);
        }
    }
    for (const Codes* const others : {&added, &removed})
        for (const std::int64_t code : *others) changed.erase(code);
    changes.added = ascending(added);
    changes.removed = ascending(removed);
    changes.changed = ascending(changed);
}

}  // namespace

DatabaseImport::DatabaseImport(const Location& location) : db_(location, Session{}), batch_(db_) {
    work_.emplace(db_);
    id_ = std::get<0>(*db_.one<std::int64_t>("select coalesce(max(id), 0) + 1 from releases"));
}

void DatabaseImport::add(const orphanet::Entity& entity) {
    db_.run(
        "insert into diagnoses (release, code, level, type_id, type, name, language, status, flags, fingerprint)"
        " values (:release, :code, :level, :type_id, :type, :name, :language, :status, :flags, :fingerprint)",
        {id_, entity.code, orphanet::name_of(entity.level), entity.type_id, entity.type, entity.name, entity.language,
         orphanet::name_of(entity.status), written(entity.flags), orphanet::fingerprint(entity)});
    insert_name(db_, id_, entity.code, 0, entity.name);
    std::int64_t position = 0;
    for (const std::string& synonym : entity.synonyms) insert_name(db_, id_, entity.code, ++position, synonym);
    position = 0;
    for (const orphanet::Target& target : entity.targets)
        db_.run(
            "insert into diagnosis_targets (release, code, position, target, relation, name)"
            " values (:release, :code, :position, :target, :relation, :name)",
            {id_, entity.code, position++, target.code, orphanet::name_of(target.relation), target.name});
}

orphanet::Changes DatabaseImport::finish(const orphanet::Release& release, orphanet::Keep keep) {
    batch_.flush();
    orphanet::Changes changes;
    const std::vector<orphanet::Release> releases = read_releases(db_);
    changes.already_imported =
        std::any_of(releases.begin(), releases.end(), [&release](const orphanet::Release& other) {
            return other.product == release.product && other.language == release.language &&
                   other.sha256 == release.sha256;
        });
    changes.previous = predecessor(releases, release);
    changes.in_force = std::none_of(releases.begin(), releases.end(), [&release](const orphanet::Release& other) {
        return other.product == release.product && other.classification == release.classification &&
               other.language == release.language && other.date > release.date;
    });
    if (!changes.already_imported) {
        const std::int64_t before = changes.previous ? changes.previous->id : 0;
        const auto product = orphanet::product_from(release.product);
        compare(db_, id_, before, product && orphanet::holds_names(*product), changes);
        orphanet::Release numbered = release;
        numbered.id = id_;
        insert_release(db_, numbered);
        if (keep == orphanet::Keep::yes) work_->commit();
    }
    work_.reset();
    return changes;
}

}  // namespace storage

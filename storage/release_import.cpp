#include "storage/release_import.hpp"

#include "storage/releases.hpp"
#include "workflows/orphanet/names.hpp"

#include <algorithm>
#include <string>
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

std::vector<std::int64_t> codes_only_in(Connection& db, std::int64_t release, std::int64_t other) {
    std::vector<std::int64_t> codes;
    db.each<std::int64_t>(
        "select here.code"
        " from diagnoses here left join diagnoses there on there.release = :other and there.code = here.code"
        " where here.release = :release and there.code is null"
        " order by here.code",
        {other, release}, [&codes](std::int64_t code) { codes.push_back(code); });
    return codes;
}

std::vector<std::int64_t> codes_that_differ(Connection& db, std::int64_t release, std::int64_t other) {
    std::vector<std::int64_t> codes;
    db.each<std::int64_t>(
        "select here.code"
        " from diagnoses here join diagnoses there on there.release = :other and there.code = here.code"
        " where here.release = :release and here.fingerprint <> there.fingerprint"
        " order by here.code",
        {other, release}, [&codes](std::int64_t code) { codes.push_back(code); });
    return codes;
}

}  // namespace

DatabaseImport::DatabaseImport(const Location& location) : db_(location, Session{}) {
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
    orphanet::Changes changes;
    const std::vector<orphanet::Release> releases = read_releases(db_);
    changes.already_imported =
        std::any_of(releases.begin(), releases.end(), [&release](const orphanet::Release& other) {
            return other.product == release.product && other.language == release.language &&
                   other.sha256 == release.sha256;
        });
    changes.previous = predecessor(releases, release);
    changes.in_force = std::none_of(releases.begin(), releases.end(), [&release](const orphanet::Release& other) {
        return other.product == release.product && other.language == release.language && other.date > release.date;
    });
    if (!changes.already_imported) {
        const std::int64_t before = changes.previous ? changes.previous->id : 0;
        changes.added = codes_only_in(db_, id_, before);
        changes.removed = codes_only_in(db_, before, id_);
        changes.changed = codes_that_differ(db_, id_, before);
        orphanet::Release numbered = release;
        numbered.id = id_;
        insert_release(db_, numbered);
        if (keep == orphanet::Keep::yes) work_->commit();
    }
    work_.reset();
    return changes;
}

}  // namespace storage

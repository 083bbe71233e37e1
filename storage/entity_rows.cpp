#include "storage/entity_rows.hpp"

#include "workflows/orphanet/names.hpp"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

namespace storage {
namespace {

namespace orphanet = workflows::orphanet;

std::vector<orphanet::Flag> read_flags(std::string_view text) {
    std::vector<orphanet::Flag> flags;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        orphanet::Flag flag;
        const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), flag.value);
        const std::string_view rest = line.substr(static_cast<std::size_t>(end - line.data()));
        if (rest.size() > 1) flag.label = rest.substr(1);
        flags.push_back(std::move(flag));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return flags;
}

void read_synonyms(Connection& db, std::int64_t release, orphanet::Entity& entity) {
    db.each<std::string>(
        "select name"
        " from diagnosis_names"
        " where release = :release and code = :code and position > 0"
        " order by position",
        {release, entity.code}, [&entity](const std::string& name) { entity.synonyms.push_back(name); });
}

void read_targets(Connection& db, std::int64_t release, orphanet::Entity& entity) {
    db.each<std::int64_t, std::string, std::string>(
        "select target, relation, name"
        " from diagnosis_targets"
        " where release = :release and code = :code"
        " order by position",
        {release, entity.code}, [&entity](std::int64_t code, const std::string& relation, const std::string& name) {
            entity.targets.push_back(target_of(code, relation, name));
        });
}

}  // namespace

orphanet::Entity entity_of(std::int64_t code, std::string_view level, std::int64_t type_id, const std::string& type,
                           const std::string& name, const std::string& language, std::string_view status,
                           std::string_view flags) {
    orphanet::Entity entity{.code = code,
                            .level = orphanet::level_from(level).value_or(orphanet::Level::unstated),
                            .type_id = type_id,
                            .type = type,
                            .name = name,
                            .language = language,
                            .status = orphanet::status_from(status).value_or(orphanet::Status::inactive),
                            .flags = read_flags(flags)};
    entity.active = entity.status == orphanet::Status::active;
    return entity;
}

orphanet::Target target_of(std::int64_t code, std::string_view relation, const std::string& name) {
    return {code, orphanet::relation_from(relation).value_or(orphanet::Relation::moved_to), name};
}

std::optional<orphanet::Entity> read_entity(Connection& db, std::int64_t release, std::int64_t code) {
    const auto row = db.one<std::string, std::int64_t, std::string, std::string, std::string, std::string, std::string>(
        "select level, type_id, type, name, language, status, flags"
        " from diagnoses"
        " where release = :release and code = :code",
        {release, code});
    if (!row) return std::nullopt;
    const auto& [level, type_id, type, name, language, status, flags] = *row;
    orphanet::Entity entity = entity_of(code, level, type_id, type, name, language, status, flags);
    read_synonyms(db, release, entity);
    read_targets(db, release, entity);
    return entity;
}

}  // namespace storage

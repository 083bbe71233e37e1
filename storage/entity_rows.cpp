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

}  // namespace storage

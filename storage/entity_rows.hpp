// An entity of the nomenclature from the columns and tables it is kept in.
#pragma once

#include "storage/connection.hpp"
#include "workflows/orphanet/nomenclature.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace storage {

/// Synonyms and targets stand in tables of their own.
workflows::orphanet::Entity entity_of(std::int64_t code, std::string_view level, std::int64_t type_id,
                                      const std::string& type, const std::string& name, const std::string& language,
                                      std::string_view status, std::string_view flags);
workflows::orphanet::Target target_of(std::int64_t code, std::string_view relation, const std::string& name);

/// The entity as this release has it, with its synonyms and targets; nothing when it does not know the code.
std::optional<workflows::orphanet::Entity> read_entity(Connection& db, std::int64_t release, std::int64_t code);

}  // namespace storage

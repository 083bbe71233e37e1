// Reads a migration file into the statements that one of the databases shall run.
#pragma once

#include "storage/location.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace storage {

/// The statements of a script, in order, without comments between them. Lines from `-- @sqlite` or `-- @postgresql` to
/// `-- @both` are for that database alone. A statement ends at a `;` outside quotation marks, `$$` and trigger bodies.
std::vector<std::string> statements_of(std::string_view script, Dialect dialect);

}  // namespace storage

// The triggers that keep events, texts, log and checkpoints from being changed or taken away, whoever asks: whether they
// stand in a database. Somebody who owns the tables can drop them, switch them off, or put idle ones in their place.
#pragma once

#include "storage/connection.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace storage {

/// How many there must be, on this kind of database.
std::size_t guard_count(const Connection& db);
/// Names of those that are gone, switched off or refuse nothing, in order. REQUIRES: a current schema.
std::vector<std::string> missing_guards(Connection& db);
/// As above, of a database by its address. Throws Trouble, std::invalid_argument.
std::vector<std::string> missing_guards(std::string_view url);

}  // namespace storage

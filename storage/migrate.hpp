// Migrations are the numbered SQL files of storage/migrations, each run once, in order, each in a transaction of its own
// together with its row in the table `schema`.
#pragma once

#include "storage/connection.hpp"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace storage {

struct Migration {
    std::int64_t version = 0;  ///< 1, 2, 3 …
    std::string name;          ///< "0001_foundation.sql"
    std::string_view sql;
};

/// The migrations inside this program, in order.
std::vector<Migration> embedded_migrations();

/// How a database's schema stands to this program's.
enum class SchemaState {
    absent,   ///< no phasemodel database: run init
    older,    ///< run migrate
    current,
    newer,    ///< made by a newer program: this one must not touch it
    foreign   ///< a step with our number but another content: not made by any release of this program
};

struct SchemaStanding {
    SchemaState state = SchemaState::absent;
    std::int64_t version = 0;  ///< of the database
    std::int64_t known = 0;    ///< the last one this program knows
};

/// Why a database cannot be used or migrated; `what()` says it in English, `standing` as data.
class SchemaError : public std::runtime_error {
public:
    SchemaError(const SchemaStanding& found, const std::string& message) : std::runtime_error(message), standing(found) {}
    SchemaStanding standing;
};

SchemaStanding standing_of(Connection& connection, const std::vector<Migration>& migrations);
/// Throws SchemaError unless the schema is current.
void require_current(Connection& connection, const std::vector<Migration>& migrations);

/// Runs what is missing; returns how many steps were run. A step that fails leaves the schema as the step before left it.
/// Throws SchemaError for a newer or foreign database and for a failing step, Trouble when the database cannot be written.
int migrate(Connection& connection, const std::vector<Migration>& migrations);

}  // namespace storage

// Examines a database's health without changing it: what `phasemodel doctor` prints about storage.
#pragma once

#include "storage/migrate.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace storage {

/// One thing looked at. Names: connection, schema, triggers, durability; SQLite:
/// journal, foreign-keys, integrity, references; PostgreSQL: encoding, role.
struct Check {
    std::string name;
    bool ok = false;
    std::string detail;  ///< what was found, in English
};

struct Examination {
    std::string database;  ///< without user and password
    SchemaStanding schema;
    bool demonstration = false;
    std::string restored;  ///< when from a backup, and what was removed again; "": never
    std::vector<Check> checks;

    bool ok() const;
};

/// Never throws for what it can name as a failed check. Throws std::invalid_argument for an address that is none.
Examination examine(std::string_view url);

}  // namespace storage

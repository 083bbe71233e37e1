// Copies everything one database holds into another of the same schema, SQLite or PostgreSQL: how a backup leaves PostgreSQL
// and comes back to it.
#pragma once

#include "storage/connection.hpp"

namespace storage {

/// Every row of every table but `schema`, in one transaction of `to`, which holds none of its own. Events come in the order of the
/// log, so that the log is the same there. One of the two is SQLite. `from` is read as it stands: for one moment of it, begin a
/// transaction first. Throws Trouble, and undoes all, when a row is refused.
void copy_rows(Connection& from, Connection& to);

}  // namespace storage

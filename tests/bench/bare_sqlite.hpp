// The baseline on SQLite: the bare C API writes the same rows with the same statements and the same durability.
#pragma once

#include "tests/bench/rows.hpp"

#include <sqlite3.h>

#include <string>
#include <vector>

namespace bench {

class BareSqlite {
public:
    /// Opens with the settings of storage/connection.cpp: WAL, synchronous FULL, foreign keys.
    explicit BareSqlite(const std::string& path);
    ~BareSqlite();
    BareSqlite(const BareSqlite&) = delete;
    BareSqlite& operator=(const BareSqlite&) = delete;

    /// Writes every act in a transaction of its own.
    void write_one_by_one(const std::vector<ActRows>& acts);
    /// Writes so many acts a transaction, each in a savepoint.
    void write_together(const std::vector<ActRows>& acts, std::size_t together);

private:
    sqlite3_stmt* prepare(const char* sql);
    void step(sqlite3_stmt* statement);
    void write(const ActRows& act);

    sqlite3* database_ = nullptr;
    std::vector<sqlite3_stmt*> statements_;
    sqlite3_stmt *begin_, *commit_, *savepoint_, *release_, *text_, *event_, *words_, *notice_, *update_;
};

/// Moves the write-ahead log into the file at `from` and copies it to `to`.
void copy_sqlite(const std::string& from, const std::string& to);
/// The last rowid of `events`.
std::int64_t last_event(const std::string& path);
/// The acts whose events came after that rowid, in the order they were committed. REQUIRES: one event an act.
std::vector<ActRows> acts_after(const std::string& path, std::int64_t rowid);
Holding holding_of_sqlite(const std::string& path);

}  // namespace bench

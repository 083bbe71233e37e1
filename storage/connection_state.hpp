// What a Connection holds: SOCI's session, the statements that are kept and those that wait. For connection*.cpp and work.cpp alone.
#pragma once

#include "storage/later.hpp"
#include "storage/prepared.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace storage {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

struct Connection::State {
    soci::session session;
    // After the session, so destroyed before it: a session with live statements leaks its file and locks.
    std::unordered_map<std::string, std::unique_ptr<Cursor::Prepared>, TextHash, std::equal_to<>> statements;
    Later waiting;  ///< for the commit, or the next other statement
    Later running;  ///< those that waited, while they run
};

inline sqlite_api::sqlite3* raw_sqlite(soci::session& session) {
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

inline PGconn* raw_postgresql(soci::session& session) {
    return static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_;
}

}  // namespace storage

// How a connection is opened, and what it is told first.
#include "storage/connection_state.hpp"
#include "storage/sqlite_vfs.hpp"

#include <filesystem>

namespace storage {

namespace {

void say_nothing(void*, const char*) {}

/// For the whole process, before its first connection: a Connection is never used by two threads at once, so SQLite need
/// not lock each call, nor count its memory under one lock for all.
void free_sqlite_of_locks() {
    [[maybe_unused]] static const bool once = [] {
        sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
        sqlite_api::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        // Room in each connection for what a run of a statement needs, apart from the heap that all threads share: the statements that
        // are kept fill the usual room.
        sqlite_api::sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 512, 500);
        gather_sqlite_log_writes();
        return true;
    }();
}

std::string with_parameter(const std::string& url, std::string_view name, std::string_view value) {
    if (url.find(std::string(name) + "=") != std::string::npos) return url;
    return url + (url.find('?') == std::string::npos ? "?" : "&") + std::string(name) + "=" + std::string(value);
}

}  // namespace

void Connection::open_sqlite(const Location& location, const Session& session) {
    if (!session.create && !std::filesystem::exists(location.target)) throw Trouble(Cause::lost, "no such file");
    free_sqlite_of_locks();
    state_->session.open(soci::sqlite3, "db=\"" + location.target + "\"");
    auto* raw = raw_sqlite(state_->session);
    sqlite_api::sqlite3_extended_result_codes(raw, 1);  // tells a repeated key from other constraints
    // First of all, as the pragmas below take locks: with SOCI's own option the wait would come after them.
    sqlite_api::sqlite3_busy_timeout(raw, session.wait_ms);
    // Readers and the writer do not wait for each other. Read back, as SQLite answers with the old mode when it cannot.
    if (!session.as_it_is) {
        const auto mode = one<std::string>("pragma journal_mode = wal");
        if (!mode || std::get<0>(*mode) != "wal") throw Trouble(Cause::other, "no write-ahead log");
    }
    script("pragma synchronous = full");       // a commit is on the disk before it is acknowledged
    script("pragma foreign_keys = on");        // off in SQLite unless asked for
    script("pragma recursive_triggers = on");  // else `replace` would take events away past the trigger
    script("pragma trusted_schema = off");     // no functions out of a foreign file's schema
    // Pages come back from the log into the database more seldom than with SQLite's 1000, and most of them have been written again by
    // then: some 16 MB of log for a twentieth of the time of a commit.
    script("pragma wal_autocheckpoint = 4000");
    script("pragma cache_size = " + std::to_string(-session.cache_kib));
    if (session.read_only) script("pragma query_only = on");
}

void Connection::open_postgresql(const Location& location, const Session& session) {
    const std::string url = with_parameter(with_parameter(location.target, "connect_timeout", "5"), "application_name", "phasemodel");
    state_->session.open(soci::postgresql, url);
    PQsetNoticeProcessor(raw_postgresql(state_->session), say_nothing, nullptr);  // else notices go to standard error
    // A lock that another holds for longer becomes an answer instead of a wait without end.
    script("set lock_timeout = " + std::to_string(session.wait_ms));
    // Acknowledged means on the disk, whatever the server's default; a stricter one (remote_apply) stays.
    script("select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') in ('off', 'local')");
    script("set client_encoding = 'UTF8'");
    if (session.read_only) script("set default_transaction_read_only = on");
}

}  // namespace storage

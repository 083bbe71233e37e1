#include "storage/connection.hpp"

#include "storage/prepared.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <filesystem>
#include <functional>
#include <stdexcept>
#include <unordered_map>

namespace storage {

namespace {

/// More kept statements than this are all let go: only lists with many filters make so many.
constexpr std::size_t most_statements = 200;

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

sqlite_api::sqlite3* raw_sqlite(soci::session& session) {
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

PGconn* raw_postgresql(soci::session& session) {
    return static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_;
}

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
        return true;
    }();
}

std::string with_parameter(const std::string& url, std::string_view name, std::string_view value) {
    if (url.find(std::string(name) + "=") != std::string::npos) return url;
    return url + (url.find('?') == std::string::npos ? "?" : "&") + std::string(name) + "=" + std::string(value);
}

}  // namespace

Cursor::~Cursor() { prepared_->reset(); }

bool Cursor::next() {
    try {
        return prepared_->statement.fetch();
    } catch (...) {
        rethrow_as_trouble();
    }
}

bool Cursor::is_null(std::size_t column) const { return prepared_->outs[column].state == soci::i_null; }

const std::string& Cursor::text(std::size_t column) const {
    static const std::string nothing;
    return is_null(column) ? nothing : prepared_->outs[column].text;
}

std::int64_t Cursor::number(std::size_t column) const { return is_null(column) ? 0 : prepared_->outs[column].number; }

struct Connection::State {
    soci::session session;
    // After the session, so destroyed before it: a session with live statements leaks its file and locks.
    std::unordered_map<std::string, std::unique_ptr<Cursor::Prepared>, TextHash, std::equal_to<>> statements;
};

Connection::Connection(const Location& location, const Session& session)
    : dialect_(location.dialect), state_(std::make_unique<State>()) {
    try {
        if (is_sqlite())
            open_sqlite(location, session);
        else
            open_postgresql(location, session);
    } catch (...) {
        rethrow_as_trouble();
    }
}

Connection::~Connection() = default;

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

Cursor::Prepared& Connection::prepared(std::string_view sql, Inputs inputs, std::span<const Column> columns) {
    auto& statements = state_->statements;
    const auto found = statements.find(sql);
    if (found != statements.end()) return *found->second;
    if (statements.size() >= most_statements) std::erase_if(statements, [](const auto& entry) { return !entry.second->running; });
    auto fresh = std::make_unique<Cursor::Prepared>(state_->session, sql, inputs, columns, is_sqlite());
    return *statements.emplace(std::string(sql), std::move(fresh)).first->second;
}

Cursor::Prepared& Connection::start(std::string_view sql, Inputs inputs, std::span<const Column> columns) {
    try {
        Cursor::Prepared& statement = prepared(sql, inputs, columns);
        if (statement.running) throw std::logic_error("a statement was started inside its own rows");
        statement.take(inputs);
        statement.running = true;
        try {
            statement.statement.execute(false);
        } catch (...) {
            statement.reset();
            throw;
        }
        return statement;
    } catch (...) {
        rethrow_as_trouble();
    }
}

std::int64_t Connection::run_with(std::string_view sql, Inputs inputs) {
    try {
        Cursor::Prepared& statement = prepared(sql, inputs, {});
        statement.take(inputs);
        try {
            statement.statement.execute(true);
        } catch (...) {
            statement.reset();
            throw;
        }
        return statement.statement.get_affected_rows();
    } catch (...) {
        rethrow_as_trouble();
    }
}

void Connection::each_row(std::string_view sql, std::span<const Column> columns, const std::function<void(const Cursor&)>& each_row) {
    Cursor cursor(start(sql, {}, columns));
    while (cursor.next()) each_row(cursor);
}

void Connection::script(std::string_view sql) {
    try {
        if (is_sqlite()) {
            const int code = sqlite_api::sqlite3_exec(raw_sqlite(state_->session), std::string(sql).c_str(), nullptr, nullptr, nullptr);
            if (code != 0) throw soci::sqlite3_soci_error("", code);
            return;
        }
        state_->session << std::string(sql);
    } catch (...) {
        rethrow_as_trouble();
    }
}

bool Connection::in_transaction() const {
    if (is_sqlite()) return sqlite_api::sqlite3_get_autocommit(raw_sqlite(state_->session)) == 0;
    return PQtransactionStatus(raw_postgresql(state_->session)) != PQTRANS_IDLE;
}

bool Connection::is_broken() const { return !is_sqlite() && PQstatus(raw_postgresql(state_->session)) != CONNECTION_OK; }

void Connection::checkpoint() {
    if (is_sqlite()) sqlite_api::sqlite3_wal_checkpoint_v2(raw_sqlite(state_->session), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

Work::Work(Connection& connection) : connection_(connection) {
    if (connection.is_sqlite())
        connection.run("begin immediate");
    else
        connection.script("begin");
}

Work::~Work() {
    if (!open_) return;
    try {
        if (connection_.in_transaction()) connection_.script("rollback");
    } catch (const Trouble&) {
        // Nothing to undo: a connection that cannot roll back is gone, and its transaction with it.
    }
}

void Work::commit() {
    if (connection_.is_sqlite())
        connection_.run("commit");
    else
        connection_.script("commit");
    open_ = connection_.in_transaction();
}

}  // namespace storage

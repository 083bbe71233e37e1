#include "storage/connection_state.hpp"
#include "storage/pipeline.hpp"
#include "storage/sqlite_vfs.hpp"

#include <stdexcept>
#include <utility>

namespace storage {

namespace {

/// More kept statements than this are all let go: only lists with many filters make so many.
constexpr std::size_t most_statements = 200;

}  // namespace

Cursor::~Cursor() { prepared_->reset(); }

bool Cursor::next() {
    try {
        return prepared_->fetch();
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

Connection::Connection(const Location& location, const Session& session)
    : dialect_(location.dialect), wait_ms_(session.wait_ms), state_(std::make_unique<State>()) {
    try {
        if (is_sqlite())
            open_sqlite(location, session);
        else
            open_postgresql(location, session);
    } catch (...) {
        rethrow_as_trouble();
    }
}

Connection::Connection(Nowhere) : dialect_(Dialect::sqlite), wait_ms_(0), nowhere_(true), state_(std::make_unique<State>()) {}

Connection::~Connection() = default;

Cursor::Prepared& Connection::prepared(std::string_view sql, Inputs inputs, std::span<const Column> columns) {
    auto& statements = state_->statements;
    const auto found = statements.find(sql);
    if (found != statements.end()) return *found->second;
    if (statements.size() >= most_statements) std::erase_if(statements, [](const auto& entry) { return !entry.second->running; });
    auto fresh = std::make_unique<Cursor::Prepared>(state_->session, sql, inputs, columns, is_sqlite());
    return *statements.emplace(std::string(sql), std::move(fresh)).first->second;
}

void Connection::execute(Cursor::Prepared& statement, bool exchange) {
    if (!begins_) return statement.execute(exchange);
    try {
        Pipeline pipeline(raw_postgresql(state_->session));
        pipeline.add("begin");
        statement.join(pipeline);
        statement.answered(std::move(pipeline.run().back()));
        begins_ = false;
    } catch (...) {
        begins_ = !in_transaction();  // a statement that fails does so after `begin`
        throw;
    }
}

Cursor::Prepared& Connection::start(std::string_view sql, Inputs inputs, std::span<const Column> columns) {
    if (nowhere_) throw OutOfReach{};
    try {
        run_waiting();
        Cursor::Prepared& statement = prepared(sql, inputs, columns);
        if (statement.running) throw std::logic_error("a statement was started inside its own rows");
        statement.take(inputs);
        statement.running = true;
        try {
            execute(statement, false);
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
    if (nowhere_) throw OutOfReach{};
    try {
        run_waiting();
        Cursor::Prepared& statement = prepared(sql, inputs, {});
        if (is_sqlite()) return statement.run_on_sqlite(inputs);
        statement.take(inputs);
        try {
            execute(statement, true);
        } catch (...) {
            statement.reset();
            throw;
        }
        return statement.affected_rows();
    } catch (...) {
        rethrow_as_trouble();
    }
}

void Connection::each_row(std::string_view sql, std::span<const Column> columns, const std::function<void(const Cursor&)>& each_row) {
    Cursor cursor(start(sql, {}, columns));
    while (cursor.next()) each_row(cursor);
}

void Connection::script(std::string_view sql) {
    if (nowhere_) throw OutOfReach{};
    try {
        run_waiting();
        if (is_sqlite()) {
            const int code = sqlite_api::sqlite3_exec(raw_sqlite(state_->session), std::string(sql).c_str(), nullptr, nullptr, nullptr);
            if (code != 0) throw soci::sqlite3_soci_error("", code);
            return;
        }
        if (begins_) state_->session << "begin";
        begins_ = false;
        state_->session << std::string(sql);
    } catch (...) {
        rethrow_as_trouble();
    }
}

bool Connection::is_broken() const {
    if (is_sqlite()) return false;
    PGconn* const connection = raw_postgresql(state_->session);
    return PQstatus(connection) != CONNECTION_OK || PQpipelineStatus(connection) != PQ_PIPELINE_OFF;
}

std::int64_t Connection::data_version() {
    if (nowhere_) throw OutOfReach{};
    unsigned int version = 0;
    sqlite_api::sqlite3_file_control(raw_sqlite(state_->session), "main", SQLITE_FCNTL_DATA_VERSION, &version);
    return version;
}

void Connection::commits_for_one(bool one) {
    if (nowhere_) throw OutOfReach{};
    if (is_sqlite()) sqlite_api::sqlite3_file_control(raw_sqlite(state_->session), "main", flush_for_one, &one);
}

bool Connection::checkpoint() {
    if (nowhere_) throw OutOfReach{};
    if (!is_sqlite()) return true;
    auto* const raw = raw_sqlite(state_->session);
    sqlite_api::sqlite3_busy_timeout(raw, 0);
    const int code = sqlite_api::sqlite3_wal_checkpoint_v2(raw, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite_api::sqlite3_busy_timeout(raw, wait_ms_);
    return code == SQLITE_OK;
}

}  // namespace storage

// Transactions, and statements that wait for their end. On PostgreSQL, where each trip to the server costs more than what it asks for,
// an act makes two: `begin` goes with the first statement, and all that it writes with `commit`.
#include "storage/connection_state.hpp"
#include "storage/pipeline.hpp"

#include <functional>
#include <utility>
#include <vector>

namespace storage {

namespace {

/// Statements that must stay prepared while it lives.
class InUse {
public:
    InUse() = default;
    ~InUse() {
        for (Cursor::Prepared& statement : statements_) statement.reset();
    }
    InUse(const InUse&) = delete;
    InUse& operator=(const InUse&) = delete;

    void add(Cursor::Prepared& statement) {
        statement.running = true;
        statements_.push_back(statement);
    }
    Cursor::Prepared& operator[](std::size_t i) { return statements_[i]; }

private:
    std::vector<std::reference_wrapper<Cursor::Prepared>> statements_;
};

}  // namespace

void Connection::begin() {
    if (is_sqlite())
        run("begin immediate");
    else
        begins_ = true;
}

void Connection::commit() {
    if (is_sqlite())
        run("commit");
    else if (begins_ && state_->waiting.empty())
        begins_ = false;  // nothing was done
    else
        send_waiting("commit");
}

void Connection::run_later(std::string_view sql, Inputs inputs, Changes changes) { state_->waiting.add(sql, inputs, changes); }

void Connection::run_waiting() {
    if (state_->waiting.empty()) return;
    if (!is_sqlite()) return send_waiting(nullptr);
    if (nowhere_) throw OutOfReach{};
    state_->running.clear();
    std::swap(state_->waiting, state_->running);
    run_each(state_->running);
}

void Connection::run_those_of(Connection& there) {
    run_each(there.state_->waiting);
    there.forget_waiting();
}

void Connection::forget_waiting() { state_->waiting.clear(); }

void Connection::run_each(const Later& statements) {
    statements.each([&](std::string_view sql, Inputs inputs, Changes changes) {
        if (run_with(sql, inputs) != 1 && changes == Changes::one) throw Trouble(Cause::conflict, "stale head");
    });
}

/// To PostgreSQL, in one trip with the transaction's `begin` where that waits, and with `last` where there is one.
void Connection::send_waiting(const char* last) {
    state_->running.clear();
    std::swap(state_->waiting, state_->running);
    try {
        // Before the pipeline begins, as to prepare a statement is a trip of its own.
        InUse statements;
        state_->running.each([&](std::string_view sql, Inputs inputs, Changes) { statements.add(prepared(sql, inputs, {})); });
        Pipeline pipeline(raw_postgresql(state_->session));
        if (std::exchange(begins_, false)) pipeline.add("begin");
        std::size_t next = 0;
        state_->running.each([&](std::string_view, Inputs inputs, Changes) {
            Cursor::Prepared& statement = statements[next++];
            statement.take(inputs);
            statement.join(pipeline);
        });
        if (last != nullptr) pipeline.add(last);
        pipeline.run();
    } catch (...) {
        rethrow_as_trouble();
    }
}

void Connection::rollback() {
    begins_ = false;
    state_->waiting.clear();
    if (in_transaction()) script("rollback");
}

void Connection::rollback_to(std::string_view savepoint) {
    state_->waiting.clear();
    run("rollback to " + std::string(savepoint));
    run("release " + std::string(savepoint));
}

bool Connection::in_transaction() const {
    if (nowhere_) throw OutOfReach{};
    if (is_sqlite()) return sqlite_api::sqlite3_get_autocommit(raw_sqlite(state_->session)) == 0;
    return PQtransactionStatus(raw_postgresql(state_->session)) != PQTRANS_IDLE;
}

Work::Work(Connection& connection) : connection_(connection) { connection.begin(); }

Work::~Work() {
    if (!open_) return;
    try {
        connection_.rollback();
    } catch (const Trouble&) {
        // Nothing to undo: a connection that cannot roll back is gone, and its transaction with it.
    }
}

void Work::commit() {
    connection_.commit();
    open_ = connection_.in_transaction();
}

}  // namespace storage

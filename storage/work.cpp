// Transactions. On PostgreSQL, where each trip to the server costs more than what it asks for, an act makes two: `begin` goes with the
// first statement, and the last one with `commit`.
#include "storage/connection_state.hpp"
#include "storage/pipeline.hpp"

#include <utility>

namespace storage {

void Connection::begin() {
    if (is_sqlite())
        run("begin immediate");
    else
        begins_ = true;
}

void Connection::commit() {
    if (is_sqlite()) {
        run("commit");
        return;
    }
    try {
        Cursor::Prepared* const last = std::exchange(held_, nullptr);
        const bool begins = std::exchange(begins_, false);
        if (begins && last == nullptr) return;  // nothing was done
        Pipeline pipeline(raw_postgresql(state_->session));
        if (begins) pipeline.add("begin");
        if (last != nullptr) {
            last->reset();
            last->join(pipeline);
        }
        pipeline.add("commit");
        pipeline.run();
    } catch (...) {
        rethrow_as_trouble();
    }
}

void Connection::rollback() {
    begins_ = false;
    if (held_ != nullptr) std::exchange(held_, nullptr)->reset();
    if (in_transaction()) script("rollback");
}

bool Connection::in_transaction() const {
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

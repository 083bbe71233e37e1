// Group commit. Who comes while nobody writes leads: it works for itself and for all who come until it has caught up with them, in one
// transaction, and all are told together. Who comes during the commit is of the next. A single caller thus never waits for another
// thread to wake, which would cost a third of its commit; many share one flush of the disk and one call that wakes them, and judge
// side by side (sqlite_queue.hpp).
#include "storage/sqlite_queue.hpp"

#include <chrono>
#include <exception>

namespace storage {

namespace {

class SqliteWriter final : public Writer {
public:
    SqliteWriter(const Location& location, const Session& session, Pool& readers) : location_(location), session_(session), queue_(known_, &readers) {}

    void run(const std::function<void(Unit&)>& work, Runs where) override {
        bool again = false;
        do {
            Waiting self(work, where);
            const auto [batch, part] = queue_.join(self);
            if (queue_.leads(*batch, part)) {
                lead(*batch);
            } else {
                queue_.help(*batch);
                batch->done.wait();
            }
            if (self.error) std::rethrow_exception(self.error);
            again = self.again;
        } while (again);
    }

private:
    void lead(Batch& batch) {
        const auto begun = std::chrono::steady_clock::now();
        write(batch);
        if (erased_ && connection_) erased_ = !connection_->checkpoint();
        queue_.pass_on(batch.units.size(), std::chrono::steady_clock::now() - begun);
        batch.done.open();
    }

    /// Never throws: what goes wrong is told to those whom it concerns.
    void write(Batch& batch) {
        const std::size_t first_ones = queue_.come(batch);
        bool begun = false;
        try {
            if (write_as_one(batch, begun)) return;
            Work transaction(connection());
            known_.begin(*connection_);
            bool any = false;
            for (Waiting* unit : batch.units) any |= attempt(*unit);
            if (any) commit(transaction, queue_.alone(batch));
        } catch (...) {
            queue_.close(batch);
            known_.forget();
            for (std::size_t i = 0; i < batch.units.size(); ++i) {
                Waiting& unit = *batch.units[i];
                unit.again = !begun && i >= first_ones;  // it has not waited as long as the others for the database to be free
                if (!unit.again && !unit.error) unit.error = std::current_exception();
            }
            reconsider_connection();
        }
    }

    /// Writes them all, and who comes meanwhile, without a savepoint each, for which SQLite would copy every page once more.
    /// False when one of them threw that had not when judged aside: nothing is written then, and each is to be attempted by itself. Throws what concerns them
    /// all: a database that cannot be had, or not be committed to.
    bool write_as_one(Batch& batch, bool& begun) {
        Connection& db = connection();
        Work transaction(db);
        begun = true;
        known_.begin(db);
        try {
            while (const auto next = queue_.next(batch)) take_step(*next);
        } catch (...) {
            queue_.close(batch);
            known_.forget();
            if (batch.units.size() > 1) return false;
            batch.units.front()->error = std::current_exception();
            return true;
        }
        commit(transaction, queue_.alone(batch));
        return true;
    }

    void take_step(const SqliteQueue::Next& next) {
        if (next.step == SqliteQueue::Step::write_judged) {
            connection_->run_those_of(*next.unit.aside);
            queue_.written(next.unit);
        } else if (next.unit.threw) {
            attempt(next.unit);  // so that what the others have done need not be undone with it
        } else {
            do_work(next.unit);
            connection_->run_waiting();
        }
    }

    void commit(Work& transaction, bool for_one) {
        connection_->commits_for_one(for_one);
        transaction.commit();
        known_.committed(*connection_);
    }

    /// True when the unit's changes are in the transaction. Throws when the whole transaction is gone.
    bool attempt(Waiting& waiting) {
        Connection& db = *connection_;
        waiting.error = nullptr;
        db.run("savepoint unit");
        try {
            do_work(waiting);
            db.run("release unit");  // after what waits
            return true;
        } catch (...) {
            waiting.error = std::current_exception();
        }
        known_.forget();
        // On a full or failing disk SQLite has undone everything by itself, also what the others had done.
        if (!db.in_transaction()) std::rethrow_exception(waiting.error);
        db.rollback_to("unit");
        return false;
    }

    void do_work(Waiting& waiting) {
        Unit unit{.db = *connection_, .known = &known_};
        waiting.work(unit);
        if (!unit.tells_known) known_.forget();
        if (unit.erases) erased_ = true;
    }

    Connection& connection() {
        if (!connection_) connection_ = std::make_unique<Connection>(location_, session_);
        return *connection_;
    }

    /// A connection whose transaction could not be ended is opened anew.
    void reconsider_connection() {
        if (connection_ && connection_->in_transaction()) connection_.reset();
    }

    const Location location_;
    const Session session_;
    std::unique_ptr<Connection> connection_;  ///< used by who leads
    KnownCases known_;                        ///< likewise, and by those who judge aside
    bool erased_ = false;                     ///< used by who leads: the log may hold words that were removed, and the file those it replaces
    SqliteQueue queue_;
};

}  // namespace

std::unique_ptr<Writer> make_sqlite_writer(const Location& location, const Session& session, Pool& readers) {
    return std::make_unique<SqliteWriter>(location, session, readers);
}

}  // namespace storage

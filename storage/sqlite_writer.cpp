// Group commit. Who comes while nobody writes leads: takes all units waiting then, runs each in a savepoint, commits once,
// tells each, and hands the lead to the first who came meanwhile. A single caller thus never waits for another thread to
// wake, which would cost a third of its commit; many share one flush of the disk.
#include "storage/writer.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <vector>

namespace storage {

namespace {

/// More than this in one commit would make the first of them wait too long.
constexpr std::size_t most_together = 256;

struct Waiting {
    explicit Waiting(const std::function<void(Unit&)>& unit_of_work) : work(unit_of_work) {}

    enum class Turn { wait, lead, done };

    void tell(Turn next) {
        // Told under the lock: whoever waits may be gone with this object as soon as it is free.
        const std::lock_guard lock(mutex);
        turn = next;
        changed.notify_one();
    }
    Turn await() {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return turn != Turn::wait; });
        return turn;
    }

    const std::function<void(Unit&)>& work;
    std::exception_ptr error;
    std::mutex mutex;
    std::condition_variable changed;
    Turn turn = Turn::wait;  ///< guarded by mutex
};

class SqliteWriter final : public Writer {
public:
    SqliteWriter(const Location& location, const Session& session) : location_(location), session_(session) {}

    void run(const std::function<void(Unit&)>& work) override {
        Waiting self(work);
        bool lead = false;
        {
            const std::lock_guard lock(mutex_);
            queue_.push_back(&self);
            lead = !led_;
            led_ = true;
        }
        if (lead || self.await() == Waiting::Turn::lead) lead_batch(self);
        if (self.error) std::rethrow_exception(self.error);
    }

private:
    using Batch = std::vector<Waiting*>;

    void lead_batch(Waiting& self) {
        Batch batch;
        {
            const std::lock_guard lock(mutex_);
            const auto end = queue_.begin() + static_cast<std::ptrdiff_t>(std::min(queue_.size(), most_together));
            batch.assign(queue_.begin(), end);
            queue_.erase(queue_.begin(), end);
        }
        write(batch);
        Waiting* next = nullptr;
        {
            const std::lock_guard lock(mutex_);
            led_ = !queue_.empty();
            if (led_) next = queue_.front();
        }
        if (next != nullptr) next->tell(Waiting::Turn::lead);
        for (Waiting* unit : batch)
            if (unit != &self) unit->tell(Waiting::Turn::done);
    }

    /// Never throws: what goes wrong is told to those whom it concerns.
    void write(const Batch& batch) {
        try {
            if (!connection_) connection_ = std::make_unique<Connection>(location_, session_);
            Work transaction(*connection_);
            bool any = false;
            for (Waiting* unit : batch) any |= attempt(*unit, batch.size() > 1);
            if (any) transaction.commit();
        } catch (...) {
            for (Waiting* unit : batch)
                if (!unit->error) unit->error = std::current_exception();
            reconsider_connection();
        }
    }

    /// True when the unit's changes are in the transaction. Throws when the whole transaction is gone.
    bool attempt(Waiting& waiting, bool among_others) {
        Connection& db = *connection_;
        if (among_others) db.run("savepoint unit");
        try {
            Unit unit{db, {}, {}};
            waiting.work(unit);
            if (among_others) db.run("release unit");
            return true;
        } catch (...) {
            waiting.error = std::current_exception();
        }
        // On a full or failing disk SQLite has undone everything by itself, also what the others had done.
        if (!db.in_transaction()) std::rethrow_exception(waiting.error);
        if (!among_others) return false;
        db.run("rollback to unit");
        db.run("release unit");
        return false;
    }

    /// A connection whose transaction could not be ended is opened anew.
    void reconsider_connection() {
        if (connection_ && connection_->in_transaction()) connection_.reset();
    }

    const Location location_;
    const Session session_;
    std::unique_ptr<Connection> connection_;  ///< used by who leads

    std::mutex mutex_;
    std::deque<Waiting*> queue_;  ///< guarded by mutex_
    bool led_ = false;            ///< guarded by mutex_: somebody leads, or has been told to
};

}  // namespace

std::unique_ptr<Writer> make_sqlite_writer(const Location& location, const Session& session) {
    return std::make_unique<SqliteWriter>(location, session);
}

}  // namespace storage

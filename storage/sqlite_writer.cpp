// Group commit. Who comes while nobody writes leads: it works for itself and for all who come until it has caught up with them, in one
// transaction, and all are told together. The first who comes during the commit leads the next. A single caller thus never waits for
// another thread to wake, which would cost a third of its commit; many share one flush of the disk and one call that wakes them. Those
// just told often come again at once: without a moment's patience for them they would for ever travel in two halves, or one ahead and
// the rest behind, each with a flush.
#include "storage/gate.hpp"
#include "storage/known_cases.hpp"
#include "storage/writer.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <utility>
#include <vector>

namespace storage {

namespace {

/// More than this in one commit would make the first of them wait too long.
constexpr std::size_t most_together = 256;

using Clock = std::chrono::steady_clock;

/// Nobody waits longer than this for others to come, however slow the disk.
constexpr Clock::duration most_patience = std::chrono::milliseconds(10);

/// After waits in vain the next one is put off for up to so many commits.
constexpr std::size_t most_put_off = 63;

struct Waiting {
    explicit Waiting(const std::function<void(Unit&)>& unit_of_work) : work(unit_of_work) {}

    const std::function<void(Unit&)>& work;
    std::exception_ptr error;
    bool again = false;  ///< to come anew: it joined those who waited for a database that could not be had
};

/// Those who are written together. The first leads when its turn comes, and others join it until it commits; they wait until all are done.
struct Batch {
    std::vector<Waiting*> units;
    Gate turn;
    Gate done;
};

class SqliteWriter final : public Writer {
public:
    SqliteWriter(const Location& location, const Session& session) : location_(location), session_(session) {}

    void run(const std::function<void(Unit&)>& work) override {
        Waiting self(work);
        do {
            self.again = false;
            bool first = false;
            const std::shared_ptr<Batch> batch = join(self, first);
            if (first) {
                batch->turn.wait();
                lead(*batch);
            } else {
                batch->done.wait();
            }
        } while (self.again);
        if (self.error) std::rethrow_exception(self.error);
    }

private:
    /// The batch that the unit is now part of.
    std::shared_ptr<Batch> join(Waiting& unit, bool& first) {
        const std::lock_guard lock(mutex_);
        if (coming_.empty() || coming_.back()->units.size() >= most_together) coming_.push_back(std::make_shared<Batch>());
        const std::shared_ptr<Batch>& batch = coming_.back();
        first = batch->units.empty();
        batch->units.push_back(&unit);
        if (!led_) batch->turn.open();
        led_ = true;
        if (batch.get() == awaited_) came_.notify_one();
        return batch;
    }

    void lead(Batch& batch) {
        const Clock::time_point begun = Clock::now();
        write(batch);
        if (erased_ && connection_) erased_ = !connection_->checkpoint();
        pass_on(batch.units.size(), Clock::now() - begun);
        batch.done.open();
    }

    /// Who came as the batch's `taken`th, counted from 0. Nobody: the batch is closed, and who comes now is of the next.
    Waiting* next(Batch& batch, std::size_t taken) {
        std::unique_lock lock(mutex_);
        if (batch.units.size() == taken) wait_for_more(batch, lock);
        if (batch.units.size() > taken) return batch.units[taken];
        coming_.pop_front();
        return nullptr;
    }

    std::size_t come(const Batch& batch) {
        const std::lock_guard lock(mutex_);
        return batch.units.size();
    }

    void close(const Batch& batch) {
        const std::lock_guard lock(mutex_);
        if (!coming_.empty() && coming_.front().get() == &batch) coming_.pop_front();
    }

    /// Gives those who were told a moment ago, and have not come again while others were written, the time to come.
    void wait_for_more(const Batch& batch, std::unique_lock<std::mutex>& lock) {
        const std::size_t there = batch.units.size();
        if (there >= expected_ || Clock::now() >= patient_until_) return;
        if (put_off_ > 0) {
            --put_off_;
            return;
        }
        awaited_ = &batch;
        const bool came = came_.wait_until(lock, patient_until_, [&] { return batch.units.size() > there; });
        awaited_ = nullptr;
        in_vain_ = came ? 0 : std::min(in_vain_ * 2 + 1, most_put_off);
        put_off_ = in_vain_;
    }

    /// Hands the lead to who waits first, if anybody does.
    void pass_on(std::size_t written, Clock::duration took) {
        std::shared_ptr<Batch> next;
        {
            const std::lock_guard lock(mutex_);
            led_ = !coming_.empty();
            expected_ = std::min(written + (led_ ? coming_.front()->units.size() : 0), most_together);
            patient_until_ = Clock::now() + std::min(took / 2, most_patience);
            if (!led_) return;
            next = coming_.front();
        }
        next->turn.open();
    }

    /// Never throws: what goes wrong is told to those whom it concerns.
    void write(Batch& batch) {
        const std::size_t first_ones = come(batch);
        bool begun = false;
        try {
            if (write_as_one(batch, begun)) return;
            Work transaction(connection());
            known_.begin(*connection_);
            bool any = false;
            for (Waiting* unit : batch.units) any |= attempt(*unit);
            if (any) commit(transaction);
        } catch (...) {
            close(batch);
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
    /// False when one of them threw: nothing is written then, and each is to be attempted by itself. Throws what concerns them
    /// all: a database that cannot be had, or not be committed to.
    bool write_as_one(Batch& batch, bool& begun) {
        Connection& db = connection();
        Work transaction(db);
        begun = true;
        known_.begin(db);
        std::size_t taken = 0;
        try {
            while (Waiting* const waiting = next(batch, taken++)) do_work(*waiting);
            db.run_waiting();
        } catch (...) {
            close(batch);
            known_.forget();
            if (batch.units.size() > 1) return false;
            batch.units.front()->error = std::current_exception();
            return true;
        }
        commit(transaction);
        return true;
    }

    void commit(Work& transaction) {
        transaction.commit();
        known_.committed(*connection_);
    }

    /// True when the unit's changes are in the transaction. Throws when the whole transaction is gone.
    bool attempt(Waiting& waiting) {
        Connection& db = *connection_;
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
    KnownCases known_;                        ///< likewise
    bool erased_ = false;                     ///< likewise: the log may hold words that were removed, and the file those it replaces

    std::mutex mutex_;
    std::deque<std::shared_ptr<Batch>> coming_;  ///< guarded by mutex_: none is empty; the first is led, if anybody leads, until it is closed
    bool led_ = false;                           ///< guarded by mutex_: somebody leads, or has been told to

    // Patience, all guarded by mutex_.
    std::condition_variable came_;       ///< somebody has come to the batch whose leader waits
    const Batch* awaited_ = nullptr;     ///< that batch
    std::size_t expected_ = 0;           ///< how many the next batch may expect, if all whom the last one told come again
    Clock::time_point patient_until_{};  ///< and until when
    std::size_t in_vain_ = 0;            ///< grows with each wait in which nobody came
    std::size_t put_off_ = 0;            ///< so many commits go by before the next wait
};

}  // namespace

std::unique_ptr<Writer> make_sqlite_writer(const Location& location, const Session& session) {
    return std::make_unique<SqliteWriter>(location, session);
}

}  // namespace storage

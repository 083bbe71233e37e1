// SqliteQueue is where units of work come together that are written to a SQLite file in one commit: who leads, how long the one who
// leads waits for others, and who judges. To judge is to run a unit: to ask its rules and make its events, most of an act's time. The
// connection that writes serves one thread, so whoever has come judges aside (writer.hpp) while it writes what others have judged.
#pragma once

#include "storage/gate.hpp"
#include "storage/known_cases.hpp"
#include "storage/writer.hpp"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace storage {

/// A unit of work whose caller waits.
struct Waiting {
    Waiting(const std::function<void(Unit&)>& unit_of_work, Runs runs) : work(unit_of_work), where(runs) {}

    const std::function<void(Unit&)>& work;
    const Runs where;
    bool threw = false;  ///< as it was judged aside: it probably will on the connection too
    std::exception_ptr error;
    bool again = false;  ///< to come anew: it joined those who waited for a database that could not be had

    // Of one that was judged aside.
    std::unique_ptr<Connection> aside;                ///< what it writes waits here
    std::vector<std::string> claimed;                 ///< cases that it has looked at: nobody else may, until it is written
    std::vector<std::pair<std::string, Head>> ended;  ///< how it leaves streams
};

/// Those who are written together: first those who are judged aside, as they are done, then the others. Guarded by the queue's mutex,
/// but for the gates.
struct Batch {
    std::vector<Waiting*> units;  ///< in the order in which they came
    Gate turn;  ///< for the first of them, when it is to lead unless somebody else does
    Gate done;  ///< for all

    bool led = false;
    bool open = false;  ///< its transaction has begun, and no unit runs on its connection: others may be judged aside
    std::deque<Waiting*> to_judge;
    std::size_t judging = 0;
    std::deque<Waiting*> judged;  ///< aside, to be written in this order
    std::deque<Waiting*> to_run;  ///< on the connection
    bool waited = false, came = false;  ///< the one who leads has waited for others, and somebody came
};

class SqliteQueue {
public:
    /// Borrows both. `readers` serve those who are judged aside; without them only what is known can be looked at there.
    explicit SqliteQueue(KnownCases& known, Pool* readers = nullptr) : known_(known), readers_(readers) {}

    /// The batch that the unit is now part of, and whether its caller leads it, or is to lead it unless somebody else does.
    enum class Part { leads, may_lead, member };
    std::pair<std::shared_ptr<Batch>, Part> join(Waiting& unit);
    /// Waits for the batch's turn where that is called for. True when the caller leads.
    bool leads(Batch& batch, Part part);
    /// Judges aside while that is open and somebody is to be judged. Where memory ends here nobody can go on: the batch knows its caller.
    void help(Batch& batch) noexcept;

    // For the one who leads.

    /// How many have come so far.
    std::size_t come(const Batch& batch);
    enum class Step { write_judged, run };
    struct Next {
        Step step;
        Waiting& unit;
    };
    /// What to do next on the connection, after judging aside what there is to judge and waiting for who may still come. Nothing: the
    /// batch is closed, and who comes now is of the next. REQUIRES: the transaction has begun, and KnownCases with it.
    std::optional<Next> next(Batch& batch);
    /// Whether the batch is of one caller, and nobody else is there, or was a moment ago.
    bool alone(const Batch& batch);
    /// The judged unit is written.
    void written(Waiting& unit);
    /// Closes the batch, if it is not, once nobody judges.
    void close(Batch& batch);
    /// Hands the lead to who waits first, if anybody does. `took`: from the first unit to the commit.
    void pass_on(std::size_t written, std::chrono::steady_clock::duration took);

private:
    using Clock = std::chrono::steady_clock;
    using Lock = std::unique_lock<std::mutex>;
    class LooksAside;

    void judge(Batch& batch, Lock& lock);
    bool judge_aside(Waiting& unit);
    void keep(std::unique_ptr<Connection> aside);
    void let_go(Waiting& unit);
    bool is_alone(const Batch& batch) const { return batch.units.size() == 1 && expected_ <= 1; }
    bool wait_for_more(Batch& batch, Lock& lock);
    bool worth_waking(const Batch& batch) const;
    void wake_leader(const Batch& batch);
    void close_now(Batch& batch);

    KnownCases& known_;  ///< guarded by mutex_ while a batch is open, else for the one who leads
    Pool* const readers_;

    std::mutex mutex_;
    std::deque<std::shared_ptr<Batch>> coming_;  ///< none is empty; the first is led, if anybody leads, until it is closed
    bool led_ = false;                           ///< somebody leads
    std::set<std::string, std::less<>> claimed_;
    std::vector<std::unique_ptr<Connection>> nowhere_;  ///< kept for who is judged next

    // Patience of the one who leads.
    std::condition_variable stirred_;
    const Batch* asleep_ = nullptr;      ///< whose leader waits
    bool for_judges_ = false;            ///< it waits for those who judge alone
    std::size_t expected_ = 0;           ///< how many the next batch may expect, if all whom the last one told come again
    Clock::time_point patient_until_{};  ///< and until when
    std::size_t in_vain_ = 0;  ///< grows with each batch that waited and nobody came
    std::size_t put_off_ = 0;  ///< so many batches do not wait
};

}  // namespace storage

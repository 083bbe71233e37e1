#include "storage/sqlite_queue.hpp"

#include "storage/case_rows.hpp"
#include "storage/pool.hpp"

#include <algorithm>
#include <utility>

namespace storage {

namespace {

/// More than this in one commit would make the first of them wait too long.
constexpr std::size_t most_together = 256;

/// Nobody waits longer than this for others to come, however slow the disk.
constexpr std::chrono::milliseconds most_patience{10};

/// After waits in vain the next one is put off for up to so many commits.
constexpr std::size_t most_put_off = 63;

/// Connections that lead nowhere are made anew beyond this many.
constexpr std::size_t most_kept = 64;

}  // namespace

/// What a unit that is judged aside sees of the cases: a copy of each, which is its own until it is written. Whatever another has
/// judged and is not yet written is out of reach, so units that are judged side by side might as well have run one after the other.
class SqliteQueue::LooksAside final : public CaseLooks {
public:
    LooksAside(SqliteQueue& queue, Waiting& unit) : queue_(queue), unit_(unit) {}

    const CaseLook* find(std::string_view id) override {
        for (auto& [name, look] : seen_)
            if (name == id) return &look;
        auto known = claim(id);
        seen_.emplace_back(id, known ? std::move(*known) : look_up(id));
        return &seen_.back().second;
    }
    void found(std::string_view, CaseLook) override { throw OutOfReach{}; }
    void ends(std::string_view stream, const Head& head) override {
        for (auto& [name, look] : seen_)
            if (const StreamName ended = split(stream); ended.table == StreamTable::cases && ended.id == name) look.head = head;
        unit_.ended.emplace_back(stream, head);
    }

private:
    /// Makes the case the unit's own. How it stands, where that is known; nothing where it stands as when the transaction began.
    std::optional<CaseLook> claim(std::string_view id) {
        const std::lock_guard lock(queue_.mutex_);
        const CaseLook* const look = queue_.known_.find(id);
        if (queue_.claimed_.contains(id) || (look == nullptr && !queue_.known_.unknown_are_unchanged())) throw OutOfReach{};
        queue_.claimed_.emplace(id);
        unit_.claimed.emplace_back(id);
        return look == nullptr ? std::nullopt : std::optional(*look);
    }

    CaseLook look_up(std::string_view id) {
        if (queue_.readers_ == nullptr) throw OutOfReach{};
        const auto look = with_free_reader(*queue_.readers_, [&](Connection& db) { return look_at_case(db, id, storage::Lock::none); });
        if (!look) throw OutOfReach{};
        const std::lock_guard lock(queue_.mutex_);
        queue_.known_.found(id, *look);
        return *look;
    }

    SqliteQueue& queue_;
    Waiting& unit_;
    std::vector<std::pair<std::string, CaseLook>> seen_;
};

std::pair<std::shared_ptr<Batch>, SqliteQueue::Part> SqliteQueue::join(Waiting& unit) {
    const std::lock_guard lock(mutex_);
    if (coming_.empty() || coming_.back()->units.size() >= most_together) coming_.push_back(std::make_shared<Batch>());
    std::shared_ptr<Batch> batch = coming_.back();
    if (batch->units.size() == batch->units.capacity()) batch->units.reserve(2 * batch->units.size() + 8);  // so that both know it, or neither
    (unit.where == Runs::aside_too ? batch->to_judge : batch->to_run).push_back(&unit);
    batch->units.push_back(&unit);
    if (!led_ && coming_.size() == 1) {
        led_ = batch->led = true;
        return {std::move(batch), Part::leads};
    }
    wake_leader(*batch);
    const Part part = batch->units.size() == 1 ? Part::may_lead : Part::member;
    return {std::move(batch), part};
}

bool SqliteQueue::leads(Batch& batch, Part part) {
    if (part != Part::may_lead) return part == Part::leads;
    batch.turn.wait();
    const std::lock_guard lock(mutex_);
    // Who came after it and was awake already need not wait for it to wake.
    if (batch.led) return false;
    return led_ = batch.led = true;
}

void SqliteQueue::help(Batch& batch) noexcept {
    Lock lock(mutex_);
    while (batch.open && !batch.to_judge.empty()) judge(batch, lock);
}

std::size_t SqliteQueue::come(const Batch& batch) {
    const std::lock_guard lock(mutex_);
    return batch.units.size();
}

std::optional<SqliteQueue::Next> SqliteQueue::next(Batch& batch) {
    Lock lock(mutex_);
    if (is_alone(batch) && !batch.to_judge.empty()) std::swap(batch.to_run, batch.to_judge);  // it need not be kept from others
    batch.open = true;
    while (true) {
        if (!batch.judged.empty()) {
            Waiting& unit = *batch.judged.front();
            batch.judged.pop_front();
            for (const auto& [stream, head] : unit.ended) known_.ends(stream, head);
            let_go(unit);
            return Next{Step::write_judged, unit};
        }
        if (!batch.to_judge.empty()) {
            judge(batch, lock);
        } else if (batch.judging == 0 && !batch.to_run.empty()) {
            batch.open = false;
            Waiting& unit = *batch.to_run.front();
            batch.to_run.pop_front();
            return Next{Step::run, unit};
        } else if (!wait_for_more(batch, lock)) {
            close_now(batch);
            return std::nullopt;
        }
    }
}

bool SqliteQueue::alone(const Batch& batch) {
    const std::lock_guard lock(mutex_);
    return is_alone(batch) && (coming_.empty() || coming_.front().get() == &batch);
}

void SqliteQueue::written(Waiting& unit) {
    const std::lock_guard lock(mutex_);
    keep(std::move(unit.aside));
}

void SqliteQueue::close(Batch& batch) {
    Lock lock(mutex_);
    close_now(batch);
    asleep_ = &batch;
    for_judges_ = true;
    stirred_.wait(lock, [&] { return batch.judging == 0; });
    asleep_ = nullptr;
    for (Waiting* const unit : batch.units) let_go(*unit);
}

void SqliteQueue::pass_on(std::size_t written, Clock::duration took) {
    std::shared_ptr<Batch> next;
    {
        const std::lock_guard lock(mutex_);
        led_ = false;
        expected_ = std::min(written + (coming_.empty() ? 0 : coming_.front()->units.size()), most_together);
        patient_until_ = Clock::now() + std::min<Clock::duration>(took * 2, most_patience);
        if (coming_.empty()) return;
        next = coming_.front();
    }
    next->turn.open();
}

void SqliteQueue::judge(Batch& batch, Lock& lock) {
    Waiting& unit = *batch.to_judge.front();
    batch.to_judge.pop_front();
    ++batch.judging;
    if (!nowhere_.empty()) {
        unit.aside = std::move(nowhere_.back());
        nowhere_.pop_back();
    }
    lock.unlock();
    const bool judged = judge_aside(unit);
    lock.lock();
    --batch.judging;
    if (!judged) {
        keep(std::move(unit.aside));
        unit.ended.clear();
        let_go(unit);
    }
    (judged ? batch.judged : batch.to_run).push_back(&unit);
    wake_leader(batch);
}

/// False when it is to run on the connection: something is out of reach, or it has thrown, and what that means is told there.
bool SqliteQueue::judge_aside(Waiting& waiting) {
    try {
        if (!waiting.aside) waiting.aside = std::make_unique<Connection>(Connection::Nowhere{});
        LooksAside looks(*this, waiting);
        Unit unit{.db = *waiting.aside, .known = &looks, .readers = readers_};
        waiting.work(unit);
        return unit.tells_known && !unit.erases;
    } catch (const OutOfReach&) {
        return false;
    } catch (...) {
        waiting.threw = true;
        return false;
    }
}

void SqliteQueue::keep(std::unique_ptr<Connection> aside) {
    if (!aside || nowhere_.size() >= most_kept) return;
    aside->forget_waiting();
    nowhere_.push_back(std::move(aside));
}

/// Others may look at its cases.
void SqliteQueue::let_go(Waiting& unit) {
    for (const std::string& id : unit.claimed) claimed_.erase(id);
    unit.claimed.clear();
}

/// Lets those who judge come to an end, and gives those who were told a moment ago, and have not come again, the time to come. False
/// when there is nothing to wait for.
bool SqliteQueue::wait_for_more(Batch& batch, Lock& lock) {
    const std::size_t there = batch.units.size();
    for_judges_ = there >= expected_ || Clock::now() >= patient_until_ || put_off_ > 0;
    if (for_judges_ && batch.judging == 0) {
        if (there < expected_ && put_off_ > 0) --put_off_;
        if (batch.waited) in_vain_ = batch.came ? 0 : std::min(in_vain_ * 2 + 1, most_put_off);
        if (batch.waited) put_off_ = in_vain_;
        return false;
    }
    asleep_ = &batch;
    if (for_judges_) {
        stirred_.wait(lock, [&] { return worth_waking(batch); });
    } else {
        batch.waited = true;
        stirred_.wait_until(lock, patient_until_, [&] { return worth_waking(batch); });
        batch.came |= batch.units.size() > there;
    }
    asleep_ = nullptr;
    return true;
}

/// Not sooner: it would take the processor from those who come, and as soon have nothing to do again.
bool SqliteQueue::worth_waking(const Batch& batch) const {
    if (batch.judging > 0 || (batch.open && !batch.to_judge.empty())) return false;
    return for_judges_ || batch.units.size() >= expected_;
}

void SqliteQueue::wake_leader(const Batch& batch) {
    if (&batch == asleep_ && worth_waking(batch)) stirred_.notify_one();
}

void SqliteQueue::close_now(Batch& batch) {
    batch.open = false;
    if (!coming_.empty() && coming_.front().get() == &batch) coming_.pop_front();
}

}  // namespace storage

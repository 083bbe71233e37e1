#include "storage/awake_flush.hpp"

#include <pthread.h>
#include <sched.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace storage {

namespace {

/// Up to so many flushes are done by who asks before the other thread is asked again.
constexpr std::size_t most_put_off = 256;

/// Tells the processor that its thread waits in a loop, so that what shares its core gets on.
void pause() {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
}

/// Those that the calling thread may run on; none when there are more than such a set can hold.
cpu_set_t allowed_processors() {
    cpu_set_t allowed;
    if (::sched_getaffinity(0, sizeof(allowed), &allowed) != 0) CPU_ZERO(&allowed);
    return allowed;
}

/// Leaves the processor, if the calling thread is on it and may be elsewhere.
void step_aside_from(int processor) {
    if (::sched_getcpu() != processor) return;
    const cpu_set_t allowed = allowed_processors();
    cpu_set_t others = allowed;
    CPU_CLR(processor, &others);
    if (CPU_COUNT(&others) == 0) return;
    ::sched_setaffinity(0, sizeof(others), &others);
    ::sched_setaffinity(0, sizeof(allowed), &allowed);
}

}  // namespace

AwakeFlush::AwakeFlush() : AwakeFlush(Limits{}) {}

AwakeFlush::~AwakeFlush() {
    if (!thread_.joinable()) return;
    state_.store(ended);
    state_.notify_one();
    thread_.join();
}

int AwakeFlush::run(Flush flush) {
    const auto begun = Clock::now();
    const bool closely = begun - ended_ <= limits_.between && took_ <= limits_.flush;
    const std::optional<int> by_other = closely ? hand_over(flush) : std::nullopt;
    const int result = by_other ? *by_other : flush.call(flush.with);
    ended_ = Clock::now();
    took_ += (std::min<Duration>(ended_ - begun, 2 * limits_.flush) - took_) / 4;
    return result;
}

std::optional<int> AwakeFlush::hand_over(Flush flush) {
    if (put_off_ > 0) {
        --put_off_;
        return std::nullopt;
    }
    flush_ = flush;
    int expected = awake;
    if (!state_.compare_exchange_strong(expected, asked)) {
        call();
        return std::nullopt;
    }
    if (!wait_while(asked, limits_.at_hand) && state_.compare_exchange_strong(expected = asked, awake)) {
        missed();
        return std::nullopt;
    }
    next_put_off_ = least_put_off;
    if (!wait_while(taken, limits_.flush)) state_.wait(taken);
    ++handed_over_;
    const Answer answer = answer_;
    state_.store(awake);
    if (const auto processor = trial_.after(answer.took, answer.processor, ::sched_getcpu())) settle_on(*processor);
    return answer.result;
}

/// So that it is awake the next time: to wait for it to wake would take as long as to flush.
void AwakeFlush::call() {
    if (!thread_.joinable()) {
        put_off_ = most_put_off;  // if nothing comes of it
        const cpu_set_t allowed = allowed_processors();
        if (CPU_COUNT(&allowed) < 2) return;
        try {
            thread_ = std::thread([this] { attend(); });
        } catch (const std::system_error&) {
            return;
        }
        put_off_ = 0;
    }
    step_aside_from(answer_.processor);
    int expected = asleep;
    if (state_.compare_exchange_strong(expected, awake)) state_.notify_one();
}

/// False when it is still so after that time.
bool AwakeFlush::wait_while(State state, Duration most) const {
    const auto until = Clock::now() + most;
    while (state_.load(std::memory_order_acquire) == state) {
        if (Clock::now() > until) return false;
        pause();
    }
    return true;
}

void AwakeFlush::missed() {
    step_aside_from(answer_.processor);
    put_off_ = std::exchange(next_put_off_, std::min(2 * next_put_off_, most_put_off));
    if (put_off_ < most_put_off) return;
    const cpu_set_t allowed = allowed_processors();
    ::pthread_setaffinity_np(thread_.native_handle(), sizeof(allowed), &allowed);
    trial_ = {};
}

/// Keeps the other thread there, and this one elsewhere for now. Where the system does not let it, both stay where they are.
void AwakeFlush::settle_on(int processor) {
    cpu_set_t there;
    CPU_ZERO(&there);
    CPU_SET(processor, &there);
    step_aside_from(processor);
    ::pthread_setaffinity_np(thread_.native_handle(), sizeof(there), &there);
}

void AwakeFlush::attend() {
    while (state_.load() != ended) {
        state_.wait(asleep);
        attend_awake();
    }
}

/// Until nobody has asked for a while. Who has called flushes once more before it asks.
void AwakeFlush::attend_awake() {
    auto until = Clock::now() + limits_.flush + limits_.between;
    while (true) {
        int state = state_.load(std::memory_order_acquire);
        if (state == asked && state_.compare_exchange_strong(state, taken)) {
            answer();
            until = Clock::now() + limits_.between;
        } else if (state == ended || (state == awake && Clock::now() > until && state_.compare_exchange_strong(state, asleep))) {
            return;
        }
        pause();
    }
}

void AwakeFlush::answer() {
    const auto begun = Clock::now();
    answer_.result = flush_.call(flush_.with);
    answer_.took = Clock::now() - begun;
    answer_.processor = ::sched_getcpu();
    state_.store(done);
    state_.notify_one();
}

}  // namespace storage

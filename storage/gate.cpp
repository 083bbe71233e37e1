#include "storage/gate.hpp"

#include <limits>

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace storage {

namespace {

constexpr int closed = 0, awaited = 1, opened = 2;

static_assert(sizeof(std::atomic<int>) == sizeof(int) && std::atomic<int>::is_always_lock_free, "the kernel reads it as an int");

}  // namespace

void Gate::wait() {
    int state = closed;
    state_.compare_exchange_strong(state, awaited, std::memory_order_acquire);
    while (state_.load(std::memory_order_acquire) != opened) ::syscall(SYS_futex, &state_, FUTEX_WAIT_PRIVATE, awaited, nullptr, nullptr, 0);
}

void Gate::open() {
    if (state_.exchange(opened, std::memory_order_acq_rel) == awaited)
        ::syscall(SYS_futex, &state_, FUTEX_WAKE_PRIVATE, std::numeric_limits<int>::max(), nullptr, nullptr, 0);
}

}  // namespace storage

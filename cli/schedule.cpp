#include "cli/schedule.hpp"

#include <utility>

namespace cli {

Schedule::Schedule(std::chrono::minutes interval, std::function<void()> work) : work_(std::move(work)) {
    work_();
    if (interval.count() > 0) thread_ = std::jthread([this, interval](const std::stop_token& stop) { repeat(stop, interval); });
}

void Schedule::repeat(const std::stop_token& stop, std::chrono::minutes interval) {
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, stop, interval, [] { return false; }) && !stop.stop_requested()) work_();
}

}  // namespace cli

// A Schedule does one thing at once and then at every interval, in a thread of its own, while the program serves.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace cli {

class Schedule {
public:
    /// Does it at once; an interval of zero: only then. `work` must be safe to run beside everything else, and throw nothing.
    Schedule(std::chrono::minutes interval, std::function<void()> work);

private:
    void repeat(const std::stop_token& stop, std::chrono::minutes interval);

    std::function<void()> work_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::jthread thread_;  ///< last: it stops before what it uses is gone
};

}  // namespace cli

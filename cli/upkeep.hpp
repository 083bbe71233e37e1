// What is to be done again and again while serving, whoever asks: deadlines that pass, drafts that nobody sends.
#pragma once

#include "cli/composition.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace cli {

/// Marks deadlines as they pass and drops drafts older than `draft_days` (0: none). One round. On a demonstration, whose time
/// is not ours, deadlines are left alone.
void keep_up(Composition& composition, int draft_days);

class ScheduledUpkeep {
public:
    /// Starts at once, and again at every interval until destroyed. Borrows the composition.
    ScheduledUpkeep(Composition& composition, int draft_days, std::chrono::minutes interval);

private:
    void go_each(const std::stop_token& stop, std::chrono::minutes interval);

    Composition& composition_;
    const int draft_days_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::jthread thread_;  ///< last: it stops before what it uses is gone
};

}  // namespace cli

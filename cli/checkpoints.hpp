// While serving, the log is signed at the start and on a schedule, so that what was done is vouched for soon, whoever asks.
#pragma once

#include "cli/schedule.hpp"
#include "engine/log/log.hpp"

#include <chrono>
#include <optional>

namespace cli {

class ScheduledCheckpoints {
public:
    /// Signs at once, and then at every interval until destroyed; nothing without a key. Borrows the log. An interval of zero:
    /// at the start only.
    ScheduledCheckpoints(engine::Log& log, std::chrono::minutes interval);

private:
    std::optional<Schedule> schedule_;
};

}  // namespace cli

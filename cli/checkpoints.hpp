// While serving, the log is signed at the start and on a schedule, so that what was done is vouched for soon, whoever asks.
#pragma once

#include "cli/schedule.hpp"
#include "engine/log/log.hpp"
#include "workflows/phase_model/read_trail.hpp"

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

/// While serving, what people have read is recorded in batches: every few seconds, sooner when much waits, and at the end.
class RecordedReadings {
public:
    /// Borrows the trail.
    explicit RecordedReadings(workflows::ReadTrail& trail);
    ~RecordedReadings();
    RecordedReadings(const RecordedReadings&) = delete;
    RecordedReadings& operator=(const RecordedReadings&) = delete;

private:
    void record_each(const std::stop_token& stop);

    workflows::ReadTrail& trail_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::jthread thread_;  ///< last: it stops before what it uses is gone
};

}  // namespace cli

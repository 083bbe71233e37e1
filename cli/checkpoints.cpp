#include "cli/checkpoints.hpp"

#include "engine/store.hpp"

#include <spdlog/spdlog.h>

namespace cli {

namespace {

/// A database that cannot be written now is no reason to stop serving: the next time comes.
void sign(engine::Log& log) {
    try {
        const auto checkpoint = engine::read_checkpoint(log.checkpoint());
        spdlog::info("signed checkpoint size={}", checkpoint ? checkpoint->size : 0);
    } catch (const engine::Unavailable& unavailable) {
        spdlog::warn("checkpoint not signed reason={}", unavailable.what());
    }
}

}  // namespace

ScheduledCheckpoints::ScheduledCheckpoints(engine::Log& log, std::chrono::minutes interval) {
    if (log.can_sign()) schedule_.emplace(interval, [&log] { sign(log); });
}

namespace {

constexpr std::chrono::seconds look_every{1}, record_every{5};
constexpr std::size_t much = 500;

/// What cannot be written now waits.
void record(workflows::ReadTrail& trail) {
    try {
        trail.flush();
    } catch (const engine::Unavailable& unavailable) {
        spdlog::warn("readings not recorded waiting={} reason={}", trail.waiting(), unavailable.what());
    }
}

}  // namespace

RecordedReadings::RecordedReadings(workflows::ReadTrail& trail) : trail_(trail), thread_([this](const std::stop_token& stop) { record_each(stop); }) {}

RecordedReadings::~RecordedReadings() {
    thread_.request_stop();
    thread_.join();
    record(trail_);
}

void RecordedReadings::record_each(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    for (std::chrono::seconds since{0}; !wake_.wait_for(lock, stop, look_every, [] { return false; }) && !stop.stop_requested();) {
        since += look_every;
        if (since < record_every && trail_.waiting() < much) continue;
        record(trail_);
        since = std::chrono::seconds(0);
    }
}

}  // namespace cli

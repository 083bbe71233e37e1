#include "cli/upkeep.hpp"

#include "workflows/phase_model/deadlines.hpp"

#include <spdlog/spdlog.h>

namespace cli {

namespace {

constexpr std::int64_t day_ms = 86'400'000;

/// A database that cannot be had now is no reason to stop serving: the next round comes.
void try_to(Composition& composition, int draft_days) {
    try {
        keep_up(composition, draft_days);
    } catch (const engine::Unavailable& unavailable) {
        spdlog::warn("upkeep not done reason={}", unavailable.what());
    }
}

}  // namespace

void keep_up(Composition& composition, int draft_days) {
    const engine::Instant now = composition.now();
    if (!composition.store().demonstration()) {
        const std::size_t marked = workflows::mark_deadlines(composition.store(), composition.cases(), composition.people().office()->policies, now);
        if (marked > 0) spdlog::info("deadlines marked events={}", marked);
    }
    if (draft_days == 0) return;
    const auto gone = composition.drafts().expire(engine::to_text(engine::Instant{now.ms - draft_days * day_ms}));
    if (gone > 0) spdlog::info("drafts expired count={}", gone);
}

ScheduledUpkeep::ScheduledUpkeep(Composition& composition, int draft_days, std::chrono::minutes interval)
    : composition_(composition), draft_days_(draft_days) {
    thread_ = std::jthread([this, interval](const std::stop_token& stop) { go_each(stop, interval); });
}

void ScheduledUpkeep::go_each(const std::stop_token& stop, std::chrono::minutes interval) {
    std::unique_lock lock(mutex_);
    do try_to(composition_, draft_days_);
    while (!wake_.wait_for(lock, stop, interval, [] { return false; }) && !stop.stop_requested());
}

}  // namespace cli

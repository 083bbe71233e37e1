#include "cli/reminders.hpp"

#include "workflows/phase_model/reminders.hpp"

#include <spdlog/spdlog.h>

namespace cli {

namespace {

constexpr std::chrono::minutes every_hour{60};

/// A database that cannot be written now is no reason to stop serving: the next time comes.
void remind(Composition& composition) {
    try {
        for (const auto& one : workflows::remind_circulations(composition.store(), composition.cases(), *composition.people().office(), composition.now()))
            spdlog::info("reminded case={} ballot={} rule={} people={}", one.case_id, one.ballot, one.rule, one.people.size());
    } catch (const engine::Unavailable& unavailable) {
        spdlog::warn("nobody reminded reason={}", unavailable.what());
    }
}

}  // namespace

ScheduledReminders::ScheduledReminders(Composition& composition) {
    if (!composition.store().demonstration()) schedule_.emplace(every_hour, [&composition] { remind(composition); });
}

}  // namespace cli

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

}  // namespace cli

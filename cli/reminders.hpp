// While serving, those who have not answered a vote in writing are reminded every hour when a reminder is due.
#pragma once

#include "cli/composition.hpp"
#include "cli/schedule.hpp"

#include <optional>

namespace cli {

class ScheduledReminders {
public:
    /// Borrows the composition. A demonstration database has a time of its own, so that nothing is done there by the clock.
    explicit ScheduledReminders(Composition& composition);

private:
    std::optional<Schedule> schedule_;
};

}  // namespace cli

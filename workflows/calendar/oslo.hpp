// Norwegian local time: which calendar day an instant falls on in Europe/Oslo, and what the clock shows there.
#pragma once

#include "engine/time.hpp"

namespace workflows {

/// What calendar and clock show in Europe/Oslo.
struct LocalTime {
    engine::Date date;
    int hour = 0;
    int minute = 0;
    int second = 0;
};

/// The legal date of an instant (specification section 11). Cheap: the offset in force is kept per thread.
/// Throws std::runtime_error when the machine has no time zone data.
engine::Date legal_date(engine::Instant instant);
LocalTime oslo_time(engine::Instant instant);
/// The first instant of that day in Europe/Oslo.
engine::Instant start_of(engine::Date date);

}  // namespace workflows

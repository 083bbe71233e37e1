// The Norwegian working calendar: public holidays, business days, and the month of July (specification section 10).
#pragma once

#include "engine/time.hpp"

namespace workflows {

/// Easter Sunday (Gregorian).
engine::Date easter_sunday(int year);
/// A Norwegian public holiday: the fixed days, 1 and 17 May, and those that move with Easter. Plain Sundays are not.
bool is_public_holiday(engine::Date date);
/// Monday to Friday and no public holiday.
bool is_business_day(engine::Date date);
/// The business day `count` business days after `date` (which itself is not counted). REQUIRES: count >= 0; 0 gives the
/// date itself or, where that is no business day, the next one.
engine::Date add_business_days(engine::Date date, int count);
/// How many of the days from `from` to `until`, both counted, lie outside July; 0 when `until` is earlier.
int days_outside_july(engine::Date from, engine::Date until);

}  // namespace workflows

// Dates, times and numbers as people read them in bokmål, nynorsk and English (design section 6), and dates as people type
// them. Spaces inside are non-breaking (U+00A0). Times are those of Europe/Oslo.
#pragma once

#include "engine/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace workflows {

/// "3. desember 2026", "3 December 2026": in running text.
std::string long_date(engine::Date date, std::string_view language);
/// "3. des. 2026", "3 Dec 2026": in tables and cards.
std::string short_date(engine::Date date, std::string_view language);
/// "23.06.2026": of releases, and in date fields.
std::string numeric_date(engine::Date date);
/// "kl. 14.32", "14:32".
std::string clock_time(engine::Instant instant, std::string_view language);
/// "3. desember 2026 kl. 14.32", "3 December 2026, 14:32".
std::string date_and_time(engine::Instant instant, std::string_view language);

/// "1 000", "−4", "1,000": grouped from 1000, with a real minus.
std::string grouped(std::int64_t number, std::string_view language);
/// A decimal given as text with a point: "13,3", "13.3".
std::string decimal(std::string_view number, std::string_view language);
/// The band of a small count, as enquiries are shown: "0", "1-4", "5-9" or "10+" (catalogue keys band.…).
std::string_view band_of(std::int64_t count);

/// A date as typed: 1.5.2026, 01.05.26, 1/5 2026, 2026-05-01. Two digits of a year mean 2000 to 2099. Nothing when it is
/// no date or does not exist.
std::optional<engine::Date> typed_date(std::string_view text);

}  // namespace workflows

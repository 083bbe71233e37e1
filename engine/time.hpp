// Instants and dates: UTC milliseconds for what happened, calendar dates for windows and deadlines.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace engine {

/// A point in time, milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t ms = 0;
    auto operator<=>(const Instant&) const = default;
};

/// A calendar date, days since 1970-01-01. Whose day it is (Europe/Oslo for legal dates) is the caller's business.
struct Date {
    std::int32_t days = 0;
    auto operator<=>(const Date&) const = default;
};

struct YearMonthDay {
    int year = 1970;
    int month = 1;
    int day = 1;
};

inline Date operator+(Date date, int days) { return Date{date.days + days}; }
inline Date operator-(Date date, int days) { return Date{date.days - days}; }
/// Days from `from` to `to`; negative when `to` is earlier.
inline int days_between(Date from, Date to) { return to.days - from.days; }

Date make_date(int year, int month, int day);
YearMonthDay parts(Date date);
/// Same day `months` later, or the month's last day where that day does not exist.
Date add_months(Date date, int months);

/// "2026-11-22T09:00:00.000Z" (RFC 3339, UTC, three decimals).
std::string to_text(Instant instant);
/// "2026-11-22".
std::string to_text(Date date);
/// Reads RFC 3339 with Z or an offset, up to three decimals; nothing for a time that does not exist.
std::optional<Instant> parse_instant(std::string_view text);
/// Reads YYYY-MM-DD; nothing for a date that does not exist.
std::optional<Date> parse_date(std::string_view text);

/// Where the time comes from; tests hand in their own.
using Clock = std::function<Instant()>;
Clock system_clock();

}  // namespace engine

#include "workflows/calendar/calendar.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace workflows {

namespace {

/// 0 for Sunday to 6 for Saturday; 1970-01-01 was a Thursday.
int weekday(engine::Date date) { return ((date.days + 4) % 7 + 7) % 7; }

// New Year, Labour Day, Constitution Day, Christmas Day, Boxing Day.
constexpr std::array<std::pair<int, int>, 5> fixed{{{1, 1}, {5, 1}, {5, 17}, {12, 25}, {12, 26}}};

// Days from Easter Sunday: Maundy Thursday, Good Friday, Easter, Easter Monday, Ascension, Whit Sunday, Whit Monday.
constexpr std::array<int, 7> moving{-3, -2, 0, 1, 39, 49, 50};

}  // namespace

/// Anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
engine::Date easter_sunday(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int day = h + l - 7 * m + 114;
    return engine::make_date(year, day / 31, day % 31 + 1);
}

bool is_public_holiday(engine::Date date) {
    const auto [year, month, day] = engine::parts(date);
    if (std::find(fixed.begin(), fixed.end(), std::pair(month, day)) != fixed.end()) return true;
    return std::find(moving.begin(), moving.end(), engine::days_between(easter_sunday(year), date)) != moving.end();
}

bool is_business_day(engine::Date date) {
    const int day = weekday(date);
    return day != 0 && day != 6 && !is_public_holiday(date);
}

engine::Date add_business_days(engine::Date date, int count) {
    for (; count > 0; --count)
        do date = date + 1;
        while (!is_business_day(date));
    while (!is_business_day(date)) date = date + 1;
    return date;
}

int days_outside_july(engine::Date from, engine::Date until) {
    int count = 0;
    for (engine::Date day = from; day <= until; day = day + 1)
        if (engine::parts(day).month != 7) ++count;
    return count;
}

}  // namespace workflows

#include "workflows/text/format.hpp"

#include "workflows/calendar/oslo.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace workflows {

namespace {

using Months = std::array<std::string_view, 12>;

constexpr std::string_view space = "\u00a0";
constexpr Months norwegian{"januar", "februar", "mars",      "april",   "mai",      "juni",
                           "juli",   "august",  "september", "oktober", "november", "desember"};
constexpr Months norwegian_short{"jan.", "feb.", "mars", "apr.", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des."};
constexpr Months english{"January", "February", "March",     "April",   "May",      "June",
                         "July",    "August",   "September", "October", "November", "December"};
constexpr Months english_short{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string written(engine::Date date, const Months& months, std::string_view after_day) {
    const auto [year, month, day] = engine::parts(date);
    std::string out = std::to_string(day);
    out += after_day;
    out += space;
    out += months[static_cast<std::size_t>(month - 1)];
    out += space;
    return out += std::to_string(year);
}

/// The numbers in a text, in order; nothing when there is anything else but blanks and . - / between them.
std::optional<std::vector<std::string>> numbers_in(std::string_view text) {
    std::vector<std::string> all;
    bool open = false;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            if (!open) all.emplace_back();
            all.back() += c;
            open = true;
        } else if (c == '.' || c == '-' || c == '/' || c == ' ') {
            open = false;
        } else {
            return std::nullopt;
        }
    }
    return all;
}

}  // namespace

std::string long_date(engine::Date date, std::string_view language) {
    return language == "en" ? written(date, english, "") : written(date, norwegian, ".");
}

std::string short_date(engine::Date date, std::string_view language) {
    return language == "en" ? written(date, english_short, "") : written(date, norwegian_short, ".");
}

std::string numeric_date(engine::Date date) {
    const auto [year, month, day] = engine::parts(date);
    return two(day) + '.' + two(month) + '.' + std::to_string(year);
}

std::string clock_time(engine::Instant instant, std::string_view language) {
    const LocalTime time = oslo_time(instant);
    if (language == "en") return two(time.hour) + ':' + two(time.minute);
    return "kl." + std::string(space) + two(time.hour) + '.' + two(time.minute);
}

std::string date_and_time(engine::Instant instant, std::string_view language) {
    return long_date(legal_date(instant), language) + (language == "en" ? ", " : " ") + clock_time(instant, language);
}

std::string grouped(std::int64_t number, std::string_view language) {
    std::string digits = std::to_string(number);
    const bool negative = digits.front() == '-';
    if (negative) digits.erase(0, 1);
    const std::string_view between = language == "en" ? std::string_view(",") : space;
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, between);
    return (negative ? "\u2212" : "") + digits;
}

std::string decimal(std::string_view number, std::string_view language) {
    std::string out(number);
    if (language != "en") std::replace(out.begin(), out.end(), '.', ',');
    return out;
}

std::string_view band_of(std::int64_t count) {
    if (count <= 0) return "0";
    if (count < 5) return "1-4";
    return count < 10 ? "5-9" : "10+";
}

std::optional<engine::Date> typed_date(std::string_view text) {
    const auto numbers = numbers_in(text);
    if (!numbers || numbers->size() != 3) return std::nullopt;
    const bool year_first = numbers->front().size() == 4;
    std::string year = year_first ? numbers->front() : numbers->back();
    std::string day = year_first ? numbers->back() : numbers->front();
    std::string month = (*numbers)[1];
    if (year.size() == 2) year.insert(0, "20");
    if (day.size() == 1) day.insert(0, "0");
    if (month.size() == 1) month.insert(0, "0");
    return engine::parse_date(year + '-' + month + '-' + day);
}

}  // namespace workflows

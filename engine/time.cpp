#include "engine/time.hpp"

#include <chrono>

namespace engine {

namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return std::nullopt;
    int number = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

bool has(std::string_view text, std::size_t at, char c) { return at < text.size() && text[at] == c; }

/// Minutes east of UTC at `at`, where "Z" or "+hh:mm" must end the text.
std::optional<int> offset_minutes(std::string_view text, std::size_t at) {
    if (at + 1 == text.size() && (text[at] == 'Z' || text[at] == 'z')) return 0;
    if (at + 6 != text.size() || (text[at] != '+' && text[at] != '-') || text[at + 3] != ':') return std::nullopt;
    const auto hours = digits(text, at + 1, 2);
    const auto minutes = digits(text, at + 4, 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
    return (text[at] == '-' ? -1 : 1) * (*hours * 60 + *minutes);
}

/// Writes so many digits over the zeros that stand at `at`: every event and every row is full of dates.
void put(std::string& text, std::size_t at, int number, std::size_t width) {
    for (std::size_t i = at + width; i > at; number /= 10) text[--i] = static_cast<char>('0' + number % 10);
}

}  // namespace

Date make_date(int year, int month, int day) {
    const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                          std::chrono::day(static_cast<unsigned>(day))};
    return Date{static_cast<std::int32_t>(std::chrono::sys_days(ymd).time_since_epoch().count())};
}

YearMonthDay parts(Date date) {
    const std::chrono::year_month_day ymd{std::chrono::sys_days(std::chrono::days(date.days))};
    return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
            static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

Date add_months(Date date, int months) {
    const std::chrono::year_month_day start{std::chrono::sys_days(std::chrono::days(date.days))};
    const auto moved = start.year() / start.month() + std::chrono::months(months);
    const std::chrono::year_month_day_last last{moved.year(), std::chrono::month_day_last(moved.month())};
    const auto day = start.day() > last.day() ? last.day() : start.day();
    return make_date(static_cast<int>(moved.year()), static_cast<int>(static_cast<unsigned>(moved.month())),
                     static_cast<int>(static_cast<unsigned>(day)));
}

std::string to_text(Date date) {
    const auto [year, month, day] = parts(date);
    std::string text;
    text.reserve(24);
    text = "0000-00-00";
    if (year < 0 || year > 9999) {
        text.replace(0, 4, std::to_string(year));  // no date of ours, but told as it is
    } else {
        put(text, 0, year, 4);
    }
    put(text, text.size() - 5, month, 2);
    put(text, text.size() - 2, day, 2);
    return text;
}

std::string to_text(Instant instant) {
    std::int64_t days = instant.ms / 86'400'000;
    std::int64_t rest = instant.ms % 86'400'000;
    if (rest < 0) {
        rest += 86'400'000;
        days -= 1;
    }
    std::string text = to_text(Date{static_cast<std::int32_t>(days)});
    const std::size_t at = text.size();
    const auto ms = static_cast<int>(rest);
    text += "T00:00:00.000Z";
    put(text, at + 1, ms / 3'600'000, 2);
    put(text, at + 4, ms / 60'000 % 60, 2);
    put(text, at + 7, ms / 1000 % 60, 2);
    put(text, at + 10, ms % 1000, 3);
    return text;
}

std::optional<Date> parse_date(std::string_view text) {
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    if (text.size() != 10 || !year || !month || !day || text[4] != '-' || text[7] != '-') return std::nullopt;
    const std::chrono::year_month_day ymd{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                          std::chrono::day(static_cast<unsigned>(*day))};
    if (!ymd.ok()) return std::nullopt;
    return make_date(*year, *month, *day);
}

std::optional<Instant> parse_instant(std::string_view text) {
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't')) return std::nullopt;
    const auto date = parse_date(text.substr(0, 10));
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    if (!date || !hour || !minute || !second || !has(text, 13, ':') || !has(text, 16, ':')) return std::nullopt;
    if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    std::size_t at = 19;
    int millis = 0;
    if (has(text, at, '.')) {
        int scale = 100;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10) {
            if (scale == 0) return std::nullopt;
            millis += (text[at] - '0') * scale;
        }
        if (scale == 100) return std::nullopt;
    }
    const auto offset = offset_minutes(text, at);
    if (!offset) return std::nullopt;
    const std::int64_t seconds =
        static_cast<std::int64_t>(date->days) * 86'400 + *hour * 3600 + *minute * 60 + *second - *offset * 60;
    return Instant{seconds * 1000 + millis};
}

Clock system_clock() {
    return [] {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
    };
}

}  // namespace engine

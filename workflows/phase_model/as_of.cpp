#include "workflows/phase_model/as_of.hpp"

#include "workflows/calendar/oslo.hpp"

namespace workflows {

namespace {

constexpr std::int64_t minute_ms = 60'000;

std::optional<int> two_digits(std::string_view text, std::size_t at, int most) {
    const char tens = text[at], ones = text[at + 1];
    if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return std::nullopt;
    const int number = (tens - '0') * 10 + (ones - '0');
    return number <= most ? std::optional(number) : std::nullopt;
}

/// The last moment of a minute that the clock in Oslo shows; the later one where it is shown twice.
engine::Instant end_of_minute(engine::Date day, int hour, int minute) {
    const int wanted = hour * 60 + minute;
    engine::Instant instant{start_of(day + 1).ms - (24 * 60 - wanted) * minute_ms};
    // Summer time begins or ends between then and midnight: the clock is off by what it was turned.
    const LocalTime shown = oslo_time(instant);
    instant.ms += (wanted - (shown.hour * 60 + shown.minute) - engine::days_between(day, shown.date) * 24 * 60) * minute_ms;
    return {instant.ms + minute_ms - 1};
}

}  // namespace

AsOf as_of_day(engine::Date day) { return {.until = {start_of(day + 1).ms - 1}, .day = day, .whole_day = true}; }

AsOf as_of_instant(engine::Instant instant) { return {.until = instant, .day = legal_date(instant)}; }

std::optional<AsOf> read_as_of(std::string_view text) {
    if (const auto instant = engine::parse_instant(text)) return as_of_instant(*instant);
    if (text.size() == 10) {
        const auto day = engine::parse_date(text);
        return day ? std::optional(as_of_day(*day)) : std::nullopt;
    }
    if (text.size() != 16 || text[10] != 'T' || text[13] != ':') return std::nullopt;
    const auto day = engine::parse_date(text.substr(0, 10));
    const auto hour = two_digits(text, 11, 23), minute = two_digits(text, 14, 59);
    if (!day || !hour || !minute) return std::nullopt;
    return as_of_instant(end_of_minute(*day, *hour, *minute));
}

std::string to_text(const AsOf& moment) {
    return moment.whole_day ? engine::to_text(moment.day) : engine::to_text(moment.until);
}

std::shared_ptr<const engine::CaseFile> fold_as_of(engine::Store& store, const engine::NewCaseFile& new_file,
                                                   const std::string& stream, const AsOf& moment) {
    const auto events = store.events(stream);
    if (events.empty() || !moment.holds(events.front().event)) return nullptr;
    std::shared_ptr<engine::CaseFile> file = new_file(stream);
    if (!file) return nullptr;
    // Read after the events, so that every commitment that is seen can be opened.
    const engine::Texts texts = store.texts(stream);
    for (const engine::Sealed& sealed : events) {
        if (!moment.holds(sealed.event)) break;
        file->apply(sealed, texts);
    }
    return file;
}

}  // namespace workflows

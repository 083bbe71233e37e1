#include "web/feeds/calendar.hpp"

#include "engine/time.hpp"

#include <algorithm>

namespace web {

namespace {

constexpr std::size_t longest_line = 75;  // bytes, without the line end (section 3.1)

/// A line, folded where it is too long; never within a letter.
void add_line(std::string& out, std::string_view line) {
    bool first = true;
    while (!line.empty()) {
        const std::size_t room = first ? longest_line : longest_line - 1;
        std::size_t size = std::min(room, line.size());
        while (size < line.size() && (static_cast<unsigned char>(line[size]) & 0xC0U) == 0x80U) --size;
        out += (first ? "" : " ") + std::string(line.substr(0, size)) + "\r\n";
        line.remove_prefix(size);
        first = false;
    }
}

/// Text as a value (section 3.3.11).
std::string value(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out;
}

std::string without_marks(std::string_view date) {
    std::string out(date.substr(0, 10));
    std::erase(out, '-');
    return out;
}

/// "2026-11-22T09:00:00.000Z" as "20261122T090000Z".
std::string stamp(std::string_view at) {
    std::string time(at.substr(11, 8));
    std::erase(time, ':');
    return without_marks(at) + "T" + time + "Z";
}

}  // namespace

std::string calendar_of(std::string_view name, const std::vector<CalendarEntry>& entries) {
    std::string out;
    const auto line = [&](const std::string& text) { add_line(out, text); };
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//phasemodel//phasemodel//NO");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line("X-WR-CALNAME:" + value(name));
    line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    for (const CalendarEntry& entry : entries) {
        const auto date = engine::parse_date(entry.date);
        if (!date) continue;
        line("BEGIN:VEVENT");
        line("UID:" + entry.uid);
        line("DTSTAMP:" + stamp(entry.changed));
        line("SEQUENCE:" + std::to_string(entry.sequence));
        line("DTSTART;VALUE=DATE:" + without_marks(entry.date));
        line("DTEND;VALUE=DATE:" + without_marks(engine::to_text(*date + 1)));
        line("SUMMARY:" + value(entry.summary));
        line("URL:" + entry.url);
        line("TRANSP:TRANSPARENT");
        line("CLASS:PRIVATE");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    return out;
}

}  // namespace web

// Deadlines as a calendar that calendar programs subscribe to (RFC 5545).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace web {

/// One deadline: all day, nothing to be busy with.
struct CalendarEntry {
    std::string uid;       ///< the same as long as it is the same deadline of the same case
    std::string date;      ///< YYYY-MM-DD
    std::string changed;   ///< RFC 3339, when the case changed last
    std::int64_t sequence = 0;
    std::string summary;
    std::string url;
};

/// The calendar with its name; lines are folded and end with CR LF.
std::string calendar_of(std::string_view name, const std::vector<CalendarEntry>& entries);

}  // namespace web

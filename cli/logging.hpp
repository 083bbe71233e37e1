// The technical log, on standard error: text on a terminal, JSON lines otherwise.
#pragma once

#include "cli/settings.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace cli {

/// Sets the process's logger up. `terminal` says whether standard error is one.
void set_up_logging(const Settings& settings, bool terminal);

/// A pipe takes a line of at most this many bytes as one, whoever else writes to it.
inline constexpr std::size_t longest_line = 4000;

/// A message of the form "answered request=r1 status=200 text=two words" as one JSON object: `event` is its first word,
/// the rest its fields. Line breaks and control characters are escaped. A line that would be longer than longest_line bytes has the
/// message's beginning, and `cut`.
std::string json_line(std::string_view at, std::string_view level, std::string_view message);

}  // namespace cli

// The technical log, on standard error: text on a terminal, JSON lines otherwise.
#pragma once

#include "cli/settings.hpp"

#include <string>
#include <string_view>

namespace cli {

/// Sets the process's logger up. `terminal` says whether standard error is one.
void set_up_logging(const Settings& settings, bool terminal);

/// A message of the form "answered request=r1 status=200 text=two words" as one JSON object: `event` is its first word,
/// the rest its fields. Line breaks and control characters are escaped.
std::string json_line(std::string_view at, std::string_view level, std::string_view message);

}  // namespace cli

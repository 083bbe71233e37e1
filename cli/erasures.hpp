// Where it is noted what was redacted.
#pragma once

#include "cli/settings.hpp"

#include <string>

namespace cli {

/// The file outside the database: `erasure_list` of the settings, else PATH.erasures beside a SQLite database, else "".
std::string erasure_list_of(const Settings& settings);

}  // namespace cli

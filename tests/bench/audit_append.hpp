// What the log over all events costs whoever appends.
#pragma once

#include "tests/bench/report.hpp"

#include <string>

namespace bench {

/// Acts one after the other on copies of the database, one with the log and one without it, in turns.
void append_with_and_without(const std::string& database, bool quick, Report& report);

}  // namespace bench

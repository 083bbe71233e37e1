// What the body of each event holds, by hand, from architecture.md 2a: held against what acts make.
#pragma once

#include <map>
#include <string>

namespace tests {

/// Members, parted by blanks: those that are always there, and those that may be.
struct Body {
    std::string always, sometimes;
};

/// By event. `by` may stand in each, and `acknowledged` where a warning was passed over; `next_date` in a transition.
const std::map<std::string, Body>& bodies();

}  // namespace tests

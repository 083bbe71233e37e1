// Who may do what, where, by hand, from sections 4 and 13 of the specification.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tests {

/// `places`: phases 0–7, c closed, n no case yet, p parked in whatever phase. `circle`: marked ○, also while parked.
struct Expected {
    std::string act;
    std::vector<std::pair<std::string, std::string>> who_and_places;
    bool circle = false;
};

/// By act.
const std::vector<Expected>& expected();

}  // namespace tests

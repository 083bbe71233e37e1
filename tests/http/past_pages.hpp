// What tests of pages of the past share.
#pragma once

#include "tests/http/house.hpp"
#include "tests/support/catch.hpp"

#include <string_view>

namespace tests {

inline const Headers as_page{{"Accept", "text/html"}};

inline bool has(const Answer& answer, std::string_view part) { return answer.body.find(part) != std::string::npos; }

/// A page that says it shows the past, and offers nothing to be done.
inline void check_past(const Answer& page) {
    INFO(page.body.substr(0, 2000));
    CHECK(page.status == 200);
    CHECK(has(page, "Du ser hvordan det sto"));
    CHECK_FALSE(has(page, "/acts/"));
    CHECK_FALSE(has(page, "href=\"/proposals/new\""));
    CHECK_FALSE(has(page, "method=\"post\" action=\"/proposals"));
}

}  // namespace tests

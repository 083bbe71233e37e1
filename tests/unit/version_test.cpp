#include "engine/version.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <string_view>

TEST_CASE("the program's version has three parts", "[version]") {
    const std::string_view version = engine::program_version();

    const auto dots = std::ranges::count(version, '.');

    CHECK(dots == 2);
}

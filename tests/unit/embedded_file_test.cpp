#include "engine/embedded_file.hpp"
#include "web/embedded.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <string_view>

TEST_CASE("an embedded file is found by its name", "[embedded]") {
    const engine::EmbeddedFiles files = web::embedded_files();

    const auto licence = engine::content_of(files, "assets/ds/licence.txt");

    REQUIRE(licence);
    CHECK(licence->starts_with("Copyright Digitaliseringsdirektoratet"));
    CHECK(licence->find('\0') == std::string_view::npos);
}

TEST_CASE("a name that is not embedded is answered with nothing", "[embedded]") {
    const engine::EmbeddedFiles files = web::embedded_files();

    const auto content = engine::content_of(files, "assets/");

    CHECK_FALSE(content);
}

TEST_CASE("embedded files stand in the order of their names", "[embedded]") {
    const engine::EmbeddedFiles files = web::embedded_files();

    const bool ordered = std::ranges::is_sorted(files, {}, &engine::EmbeddedFile::name);

    CHECK(ordered);
}

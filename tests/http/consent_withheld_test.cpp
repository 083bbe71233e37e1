// What of the consent block is kept from one who is tied in its cases.
#include "tests/http/consent_held.hpp"
#include "tests/http/scenario.hpp"

using namespace tests;

namespace {

std::string meeting_page(const Held& held) { return held.page().substr(0, held.page().rfind('/')); }

}  // namespace

TEST_CASE("one who is tied now reads nothing of the block from before they were", "[pages][meeting][consent]") {
    Held held({"later"});
    auto& house = held.house;
    held.block.all("officer", "put_motion", held.block.of_motion("later"));
    const auto then = meeting_page(held) + "?as_of=" + house.world.day();
    const std::string open = "Forslaget er fremsatt";
    REQUIRE(has(house.ask_at("TRS", "GET", then), open));
    house.world.later(1);

    held.block.at(0).declare("SSD", "tied");

    CHECK(has(house.ask_at("TRS", "GET", then), open));
    CHECK_FALSE(has(house.ask_at("SSD", "GET", then), open));
    CHECK(has(house.ask_at("SSD", "GET", then), "Du er inhabil i saken."));
}

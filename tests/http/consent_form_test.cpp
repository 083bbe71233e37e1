// What the form of one act on several consent items shows: the motion that is voted on, and controls that are told apart.
#include "tests/http/consent_held.hpp"
#include "tests/http/scenario.hpp"

#include <algorithm>
#include <set>

using namespace tests;

namespace {

/// Every id of the page, in order.
std::vector<std::string> ids_in(const std::string& page) {
    constexpr std::string_view attribute = " id=\"";
    std::vector<std::string> ids;
    for (auto at = page.find(attribute); at != std::string::npos; at = page.find(attribute, at + 1)) {
        const auto begin = at + attribute.size();
        ids.push_back(page.substr(begin, page.find('"', begin) - begin));
    }
    return ids;
}

}  // namespace

TEST_CASE("the form and the API show the motion that is voted on, whatever is put after the ballot was opened", "[api][pages][meeting][consent]") {
    Held held({"later"});
    auto& house = held.house;
    held.block.all("TRS", "declare_interest", F({{"value", "none"}}));
    held.block.all("officer", "put_motion", held.block.of_motion("later"));
    const auto first = std::to_string(held.block.file(0).motions.at(0).by.seq);
    held.block.all("leader", "open_ballot");

    house.world.as("NMK").must("put_motion", F({{"transition", "procedure"}, {"words", "Et annet forslag"}}));

    REQUIRE(held.block.file(0).motions.size() == 2);
    CHECK(at(house.ask_at("TRS", "GET", held.address), "items.0.motion.motion") == first);
    const auto form = house.ask_at("TRS", "GET", held.page() + "/cast_vote");
    CHECK(has(form, "Innstilling later"));
    CHECK_FALSE(has(form, "Et annet forslag"));
}

TEST_CASE("the form of a vote shows the motion before the group although a later one was withdrawn or has fallen", "[api][pages][meeting][consent]") {
    Held held({"later"});
    auto& house = held.house;
    held.block.all("officer", "put_motion", held.block.of_motion("later"));
    const auto first = std::to_string(held.block.file(0).motions.at(0).by.seq);
    house.world.as("NMK").must("put_motion", F({{"transition", "procedure"}, {"words", "Et annet forslag"}}));
    house.world.as("NMK").must("withdraw_motion", F({{"motion", held.block.file(0).motions.at(1).by.seq}, {"reason", "Trekkes"}}));

    CHECK(at(house.ask_at("TRS", "GET", held.address), "items.0.motion.motion") == first);
    for (const std::string& person : the_ten()) held.block.at(0).declare(person);
    house.world.open(house.world.move("procedure", F({{"words", "Et tredje forslag"}})));
    for (const std::string& person : the_ten()) house.world.cast(person, "against");
    house.world.as("leader").must("close_ballot", F({{"reason", "Falt"}}));

    CHECK(at(house.ask_at("TRS", "GET", held.address), "items.0.motion.motion") == first);
    CHECK(has(house.ask_at("leader", "GET", held.page() + "/open_ballot"), "Innstilling later"));
}

TEST_CASE("no two things on the form of a block have the same id", "[pages][meeting][consent]") {
    Held held({"yes", "yes", "yes"});
    for (const char* person : {"TRS", "leader"}) held.block.all(person, "declare_interest", F({{"value", "none"}}));
    held.block.all("officer", "put_motion");
    held.block.all("leader", "open_ballot");

    for (const std::string_view act : {"declare_interest", "cast_vote"}) {
        const auto ids = ids_in(held.house.ask_at(act == "cast_vote" ? "TRS" : "NMK", "GET", held.page() + "/" + std::string(act)).body);

        const auto numbered = "f-" + std::to_string(held.block.items[1]) + (act == "cast_vote" ? "-vote" : "-value");
        CHECK(std::ranges::count(ids, numbered) == 1);
        CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
    }
}

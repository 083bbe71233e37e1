// What of the consent block is kept from one who is tied in its cases, and what a substitute is offered there.
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

TEST_CASE("one tied in a case of the block sees of it there only that they are", "[api][pages][meeting][consent]") {
    Held held({"yes", "later"});
    auto& house = held.house;
    for (std::size_t i : {0U, 1U}) held.block.at(i).declare("SSD", "tied");
    held.block.all("officer", "put_motion", F(), {{1, held.block.of_motion("later")}});
    held.block.all("leader", "open_ballot");
    REQUIRE(held.block.file(1).open_ballot() != nullptr);

    const auto shown = house.ask_at("SSD", "GET", held.address);

    REQUIRE(at(house.ask_at("TRS", "GET", held.address), "items.1.motion.transition") == "park");
    for (const std::string item : {"items.0.", "items.1."}) {
        CHECK(at(shown, item + "withheld") == "true");
        for (const std::string part : {"motion", "ballot", "recommended"}) CHECK(at(shown, item + part).empty());
        for (const std::string act : {"put_motion", "open_ballot", "cast_vote", "close_ballot"}) {
            CHECK(at(shown, item + "acts." + act + ".left_out") == "recused");
            CHECK(at(shown, item + "acts." + act + ".may") == "false");
            CHECK(at(shown, item + "acts." + act + ".why") == "[]");
        }
    }
    for (const std::string act : {"put_motion", "cast_vote"}) {
        const auto form = house.ask_at("SSD", "GET", held.page() + "/" + act);
        CHECK(has(form, "Du er inhabil i saken."));
        CHECK_FALSE(has(form, "Et forslag er alt fremsatt."));
        for (const char* answer : {"yes", "later"}) CHECK_FALSE(has(form, std::string("Innstilling ") + answer));
    }
    const auto page = house.ask_at("SSD", "GET", meeting_page(held));
    CHECK(has(page, "Du er inhabil i saken."));
    CHECK_FALSE(has(page, "har stemt"));
    CHECK(at(held.act("SSD", "put_motion"), "items.0.left_out") == "recused");
    CHECK(at(held.act("SSD", "cast_vote", R"(,"criteria":"for","fields":{"vote":"for"})"), "items.1.left_out") == "recused");
}

TEST_CASE("why discussion was asked is kept from one who is tied in the case", "[api][pages][meeting][consent]") {
    Held held({"yes"});
    auto& house = held.house;
    held.block.meeting->must("TRS", "ask_discussion", F({{"item", held.block.items[0]}, {"reason", "Særordet"}}));
    held.block.at(0).declare("SSD", "tied");

    for (const std::string& where : {held.address, meeting_page(held)}) {
        CHECK(has(house.ask_at("TRS", "GET", where), "Særordet"));
        CHECK_FALSE(has(house.ask_at("SSD", "GET", where), "Særordet"));
    }
}

TEST_CASE("who is noted as present may be a substitute in one of the cases of the block", "[pages][meeting][consent]") {
    Held held({"yes", "yes"});
    held.block.at(1).declare("NMK", "tied");
    for (const char* member : {"Frambu", "NAPOS", "NevSom", "NK-SE", "SSD"}) held.house.world.as(member).must("appoint_substitute", F({{"leader", "NMK"}, {"substitute", "clinician"}}));

    const auto form = held.house.ask_at("officer", "GET", meeting_page(held) + "/acts/note_presence");

    CHECK(has(form, "clinician:NMK"));
}

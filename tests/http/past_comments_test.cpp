// Comments of the past over HTTP, and what they had changed: those of then that the reader may still read.
#include "tests/http/past_pages.hpp"
#include "tests/http/walked_house.hpp"
#include "tests/support/catch.hpp"

using tests::Answer;
using tests::as_page;
using tests::at;
using tests::F;
using tests::WalkedHouse;

TEST_CASE("comments of the past are those of then that the reader may still read", "[past][api]") {
    WalkedHouse house;
    tests::World& world = house.world;
    world.walk_to(3);
    const auto comment = [&](const char* who, const char* text) { return world.as(who).must("comment", F({{"text", text}})); };
    const auto withdrawn = comment("users", "Tatt tilbake siden"), closed = comment("users", "Internt siden");
    comment("reference", "Fortsatt åpent");
    const std::string then = world.day();
    world.later(1);
    world.as("users").must("withdraw_comment", F({{"comment", withdrawn}}));
    world.as("officer").must("set_access", F({{"entry", closed}, {"level", "internal"}, {"ground", "offl_13"}}));
    comment("reference", "Kom senere");
    world.later(1);

    const auto page = house.ask_at("officer", "GET", "/comments?as_of=" + then, "", as_page);
    const auto csv = house.ask_at("clinician", "GET", "/comments?state=all&format=csv&as_of=" + then);
    const auto api = house.ask_at("clinician", "GET", "/api/v1/comments?as_of=" + then);
    const auto officers = house.ask_at("officer", "GET", "/api/v1/comments?as_of=" + then);

    check_past(page);
    CHECK(has(page, "Internt siden"));
    CHECK(has(page, "?as_of=" + then + "#comment-"));
    for (const auto* answer : {&page, &csv, &api, &officers}) {
        CHECK(has(*answer, "Fortsatt åpent"));
        CHECK_FALSE(has(*answer, "Tatt tilbake siden"));
        CHECK_FALSE(has(*answer, "Kom senere"));
    }
    CHECK_FALSE(has(csv, "Internt siden"));
    CHECK_FALSE(has(api, "Internt siden"));
    CHECK(at(officers, "waiting") == "2");
    CHECK(at(house.ask_at("officer", "GET", "/api/v1/comments/organisations?as_of=" + then), "organisations.1.given") == "1");
    check_past(house.ask_at("officer", "GET", "/comments/organisations?as_of=" + then, "", as_page));
}

TEST_CASE("what the input had changed is told as of then, without what is kept today", "[past][api]") {
    WalkedHouse house;
    tests::World& world = house.world;
    world.walk_to(3);
    const auto comment = world.as("users").must("comment", F({{"text", "Ta med de voksne"}}));
    const std::string before = world.day();
    world.later(1);
    world.as("officer").must("answer_comment", F({{"comment", comment}, {"disposition", "followed"}, {"reason", "De voksne er tatt med nå"}, {"changed", "Nytt avsnitt"}}));
    const std::string then = world.day();
    world.later(1);
    const auto changes = [&](const char* who, const std::string& day) { return house.ask(who, "GET", "/changes?as_of=" + day); };
    CHECK(at(changes("clinician", before), "changes.0.comment").empty());
    CHECK(at(changes("clinician", then), "changes.0.changed") == "Nytt avsnitt");
    check_past(house.ask_at("clinician", "GET", "/cases/" + world.id() + "/changes?as_of=" + then, "", as_page));
    CHECK(has(house.ask_at("clinician", "GET", "/cases/" + world.id() + "?as_of=" + then, "", as_page), "/changes?as_of=" + then));

    world.as("officer").must("set_access", F({{"entry", comment}, {"level", "internal"}, {"ground", "offl_13"}}));
    world.later(1);

    CHECK(at(changes("clinician", then), "changes.0.comment").empty());
    CHECK(at(changes("officer", then), "changes.0.changed") == "Nytt avsnitt");
    CHECK_FALSE(has(house.ask_at("clinician", "GET", "/cases/" + world.id() + "/changes?format=csv&as_of=" + then), "Nytt avsnitt"));
}

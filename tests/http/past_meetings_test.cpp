// Minutes and papers of the past over HTTP: without what came later, and without what is kept from the reader today.
#include "tests/http/past_pages.hpp"
#include "tests/http/walked_house.hpp"
#include "tests/support/meeting.hpp"

using tests::Answer;
using tests::as_page;
using tests::at;
using tests::F;
using tests::Meeting;
using tests::WalkedHouse;

TEST_CASE("minutes of the past lack a correction that came later, and offer no signature", "[past][api][meeting]") {
    WalkedHouse house;
    Meeting first(house.world);
    first.begin();
    first.must("officer", "close_meeting");
    const std::string closed = house.world.day();
    house.world.later(1);
    for (const char* who : {"leader", "TRS"}) first.must(who, "sign_minutes", F({{"version", first.hash()}}));
    const std::string then = house.world.day();
    house.world.later(1);
    Meeting second(house.world);
    second.begin();
    second.must("leader", "approve_minutes", F({{"earlier", first.file().id}, {"correction", "SSD var ikke til stede"}}));
    house.world.later(1);
    const std::string path = "/meetings/" + first.file().id;
    const auto api = [&](const std::string& part) { return house.ask_at("auditor", "GET", "/api/v1" + path + part); };

    CHECK(has(api("/minutes"), "SSD var ikke til stede"));
    const auto minutes = api("/minutes?as_of=" + then);
    CHECK(minutes.status == 200);
    CHECK_FALSE(has(minutes, "SSD var ikke til stede"));
    CHECK(at(minutes, "version") == first.hash());
    CHECK(at(api("/minutes?as_of=" + closed), "state") == "closed");
    CHECK(api("/minutes.pdf?as_of=" + then).body.starts_with("%PDF-"));
    CHECK(api("/papers.pdf?as_of=" + then).body.starts_with("%PDF-"));
    CHECK(api("/minutes?as_of=2020-01-01").status == 404);
    CHECK(house.ask_at("auditor", "GET", "/api/v1/meetings/" + second.file().id + "/minutes?as_of=" + then).status == 404);

    const auto page = house.ask_at("leader", "GET", path + "/minutes?as_of=" + closed, "", as_page);
    CHECK(page.status == 200);
    CHECK(has(page, "Du ser hvordan det sto"));
    CHECK_FALSE(has(page, "/acts/"));
    CHECK(has(page, "as_of=" + closed));
    CHECK_FALSE(has(house.ask_at("leader", "GET", path + "/minutes?form=text&as_of=" + then), "SSD var ikke til stede"));
    CHECK(has(house.ask_at("leader", "GET", path + "?as_of=" + then, "", as_page), path + "/minutes?as_of=" + then));
}

TEST_CASE("papers of the past are withheld from one who has become tied since", "[past][api][meeting]") {
    WalkedHouse house;
    house.world.walk_to(3);
    Meeting meeting(house.world);
    meeting.must("officer", "set_agenda", F({{"case", house.world.id()}}));
    meeting.must("leader", "call_meeting");
    const std::string then = house.world.day();
    house.world.later(1);
    const std::string path = "/meetings/" + meeting.file().id + "/papers?as_of=" + then;
    CHECK(at(house.ask_at("TRS", "GET", "/api/v1" + path), "items.0.withheld") == "false");
    house.world.declare("TRS", "tied");
    house.world.later(1);

    CHECK(at(house.ask_at("TRS", "GET", "/api/v1" + path), "items.0.withheld") == "true");
    CHECK(at(house.ask_at("SSD", "GET", "/api/v1" + path), "items.0.withheld") == "false");
    const auto page = house.ask_at("SSD", "GET", path, "", as_page);
    CHECK(page.status == 200);
    CHECK(has(page, "Du ser hvordan det sto"));
    CHECK(has(page, "form=pdf&amp;lang=nb&amp;as_of=" + then));
}

TEST_CASE("minutes of the past withhold a motion from one who has become tied since", "[past][meeting]") {
    WalkedHouse house;
    tests::World& world = house.world;
    world.walk_to(4);
    Meeting meeting(world);
    const auto item = meeting.must("officer", "set_agenda", F({{"case", world.id()}}));
    meeting.begin();
    meeting.must("officer", "take_up_item", F({{"item", item}}));
    meeting.must("officer", "close_meeting");
    const std::string then = world.day(), path = "/api/v1/meetings/" + meeting.file().id + "/minutes?as_of=" + then;
    world.later(1);
    CHECK(at(house.ask_at("TRS", "GET", path), "record.items.0.withheld").empty());
    world.declare("TRS", "tied");
    world.later(1);

    CHECK(at(house.ask_at("TRS", "GET", path), "record.items.0.withheld") == "true");
    CHECK(at(house.ask_at("SSD", "GET", path), "record.items.0.withheld").empty());
}

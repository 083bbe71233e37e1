// The consent block over HTTP: one act on several items, each recorded in its own case, with refusals told by name.
#include "tests/http/consent_held.hpp"
#include "tests/http/scenario.hpp"

using namespace tests;

TEST_CASE("a consent block goes from interests to decisions through the API", "[api][meeting][consent]") {
    Held held({"yes", "yes"});
    auto& house = held.house;

    const auto before = house.ask_at("TRS", "GET", held.address);
    CHECK(at(before, "items.0.recommended") == "decide_need");
    CHECK(at(before, "items.0.acts.declare_interest.ready") == "true");
    for (const std::string& person : the_ten()) CHECK(held.act(person, "declare_interest", R"(,"fields":{"value":"none"})").status == 200);
    CHECK(at(held.act("officer", "put_motion"), "items.1.outcome") == "done");
    CHECK(at(held.act("leader", "open_ballot"), "items.0.events.0.event") == "ballot_opened");
    for (const std::string& person : the_ten()) CHECK(held.act(person, "cast_vote", R"(,"criteria":"as_assessed","fields":{"vote":"for"})").status == 200);
    CHECK(at(house.ask_at("TRS", "GET", held.address), "items.0.ballot.voted") == "10");
    const auto closed = held.act("leader", "close_ballot", R"(,"fields":{"reason":"Som innstilt"})");

    INFO(closed.body);
    CHECK(closed.status == 200);
    CHECK(at(closed, "items.0.transition") == "T06");
    CHECK(held.block.file(0).phase == 5);
    CHECK(held.block.file(1).phase == 5);
    CHECK(at(house.ask_at("auditor", "GET", held.address), "items.1.ballot.state") == "carried");
}

TEST_CASE("a request about the block is refused with every reason, and what goes through goes through", "[api][meeting][consent]") {
    Held held({"yes", "later"});
    auto& house = held.house;

    const auto early = held.act("TRS", "cast_vote", R"(,"fields":{"vote":"for"})");
    CHECK(early.status == 422);
    CHECK(at(early, "type") == "/problems/requirement-unmet");
    CHECK(at(early, "items.1.problem.type") == "/problems/requirement-unmet");
    held.act("TRS", "declare_interest", R"(,"fields":{"value":"none"})");
    const auto motions = held.act("officer", "put_motion");
    CHECK(motions.status == 200);
    held.act("leader", "open_ballot");
    const auto part = held.act("TRS", "cast_vote", R"(,"fields":{"vote":"for"})");

    INFO(part.body);
    CHECK(part.status == 200);
    CHECK(at(part, "items.0.outcome") == "refused");
    CHECK(at(part, "items.0.problem.errors.0.pointer") == "/items/0/fields/K1");
    CHECK(at(part, "items.1.outcome") == "done");
    CHECK(at(held.act("TRS", "cast_vote", R"(,"criteria":"for","fields":{"vote":"for"})", "?dry_run=true"), "items.0.outcome") == "done");
    CHECK(held.block.file(0).open_ballot()->votes.empty());
    CHECK(held.act("TRS", "cast_vote", R"(,"criteria":"perhaps","fields":{"vote":"for"})").status == 400);
    CHECK(held.act("TRS", "accept").status == 400);
    CHECK(held.act("users", "cast_vote").status == 404);
    CHECK(held.act("officer", "cast_vote", R"(,"criteria":"for","fields":{"vote":"for"})").status == 403);
    const std::string one = R"({"act":"open_ballot","items":[{"item":2,"version":1}]})";
    CHECK(house.ask_at("leader", "POST", held.address, one).status == 428);
    CHECK(house.ask_at("leader", "POST", held.address, one, {{"If-Match", "\"1\""}}).status == 412);
    CHECK(house.ask_at("leader", "POST", held.address, R"({"act":"open_ballot","items":[{"item":2}]})", {{"If-Match", "\"1\""}}).status == 400);
    CHECK(house.ask_at("users", "GET", held.address).status == 404);
}

TEST_CASE("an item that could not be taken up with the others is told with why", "[api][meeting][consent]") {
    WalkedHouse house;
    ConsentBlock block(house.world, {"yes", "yes", "yes"});
    block.at(0).attend();
    house.world.open(house.world.move("procedure"));
    block.at(1).declare("leader", "tied");
    block.meeting->must("leader", "take_up_consent");
    const std::string meeting = "meetings/" + block.meeting->file().id;

    const auto shown = house.ask_at("leader", "GET", "/api/v1/" + meeting + "/consent");

    CHECK(at(shown, "items.0.case") == block.cases[2].substr(5));
    CHECK(has(shown, "has an open ballot"));
    CHECK(at(shown, "waiting.1.why").find("recused") != std::string::npos);
    CHECK(at(house.ask_at("officer", "GET", "/api/v1/" + meeting + "/consent"), "waiting.1.why").empty());
    const auto page = house.ask_at("officer", "GET", "/" + meeting);
    CHECK(has(page, "har en åpen avstemning"));
}

TEST_CASE("a repeated request about the block answers what was answered", "[api][meeting][consent]") {
    Held held({"yes"});
    const auto version = held.block.file(0).version();

    const auto once = held.act("TRS", "declare_interest", R"(,"fields":{"value":"none"})", {}, {{"Idempotency-Key", "a"}});
    const auto again = held.act("TRS", "declare_interest", R"(,"fields":{"value":"none"})", {}, {{"Idempotency-Key", "a"}});

    CHECK(at(once, "items.0.repeated") == "false");
    CHECK(at(again, "items.0.repeated") == "true");
    CHECK(held.block.file(0).version() == version + 1);
}

TEST_CASE("the page of the meeting offers each step of the block, and its forms do them", "[pages][meeting][consent]") {
    Held held({"yes", "yes"});
    auto& house = held.house;
    const std::string meeting = held.page().substr(0, held.page().rfind('/'));
    const auto& items = held.block.items;

    CHECK(has(house.ask_at("TRS", "GET", meeting), "/consent/declare_interest"));
    CHECK_FALSE(has(house.ask_at("auditor", "GET", meeting), "/consent/declare_interest"));
    CHECK(held.send("TRS", "declare_interest", "value=none").status == 303);
    CHECK(has(house.ask_at("officer", "GET", held.page() + "/put_motion"), "Innstilling yes"));
    CHECK(held.send("officer", "put_motion", "transition-" + std::to_string(items[0]) + "=decide_need").status == 303);
    CHECK(held.send("leader", "open_ballot", "").status == 303);
    const auto form = house.ask_at("TRS", "GET", held.page() + "/cast_vote");
    CHECK(has(form, "criteria-" + std::to_string(items[0])));
    CHECK(has(form, "name=\"K4-" + std::to_string(items[1])));
    const auto half = held.send("TRS", "cast_vote", "vote=for&criteria-" + std::to_string(items[0]) + "=as_assessed");
    CHECK(half.status == 200);
    CHECK(has(half, "Syndrom 2"));
    CHECK(has(half, "f-" + std::to_string(items[1]) + "-criteria-error"));
    CHECK(held.block.file(0).open_ballot()->votes.size() == 1);
    CHECK(held.block.file(1).open_ballot()->votes.empty());
    const auto sent = held.send("TRS", "cast_vote", "vote=against&criteria=as_assessed");
    CHECK(sent.status == 303);
    const auto told = house.ask_at("TRS", "GET", sent.header("Location"));
    CHECK(has(told, "Stem over sakene samlet: gjort i"));
    CHECK(held.send("leader", "close_ballot", "reason=Som+innstilt").status == 422);
    CHECK(house.ask_at("TRS", "GET", held.page() + "/accept").status == 404);
}

TEST_CASE("a repeated request about the block is answered before its version is looked at", "[api][meeting][consent]") {
    Held held({"yes"});
    const auto body = R"({"act":"declare_interest","fields":{"value":"none"},"items":[{"item":)" + std::to_string(held.block.items[0]) + R"(,"version":)" + std::to_string(held.block.file(0).version()) + "}]}";
    const auto tag = "\"" + std::to_string(held.block.meeting->file().version()) + "\"";
    const auto send = [&](const std::string& said, const std::string& key) { return held.house.ask_at("TRS", "POST", held.address, said, {{"If-Match", tag}, {"Idempotency-Key", key}}); };
    CHECK(send(body, "a").status == 200);
    held.block.meeting->must("officer", "note_presence", F({{"left", engine::Value::array({"SSD"})}}));

    const auto again = send(body, "a");
    const auto other = send(R"({"act":"declare_interest","fields":{"value":"institutional"})" + body.substr(body.find(R"(,"items")")), "a");
    const auto late = send(body, "b");

    CHECK(again.status == 200);
    CHECK(at(again, "items.0.repeated") == "true");
    CHECK(at(other, "type") == "/problems/key-reused");
    CHECK(late.status == 412);
    CHECK(at(late, "current_version") == std::to_string(held.block.meeting->file().version()));
}

TEST_CASE("the block is not answered from an earlier version of the meeting, since motions and votes change it alone", "[api][meeting][consent]") {
    Held held({"yes"});
    const auto before = held.house.ask_at("TRS", "GET", held.address);
    CHECK(before.header("ETag").empty());
    held.block.all("officer", "put_motion");

    const auto after = held.house.ask_at("TRS", "GET", held.address, {}, {{"If-None-Match", "\"" + at(before, "version") + "\""}});

    CHECK(after.status == 200);
    CHECK(at(after, "items.0.motion.transition") == "decide_need");
}

TEST_CASE("what is wrong is told where it was sent, for one item or for all", "[api][meeting][consent]") {
    Held held({"yes"});
    for (const char* person : {"TRS", "leader"}) held.block.all(person, "declare_interest", F({{"value", "none"}}));
    CHECK(at(held.act("leader", "open_ballot"), "items.0.problem.errors.0.pointer") == "/items/0");
    held.block.all("officer", "put_motion");
    held.block.all("leader", "open_ballot");

    const auto for_all = held.act("TRS", "cast_vote", R"(,"criteria":"for","fields":{"vote":"perhaps"})");
    const auto items = R"({"act":"cast_vote","criteria":"for","items":[{"item":)" + std::to_string(held.block.items[0]) + R"(,"version":)" + std::to_string(held.block.file(0).version()) + R"(,"fields":{"vote":"perhaps"}}]})";
    const auto for_one = held.house.ask_at("TRS", "POST", held.address, items, {{"If-Match", "\"" + std::to_string(held.block.meeting->file().version()) + "\""}});

    CHECK(at(for_all, "items.0.problem.errors.0.pointer") == "/fields/vote");
    CHECK(at(for_one, "items.0.problem.errors.0.pointer") == "/items/0/fields/vote");
}

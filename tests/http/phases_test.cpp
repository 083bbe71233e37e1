#include "tests/http/walked_house.hpp"
#include "tests/support/catch.hpp"

using tests::at;
using tests::F;
using tests::WalkedHouse;

TEST_CASE("evidence and any other act are recorded over HTTP", "[api]") {
    WalkedHouse house;
    house.world.walk_to(2);

    const auto evidence = house.ask(
        "officer", "POST", "/evidence",
        R"({"claim":"prevalence","value":"1-9 / 100 000","source":"Orphanet","date":"2026-01-01","certainty":"high"})");
    const auto act =
        house.ask("officer", "POST", "/acts", R"({"act":"write_summary","nb":"En sjelden sykdom i benvev."})");
    const auto shown = house.ask("auditor", "GET", "");

    INFO(evidence.body << act.body);
    CHECK(evidence.status == 200);
    CHECK(act.status == 200);
    CHECK(at(shown, "summary.nb") == "En sjelden sykdom i benvev.");
    CHECK(shown.body.find("1-9 / 100 000") != std::string::npos);
}

TEST_CASE("a vote is cast over HTTP and stays hidden until the ballot is closed", "[api]") {
    WalkedHouse house;
    house.world.walk_to(4);
    house.world.prepare(4);
    house.world.vote("decide_need");

    const auto own = house.ask(
        "TRS", "POST", "/votes",
        R"({"vote":"against","K1":"for","K2":"for","K3":"for","K4":"against","K5":"for","K6":"for","K7":"for","reason":"Tilbudet finnes"})");
    const auto open = house.ask("officer", "GET", "");
    const auto mine = house.ask("TRS", "GET", "");
    const auto history = house.ask("officer", "GET", "/history?limit=1000");
    const auto closed =
        house.ask("leader", "POST", "/transitions", R"({"event":"decide_need","reason":"Behovet er dokumentert"})");
    const auto after = house.ask("officer", "GET", "");

    INFO(own.body << closed.body);
    CHECK(own.status == 200);
    CHECK(at(open, "ballots.0.state") == "open");
    CHECK(at(open, "ballots.0.turnout") == "10");
    CHECK(at(open, "ballots.0.votes") == "[]");
    CHECK(at(mine, "ballots.0.votes.0.person") == "TRS");
    CHECK(history.body.find("\"motion\":\"against\"") == std::string::npos);
    CHECK(history.body.find("\"withheld\":true") != std::string::npos);
    CHECK(closed.status == 200);
    CHECK(at(closed, "to") == "placement");
    CHECK(at(after, "ballots.0.state") == "carried");
    CHECK(at(after, "ballots.0.votes.9.person") != "");
}

TEST_CASE("an internal comment is read by those who prepare and decide, and by its author", "[api]") {
    WalkedHouse house;
    house.world.walk_to(3);
    house.world.as("clinician").must("comment", F({{"text", "Bare for dere"}, {"visibility", "internal"}}));

    for (const char* person : {"officer", "leader", "TRS", "auditor", "clinician"}) {
        INFO(person);
        CHECK(house.ask(person, "GET", "").body.find("Bare for dere") != std::string::npos);
        CHECK(house.ask(person, "GET", "/history?limit=1000").body.find("Bare for dere") != std::string::npos);
    }
    for (const char* person : {"users", "reference"}) {
        INFO(person);
        CHECK(house.ask(person, "GET", "").body.find("Bare for dere") == std::string::npos);
        CHECK(house.ask(person, "GET", "/history?limit=1000").body.find("Bare for dere") == std::string::npos);
    }
    CHECK(house.ask("stranger", "GET", "").status == 403);
}

TEST_CASE("one who is recused sees the open part and acts in nothing", "[api]") {
    WalkedHouse house;
    house.world.walk_to(2);
    house.world.declare("officer 2", "tied");

    const auto shown = house.ask("officer 2", "GET", "");
    const auto act = house.ask("officer 2", "POST", "/acts", R"({"act":"write_summary","nb":"Noe"})");

    CHECK(shown.status == 200);
    CHECK(shown.body.find("\"withheld\":[\"evidence\"") != std::string::npos);
    CHECK(at(shown, "evidence") == "");
    CHECK(act.status == 403);
    CHECK(at(act, "type") == "/problems/recused");
}

TEST_CASE("what the list of steps offers is what the dry run and the call say", "[api]") {
    WalkedHouse house;
    for (const int phase : {0, 1, 2, 3, 4, 5, 6, 7}) {
        house.world.walk_to(phase);
        for (const char* person : {"officer", "leader", "TRS", "users"}) {
            const auto listed =
                std::get<engine::Value>(engine::parse_value(house.ask(person, "GET", "/transitions").body));
            for (const engine::Value& step : listed.list("transitions")) {
                const auto dry =
                    house.ask_at(person, "POST", "/api/v1/cases/" + house.world.id() + "/transitions?dry_run=true",
                                 R"({"event":")" + step.text("event") + "\"}");
                INFO(phase << " " << person << " " << step.text("event") << " " << dry.body);
                CHECK(at(dry, "allowed") == (step.flag("allowed") ? "true" : "false"));
            }
        }
    }
}

TEST_CASE("a diagnosis tells what Orphanet says and which cases have it", "[api]") {
    WalkedHouse house;

    const auto known = house.ask_at("officer", "GET", "/api/v1/diagnoses/558");
    const auto moved = house.ask_at("officer", "GET", "/api/v1/diagnoses/ORPHA:374");

    CHECK(known.status == 200);
    CHECK(at(known, "code") == "ORPHA:558");
    CHECK(at(known, "active") == "true");
    CHECK(at(moved, "active") == "false");
    CHECK(at(moved, "targets.0.orpha") == "141132");
}

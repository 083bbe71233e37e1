// The past over HTTP: a case, a board and a list as they stood, without what may not be seen today.
#include "tests/http/walked_house.hpp"
#include "tests/http/house.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/office.hpp"

using tests::at;
using tests::F;
using tests::House;
using tests::WalkedHouse;

namespace {

bool contains(const tests::Answer& answer, std::string_view text) { return answer.body.find(text) != std::string::npos; }

/// A case that was registered, and accepted an hour later.
struct Moved {
    House house;
    std::string id = house.a_case("Sykdom i to trinn");
    Moved() {
        house.pass(3600);
        house.ask("case_officer", "POST", "/api/v1/cases/" + id + "/transitions", R"({"event":"accept"})", {{"If-Match", "\"1\""}});
        house.pass(3600);
    }
    tests::Answer page(std::string_view target) const { return house.ask("auditor", "GET", target, "", {{"Accept", "text/html"}}); }
};

}  // namespace

TEST_CASE("a page of the past says so, offers nothing, and tells what has become known since", "[past]") {
    const Moved moved;
    const auto first = moved.house.ask("auditor", "GET", "/api/v1/cases/" + moved.id + "/history");
    const std::string began = at(first, "events.0.at");

    const auto then = moved.house.ask("case_officer", "GET", "/cases/" + moved.id + "?as_of=" + began, "", {{"Accept", "text/html"}});
    const auto now = moved.house.ask("case_officer", "GET", "/cases/" + moved.id, "", {{"Accept", "text/html"}});

    CHECK(then.status == 200);
    CHECK(contains(then, "Du ser hvordan det sto"));
    CHECK(contains(then, "Kjent siden da"));
    CHECK(contains(then, "1 hendelse er registrert etter dette."));
    CHECK(contains(then, "Fase 0 av 7"));
    CHECK_FALSE(contains(then, "/acts/"));
    CHECK_FALSE(contains(then, "method=\"post\" action=\"/cases/"));
    CHECK_FALSE(contains(now, "Du ser hvordan det sto"));
    CHECK(contains(now, "Fase 1 av 7"));
}

TEST_CASE("board, list and history show the phase of then", "[past]") {
    const Moved moved;
    const std::string began = at(moved.house.ask("auditor", "GET", "/api/v1/cases/" + moved.id + "/history"), "events.0.at");

    const auto list = moved.house.ask("auditor", "GET", "/api/v1/cases?phase=0&as_of=" + began);
    const auto list_now = moved.house.ask("auditor", "GET", "/api/v1/cases?phase=0");
    const auto board = moved.page("/?as_of=" + began);
    const auto table = moved.page("/cases?phase=registration&as_of=" + began);
    const auto csv = moved.page("/cases?format=csv&as_of=" + began);
    const auto story = moved.page("/cases/" + moved.id + "/history?show=all&as_of=" + began);
    const auto across = moved.page("/history?as_of=" + began);

    CHECK(at(list, "total") == "1");
    CHECK(at(list_now, "total") == "0");
    for (const auto* page : {&board, &table, &across}) {
        INFO(page->body.substr(0, 300));
        CHECK(page->status == 200);
        CHECK(contains(*page, "Du ser hvordan det sto"));
        CHECK(contains(*page, "/cases/" + moved.id + "?as_of="));
    }
    CHECK(contains(csv, moved.id + ",,Sykdom i to trinn,registration"));
    CHECK(contains(story, "event-1"));
    CHECK_FALSE(contains(story, "event-2"));
    CHECK(moved.page("/cases/" + moved.id + "?as_of=i+fjor").status == 400);
    CHECK(moved.page("/cases/" + moved.id + "?as_of=01.01.2020").status == 404);
}

TEST_CASE("a time may be typed as people type it", "[past]") {
    const Moved moved;

    for (const char* typed : {"31.12.2030", "31.12.2030+14.30", "31.12.2030+kl.+14:30", "2030-12-31T14:30"})
        CHECK(moved.page("/cases/" + moved.id + "?as_of=" + std::string(typed)).status == 200);
}

TEST_CASE("an export as of a moment ends there", "[past]") {
    const Moved moved;
    const std::string began = at(moved.house.ask("auditor", "GET", "/api/v1/cases/" + moved.id + "/history"), "events.0.at");

    const auto then = moved.house.ask("auditor", "GET", "/api/v1/exports?format=csv&case=" + moved.id + "&as_of=" + began);
    const auto now = moved.house.ask("auditor", "GET", "/api/v1/exports?format=csv&case=" + moved.id);

    CHECK(contains(then, ",register,"));
    CHECK_FALSE(contains(then, ",accept,"));
    CHECK(contains(now, ",accept,"));
}

TEST_CASE("the past gives nobody back what they may not see today", "[past]") {
    WalkedHouse house;
    house.world.walk_to(2);
    house.world.as("officer").must("add_evidence", F({{"claim", "prevalence"}, {"value", "Bare i papirene"}, {"source", "Orphanet"}, {"date", "2026-01-01"}, {"certainty", "high"}}));
    house.world.as("users").must("comment", F({{"text", "Tatt tilbake siden"}, {"part", "case"}}));
    const std::string then = house.world.day();
    const auto before = house.ask("TRS", "GET", "?as_of=" + then);
    house.world.later(1);
    const std::int64_t comment = house.world.file().comments.back().by.seq;
    house.world.as("users").must("withdraw_comment", F({{"comment", comment}}));
    house.world.declare("TRS", "tied");
    house.world.later(1);

    const auto case_then = house.ask("TRS", "GET", "?as_of=" + then);
    const auto page_then = house.ask_at("officer", "GET", "/cases/" + house.world.id() + "?as_of=" + then, "", {{"Accept", "text/html"}});

    CHECK(contains(before, "Bare i papirene"));
    CHECK(case_then.status == 200);
    CHECK_FALSE(contains(case_then, "Bare i papirene"));
    CHECK(page_then.status == 200);
    CHECK_FALSE(contains(page_then, "Tatt tilbake siden"));
}

TEST_CASE("rights in the past are those of today, for one who stands in for another too", "[past]") {
    WalkedHouse house;
    house.world.walk_to(2);
    house.world.as("officer").must("add_evidence", F({{"claim", "prevalence"}, {"value", "Bare i papirene"}, {"source", "Orphanet"}, {"date", "2026-01-01"}, {"certainty", "high"}}));
    const std::string then = house.world.day();
    house.world.later(1);
    house.world.declare("TRS", "tied");
    for (workflows::Deputy& deputy : house.world.people.change().deputies)
        if (deputy.deputy == "deputy TRS") deputy.from = house.world.today();
    house.world.later(1);

    CHECK(contains(house.ask("deputy SSD", "GET", "?as_of=" + then), "Bare i papirene"));
    CHECK_FALSE(contains(house.ask("deputy TRS", "GET", ""), "Bare i papirene"));
    CHECK_FALSE(contains(house.ask("deputy TRS", "GET", "?as_of=" + then), "Bare i papirene"));
}

TEST_CASE("board, table and case count no parked day as a day in the phase", "[past]") {
    House house;
    const std::string id = house.a_case("Parkert en stund");
    house.pass(10 * 86400);
    house.ask("case_officer", "POST", "/api/v1/cases/" + id + "/transitions",
              R"({"event":"park","reason":"Vi venter","until":"2026-06-01","where_served":"Sjeldentelefonen"})", {{"If-Match", "\"1\""}});
    house.pass(50 * 86400);
    const auto shows = [&](const std::string& target, std::string_view text) {
        return contains(house.ask("case_officer", "GET", target, "", {{"Accept", "text/html"}}), text);
    };

    CHECK(shows("/", "<dd>10\u00a0dager</dd>"));
    CHECK(shows("/cases", "<span>10\u00a0dager</span>"));
    CHECK(shows("/cases/" + id, "10 av 30 dager"));

    house.ask("case_officer", "POST", "/api/v1/cases/" + id + "/transitions", R"({"event":"resume","reason":"Klart"})", {{"If-Match", "\"2\""}});
    house.pass(5 * 86400);

    CHECK(shows("/", "<dd>15\u00a0dager</dd>"));
    CHECK(shows("/cases/" + id, "15 av 30 dager"));
}

TEST_CASE("lists have twins for programs at the same address, by format or by Accept", "[past]") {
    const Moved moved;
    const auto as = [&](const std::string& target, const std::string& accept) { return moved.house.ask("auditor", "GET", target, "", {{"Accept", accept}}); };

    CHECK(at(as("/cases", "application/json"), "cases.0.id") == moved.id);
    CHECK(at(as("/?format=json", "text/html"), "total") == "1");
    CHECK(as("/cases", "text/csv").header("Content-Type") == "text/csv; charset=utf-8");
    CHECK(at(as("/history", "application/json"), "rows.0.event") == "accept");
    CHECK(contains(as("/history?format=csv", "text/html"), ",accept,registration,preliminary_assessment,"));
    CHECK(at(as("/cases/" + moved.id + "/history?show=all", "application/json"), "rows.1.seq") == "1");
    CHECK(as("/cases", "text/html,application/json;q=0.9").header("Content-Type") == "text/html; charset=utf-8");
}

TEST_CASE("who is who, and in which role, is told as it was then", "[past][api]") {
    const Moved moved;
    const std::string began = at(moved.house.ask("auditor", "GET", "/api/v1/cases/" + moved.id + "/history"), "events.0.at");
    workflows::People& people = const_cast<House&>(moved.house).program().people();
    const engine::Instant now = const_cast<House&>(moved.house).program().now();
    std::string id, token;
    const workflows::By by{"system", "test", now, engine::to_text(now).substr(0, 10)};
    people.add({.email = "ny@example.no", .name = "Ny Person", .grant = {.role = "auditor", .from = engine::make_date(2020, 1, 1)}}, by, id, token);
    people.disable(moved.house.person("professional"), true, by);
    moved.house.ask("auditor", "GET", "/api/v1/people");

    const auto then = moved.house.ask("auditor", "GET", "/api/v1/people?as_of=" + began);
    const auto after = moved.house.ask("auditor", "GET", "/api/v1/people");
    const auto page = moved.house.ask("administrator", "GET", "/users?as_of=" + began, "", {{"Accept", "text/html"}});
    const auto csv = moved.house.ask("administrator", "GET", "/users?format=csv&as_of=" + began);
    const auto one = moved.house.ask("administrator", "GET", "/users/" + moved.house.person("professional") + "?as_of=" + began, "", {{"Accept", "text/html"}});
    const auto now_one = moved.house.ask("administrator", "GET", "/users/" + moved.house.person("professional"), "", {{"Accept", "text/html"}});

    CHECK_FALSE(contains(then, "Ny Person"));
    CHECK(contains(after, "Ny Person"));
    CHECK(page.status == 200);
    CHECK(contains(page, "Du ser hvordan det sto"));
    CHECK_FALSE(contains(page, "Ny Person"));
    CHECK_FALSE(contains(page, "href=\"/users/new\""));
    CHECK_FALSE(contains(csv, "Ny Person"));
    CHECK(contains(csv, "person,name,email,roles,disabled"));
    CHECK(one.status == 200);
    CHECK_FALSE(contains(one, "value=\"enable\""));
    CHECK(contains(now_one, "value=\"enable\""));
    CHECK(moved.house.ask("administrator", "GET", "/users/" + id + "?as_of=" + began, "", {{"Accept", "text/html"}}).status == 404);
}

TEST_CASE("what could be done, and why not, is answered as it was then", "[past][api]") {
    const Moved moved;
    const std::string began = at(moved.house.ask("auditor", "GET", "/api/v1/cases/" + moved.id + "/history"), "events.0.at");
    const std::string base = "/api/v1/cases/" + moved.id;

    const auto then = moved.house.ask("case_officer", "GET", base + "/transitions?as_of=" + began);
    const auto now = moved.house.ask("case_officer", "GET", base + "/transitions");
    const auto acts = moved.house.ask("case_officer", "GET", base + "/acts?as_of=" + began);

    CHECK(then.status == 200);
    CHECK(at(then, "phase") == "registration");
    CHECK(at(then, "version") == "1");
    CHECK(at(now, "phase") == "preliminary_assessment");
    CHECK(then.body != now.body);
    CHECK(contains(acts, "\"act\":\"set_identity\""));
    CHECK(moved.house.ask("case_officer", "GET", base + "/transitions?as_of=2020-01-01").status == 404);
}

TEST_CASE("policies, meetings and diagnoses are shown as they were then", "[past][api]") {
    const Moved moved;
    const std::string began = at(moved.house.ask("auditor", "GET", "/api/v1/cases/" + moved.id + "/history"), "events.0.at");
    auto& program = const_cast<House&>(moved.house).program();
    const std::string file = tests::policy_file("9.0", "2099-01-01");
    const engine::Instant now = program.now();
    program.people().publish_policy({.policy = std::make_shared<const workflows::Policy>(workflows::read_policy(file)), .file = file, .meeting = "2026-0001", .item = 2, .report = {}, .published = engine::to_text(now).substr(0, 10)},
                                    {"system", "test", now, engine::to_text(now).substr(0, 10)});
    moved.house.ask("case_officer", "POST", "/api/v1/meetings", R"({"date":"2099-03-01","place":"Oslo","meeting_form":"in_person"})");

    CHECK(contains(moved.house.ask("auditor", "GET", "/api/v1/policies"), "\"9.0\""));
    CHECK_FALSE(contains(moved.house.ask("auditor", "GET", "/api/v1/policies?as_of=" + began), "\"9.0\""));
    CHECK(moved.house.ask("auditor", "GET", "/api/v1/policies/9.0?as_of=" + began).status == 404);
    const auto page = moved.page("/policies?as_of=" + began);
    CHECK(page.status == 200);
    CHECK(contains(page, "Du ser hvordan det sto"));
    CHECK_FALSE(contains(page, "/policies/9.0"));
    CHECK_FALSE(contains(page, "enctype"));
    CHECK(moved.page("/policy?as_of=" + began).status == 200);
    CHECK(contains(moved.house.ask("auditor", "GET", "/api/v1/meetings"), "2099-03-01"));
    CHECK_FALSE(contains(moved.house.ask("auditor", "GET", "/api/v1/meetings?as_of=" + began), "2099-03-01"));
    CHECK(moved.house.ask("auditor", "GET", "/api/v1/meetings/2026-0001?as_of=" + began).status == 404);
    CHECK_FALSE(contains(moved.page("/meetings?as_of=" + began), "href=\"/meetings/new\""));
    CHECK(moved.house.ask("auditor", "GET", "/api/v1/diagnoses/558?as_of=" + began).status == 404);
    CHECK(moved.house.ask("auditor", "GET", "/api/v1/diagnoses?q=marfan&as_of=" + began).status == 200);
    CHECK(moved.house.ask("auditor", "GET", "/api/v1/policies?as_of=en+gang").status == 400);
}

// Lists of the past over HTTP: proposals, hearings, figures and releases as they stood, for people and programs.
#include "tests/http/past_pages.hpp"
#include "tests/http/walked_house.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/orphanet.hpp"
#include "workflows/orphanet/import.hpp"

using tests::Answer;
using tests::as_page;
using tests::at;
using tests::House;
using tests::WalkedHouse;

namespace {

/// A proposal that was judged an hour after it came.
struct Judged {
    House house;
    std::string early = now(), id, received;
    Judged() {
        house.pass(3600);
        id = at(house.ask("professional", "POST", "/api/v1/proposals", R"({"name":"Foreslått sykdom","origin":"clinician","reason":"Sett hos tre"})"), "id");
        received = now();
        house.pass(3600);
        const auto judged = house.ask("case_officer", "POST", "/api/v1/proposals/" + id + "/acts", R"({"act":"judge_proposal","verdict":"refused","reason":"Ikke sjelden i Norge"})", {{"If-Match", "\"1\""}});
        REQUIRE(judged.status == 200);
    }
    std::string now() { return engine::to_text(house.program().now()); }
};

}  // namespace

TEST_CASE("a proposal that was judged later is received in the past, and the page offers no verdict", "[past][api]") {
    const Judged judged;
    const House& house = judged.house;
    const auto ask = [&](const std::string& target) { return house.ask("case_officer", "GET", target); };

    CHECK(at(ask("/api/v1/proposals?as_of=" + judged.received), "proposals.0.status") == "received");
    CHECK(at(ask("/api/v1/proposals"), "proposals.0.status") == "refused");
    CHECK(at(ask("/api/v1/proposals?as_of=" + judged.early), "proposals.0.id").empty());
    CHECK(at(ask("/api/v1/proposals/" + judged.id + "?as_of=" + judged.received), "status") == "received");
    CHECK(at(ask("/api/v1/proposals/" + judged.id + "?as_of=" + judged.received), "verdict_reason").empty());
    CHECK(at(ask("/api/v1/proposals/" + judged.id + "?as_of=" + judged.early), "detail") == "There was no such proposal then.");
    CHECK(house.ask("user_representative", "GET", "/api/v1/proposals/" + judged.id + "?as_of=" + judged.received).status >= 403);

    const auto list = house.ask("case_officer", "GET", "/proposals?as_of=" + judged.received, "", as_page);
    const auto one = house.ask("case_officer", "GET", "/proposals/" + judged.id + "?as_of=" + judged.received, "", as_page);
    check_past(list);
    check_past(one);
    CHECK(has(list, "/proposals/" + judged.id + "?as_of="));
    CHECK_FALSE(has(one, "Ikke sjelden i Norge"));
    CHECK(house.ask("case_officer", "GET", "/proposals/" + judged.id + "?as_of=" + judged.early, "", as_page).status == 404);
    CHECK_FALSE(has(house.ask("user_representative", "GET", "/proposals?as_of=" + judged.received, "", as_page), "Foreslått sykdom"));
    CHECK(ask("/proposals?as_of=i+fjor").status == 400);
}

TEST_CASE("figures of a year as of a moment before a decision lack it", "[past][api]") {
    WalkedHouse house;
    house.world.walk_to(1);
    const std::string then = house.world.day();
    house.world.later(1);
    house.world.close_formal("UTENFOR-2");
    const std::string year = house.world.day().substr(0, 4);
    house.world.later(1);

    CHECK(has(house.ask_at("auditor", "GET", "/api/v1/reports/annual?year=" + year), "UTENFOR-2"));
    CHECK_FALSE(has(house.ask_at("auditor", "GET", "/api/v1/reports/annual?year=" + year + "&as_of=" + then), "UTENFOR-2"));
    CHECK_FALSE(has(house.ask_at("auditor", "GET", "/reports/annual?format=csv&year=" + year + "&as_of=" + then), "UTENFOR-2"));
    CHECK(at(house.ask_at("auditor", "GET", "/api/v1/reports/annual?as_of=" + then), "year") == std::to_string(std::stoi(then.substr(0, 4)) - 1));
    check_past(house.ask_at("auditor", "GET", "/reports/annual?year=" + year + "&as_of=" + then, "", as_page));
}

TEST_CASE("hearings are those that were open then", "[past]") {
    House house;
    const std::string then = engine::to_text(house.program().now());
    house.pass(3600);

    check_past(house.ask("user_representative", "GET", "/hearings?as_of=" + then, "", as_page));
    CHECK(has(house.ask("user_representative", "GET", "/hearings", "", as_page), "href=\"/proposals/new\""));
    CHECK(house.ask("user_representative", "GET", "/hearings?as_of=snart", "", as_page).status == 400);
}

TEST_CASE("releases that were imported later are not there in the past, nor what they changed", "[past][api][releases]") {
    House house;
    const tests::TemporaryFolder folder;
    const auto import = [&](const char* date, const char* name, const char* when) {
        std::string content = tests::product1_with(tests::disorder("558", name));
        content.replace(content.find("2026-01-02 03:04:05"), 19, date);
        const auto result = workflows::orphanet::import_file(folder.write("names.xml", content), house.program().releases(), when, workflows::orphanet::Keep::yes, {});
        REQUIRE(std::holds_alternative<workflows::orphanet::ImportReport>(result));
    };
    import("2025-11-02 00:00:00", "Marfan", "2026-01-01T09:00:00.000Z");
    import("2025-12-02 00:00:00", "Marfan syndrome", "2026-01-03T09:00:00.000Z");
    house.pass(5 * 86400);
    const auto ask = [&](const std::string& target) { return house.ask("case_officer", "GET", target); };
    const std::string first = at(ask("/api/v1/releases"), "releases.1.id"), second = at(ask("/api/v1/releases"), "releases.0.id"), then = "2026-01-02";

    CHECK(at(ask("/api/v1/releases?as_of=" + then), "releases.0.id") == first);
    CHECK(at(ask("/api/v1/releases?as_of=" + then), "releases.1.id").empty());
    CHECK(at(ask("/api/v1/releases?as_of=2025-12-31"), "releases.0.id").empty());
    CHECK(ask("/api/v1/releases/" + second + "/difference").status == 200);
    CHECK(ask("/api/v1/releases/" + second + "/difference?as_of=2026-01-04").status == 200);
    CHECK(ask("/api/v1/releases/" + second + "/difference?as_of=" + then).status == 404);
    CHECK(at(ask("/api/v1/look-again?as_of=" + then), "since.id") == first);
    CHECK(at(ask("/api/v1/look-again"), "since.id") == second);

    const auto page = house.ask("case_officer", "GET", "/releases?as_of=" + then, "", as_page);
    check_past(page);
    CHECK(has(page, "/releases/" + first + "?as_of=" + then));
    CHECK_FALSE(has(page, "/releases/" + second + "?"));
    check_past(house.ask("case_officer", "GET", "/releases/" + second + "?as_of=2026-01-04", "", as_page));
    check_past(house.ask("case_officer", "GET", "/look-again?as_of=" + then, "", as_page));
    CHECK(house.ask("case_officer", "GET", "/releases/" + second + "?format=csv&as_of=" + then).status == 404);
}

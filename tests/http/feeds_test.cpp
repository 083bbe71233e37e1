// Calendar and Atom as other people's programs read them, by the rights of who asks, and by a secret address that can end.
#include "tests/http/house.hpp"
#include "tests/http/walked_house.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

#include <cstdlib>

using engine::Value;
using tests::at;
using tests::House;

namespace {

Value read_as(const std::string& kind, const tests::Answer& answer) {
    const tests::Said said = tests::run("/usr/bin/python3", {.words = {std::string(std::getenv("PHASEMODEL_ROOT")) + "/tests/support/read_feed.py", kind}, .in = answer.body});
    INFO(said.err);
    REQUIRE(said.code == 0);
    return said.json();
}

bool contains(const tests::Answer& answer, std::string_view text) { return answer.body.find(text) != std::string::npos; }

/// A path of a secret address, without the server's own part.
std::string path_of(const tests::Answer& made, std::string_view member) {
    const std::string address = at(made, member);
    return address.substr(address.find("/feeds/"));
}

}  // namespace

TEST_CASE("a calendar program reads deadlines: number, date and link, and nothing of the case", "[api][feeds]") {
    House house;
    const std::string id = house.a_case("Hemmelig syndrom");

    const auto calendar = house.ask("case_officer", "GET", "/calendar.ics");

    CHECK(calendar.header("Content-Type").starts_with("text/calendar"));
    const Value read = read_as("calendar", calendar);
    CHECK(read.text("version") == "2.0");
    CHECK(read.list("too_long").empty());
    CHECK(read.flag("crlf"));
    REQUIRE(read.list("events").size() == 1);
    const Value& event = read.list("events").front();
    CHECK(event.text("start") == "2026-01-31");  // triage within 30 days
    CHECK(event.text("end") == "2026-02-01");
    CHECK(event.text("summary") == "Sak " + id + ": din frist");
    CHECK(event.text("url").ends_with("/cases/" + id));
    CHECK_FALSE(contains(calendar, "Hemmelig"));
    CHECK(read_as("calendar", house.ask("professional", "GET", "/calendar.ics")).list("events").empty());
    house.ask("professional", "POST", "/api/v1/cases/" + id + "/acts", R"({"act":"follow"})", {{"If-Match", "\"1\""}});
    CHECK(read_as("calendar", house.ask("professional", "GET", "/calendar.ics")).list("events").front().text("summary") == "Sak " + id + ": frist");
}

TEST_CASE("a feed reader reads what happened, in one case and in all", "[feeds]") {
    House house;
    const std::string first = house.a_case("Første & <siste>"), second = house.a_case("Andre");
    house.ask("professional", "POST", "/api/v1/cases/" + first + "/comments", R"({"text":"Ordene mine"})", {{"If-Match", "\"1\""}});

    const auto one = house.ask("auditor", "GET", "/cases/" + first + "/atom"), all = house.ask("auditor", "GET", "/atom");

    const Value read = read_as("atom", one);
    CHECK(read.text("version") == "atom10");
    CHECK_FALSE(read.flag("bozo"));
    CHECK(read.text("title").find("Første & <siste>") != std::string::npos);
    REQUIRE(read.list("entries").size() >= 2);
    CHECK(read.list("entries").front().text("id").ends_with("case/" + first + "/2"));
    CHECK_FALSE(contains(one, "Ordene mine"));
    const Value every = read_as("atom", all);
    CHECK_FALSE(every.flag("bozo"));
    CHECK(every.list("entries").size() == read.list("entries").size() + house.program().store().events("case/" + second, 0, 0).size());
    const auto tag = one.header("ETag");
    CHECK(house.ask("auditor", "GET", "/cases/" + first + "/atom", "", {{"If-None-Match", std::string(tag)}}).status == 304);
    CHECK(house.ask("auditor", "GET", "/cases/2026-9999/atom").status == 404);
    CHECK(house.ask("administrator", "GET", "/atom").status == 403);
}

TEST_CASE("a secret address opens one's own feeds and nothing else, until it ends or is made anew", "[api][feeds]") {
    House house;
    const std::string id = house.a_case();
    CHECK(at(house.ask("case_officer", "GET", "/api/v1/feeds"), "made_at").empty());

    const auto made = house.ask("case_officer", "POST", "/api/v1/feeds");
    const std::string calendar = path_of(made, "calendar"), atom = path_of(made, "atom");

    CHECK(made.status == 201);
    CHECK(house.ask("", "GET", calendar).status == 200);
    CHECK(contains(house.ask("", "GET", calendar), id));
    CHECK(contains(house.ask("", "GET", atom), id));
    CHECK(house.ask("", "GET", atom.substr(0, atom.size() - 5) + "/cases/" + id + "/atom").status == 200);
    CHECK(house.ask("", "GET", "/feeds/" + std::string(64, 'a') + "/atom").status == 404);
    CHECK(house.ask("", "GET", "/cases/" + id + "/atom").status != 200);
    const auto again = house.ask("case_officer", "POST", "/api/v1/feeds");
    CHECK(house.ask("", "GET", calendar).status == 404);
    CHECK(house.ask("", "GET", path_of(again, "calendar")).status == 200);
    CHECK(house.ask("case_officer", "DELETE", "/api/v1/feeds").status == 200);
    CHECK(house.ask("", "GET", path_of(again, "calendar")).status == 404);
}

TEST_CASE("a secret address gives no more than its owner's rights of today", "[feeds]") {
    House house;
    house.a_case();
    const auto made = house.ask("professional", "POST", "/api/v1/feeds");
    CHECK(house.ask("", "GET", path_of(made, "atom")).status == 200);

    const workflows::By by{.actor = "system", .via = "command line", .at = house.program().now(), .date = "2026-01-01"};
    house.program().people().disable(house.person("professional"), true, by);

    CHECK(house.ask("", "GET", path_of(made, "atom")).status == 404);
    CHECK(house.ask("", "GET", path_of(made, "calendar")).status == 404);
}

TEST_CASE("an invitation is written in three languages, with the link and no patient asked for", "[api][feeds]") {
    tests::WalkedHouse house;
    house.world.begin("Marfans syndrom").walk_to(3);
    const auto& invitation = house.world.file().invitations.front();
    const std::string part = "/invitations/" + std::to_string(invitation.by.seq);

    const auto bokmaal = house.ask("officer", "GET", part + "?lang=nb"), nynorsk = house.ask("officer", "GET", part + "?lang=nn"), english = house.ask("officer", "GET", part + "?lang=en");

    CHECK(at(bokmaal, "text").find("Invitasjon til å uttale seg: Marfans syndrom") != std::string::npos);
    CHECK(at(nynorsk, "text").find("Kjem det seinare") != std::string::npos);
    CHECK(at(english, "text").find("What comes later is read, and marked as late") != std::string::npos);
    CHECK(at(bokmaal, "text").find("/cases/" + house.world.id()) != std::string::npos);
    CHECK(at(bokmaal, "text").find("Enkelt sagt") != std::string::npos);
    CHECK(at(bokmaal, "until") == engine::to_text(invitation.until));
    CHECK(house.ask("officer", "GET", "/invitations/1").status == 404);
}

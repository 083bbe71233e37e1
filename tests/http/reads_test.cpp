// Who has read what of what is not public: recorded in batches, told to auditors.
#include "engine/crypto.hpp"
#include "tests/http/house.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using tests::House;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// The events "read" of the year's stream of accesses.
std::vector<engine::Sealed> readings(House& house) {
    std::vector<engine::Sealed> found;
    engine::Store& store = house.program().store();
    for (const std::string& stream : store.streams("access/"))
        for (const engine::Sealed& sealed : store.events(stream))
            if (sealed.event.name == "read") found.push_back(sealed);
    return found;
}

}  // namespace

TEST_CASE("many readings are one event for each reader, with counts and digests and no copy", "[reads]") {
    House house;
    const std::string id = house.a_case("Hemmelig navn");
    house.reads().flush();
    const auto before = readings(house).size();
    std::string body;
    for (int i = 0; i < 3; ++i) body = house.ask("auditor", "GET", "/api/v1/cases/" + id).body;
    house.ask("auditor", "GET", "/api/v1/cases");
    house.ask("case_officer", "GET", "/cases/" + id);
    house.ask("case_officer", "GET", "/api/v1/cases/1999-0001");

    house.reads().flush();

    const auto events = readings(house);
    REQUIRE(events.size() == before + 2);
    std::int64_t of_case = 0;
    for (std::size_t i = before; i < events.size(); ++i) {
        CHECK_FALSE(contains(events[i].line, "Hemmelig"));
        for (const engine::Value& one : events[i].event.body.list("readings"))
            if (one.text("what") == "/api/v1/cases/{id}") {
                CHECK(events[i].event.actor == house.person("auditor"));
                CHECK(one.text("on") == "case/" + id);
                CHECK(one.text("sha256_of_answer") == engine::sha256_hex(body));
                of_case += one.integer("times");
            }
    }
    CHECK(of_case == 3);
    CHECK(house.reads().waiting() == 0);
}

TEST_CASE("an auditor sees on the history of a case who has seen it, and nobody else does", "[reads]") {
    House house;
    const std::string id = house.a_case();
    house.ask("case_officer", "GET", "/cases/" + id);
    house.reads().flush();

    const auto shown = house.ask("auditor", "GET", "/cases/" + id + "/history");
    const auto not_shown = house.ask("case_officer", "GET", "/cases/" + id + "/history");

    CHECK(contains(shown.body, "id=\"seen\""));
    CHECK(contains(shown.body, "/cases/{id} (page)"));
    CHECK_FALSE(contains(not_shown.body, "id=\"seen\""));
    CHECK(house.reads().waiting() >= 2);  // reading the audit is recorded too
}

TEST_CASE("who is refused is recorded too, once with a count, and nobody is told what they asked for", "[reads]") {
    House house;
    const std::string id = house.a_case("Hemmelig navn");
    house.reads().flush();
    for (int i = 0; i < 3; ++i) CHECK(house.ask("administrator", "GET", "/api/v1/cases/" + id).status == 403);
    CHECK(house.ask("", "GET", "/api/v1/cases/" + id).status == 401);
    CHECK(house.ask("professional", "GET", "/api/v1/meetings").status == 403);

    house.reads().flush();

    std::vector<engine::Sealed> refused;
    for (const std::string& stream : house.program().store().streams("access/"))
        for (const engine::Sealed& sealed : house.program().store().events(stream))
            if (sealed.event.name == "refused") refused.push_back(sealed);
    REQUIRE(refused.size() == 2);
    for (const auto& sealed : refused) {
        CHECK(sealed.event.body.text("why") == "not-allowed");
        CHECK(sealed.event.via == "api");
        CHECK_FALSE(contains(sealed.line, "Hemmelig"));
        if (sealed.event.actor != house.person("administrator")) continue;
        CHECK(sealed.event.act == "/api/v1/cases/{id}");
        CHECK(sealed.event.body.text("on") == "case/" + id);
        CHECK(sealed.event.body.integer("times") == 3);
    }
}

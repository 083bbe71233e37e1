// Personal data in a meeting or proposal is removed on pages and through the API, by two people; outsiders see neither.
#include "tests/http/walked_house.hpp"
#include "tests/support/catch.hpp"

#include <map>

using tests::at;
using tests::House;
using tests::WalkedHouse;

namespace {

bool contains(const tests::Answer& answer, std::string_view part) { return answer.body.find(part) != std::string::npos; }
const tests::Headers as_form{{"Content-Type", "application/x-www-form-urlencoded"}};

std::string propose(const House& house) {
    return at(house.ask("professional", "POST", "/api/v1/proposals", R"({"name":"Syndromet til Ola","origin":"clinician","reason":"Sett hos tre"})"), "id");
}

}  // namespace

TEST_CASE("words of a proposal are removed through pages by two people", "[pages][redaction]") {
    const House house;
    const std::string page = "/proposals/" + propose(house) + "/removal";

    const auto list = house.ask("case_officer", "GET", page);
    CHECK(contains(list, "Syndromet til Ola"));
    CHECK(contains(list, "act=remove_words&amp;entry=1&amp;place=name"));
    CHECK(contains(house.ask("case_officer", "GET", page + "?act=remove_words&entry=1&place=name"), "Syndromet til Ola"));
    const std::string what = "entry=1&place=name&ground=personal_data&version=";
    const auto alone = house.ask("case_officer", "POST", page, "act=remove_words&key=k1&" + what + "1", as_form);
    CHECK(alone.status == 422);
    CHECK(contains(alone, "En annen må medundertegne fjerningen først."));
    CHECK(house.ask("administrative_leader", "POST", page, "act=countersign_removal&key=k2&verdict=yes&reason=Sett&" + what + "1", as_form).status == 303);
    CHECK(house.ask("case_officer", "POST", page, "act=remove_words&key=k3&" + what + "2", as_form).status == 303);

    const auto after = house.ask("case_officer", "GET", page);
    CHECK_FALSE(contains(after, "Syndromet til Ola"));
    CHECK(contains(after, "Fjernet. "));
    for (const char* address : {"/proposals", "/api/v1/proposals"}) CHECK_FALSE(contains(house.ask("case_officer", "GET", address), "Syndromet til Ola"));
    CHECK(contains(house.ask("case_officer", "GET", "/proposals"), "(ordene er fjernet)"));
}

TEST_CASE("words of a meeting are removed through the API, and its page offers it", "[api][redaction]") {
    WalkedHouse house;
    const std::string id = at(house.ask_at("officer", "POST", "/api/v1/meetings", R"({"date":")" + house.world.day(20) + R"(","place":"Hjemme hos Ola Ugle","meeting_form":"both"})"), "id");
    const auto act = [&](const char* who, const std::string& body, const char* version) {
        return house.ask_at(who, "POST", "/api/v1/meetings/" + id + "/acts", body, {{"If-Match", std::string("\"") + version + "\""}});
    };
    CHECK(contains(house.ask_at("officer", "GET", "/meetings/" + id), "/meetings/" + id + "/removal"));
    CHECK_FALSE(contains(house.ask_at("auditor", "GET", "/meetings/" + id), "/removal"));
    const std::string what = R"("entry":1,"place":"place","ground":"health_data"})";

    CHECK(act("officer", R"({"act":"remove_words",)" + what, "1").status == 422);
    CHECK(act("leader", R"({"act":"countersign_removal","verdict":"yes","reason":"Sett",)" + what, "1").status == 200);
    CHECK(act("officer", R"({"act":"remove_words",)" + what, "2").status == 200);

    CHECK_FALSE(contains(house.ask_at("officer", "GET", "/api/v1/meetings/" + id), "Ola Ugle"));
    CHECK_FALSE(contains(house.ask_at("officer", "GET", "/meetings/" + id), "Ola Ugle"));
}

TEST_CASE("whoever is tied in a case does not read on the page for removals what a meeting said of it", "[redaction][access]") {
    WalkedHouse house;
    house.world.begin("Prøvesyndrom").walk_to(4);
    const std::string id = at(house.ask_at("officer", "POST", "/api/v1/meetings", R"({"date":")" + house.world.day(20) + R"(","place":"Oslo","meeting_form":"both"})"), "id");
    const auto set = [&](const std::string& body, const char* version) {
        return house.ask_at("officer", "POST", "/api/v1/meetings/" + id + "/acts", R"({"act":"set_agenda",)" + body, {{"If-Match", std::string("\"") + version + "\""}});
    };
    REQUIRE(set(R"("case":")" + house.world.id() + R"("})", "1").status == 200);
    REQUIRE(set(R"("item":2,"out":true,"reason":"Skjultord mangler"})", "2").status == 200);
    const std::string page = "/meetings/" + id + "/removal", form = page + "?act=countersign_removal&entry=3&place=reason";
    for (const std::string& address : {page, form}) CHECK(contains(house.ask_at("leader", "GET", address), "Skjultord"));
    CHECK(contains(house.ask_at("leader", "GET", page), "Føring 1, Sted eller lenke"));
    CHECK(contains(house.ask_at("leader", "GET", page), "Føring 3, Grunn (når saken tas ut)"));

    house.world.declare("leader", "tied");

    for (const std::string& address : {page, form}) {
        const auto answer = house.ask_at("leader", "GET", address);
        CHECK(answer.status == 200);
        CHECK_FALSE(contains(answer, "Skjultord"));
    }
    CHECK(contains(house.ask_at("officer", "GET", page), "Skjultord"));
}

TEST_CASE("a proposal is seen by its proposer and by those who judge, lead and audit, alike on pages and in the API", "[access]") {
    const House house;
    const std::string id = propose(house);

    for (const auto& [role, sees] : std::map<std::string, bool>{
             {"case_officer", true}, {"administrative_leader", true}, {"auditor", true}, {"professional", true}, {"centre_leader", false}, {"user_representative", false}}) {
        INFO(role);
        CHECK(contains(house.ask(role, "GET", "/api/v1/proposals"), "Syndromet til Ola") == sees);
        CHECK((house.ask(role, "GET", "/api/v1/proposals/" + id).status == 200) == sees);
        CHECK(contains(house.ask(role, "GET", "/proposals"), "Syndromet til Ola") == sees);
        CHECK((house.ask(role, "GET", "/proposals/" + id).status == 200) == sees);
    }
    for (const char* role : {"centre_leader", "user_representative", "professional", "auditor"}) CHECK(house.ask(role, "GET", "/proposals/" + id + "/removal").status >= 403);
}

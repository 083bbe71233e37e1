// What has no past says so instead of showing the present, and no page of the past leads there with its moment.
#include "tests/http/house.hpp"
#include "tests/support/catch.hpp"
#include "web/routes.hpp"

#include <algorithm>
#include <set>

using tests::Answer;
using tests::at;
using tests::House;

namespace {

bool has_past(const web::Route& route) { return std::ranges::find(route.query, "as_of", &web::Parameter::name) != route.query.end(); }

/// An address of the route, with something in the place of its {names}.
std::string address_of(const web::Route& route) {
    std::string path = route.path;
    while (path.find('{') != std::string::npos) path.replace(path.find('{'), path.find('}') - path.find('{') + 1, "1");
    return path;
}

std::string role_for(const web::Route& route) { return route.access == web::Access::administrator ? "administrator" : "case_officer"; }

/// The links of a page that stay on this server.
std::set<std::string> links_in(const std::string& page) {
    std::set<std::string> links;
    for (std::size_t place = page.find("href=\"/"); place != std::string::npos; place = page.find("href=\"/", place + 1)) {
        std::string link = page.substr(place + 6, page.find('"', place + 6) - place - 6);
        while (link.find("&amp;") != std::string::npos) link.erase(link.find("&amp;") + 1, 4);
        link = link.substr(0, link.find('#'));
        if (!link.starts_with("/assets/")) links.insert(link);
    }
    return links;
}

}  // namespace

TEST_CASE("pages and reads that have no past refuse a moment, with a word on what to do", "[past]") {
    const House house;
    std::size_t refused = 0;

    for (const web::Route& route : web::all_routes()) {
        if (route.method != "GET" || route.face == web::Face::plain || has_past(route)) continue;
        const Answer answer = house.ask(role_for(route), "GET", address_of(route) + "?as_of=2026-01-01");
        INFO(route.path << " gave " << answer.status << " " << answer.body.substr(0, 300));
        CHECK(answer.status == 400);
        if (route.face == web::Face::api) {
            CHECK(at(answer, "type") == "/problems/invalid");
            CHECK(at(answer, "errors.0.parameter") == "as_of");
            CHECK(at(answer, "errors.0.code") == "problem.no_past");
        } else {
            CHECK(answer.body.find("har ingen fortid") != std::string::npos);
        }
        ++refused;
    }

    CHECK(refused > 40);
}

TEST_CASE("a page without a past takes an empty moment, and what is no page knows no moment", "[past]") {
    const House house;

    CHECK(house.ask("case_officer", "GET", "/turn?as_of=").status == 200);
    CHECK(house.ask("case_officer", "GET", "/turn?as_of=&as_of=").status == 400);
    CHECK(house.ask("case_officer", "GET", "/healthz?as_of=2026-01-01").body.find("no past") == std::string::npos);
    CHECK(house.ask("", "GET", "/api/v1/notices?as_of=2026-01-01").status == 401);
}

TEST_CASE("no link on a page of the past leads to one that has none", "[past]") {
    House house;
    const std::string id = house.a_case("Sykdom med fortid");
    house.ask("professional", "POST", "/api/v1/proposals", R"({"name":"Foreslått sykdom","origin":"clinician","reason":"Sett hos tre"})");
    const std::string meeting = at(house.ask("case_officer", "POST", "/api/v1/meetings", R"({"date":"2026-01-01","place":"Oslo","meeting_form":"video"})"), "id");
    const auto act = [&](const char* role, const char* version, const std::string& body) {
        REQUIRE(house.ask(role, "POST", "/api/v1/meetings/" + meeting + "/acts", body, {{"If-Match", std::string("\"") + version + "\""}}).status == 200);
    };
    act("case_officer", "1", R"({"act":"set_agenda","case":")" + id + R"("})");
    act("administrative_leader", "2", R"({"act":"call_meeting"})");
    act("case_officer", "3", R"({"act":"open_meeting","present":[")" + house.person("administrative_leader") + R"("]})");
    const std::string then = engine::to_text(house.program().now());
    house.pass(86400);
    const std::string of_case = "/cases/" + id, of_meeting = "/meetings/" + meeting;
    std::set<std::string> links;

    for (const std::string& page : {std::string("/"), std::string("/cases"), of_case, of_case + "/history", of_case + "/decisions", of_case + "/changes", std::string("/hearings"),
                                    std::string("/proposals"), std::string("/comments"), std::string("/comments/organisations"), std::string("/releases"), std::string("/look-again"),
                                    std::string("/reports/annual"), std::string("/meetings"), of_meeting, of_meeting + "/minutes", of_meeting + "/papers", std::string("/history"),
                                    std::string("/decisions"), std::string("/decisions/alike"), std::string("/policies"), std::string("/process"), std::string("/search?q=sykdom")}) {
        const Answer answer = house.ask("case_officer", "GET", page + (page.find('?') == std::string::npos ? "?" : "&") + "as_of=" + then, "", {{"Accept", "text/html"}});
        INFO(page);
        CHECK(answer.status == 200);
        CHECK(answer.body.find("Du ser hvordan det sto") != std::string::npos);
        links.merge(links_in(answer.body));
    }

    CHECK(links.size() > 60);
    for (const std::string& link : links) {
        const Answer answer = house.ask("case_officer", "GET", link, "", {{"Accept", "text/html"}});
        INFO(link << " gave " << answer.status << " " << answer.body.substr(0, 300));
        CHECK(answer.status != 400);
    }
}

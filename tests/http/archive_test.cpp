// What is found over all cases, over HTTP: precedents on the case, on a page of their own, by the API.
#include "tests/http/walked_house.hpp"
#include "tests/support/catch.hpp"

using tests::at;
using tests::F;
using tests::WalkedHouse;

namespace {

bool contains(const tests::Answer& answer, std::string_view text) { return answer.body.find(text) != std::string::npos; }

/// An earlier case decided on need, and a new one that stands before it.
void walk_two(WalkedHouse& house) {
    house.world.walk_to(5);
    house.world.stream.clear();
    house.world.begin("Nytt syndrom").walk_to(4);
}

tests::Answer page(WalkedHouse& house, std::string_view person, const std::string& target) {
    return house.ask_at(person, "GET", target, "", {{"Accept", "text/html"}});
}

}  // namespace

TEST_CASE("precedents stand on the case, on their own page, in its twins and in the API", "[precedents]") {
    WalkedHouse house;
    walk_two(house);
    const std::string address = "/cases/" + house.world.id();

    const auto on_case = page(house, "officer", address + "?lang=en");
    const auto own = page(house, "officer", address + "/precedents?lang=en");
    const auto data = house.ask("officer", "GET", "/precedents");

    CHECK(contains(on_case, "Earlier decisions that are alike"));
    CHECK(contains(on_case, "/acts/weigh_precedent?decision="));
    CHECK(own.status == 200);
    CHECK(contains(own, "The same diagnosis"));
    CHECK(contains(own, "In force."));
    CHECK(at(data, "question") == "need");
    CHECK(at(data, "precedents.0.event") == "decide_need");
    CHECK(at(data, "precedents.0.why.same_diagnosis") == "true");
    CHECK(page(house, "officer", address + "/precedents?format=json").body.find("\"looked_at\":1") != std::string::npos);
    CHECK(contains(page(house, "officer", address + "/precedents?format=csv"), "decide_need"));
}

TEST_CASE("the form that weighs a precedent offers those that are alike, and takes any other", "[precedents]") {
    WalkedHouse house;
    walk_two(house);

    const auto form = page(house, "officer", "/cases/" + house.world.id() + "/acts/weigh_precedent?lang=en");

    CHECK(form.status == 200);
    CHECK(contains(form, "<datalist"));
    CHECK(contains(form, "name=\"decision\""));
}

TEST_CASE("precedents say what they cannot answer, and are not for one who is recused", "[precedents]") {
    WalkedHouse house;
    walk_two(house);
    house.world.declare("TRS", "tied");

    CHECK(house.ask("officer", "GET", "/precedents?question=colour").status == 400);
    CHECK(house.ask("officer", "GET", "/precedents?limit=0").status == 400);
    CHECK(house.ask("TRS", "GET", "/precedents").status == 403);
    CHECK(page(house, "TRS", "/cases/" + house.world.id() + "/precedents").status == 403);
    CHECK_FALSE(contains(page(house, "TRS", "/cases/" + house.world.id() + "?lang=en"), "Earlier decisions that are alike"));
    CHECK(house.ask_at("officer", "GET", "/api/v1/cases/2000-0001/precedents").status == 404);
    CHECK(house.ask_at("administrator", "GET", "/api/v1/cases/" + house.world.id() + "/precedents").status == 403);
}

TEST_CASE("words are searched on the page, in its twins and by the API alike", "[search]") {
    WalkedHouse house;
    house.world.walk_to(4);

    const auto shown = page(house, "officer", "/search?lang=en&q=trenger+tilbudet");
    const auto csv = page(house, "officer", "/search?q=trenger+tilbudet&format=csv");
    const auto data = house.ask_at("officer", "GET", "/api/v1/search?q=trenger%20tilbudet&kind=comment");

    CHECK(shown.status == 200);
    CHECK(contains(shown, "<mark>trenger</mark>"));
    CHECK(contains(csv, "comment_given"));
    CHECK(at(data, "hits.0.event") == "comment_given");
    CHECK(at(data, "hits.0.word") == "trenger");
    CHECK(at(data, "next").empty());
    CHECK(contains(page(house, "officer", "/search?q=trenger+tilbudet&format=json"), "\"hits\":[{"));
    CHECK(contains(page(house, "officer", "/search?lang=en&q=trenger+tilbudet&kind=vote"), "do not stand together"));
}

TEST_CASE("a search says what it cannot read, and never says an identity number again", "[search]") {
    WalkedHouse house;
    house.world.walk_to(1);
    const auto api = [&](const std::string& query) { return house.ask_at("officer", "GET", "/api/v1/search?" + query); };

    CHECK(api("q=tilbud&kind=colour").status == 400);
    CHECK(api("q=tilbud&body=nobody").status == 400);
    CHECK(api("q=tilbud&centre=nowhere").status == 400);
    CHECK(api("q=tilbud&from=soon").status == 400);
    CHECK(api("q=tilbud&cursor=x").status == 400);
    CHECK(api("q=og").status == 400);
    CHECK(house.ask_at("administrator", "GET", "/api/v1/search?q=tilbud").status == 403);
    for (const std::string& target : {std::string("/api/v1/search?q=13097248022"), std::string("/search?q=13097248022"), std::string("/search?q=13097248022&format=csv")}) {
        const auto answer = page(house, "officer", target);
        INFO(target);
        CHECK(answer.status == 422);
        CHECK_FALSE(contains(answer, "13097248022"));
    }
}

TEST_CASE("decisions over all cases are told as page, CSV, JSON and by the API alike", "[decisions]") {
    WalkedHouse house;
    house.world.walk_to(6);

    const auto shown = page(house, "auditor", "/decisions?lang=en");
    const auto csv = page(house, "auditor", "/decisions?format=csv");
    const auto same = page(house, "auditor", "/decisions?format=json");
    const auto data = house.ask_at("auditor", "GET", "/api/v1/decisions");

    CHECK(shown.status == 200);
    CHECK(contains(shown, "By decision"));
    CHECK(contains(shown, "/decisions?outcome=place"));
    CHECK(contains(csv, "T07,place,placement,start_up,leader_group,meeting,TRS"));
    CHECK(at(data, "decisions.0.event") == "place");
    CHECK(at(data, "counts.centre.0.count") != "");
    CHECK(same.body == data.body);
    CHECK(at(house.ask_at("auditor", "GET", "/api/v1/decisions?outcome=place&centre=TRS&body=leader_group"), "total") == "1");
    CHECK(at(house.ask_at("auditor", "GET", "/api/v1/decisions?as_of=2000-01-01"), "total") == "0");
    for (const char* wrong : {"outcome=colour", "centre=nowhere", "body=nobody", "from=soon", "cursor=x", "limit=0"})
        CHECK(house.ask_at("auditor", "GET", "/api/v1/decisions?" + std::string(wrong)).status == 400);
    CHECK(house.ask_at("administrator", "GET", "/api/v1/decisions").status == 403);
}

TEST_CASE("like evidence with different outcomes has a page, twins and an address in the API", "[decisions]") {
    WalkedHouse house;
    house.world.walk_to(5);
    house.world.stream.clear();
    house.world.begin("Uten tilbud").walk_to(4);
    house.world.prepare(4);
    house.world.close_by_vote("INGEN-1");

    const auto shown = page(house, "auditor", "/decisions/alike?lang=en");
    const auto data = house.ask_at("auditor", "GET", "/api/v1/decisions/alike");

    CHECK(contains(shown, "Uten tilbud"));
    CHECK(at(data, "pairs.0.why.same_diagnosis") == "true");
    CHECK(page(house, "auditor", "/decisions/alike?format=json").body == data.body);
    CHECK(contains(page(house, "auditor", "/decisions/alike?format=csv"), "INGEN-1"));
}

TEST_CASE("what a decision hangs on stands on the case before the vote and in the API", "[robustness]") {
    WalkedHouse house;
    house.world.walk_to(4);

    const auto shown = page(house, "leader", "/cases/" + house.world.id() + "?lang=en");
    const auto data = house.ask("leader", "GET", "/robustness");

    CHECK(contains(shown, "How much the decision hangs on"));
    CHECK(contains(shown, "the case would not have come here"));
    CHECK(at(data, "turnings.0.criterion") == "K1");
    CHECK(at(data, "turnings.0.changes.0.taken") == "true");
    house.world.declare("TRS", "tied");
    CHECK(house.ask("TRS", "GET", "/robustness").status == 403);
}

TEST_CASE("what is found over all cases is answered by the API as it is described", "[api]") {
    WalkedHouse house;
    walk_two(house);

    CHECK(house.ask("officer", "GET", "/precedents").status == 200);
    CHECK(house.ask("officer", "GET", "/robustness").status == 200);
    for (const char* target : {"/api/v1/search?q=tilbudet&limit=2", "/api/v1/decisions?limit=1", "/api/v1/decisions/alike"}) {
        INFO(target);
        CHECK(house.ask_at("officer", "GET", target).status == 200);
    }
    CHECK(house.ask_at("officer", "GET", "/api/v1/search?q=13097248022").status == 422);
}

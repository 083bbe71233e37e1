// Comments across cases over HTTP: the inbox, several answers at once, what the input changed, one's own, warnings.
#include "tests/http/walked_house.hpp"
#include "tests/support/catch.hpp"

#include <string>

using tests::at;
using tests::F;
using tests::WalkedHouse;

namespace {

bool contains(const tests::Answer& answer, const std::string& part) { return answer.body.find(part) != std::string::npos; }

struct Heard {
    WalkedHouse house;
    std::int64_t first = 0, second = 0;

    Heard() {
        house.world.walk_to(3);
        first = house.world.as("users").must("comment", F({{"text", "Ta med de voksne"}}));
        second = house.world.as("reference").must("comment", F({{"text", "Vi støtter dette"}, {"part", "K4"}}));
    }
    std::string both(const std::string& second_reason) const {
        return R"({"answers":[{"comment":)" + std::to_string(first) + R"(,"disposition":"followed","opening":"thanks","reason":"De voksne er tatt med","changed":"Nytt avsnitt om voksne"},{"comment":)" +
               std::to_string(second) + R"(,"disposition":"outside_scope","reason":")" + second_reason + R"("}]})";
    }
};

}  // namespace

TEST_CASE("programs answer several comments at once, all or none, and read what they changed", "[api][answers]") {
    Heard heard;
    auto& house = heard.house;

    const auto refused = house.ask("officer", "POST", "/answers", heard.both("De voksne er tatt med."));
    CHECK(refused.status == 400);
    CHECK(at(refused, "errors.0.pointer") == "/answers/1/reason");
    CHECK(at(refused, "errors.0.code") == "form.reason_individual");
    CHECK(house.world.file().comment(heard.first)->answer() == nullptr);

    const auto tried = house.ask("officer", "POST", "/answers?dry_run=true", heard.both("Dette avgjøres et annet sted"));
    CHECK(at(tried, "allowed") == "true");
    CHECK(house.world.file().comment(heard.first)->answer() == nullptr);

    const auto given = house.ask("officer", "POST", "/answers", heard.both("Dette avgjøres et annet sted"));
    CHECK(given.status == 200);
    CHECK(at(given, "events.1.event") == "comment_answered");

    const auto changes = house.ask("users", "GET", "/changes");
    CHECK(at(changes, "changes.0.changed") == "Nytt avsnitt om voksne");
    CHECK(at(changes, "changes.0.disposition") == "followed");
    CHECK(at(house.ask_at("users", "GET", "/api/v1/comments?mine=true"), "comments.0.reason") == "De voksne er tatt med");
    CHECK(at(house.ask_at("officer", "GET", "/api/v1/comments"), "answered") == "2");
    CHECK(at(house.ask_at("officer", "GET", "/api/v1/comments/organisations"), "organisations.0.suppressed") == "true");
    CHECK(house.ask("users", "POST", "/answers", heard.both("Noe helt annet her")).status == 403);
    CHECK(house.ask_at("officer", "GET", "/api/v1/comments?state=late").status == 400);
}

TEST_CASE("answers need a list, a version and known fields", "[answers]") {
    Heard heard;
    auto& house = heard.house;
    const std::string target = "/api/v1/cases/" + house.world.id() + "/answers";

    CHECK(at(house.ask("officer", "POST", "/answers", R"({"answers":[]})"), "errors.0.code") == "problem.answers_expected");
    CHECK(at(house.ask("officer", "POST", "/answers", R"({"answers":[{"comment":1,"why":"x"}]})"), "errors.0.pointer") == "/answers/0/why");
    CHECK(house.ask_at("officer", "POST", target, heard.both("Dette avgjøres et annet sted")).status == 428);
    CHECK(house.ask_at("officer", "POST", target, heard.both("Dette avgjøres et annet sted"), {{"If-Match", "\"1\""}}).status == 412);
}

TEST_CASE("a case officer answers several on a page: form, preview, and then all of them", "[answers]") {
    Heard heard;
    auto& house = heard.house;
    const std::string page = "/cases/" + house.world.id() + "/answers";
    const std::string a = std::to_string(heard.first), b = std::to_string(heard.second);
    const auto send = [&](const std::string& step, const std::string& second_reason) {
        return house.ask_at("officer", "POST", page,
                            "step=" + step + "&key=k1&version=" + std::to_string(house.world.file().version()) + "&disposition-" + a + "=followed&opening-" + a +
                                "=thanks&reason-" + a + "=De+voksne+er+med&changed-" + a + "=Nytt+avsnitt&disposition-" + b + "=not_followed&reason-" + b + "=" + second_reason,
                            {{"Content-Type", "application/x-www-form-urlencoded"}});
    };

    const auto form = house.ask_at("officer", "GET", page);
    CHECK(contains(form, "reason-" + a));
    CHECK(contains(form, "Ta med de voksne"));
    const auto refused = send("review", "De+voksne+er+med");
    CHECK(refused.status == 400);
    CHECK(contains(refused, "#f-" + b + "-reason"));
    const auto preview = send("review", "Dette+kan+vi+ikke+love");
    CHECK(preview.status == 200);
    CHECK(contains(preview, "Dette kan vi ikke love"));
    CHECK(contains(preview, "Takk for innspillet. De voksne er med"));
    CHECK(house.world.file().comment(heard.first)->answer() == nullptr);
    const auto sent = send("send", "Dette+kan+vi+ikke+love");
    CHECK(sent.status == 303);
    CHECK(house.world.file().comment(heard.second)->answer() != nullptr);
    CHECK(house.ask_at("users", "GET", page).status == 403);

    CHECK(contains(house.ask_at("users", "GET", "/comments/mine"), "De voksne er med"));
    CHECK(contains(house.ask_at("users", "GET", "/cases/" + house.world.id()), "Hva innspillene endret"));
    CHECK(contains(house.ask_at("clinician", "GET", "/cases/" + house.world.id() + "/changes"), "Nytt avsnitt"));
    CHECK(contains(house.ask_at("users", "GET", "/turn"), "1 har fått svar. 0 venter."));
}

TEST_CASE("the inbox narrows, counts and has twins", "[answers]") {
    Heard heard;
    auto& house = heard.house;

    const auto all = house.ask_at("officer", "GET", "/comments");
    CHECK(contains(all, "Ta med de voksne"));
    CHECK(contains(all, "/answers"));
    const auto part = house.ask_at("officer", "GET", "/comments?part=K4");
    CHECK_FALSE(contains(part, "Ta med de voksne"));
    CHECK(contains(part, "Vi støtter dette"));
    CHECK(contains(house.ask_at("officer", "GET", "/comments?state=answered"), "Ingen innspill passer med filteret."));
    CHECK(house.ask_at("officer", "GET", "/comments?format=csv").body.starts_with("case,name,phase,comment,given"));
    CHECK(at(house.ask_at("officer", "GET", "/comments?format=json"), "waiting") == "2");
    CHECK(house.ask_at("officer", "GET", "/comments/organisations?format=csv").body.starts_with("organisation,role,given"));
    CHECK(contains(house.ask_at("officer", "GET", "/comments/organisations"), "Færre enn fem"));
}

TEST_CASE("programs and pages are asked once about what may point at a person", "[api][warnings]") {
    Heard heard;
    auto& house = heard.house;
    const std::string body = R"({"text":"Ring 912 34 567"})";

    const auto asked = house.ask("users", "POST", "/comments", body);
    CHECK(asked.status == 422);
    CHECK(at(asked, "type") == "/problems/personal-data-suspected");
    CHECK(at(asked, "errors.0.code") == "form.maybe.telephone");
    CHECK(at(house.ask("users", "POST", "/comments?dry_run=true", body), "allowed") == "false");
    CHECK(house.ask("users", "POST", "/comments?acknowledge=true", body).status == 200);

    const std::string page = "/cases/" + house.world.id() + "/acts/comment";
    const auto form = [&](const std::string& more) {
        return house.ask_at("users", "POST", page, "step=review&key=k&version=" + std::to_string(house.world.file().version()) + "&part=case&visibility=public&text=Ring+912+34+567" + more,
                            {{"Content-Type", "application/x-www-form-urlencoded"}});
    };
    const auto warned = form("");
    CHECK(contains(warned, "ligner et telefonnummer"));
    CHECK(contains(warned, "name=\"acknowledged\""));
    CHECK(contains(warned, "Ring 912 34 567"));
    const auto review = form("&acknowledged=yes");
    CHECK(review.status == 200);
    CHECK(contains(review, "name=\"acknowledged\" value=\"yes\""));
}

TEST_CASE("a comment is taken from a form that others have commented over, but not from one whose case has moved", "[answers]") {
    Heard heard;
    auto& house = heard.house;
    const std::string page = "/cases/" + house.world.id() + "/acts/comment", old = std::to_string(house.world.file().version());
    const auto send = [&](const std::string& text, const std::string& key, const std::string& more = {}) {
        return house.ask_at("users", "POST", page, "text=" + text + "&key=" + key + "&version=" + old + more, {{"Content-Type", "application/x-www-form-urlencoded"}});
    };
    house.world.as("reference").must("comment", F({{"text", "Jeg var raskere"}}));
    house.world.as("officer").must("answer_comment", F({{"comment", heard.second}, {"disposition", "followed"}, {"reason", "Takk for den støtten"}, {"changed", "Ingenting"}}));

    CHECK(send("Jeg+kom+etter", "k1").status == 303);
    house.world.as("reference").must("withdraw_comment", F({{"comment", heard.second}}));
    CHECK(send("Svar+til+noe+trukket", "k2", "&reply_to=" + std::to_string(heard.second)).status == 412);
    house.world.as("officer").must("record_enquiries", F({{"year", 2025}, {"count", 7}, {"channel", "enquiry"}}));
    CHECK(send("Nå+er+saken+en+annen", "k3").status == 412);
}

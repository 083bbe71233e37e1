// What is typed is kept: autosaved, saved by a button, after a refusal; for its author alone; gone when it is sent.
#include "tests/http/house.hpp"
#include "tests/support/catch.hpp"

#include <string>

using tests::at;
using tests::House;

namespace {

bool contains(const tests::Answer& answer, const std::string& part) { return answer.body.find(part) != std::string::npos; }

std::string drafts_of(const std::string& id, const std::string& act = "comment") { return "/api/v1/cases/" + id + "/drafts/" + act; }

const std::string somebodys_number = "02013299997";  // made from check digits, in the form issued from 2032

}  // namespace

TEST_CASE("a draft comes back in the form, for its author alone", "[api][drafts]") {
    const House house;
    const std::string id = house.a_case();

    const auto saved = house.ask("user_representative", "PUT", drafts_of(id), R"({"fields":{"text":"Vi trenger et senter","part":"K4"}})");
    const auto again = house.ask("user_representative", "PUT", drafts_of(id), R"({"fields":{"text":"Vi trenger ett senter","part":"K4"},"revision":1})");

    CHECK(at(saved, "revision") == "1");
    CHECK(at(again, "revision") == "2");
    CHECK(contains(house.ask("user_representative", "GET", "/cases/" + id + "/acts/comment"), "Vi trenger ett senter"));
    CHECK(contains(house.ask("user_representative", "GET", "/drafts"), "Vi trenger ett senter"));
    CHECK(at(house.ask("user_representative", "GET", "/api/v1/drafts"), "drafts.0.place") == "case/" + id + "/comment");
    for (const char* other : {"case_officer", "administrative_leader", "centre_leader", "professional", "auditor"})
        for (const std::string& target : {"/cases/" + id + "/acts/comment", std::string("/drafts"), std::string("/api/v1/drafts"), "/api/v1/cases/" + id, "/cases/" + id}) {
            INFO(other << " " << target);
            CHECK_FALSE(contains(house.ask(other, "GET", target), "Vi trenger ett senter"));
        }
}

TEST_CASE("two tabs do not overwrite each other's draft", "[drafts]") {
    const House house;
    const std::string id = house.a_case();
    house.ask("user_representative", "PUT", drafts_of(id), R"({"fields":{"text":"Fra den ene"}})");

    const auto other = house.ask("user_representative", "PUT", drafts_of(id), R"({"fields":{"text":"Fra den andre"}})");

    CHECK(other.status == 412);
    CHECK(at(other, "type") == "/problems/stale-version");
    CHECK(contains(house.ask("user_representative", "GET", "/drafts"), "Fra den ene"));
}

TEST_CASE("an act about several things keeps a draft of each", "[drafts]") {
    const House house;
    const std::string id = house.a_case();
    house.ask("case_officer", "POST", "/api/v1/cases/" + id + "/transitions", R"({"event":"accept","reason":"Klart"})", {{"If-Match", "\"1\""}});
    const auto keep = [&](const char* criterion, const char* reason) {
        return house.ask("case_officer", "PUT", drafts_of(id, "assess_criterion"), std::string(R"({"fields":{"criterion":")") + criterion + R"(","reason":")" + reason + "\"}}");
    };

    CHECK(at(keep("K1", "Om sjeldenhet"), "place") == "case/" + id + "/assess_criterion/criterion=K1");
    keep("K3", "Om mange organer");

    const auto form = [&](const char* criterion) { return house.ask("case_officer", "GET", "/cases/" + id + "/acts/assess_criterion?criterion=" + criterion); };
    CHECK(contains(form("K1"), "Om sjeldenhet"));
    CHECK_FALSE(contains(form("K1"), "Om mange organer"));
    CHECK(contains(form("K3"), "Om mange organer"));
    CHECK_FALSE(contains(form("K2"), "Om mange organer"));
    house.ask("case_officer", "DELETE", drafts_of(id, "assess_criterion") + "?about=criterion=K1");
    CHECK_FALSE(contains(form("K1"), "Om sjeldenhet"));
    CHECK(contains(form("K3"), "Om mange organer"));
}

TEST_CASE("an empty tab takes away only the draft it knows", "[drafts]") {
    const House house;
    const std::string id = house.a_case();
    const auto save = [&](const std::string& text, int revision) {
        return house.ask("user_representative", "PUT", drafts_of(id), R"({"fields":{"text":")" + text + R"("},"revision":)" + std::to_string(revision) + "}");
    };
    REQUIRE(at(save("Ord som skal leve", 0), "revision") == "1");

    CHECK(save("", 0).status == 412);
    CHECK(contains(house.ask("user_representative", "GET", "/drafts"), "Ord som skal leve"));
    CHECK(at(save("", 1), "revision") == "0");
    CHECK(save("For sent lagret", 1).status == 412);
    CHECK(at(house.ask("user_representative", "GET", "/api/v1/drafts"), "drafts") == "[]");
}

TEST_CASE("a draft with an identity number is refused and not kept", "[drafts]") {
    const House house;
    const std::string id = house.a_case();

    const auto refused = house.ask("user_representative", "PUT", drafts_of(id), R"({"fields":{"text":"Min er )" + somebodys_number + R"("}})");

    CHECK(refused.status == 422);
    CHECK(at(refused, "type") == "/problems/personal-number-refused");
    CHECK(at(refused, "errors.0.pointer") == "/text");
    CHECK_FALSE(contains(refused, somebodys_number));
    CHECK(at(house.ask("user_representative", "GET", "/api/v1/drafts"), "drafts") == "[]");
}

TEST_CASE("a draft is gone when it is dropped, emptied or sent", "[api][drafts]") {
    const House house;
    const std::string id = house.a_case();
    const auto left = [&] { return at(house.ask("user_representative", "GET", "/api/v1/drafts"), "drafts.0.place"); };
    const auto keep = [&](const char* text) { return house.ask("user_representative", "PUT", drafts_of(id), std::string(R"({"fields":{"text":")") + text + "\"}}"); };

    keep("Kast meg");
    house.ask("user_representative", "DELETE", drafts_of(id));
    CHECK(left().empty());

    keep("Send meg");
    const auto sent = house.ask("user_representative", "POST", "/api/v1/cases/" + id + "/acts", R"({"act":"comment","text":"Send meg"})", {{"If-Match", "\"1\""}});
    CHECK(sent.status == 200);
    CHECK(left() == "case/" + id + "/comment");  // a program's own text is its own; the page's form drops its draft
    CHECK(house.ask("user_representative", "PUT", drafts_of(id, "follow"), R"({"fields":{}})").status == 404);
    CHECK(house.ask("user_representative", "PUT", drafts_of("2026-9999"), R"({"fields":{"text":"x"}})").status == 404);
}

TEST_CASE("answers that are typed together are kept one by one, and two tabs do not overwrite each other", "[answers][drafts]") {
    const House house;
    const std::string id = house.a_case(), page = "/cases/" + id + "/answers";
    house.ask("professional", "POST", "/api/v1/cases/" + id + "/comments", R"({"text":"Ta med de voksne"})", {{"If-Match", "\"1\""}});
    house.ask("user_representative", "POST", "/api/v1/cases/" + id + "/comments", R"({"text":"Vi er enige"})", {{"If-Match", "\"2\""}});
    const auto keep = [&](const std::string& fields, const char* accept = "application/json") {
        return house.ask("case_officer", "POST", page + "/draft", fields, {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", accept}});
    };
    const auto form = [&] { return house.ask("case_officer", "GET", page); };

    const auto kept = keep("disposition-2=followed&reason-2=De+voksne+er+med&draft_revision-2=0&draft_revision-3=0");
    CHECK(at(kept, "revisions.draft_revision-2") == "1");
    CHECK(at(kept, "revisions.draft_revision-3") == "0");
    CHECK(contains(form(), "De voksne er med"));
    CHECK(contains(form(), R"(name="draft_revision-2" value="1")"));
    CHECK(contains(house.ask("case_officer", "GET", "/cases/" + id + "/acts/answer_comment?comment=2"), "De voksne er med"));

    const std::string other_tab = "reason-2=Noe+annet&draft_revision-2=0&reason-3=Nytt+her&draft_revision-3=0";
    const auto other = keep(other_tab);
    CHECK(other.status == 409);
    CHECK(at(other, "revisions.draft_revision-2") == "0");
    CHECK(at(other, "revisions.draft_revision-3") == "1");
    CHECK(contains(form(), "De voksne er med"));
    CHECK(keep("reason-3=Om+" + somebodys_number + "&draft_revision-3=1").status == 422);

    const auto again = keep("reason-2=Noe+annet&draft_revision-2=0", "text/html");
    CHECK(again.status == 409);
    CHECK(contains(again, "Noe annet"));
    CHECK(contains(again, R"(name="draft_revision-2" value="1")"));
    CHECK(keep("reason-2=Noe+annet&draft_revision-2=1", "text/html").status == 303);
    CHECK(contains(form(), "Noe annet"));
    keep("draft_revision-2=2");
    CHECK_FALSE(contains(form(), "Noe annet"));
    CHECK(house.ask("user_representative", "POST", page + "/draft", "draft_revision-2=0", {{"Content-Type", "application/x-www-form-urlencoded"}}).status == 403);
}

// Reading cases and acting on them: by whom, with what result, with which exit code.
#include "engine/act.hpp"
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/databases.hpp"

#include <string>
#include <vector>

using namespace tests;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("commands that read or change cases must know for whom", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();

    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{{"case", "list"},
                                                                                       {"case", "show", id},
                                                                                       {"case", "history", id},
                                                                                       {"case", "why", id, "accept"},
                                                                                       {"case", "act", id, "accept"},
                                                                                       {"export", "--format", "csv"}}) {
        const Said said = office.run("", words);
        CHECK(said.code == 3);
        CHECK(said.out.empty());
        CHECK(contains(said.err, "--as EMAIL"));
    }
}

TEST_CASE("one who is unknown, disabled or an administrator alone sees no case", "[cli]") {
    const OfficeDatabase office;
    office.run("admin", {"user", "disable", "--email", "user@example.no"});

    CHECK(office.run("nobody", {"case", "list"}).code == 3);
    CHECK(office.run("user", {"case", "list"}).code == 3);
    CHECK(office.run("admin", {"case", "list"}).code == 3);
    CHECK(office.run("officer", {"case", "list"}).code == 0);
}

TEST_CASE("a case is registered, accepted, shown and listed, and its events say how it was done", "[cli]") {
    for (const Kind kind : kinds()) {
        const TestDatabase place(kind);
        const OfficeDatabase office(Kindly::ordinary, place.url());

        const std::string id = office.a_case("Prøvesykdom æøå");
        const engine::Value accepted = office.json("officer", {"case", "act", id, "accept"});

        CHECK(accepted.text("transition") == "T02");
        CHECK(accepted.text("to") == "preliminary_assessment");
        CHECK(office.json("trs", {"case", "show", id}).text("name") == "Prøvesykdom æøå");
        CHECK(office.json("user", {"case", "list", "--phase", "1"}).items().at(0).text("id") == id);
        CHECK(office.json("user", {"case", "list", "--phase", "7"}).items().empty());
        const auto history = office.json("auditor", {"case", "history", id}).items();
        REQUIRE(history.size() == 2);
        CHECK(history[0].text("via") == "command line");
        CHECK(history[1].text("event") == "accept");
        CHECK(office.run("", {"verify"}).code == 0);
    }
}

TEST_CASE("each refusal has its exit code", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();

    CHECK(office.run("officer", {"case", "act", id, "decide_need"}).code == 3);
    CHECK(office.run("officer", {"case", "act", id, "close_hearing"}).code == 1);
    CHECK(office.run("officer", {"case", "act", id, "accpet"}).code == 2);
    CHECK(office.run("officer", {"case", "act", id, "accept", "--raeson", "x"}).code == 2);
    CHECK(office.run("officer", {"case", "act", id, "park", "--until", "2027-02-30", "--reason", "x"}).code == 2);
    CHECK(office.run("officer", {"case", "act", "2026-9999", "accept"}).code == 2);
    CHECK(office.run("user", {"case", "act", id, "accept"}).code == 3);
    CHECK(office.run("officer", {"case", "act", id, "accept", "--if-version", "7"}).code == 4);
    CHECK(office.run("officer", {"case", "act", id, "accept", "--reason"}).code == 2);
    CHECK(office.json("officer", {"case", "show", id}).integer("version") == 1);
}

TEST_CASE("a refusal for the wrong phase names the events that are possible", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();

    const Said said = office.run("officer", {"case", "act", id, "close_hearing", "--format", "json"});

    CHECK(said.code == 1);
    CHECK(contains(said.err, "accept"));
    CHECK(said.json().text("type") == "/problems/wrong-phase");
    CHECK(said.json().list("allowed_events").size() >= 4);
}

TEST_CASE("an unmet transition lists every unmet requirement with who cures it", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();
    office.json("officer", {"case", "act", id, "accept"});

    const Said said = office.run("leader", {"case", "act", id, "complete_assessment", "--format", "json"});

    CHECK(said.code == 1);
    const auto unmet = said.json().list("requirements");
    REQUIRE(unmet.size() >= 3);
    for (const engine::Value& answer : unmet) {
        CHECK(contains(said.err, answer.text("requirement")));
        CHECK_FALSE(answer.text("reason").empty());
    }
}

TEST_CASE("why prints every requirement, the unmet ones as the refusal does", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();
    office.json("officer", {"case", "act", id, "accept"});

    const engine::Value why = office.json("leader", {"case", "why", id, "complete_assessment"});
    const Said refused = office.run("leader", {"case", "act", id, "complete_assessment", "--format", "json"});

    CHECK_FALSE(why.flag("allowed"));
    engine::Value open = engine::Value::array();
    for (const engine::Value& answer : why.list("requirements"))
        if (answer.text("status") == "unmet" || answer.text("status") == "unknown") open.push(answer);
    CHECK(why.list("requirements").size() > open.items().size());
    CHECK(open.items() == refused.json().list("requirements"));
}

TEST_CASE("a dry run says what the act would answer and changes nothing", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();

    for (const std::string event : {"accept", "close_formal", "park", "close_hearing", "resume", "supersede"}) {
        const bool allowed = office.run("officer", {"case", "act", id, event, "--dry-run", "--format", "json"}).json().flag("allowed");
        CHECK(allowed == (event == "accept"));
    }
    CHECK(office.run("officer", {"case", "act", id, "accept", "--dry-run"}).code == 0);
    CHECK(office.json("officer", {"case", "show", id}).integer("version") == 1);
    CHECK(office.run("officer", {"case", "act", id, "accept"}).code == 0);
}

TEST_CASE("reasons are given in the language that is asked for", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();

    const auto reasons = [&](const std::string& language) {
        return office.json("leader", {"case", "why", id, "close_formal", "--lang", language}).list("requirements").front().text("name");
    };

    CHECK(reasons("nb") != reasons("en"));
    CHECK_FALSE(contains(reasons("nb"), "requirement."));
}

TEST_CASE("an identity number is refused without repeating its digits", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();

    const Said said = office.run("user", {"case", "act", id, "comment", "--text", "Ring 13097248022 i dag"});

    CHECK(said.code == 1);
    CHECK_FALSE(contains(said.err, "13097248022"));
    CHECK(contains(said.err, "--text"));
    CHECK(office.json("officer", {"case", "show", id}).integer("version") == 1);
}

TEST_CASE("fields may stand in any order, with an equals sign, and twice for a list", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();
    office.json("officer", {"case", "act", id, "accept"});

    const Said said = office.run("officer", {"case", "act", "--format", "json", id, "state_scope", "--words=--alt--", "--in", "436", "--in", "ORPHA:58", "--kind", "whole"});

    CHECK(said.code == 0);
    const engine::Value body = *office.json("officer", {"case", "history", id}).items().back().find("body");
    CHECK(body.find("words")->text("text") == "--alt--");
    REQUIRE(body.list("in").size() == 2);
    CHECK(body.list("in")[1].string() == "58");
}

TEST_CASE("an ordinary database takes its time from the system only", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();

    const Said said = office.run("officer", {"case", "act", id, "accept", "--at", "2026-01-01T09:00:00Z"});

    CHECK(said.code == 2);
    CHECK(contains(said.err, "demonstration"));
}

TEST_CASE("a demonstration takes the time it is given, never earlier than the last event", "[cli]") {
    const OfficeDatabase office(Kindly::demonstration);
    const std::string id = office.json("officer", {"case", "act", "new", "register", "--name", "x", "--origin", "enquiry", "--at", "2020-03-01T09:00:00Z"}).text("case");

    const Said earlier = office.run("officer", {"case", "act", id, "accept", "--at", "2020-02-01T09:00:00Z"});
    const Said later = office.run("officer", {"case", "act", id, "accept", "--at", "2020-04-01T09:00:00Z"});

    CHECK(id == "2020-0001");
    CHECK(earlier.code == 2);
    CHECK(later.code == 0);
    CHECK(office.json("officer", {"case", "show", id}).text("phase_since") == "2020-04-01");
}

TEST_CASE("a case can be read as it stood on a day", "[cli]") {
    const OfficeDatabase office(Kindly::demonstration);
    const std::string id = office.json("officer", {"case", "act", "new", "register", "--name", "x", "--origin", "enquiry", "--at", "2020-03-01T09:00:00Z"}).text("case");
    office.json("officer", {"case", "act", id, "accept", "--at", "2020-04-01T09:00:00Z"});

    CHECK(office.json("trs", {"case", "show", id, "--as-of", "2020-03-31"}).text("phase") == "registration");
    CHECK(office.json("trs", {"case", "show", id, "--as-of", "2020-04-01"}).text("phase") == "preliminary_assessment");
    CHECK(office.json("trs", {"case", "history", id, "--as-of", "2020-03-31"}).items().size() == 1);
    CHECK(office.json("trs", {"case", "list", "--as-of", "2020-03-31", "--phase", "registration"}).items().size() == 1);
    CHECK(office.json("trs", {"case", "list", "--as-of", "2020-02-01"}).items().empty());
    CHECK(office.run("trs", {"case", "show", id, "--as-of", "2020-02-01"}).code == 2);
    CHECK(office.run("trs", {"case", "show", id, "--as-of", "yesterday"}).code == 2);
}

TEST_CASE("internal comments are read by those who prepare and decide, not by other users", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();
    office.json("trs", {"case", "act", id, "comment", "--text", "Bare for oss", "--visibility", "internal"});

    CHECK(contains(office.run("officer", {"case", "history", id}).out, "Bare for oss"));
    CHECK(contains(office.run("auditor", {"case", "history", id}).out, "Bare for oss"));
    CHECK_FALSE(contains(office.run("user", {"case", "history", id, "--format", "json"}).out, "Bare for oss"));
    CHECK_FALSE(contains(office.run("user", {"case", "show", id, "--format", "json"}).out, "Bare for oss"));
}

TEST_CASE("lists are written as a table, JSON and CSV", "[cli]") {
    const OfficeDatabase office;
    office.a_case("=farlig");

    const std::string csv = office.run("officer", {"case", "list", "--format", "csv"}).out;
    const std::string table = office.run("officer", {"case", "list"}).out;

    CHECK(csv.starts_with("id,orpha,name,phase,"));
    CHECK(contains(csv, ",'=farlig,"));
    CHECK(contains(table, "0 Registration"));
    CHECK_FALSE(contains(table, "\x1b["));
}

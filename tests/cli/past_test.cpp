// --as-of on the commands that list and report: the record as it stood, told on chosen days.
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace tests;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A case with a comment that was answered a year later.
std::string answered_later(const OfficeDatabase& office) {
    const std::string script = office.write(
        "a.jsonl",
        R"({"at":"2020-01-07T09:00:00Z","as":"officer@example.no","act":"register","name":"En","origin":"enquiry","label":"en"}
{"at":"2020-01-08T09:00:00Z","as":"trs@example.no","act":"comment","case":"en","text":"For alle","visibility":"public","label":"en-1"}
{"at":"2020-01-17T09:00:00Z","as":"officer@example.no","act":"accept","case":"en","reason":"Tas opp"}
{"at":"2021-02-08T09:00:00Z","as":"officer@example.no","act":"answer_comment","case":"en","comment":"@en-1","disposition":"followed","reason":"Alle er tatt med i teksten","changed":"Nytt avsnitt"}
)");
    office.json("", {"case", "run", script});
    return office.json("officer", {"case", "list"}).items().front().text("id");
}

std::int64_t cases_in(const engine::Value& report, const std::string& phase) {
    for (const engine::Value& row : report.items())
        if (row.text("figure") == "cases_in_phase" && row.text("detail") == phase) return row.integer("value");
    return 0;
}

}  // namespace

TEST_CASE("comments, changes and figures are told as they stood", "[cli][past]") {
    const OfficeDatabase office(Kindly::demonstration);
    const std::string id = answered_later(office);

    CHECK(contains(office.run("officer", {"comment", "list", "--as-of", "2020-12-31"}).err, "1 waiting"));
    CHECK(contains(office.run("officer", {"comment", "list", "--as-of", "2020-01-07"}).err, "0 waiting, 0 of them overdue, 0 answered"));
    CHECK(contains(office.run("officer", {"comment", "list"}).err, "0 waiting, 0 of them overdue, 1 answered"));
    CHECK(office.json("officer", {"case", "changes", id}).list("changes").size() == 1);
    CHECK(office.json("officer", {"case", "changes", id, "--as-of", "2020-12-31"}).list("changes").empty());
    CHECK(office.json("officer", {"report", "comments", "--as-of", "2020-12-31"}).list("organisations").front().integer("waiting") == 1);
    CHECK(office.json("officer", {"report", "comments", "--as-of", "2020-01-07"}).list("organisations").empty());
    const auto then = office.json("auditor", {"report", "annual", "--year", "2020", "--as-of", "2020-01-10"});
    CHECK(cases_in(then, "registration") == 1);
    CHECK(cases_in(then, "preliminary_assessment") == 0);
    CHECK(cases_in(office.json("auditor", {"report", "annual", "--year", "2020"}), "preliminary_assessment") == 1);
    CHECK(office.run("officer", {"comment", "list", "--as-of", "i fjor"}).code == 2);
}

TEST_CASE("a proposal is told as it stood, and not before it came", "[cli][past]") {
    const OfficeDatabase office(Kindly::demonstration);
    const std::string stream = office.json("user", {"case", "act", "new", "propose", "--name", "Foreslått sykdom", "--origin", "user_organisation", "--reason", "Mange spør", "--at", "2020-01-07T09:00:00Z"}).text("stream");
    const Said judged = office.run("officer", {"case", "act", stream, "judge_proposal", "--verdict", "refused", "--reason", "Ikke sjelden i Norge", "--at", "2020-02-07T09:00:00Z"});
    REQUIRE(judged.code == 0);
    const std::string id = stream.substr(9);

    CHECK(office.json("officer", {"proposal", "list"}).items().front().text("status") == "refused");
    CHECK(office.json("officer", {"proposal", "list", "--as-of", "2020-01-10"}).items().front().text("status") == "received");
    CHECK(office.json("officer", {"proposal", "list", "--as-of", "2020-01-01"}).items().empty());
    CHECK(office.json("officer", {"proposal", "show", id, "--as-of", "2020-01-10"}).text("status") == "received");
    CHECK(office.run("officer", {"proposal", "show", id, "--as-of", "2020-01-01"}).code == 2);
    CHECK(office.run("trs", {"proposal", "show", id, "--as-of", "2020-01-10"}).code == 2);
}

TEST_CASE("papers, minutes and releases are told as they stood", "[cli][past]") {
    const OfficeDatabase office(Kindly::demonstration);
    const std::string stream = office.json("officer", {"meeting", "act", "new", "plan_meeting", "--date", "2020-02-01", "--place", "Oslo", "--meeting_form", "video", "--at", "2020-01-20T09:00:00Z"}).text("stream");
    const std::string id = stream.substr(stream.find('/') + 1);
    REQUIRE(office.run("leader", {"meeting", "act", id, "call_meeting", "--at", "2020-01-22T09:00:00Z"}).code == 0);

    const Said before_call = office.run("auditor", {"meeting", "papers", id, "--as-of", "2020-01-21"});
    const Said now = office.run("auditor", {"meeting", "papers", id});

    CHECK(before_call.code == 0);
    CHECK(before_call.out != now.out);
    CHECK(office.run("auditor", {"meeting", "papers", id, "--as-of", "2020-01-01"}).code == 2);
    CHECK(contains(office.run("auditor", {"meeting", "minutes", id, "--as-of", "2020-01-21"}).err, "has not been opened"));
    CHECK(office.json("auditor", {"release", "list", "--as-of", "2020-01-01"}).items().empty());
    CHECK(office.json("auditor", {"release", "look-again", "--as-of", "2020-01-01"}).list("flags").empty());
    CHECK(contains(office.run("auditor", {"release", "diff", "--as-of", "2020-01-01"}).err, "No release has one before it"));
}

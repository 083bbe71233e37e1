// What is found over all cases, on the command line: precedents, words, decisions; and what a decision hangs on.
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace tests;

namespace {

/// One case closed by the leader alone, and one that has begun.
std::string two_cases(const OfficeDatabase& office) {
    const std::string script = office.write(
        "a.jsonl",
        R"({"at":"2020-01-07T09:00:00Z","as":"officer@example.no","act":"register","name":"En","origin":"enquiry","label":"en"}
{"at":"2020-01-08T09:00:00Z","as":"user@example.no","act":"comment","case":"en","text":"Vi ønsker et samlet tilbud for familiene","visibility":"public"}
{"at":"2020-01-09T09:00:00Z","as":"officer@example.no","act":"declare_interest","case":"en","value":"none"}
{"at":"2020-01-09T09:01:00Z","as":"leader@example.no","act":"declare_interest","case":"en","value":"none"}
{"at":"2020-01-17T09:00:00Z","as":"leader@example.no","act":"close_formal","case":"en","outcome":"UTENFOR-2","reason":"Ervervet skade","documented":"Brev fra sykehuset","where_served":"Sjeldentelefonen","review_date":"2022-01-01"}
{"at":"2020-02-08T09:00:00Z","as":"officer@example.no","act":"register","name":"To","origin":"enquiry","label":"to"}
)");
    office.json("", {"case", "run", script});
    return "2020-0002";
}

}  // namespace

TEST_CASE("words are searched on the command line as far as one may read them", "[cli]") {
    const OfficeDatabase office(Kindly::demonstration);
    two_cases(office);

    const engine::Value found = office.json("officer", {"search", "samlede", "tilbudet"});

    REQUIRE(found.list("hits").size() == 1);
    CHECK(found.list("hits")[0].text("case") == "2020-0001");
    CHECK(found.list("hits")[0].text("word") == "samlet");
    CHECK(office.run("officer", {"search", "samlet", "--kind", "vote", "--format", "csv"}).out.find("2020-0001") == std::string::npos);
    CHECK(office.run("officer", {"search", "og"}).code == 2);
    CHECK(office.run("officer", {"search", "tilbud", "--cursor", "x"}).code == 2);
    CHECK(office.run("admin", {"search", "tilbud"}).code == 3);
    const Said refused = office.run("officer", {"search", "13097248022"});
    CHECK(refused.code == 1);
    CHECK((refused.out + refused.err).find("13097248022") == std::string::npos);
}

TEST_CASE("decisions are listed and counted on the command line", "[cli]") {
    const OfficeDatabase office(Kindly::demonstration);
    two_cases(office);

    const engine::Value list = office.json("auditor", {"report", "decisions"});
    const Said csv = office.run("auditor", {"report", "decisions", "--outcome", "UTENFOR-2", "--format", "csv"});

    CHECK(list.integer("total") == 1);
    CHECK(list.list("decisions")[0].text("outcome") == "UTENFOR-2");
    CHECK(list.list("decisions")[0].text("body") == "administrative_leader");
    CHECK(csv.out.find("2020-0001,En") != std::string::npos);
    CHECK(office.json("auditor", {"report", "decisions", "--from", "2021-01-01"}).integer("total") == 0);
    CHECK(office.run("auditor", {"report", "decisions", "--centre", "nowhere"}).code == 2);
    CHECK(office.json("auditor", {"report", "equal-treatment"}).list("pairs").empty());
}

TEST_CASE("precedents and what a decision hangs on are told of a case", "[cli]") {
    const OfficeDatabase office(Kindly::demonstration);
    const std::string id = two_cases(office);

    const engine::Value precedents = office.json("officer", {"case", "precedents", id, "--question", "mandate"});
    const engine::Value robustness = office.json("officer", {"case", "robustness", id});

    CHECK(precedents.text("question") == "mandate");
    CHECK(precedents.integer("looked_at") == 1);
    CHECK(precedents.list("precedents").empty());  // nothing in common
    CHECK(robustness.integer("evidence") == 0);
    CHECK(office.run("officer", {"case", "precedents", id}).code == 0);
    CHECK(office.run("officer", {"case", "robustness", id, "--format", "csv"}).code == 0);
    CHECK(office.run("officer", {"case", "precedents", "2019-0001"}).code == 2);
    CHECK(office.run("officer", {"case", "precedents", id, "--limit", "0"}).code == 2);
    CHECK(office.run("admin", {"case", "robustness", id}).code == 3);
}

// The figures of a year, from cases told on chosen days.
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace tests;

namespace {

std::int64_t value_of(const engine::Value& table, const std::string& figure, const std::string& detail = "",
                      const std::string& centre = "") {
    for (const engine::Value& row : table.items())
        if (row.text("figure") == figure && row.text("detail") == detail && row.text("centre") == centre)
            return row.integer("value");
    return -1;
}

}  // namespace

TEST_CASE("a yearly report counts what happened in the year and how it stood at its end", "[cli]") {
    const OfficeDatabase office(Kindly::demonstration);
    const std::string script = office.write(
        "a.jsonl",
        R"({"at":"2020-01-07T09:00:00Z","as":"officer@example.no","act":"register","name":"En","origin":"enquiry","label":"en"}
{"at":"2020-01-08T09:00:00Z","as":"trs@example.no","act":"comment","case":"en","text":"For alle","visibility":"public","label":"en-1"}
{"at":"2020-01-17T09:00:00Z","as":"officer@example.no","act":"accept","case":"en","reason":"Tas opp"}
{"at":"2021-02-08T09:00:00Z","as":"officer@example.no","act":"answer_comment","case":"en","comment":"@en-1","disposition":"outside_scope","reason":"Svar til oss"}
)");
    office.json("", {"case", "run", script});

    const engine::Value first = office.json("auditor", {"report", "annual", "--year", "2020"});
    const engine::Value second = office.json("auditor", {"report", "annual", "--year", "2021"});

    CHECK(value_of(first, "registered") == 1);
    CHECK(value_of(first, "cases_in_phase", "preliminary_assessment") == 1);
    CHECK(value_of(first, "median_days_in_phase", "registration") == 10);
    CHECK(value_of(first, "comments") == 1);
    CHECK(value_of(first, "comments_answered") == 0);
    CHECK(value_of(second, "registered") == 0);
    CHECK(value_of(second, "comments") == 0);
    CHECK(value_of(second, "cases_in_phase", "preliminary_assessment") == 1);
}

TEST_CASE("days on which a case was parked are no days in its phase in the yearly report", "[cli]") {
    const OfficeDatabase office(Kindly::demonstration);
    const std::string script = office.write(
        "a.jsonl",
        R"({"at":"2020-01-07T09:00:00Z","as":"officer@example.no","act":"register","name":"En","origin":"enquiry","label":"en"}
{"at":"2020-01-10T09:00:00Z","as":"officer@example.no","act":"park","case":"en","until":"2020-06-01","reason":"Venter","where_served":"Sjeldentelefonen"}
{"at":"2020-05-10T09:00:00Z","as":"officer@example.no","act":"resume","case":"en","reason":"Klart"}
{"at":"2020-05-14T09:00:00Z","as":"officer@example.no","act":"accept","case":"en","reason":"Tas opp"}
)");
    office.json("", {"case", "run", script});

    const engine::Value year = office.json("auditor", {"report", "annual", "--year", "2020"});

    CHECK(value_of(year, "median_days_in_phase", "registration") == 7);
}

TEST_CASE("every figure of the yearly report is defined in both languages", "[cli]") {
    const OfficeDatabase office;

    for (const std::string language : {"nb", "en"}) {
        const engine::Value table = office.json("auditor", {"report", "annual", "--year", "2026", "--lang", language});
        REQUIRE_FALSE(table.items().empty());
        for (const engine::Value& row : table.items()) {
            CHECK_FALSE(row.text("name").starts_with("report."));
            CHECK_FALSE(row.text("definition").starts_with("report."));
        }
    }
    CHECK(office.run("auditor", {"report", "annual", "--year", "last"}).code == 2);
    CHECK(office.run("admin", {"report", "annual", "--year", "2026"}).code == 3);
}

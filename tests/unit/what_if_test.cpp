// What another policy would change: who flips, where, and which cases it touches.
#include "workflows/screening/what_if.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/known.hpp"

using namespace workflows::screening;
namespace orphanet = workflows::orphanet;

namespace {

orphanet::Known known(std::int64_t code, std::vector<orphanet::Prevalence> records,
                      std::vector<std::int64_t> classifications) {
    orphanet::Known made;
    made.entity.code = made.facts.code = code;
    made.entity.name = "diagnosis " + std::to_string(code);
    made.facts.prevalences = std::move(records);
    made.facts.classifications = std::move(classifications);
    return made;
}

Index small_index() {
    orphanet::Library library;
    library.known = {known(1, {tests::prevalence(1, tests::below_6, tests::europe, "13.3")}, {147, 181}),
                     known(2, {tests::prevalence(2, tests::below_6)}, {181}),
                     known(3, {tests::prevalence(3, tests::per_million)}, {181}),
                     known(4, {tests::prevalence(4, tests::below_6, tests::worldwide, "50.0")}, {}),
                     known(5, {}, {}),
                     known(6, {tests::prevalence(6, tests::below_6, tests::europe, "13.3")}, {})};
    library.known[5].entity.active = false;
    library.releases[7] = {.id = 7, .product = "product9_prev", .sha256 = "77"};
    return Index(std::make_shared<const orphanet::Library>(std::move(library)));
}

CasesByCode some_cases() {
    CasesByCode cases;
    cases["1"] = {{.id = "2026-0002", .phase = "hearing", .status = "active", .orpha = "1"},
                  {.id = "2025-0001",
                   .phase = "preliminary_assessment",
                   .status = "closed",
                   .outcome = "UTENFOR-1",
                   .orpha = "1"}};
    cases["2"] = {{.id = "2024-0001", .phase = "follow_up", .status = "active", .orpha = "2", .primary_centre = "TRS"}};
    cases["3"] = {{.id = "2024-0003", .phase = "follow_up", .status = "active", .orpha = "3"}};
    return cases;
}

const workflows::Policy& then() { return workflows::earlier_policy(); }
const workflows::Policy& now() { return workflows::shipped_policy(); }

}  // namespace

TEST_CASE("the class 1-5 of 10,000 flips between the two shipped policies, and nothing else does", "[what-if]") {
    const Index index = small_index();

    const WhatIf report = what_if(index, then(), now(), some_cases());

    CHECK(report.diagnoses == 5);
    REQUIRE(report.flips.size() == 3);
    CHECK(report.flips[0].before.value == Judged::not_met);
    CHECK(report.flips[1].before.value == Judged::undetermined);
    for (const Flip& flip : report.flips) {
        CHECK(flip.criterion == 0);
        CHECK(flip.after.value == Judged::met);
        CHECK(flip.after.reason == "suggest.K1.class_met");
    }
    CHECK(report.counts[0][0][0] == 1);
    CHECK(report.by_classification.at(181).flips == 2);
    CHECK(report.by_classification.at(181).of == 3);
    CHECK(report.by_centre.at("Frambu").flips == 1);
    CHECK(report.by_centre.at("").of == 4);
    CHECK(report.by_reason.begin()->second == 3);
    CHECK(report.centres.empty());
    REQUIRE(report.near.size() == 1);
    CHECK(report.near[0].nearness.percent == 0);
}

TEST_CASE("open, decided and ended cases are told apart", "[what-if]") {
    const WhatIf report = what_if(small_index(), then(), now(), some_cases());

    REQUIRE(report.cases.size() == 3);
    CHECK(report.cases[0].row.id == "2024-0001");
    CHECK(meaning_of(report.cases[0].row) == Meaning::decided);
    CHECK(meaning_of(report.cases[1].row) == Meaning::ended);
    CHECK(meaning_of(report.cases[2].row) == Meaning::open);
}

TEST_CASE("two runs give the same bytes, and a policy compared with itself changes nothing", "[what-if]") {
    const Index index = small_index(), again = small_index();

    const auto first = as_value(what_if(index, then(), now(), some_cases()), index, then(), now());
    const auto second = as_value(what_if(again, then(), now(), some_cases()), again, then(), now());
    const WhatIf same = what_if(index, now(), now(), some_cases());

    CHECK(first.canonical() == second.canonical());
    CHECK(first.text("sha256").size() == 64);
    CHECK(first.find("counts")->find("K1")->integer("changed") == 3);
    CHECK(first.find("counts")->find("K1")->integer("unknown_in_both") == 1);
    CHECK(same.flips.empty());
    CHECK(same.cases.empty());
}

TEST_CASE("a rule that is taken away changes the centre that comes to mind", "[what-if]") {
    workflows::Policy without = now();
    std::erase_if(without.rules.centres, [](const CentreRule& rule) { return rule.centre == "Frambu"; });

    const WhatIf report = what_if(small_index(), now(), without, {});

    REQUIRE(report.centres.size() == 1);
    CHECK(report.centres[0].before == "Frambu");
    CHECK(report.centres[0].after == "SSD");
}

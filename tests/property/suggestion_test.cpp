// Suggestions hold for whatever Orphanet may say: the order of its records changes nothing, and what a case shows is
// what screening counts.
#include "tests/property/any_facts.hpp"
#include "tests/support/catch.hpp"
#include "workflows/screening/what_if.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <memory>

using namespace tests;
using namespace workflows::screening;

namespace {

/// Some diagnoses with any facts, and parents among them in any direction.
std::shared_ptr<const workflows::orphanet::Library> any_library() {
    auto library = std::make_shared<workflows::orphanet::Library>();
    const auto size = *rc::gen::inRange<std::int64_t>(1, 7);
    for (std::int64_t code = 1; code <= size; ++code) {
        workflows::orphanet::Known known{.facts = *any_facts()};
        known.entity.code = known.facts.code = code;
        known.entity.name = "diagnosis " + std::to_string(code);
        known.entity.active = *rc::gen::arbitrary<bool>();
        for (const auto parent :
             *rc::gen::resize(3, rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(1, 9))))
            known.facts.parents.push_back({147, parent});
        std::ranges::sort(known.facts.parents);
        library->known.push_back(std::move(known));
    }
    return library;
}

/// Rules for centres that speak of the library's codes.
void add_centre_rules(Rules& rules) {
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        rules.centres.push_back({.ancestor = *rc::gen::inRange<std::int64_t>(1, 9),
                                 .centre = *rc::gen::element<std::string>("TRS", "NMK")});
}

}  // namespace

TEST_CASE("the order of records changes no suggestion", "[suggestion]") {
    const bool holds = rc::check([] {
        const Rules rules = *any_rules();
        const Facts facts = *any_facts();
        const auto seed = *rc::gen::arbitrary<std::uint32_t>();

        const Facts shuffled = in_another_order(facts, seed);

        RC_ASSERT(told(suggest(rules, shuffled)) == told(suggest(rules, facts)));
    });
    CHECK(holds);
}

TEST_CASE("a live suggestion is what screening judges", "[suggestion]") {
    const bool holds = rc::check([] {
        const Rules rules = *any_rules();
        const Facts facts = *any_facts();

        const Verdicts screened = judge(rules, facts);
        const auto live = suggest(rules, facts);

        for (std::size_t i = 0; i < screened.size(); ++i) {
            RC_ASSERT(live[i].verdict == screened[i]);
            RC_ASSERT(live[i].reason.key == screened[i].reason);
            RC_ASSERT(screened[i].value != Judged::undetermined || screened[i].certainty == Certainty::low);
        }
    });
    CHECK(holds);
}

TEST_CASE("a wider threshold never makes a rare diagnosis common", "[suggestion]") {
    const bool holds = rc::check([] {
        Rules narrow = *any_rules();
        Rules wide = narrow;
        wide.rare.one_in = 1 + narrow.rare.one_in / 2;
        const Facts facts = *any_facts();

        const Verdict before = judge_rare(narrow.rare, facts, nullptr), after = judge_rare(wide.rare, facts, nullptr);

        // Contradicting records may leave either side open, so only the flat turn is ruled out.
        RC_ASSERT(!(before.value == Judged::met && after.value == Judged::not_met));
    });
    CHECK(holds);
}

TEST_CASE("screening everything is screening each, and what a case is shown", "[suggestion]") {
    const bool holds = rc::check([] {
        Rules rules = *any_rules();
        add_centre_rules(rules);
        const auto index = std::make_shared<const Index>(any_library());

        const Screening all = screen_all(index, rules, {});

        for (const Screened& row : all.rows) {
            const auto& known = all.known(row);
            const std::string code = std::to_string(known.entity.code);
            const Screening one = screen_list(index, rules, {code}, {});
            const auto live = suggest(rules, known.facts);
            RC_ASSERT(one.rows.size() == 1U);
            RC_ASSERT(one.rows[0].verdicts == row.verdicts);
            RC_ASSERT(one.rows[0].rules == row.rules);
            for (std::size_t i = 0; i < live.size(); ++i) RC_ASSERT(live[i].verdict == row.verdicts[i]);
        }
    });
    CHECK(holds);
}

TEST_CASE("what-if counts every active diagnosis once, and nothing between a policy and itself", "[suggestion]") {
    const bool holds = rc::check([] {
        workflows::Policy before = workflows::earlier_policy(), after = workflows::shipped_policy();
        before.rules = *any_rules();
        after.rules = *any_rules();
        const Index index(any_library());

        const WhatIf report = what_if(index, before, after, {}), same = what_if(index, after, after, {});

        std::size_t changed = 0;
        for (std::size_t i = 0; i < report.counts.size(); ++i) {
            std::size_t all = 0;
            for (std::size_t from = 0; from < 3; ++from)
                for (std::size_t to = 0; to < 3; ++to) {
                    all += report.counts[i][from][to];
                    if (from != to) changed += report.counts[i][from][to];
                }
            RC_ASSERT(all == report.diagnoses);
        }
        RC_ASSERT(changed == report.flips.size());
        RC_ASSERT(same.flips.empty());
    });
    CHECK(holds);
}

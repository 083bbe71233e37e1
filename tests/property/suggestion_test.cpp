// Suggestions hold for whatever Orphanet may say: the order of its records changes nothing, and what a case shows is what
// screening counts.
#include "tests/property/any_facts.hpp"
#include "tests/support/catch.hpp"
#include "workflows/screening/suggestion.hpp"

#include <rapidcheck.h>

#include <iostream>
#include <random>

using namespace tests;
using namespace workflows::screening;

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

// Which centres the policy's rules bring to mind, and why.
#include "workflows/screening/centres.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/known.hpp"
#include "workflows/phase_model/policy.hpp"

using namespace workflows::screening;
namespace orphanet = workflows::orphanet;

namespace {

/// Porphyria (738) over acute porphyria (9) over one of its kinds (10), which is also a dental disease; 11 and 12 are
/// each other's parents.
orphanet::Library small_library() {
    orphanet::Library library;
    const auto add = [&](std::int64_t code, std::vector<orphanet::Parent> parents,
                         std::vector<std::int64_t> classifications) {
        orphanet::Known known;
        known.entity.code = known.facts.code = code;
        known.facts.parents = std::move(parents);
        known.facts.classifications = std::move(classifications);
        library.known.push_back(std::move(known));
    };
    add(9, {{150, 738}}, {150});
    add(10, {{150, 9}, {156, 9}}, {150, 197});
    add(11, {{147, 12}}, {147});
    add(12, {{147, 11}}, {147});
    add(738, {}, {150});
    return library;
}

}  // namespace

TEST_CASE("a centre comes to mind by an ancestor or a classification, heaviest first", "[centres]") {
    const Rules& rules = workflows::shipped_policy().rules;
    const auto library = small_library();

    const auto centres = suggested_centres(rules, fitting_rules(rules, library, 10));

    REQUIRE(centres.size() == 2);
    CHECK(centres[0].centre == "NAPOS");
    CHECK(centres[0].weight == 3);
    CHECK(centres[0].because.front()->ancestor == 738);
    CHECK(centres[0].because.front()->reason("en") == "Porphyrias are the field of NAPOS.");
    CHECK(centres[1].centre == "TAKO");
    CHECK(centres[1].because.front()->classification == 197);
}

TEST_CASE("one code and the whole library fit the same rules, cycles and all", "[centres]") {
    Rules rules = workflows::shipped_policy().rules;
    rules.centres.push_back({.ancestor = 11, .centre = "TRS"});
    const auto library = small_library();

    const FittingRules all = fitting_rules(rules, library);

    for (std::size_t i = 0; i < library.known.size(); ++i) {
        CAPTURE(library.known[i].entity.code);
        CHECK(all[i] == fitting_rules(rules, library, library.known[i].entity.code));
    }
    CHECK(suggested_centres(rules, all[3]).size() == 3);
}

TEST_CASE("an ancestor without an entry of its own still counts", "[centres]") {
    Rules rules;
    rules.centres.push_back({.ancestor = 999, .centre = "TRS"});
    auto library = small_library();
    library.known[4].facts.parents = {{150, 999}};

    const FittingRules all = fitting_rules(rules, library);

    CHECK(all[4].size() == 1);
    CHECK(all[1].size() == 1);
    CHECK(all[1] == fitting_rules(rules, library, 10));
}

// What a decision hangs on: values that would change what the rules allow, and how firm and old the evidence is.
#include "tests/support/books.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/case_dump.hpp"
#include "tests/support/memory_facts.hpp"
#include "tests/support/world.hpp"
#include "workflows/phase_model/robustness.hpp"

using namespace tests;

namespace {

workflows::Robustness of(World& world, workflows::orphanet::FactSource* facts = nullptr, const std::string& person = "leader") {
    const auto others = [&](std::string_view stream) { return world.store.read(stream); };
    return workflows::robustness_of(world.file(), world.model, person, world.engine.now(), others, facts);
}

const workflows::Turning* turning(const workflows::Robustness& found, std::string_view criterion, std::string_view other) {
    for (const auto& one : found.turnings)
        if (one.criterion == criterion && one.other == other) return &one;
    return nullptr;
}

}  // namespace

TEST_CASE("in phase 1 a gate that was not met would stop the case, and no other criterion would", "[robustness]") {
    World world;
    world.walk_to(1);
    world.prepare(1);

    const auto found = of(world);

    for (const char* gate : {"K1", "K2"}) {
        const auto* turned = turning(found, gate, "not_met");
        REQUIRE(turned != nullptr);
        CHECK(turned->value == "met");
        CHECK(turned->changes[0].event == "complete_assessment");
        CHECK(turned->changes[0].requirement == "not_outside_mandate");
        CHECK(turned->changes[0].lets_through_now);
        CHECK_FALSE(turned->changes[0].lets_through_then);
        CHECK_FALSE(turned->changes[0].taken);
    }
    CHECK(found.turnings.size() == 2);
    CHECK(found.looked_at > 14);
}

TEST_CASE("a gate that is not met would open the way if it were", "[robustness]") {
    World world;
    world.walk_to(1);
    world.prepare(1);
    world.assess("K2", "not_met");

    const auto found = of(world);

    const auto* turned = turning(found, "K2", "met");
    REQUIRE(turned != nullptr);
    CHECK(turned->changes[0].lets_through_then);
    CHECK(turning(found, "K1", "not_met") == nullptr);  // stopped already
}

TEST_CASE("before the vote it is told which step the case could not have taken, and the case stays as it is", "[robustness]") {
    World world;
    world.walk_to(4);
    world.vote("decide_need");
    const std::string before = dump(world.file());

    const auto found = of(world);

    const auto* turned = turning(found, "K1", "not_met");
    REQUIRE(turned != nullptr);
    CHECK(turned->changes.size() == 1);
    CHECK(turned->changes[0].taken);
    CHECK(turning(found, "K3", "not_met") == nullptr);  // votes are not made stale by asking
    CHECK(dump(world.file()) == before);
}

TEST_CASE("the evaluation is the very one that guards the step", "[robustness]") {
    World world;
    world.walk_to(1);
    world.prepare(1);
    const auto found = of(world);
    for (const char* criterion : {"K1", "K2", "K3", "K4"})
        for (const char* value : {"not_met", "undetermined"}) {
            const auto mark = world.mark();
            world.assess(criterion, value);
            const bool stops = refusal(world.as("leader").does("complete_assessment")) == "requirement-unmet";
            INFO(criterion << " " << value);
            CHECK(stops == (turning(found, criterion, value) != nullptr));
            world.back_to(mark);
        }
}

TEST_CASE("the evidence is told by its age and firmness", "[robustness]") {
    World world;
    MemoryFacts facts;
    facts.known[558] = Books().facts(558);
    world.walk_to(2);
    world.as("officer").must("add_evidence", F({{"claim", "existing_services"}, {"value", "Gammelt"}, {"source", "Rapport"}, {"certainty", "low"}, {"date", "2010-05-01"}}));
    world.as("officer").must("record_missing", F({{"claim", "enquiries"}, {"tried", "Spurt"}, {"reason", "Ingen tall"}}));

    const auto found = of(world, &facts);

    CHECK(found.evidence == 2);
    CHECK(found.missing == 1);
    CHECK(found.uncertain == 1);
    CHECK(engine::to_text(*found.oldest) == "2010-05-01");
    CHECK(found.oldest_claim == "existing_services");
    CHECK(found.median_age > 365);
    CHECK(found.facts == 1);
    CHECK(workflows::to_value(found).text("oldest") == "2010-05-01");
}

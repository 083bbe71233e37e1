// The process in figures: percentiles with open cases, parked days, ways, late steps, overrides, like evidence.
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"
#include "workflows/phase_model/process.hpp"

#include <algorithm>

using namespace tests;
using workflows::look_at_process;
using workflows::percentile;
using workflows::Stay;

namespace {

Stay ended(int days) { return {.days = days, .ended = true}; }
Stay open(int days) { return {.days = days}; }

const workflows::PhaseTimes& times_in(const workflows::Process& process, std::string_view phase) {
    return *std::find_if(process.times.begin(), process.times.end(), [&](const auto& times) { return times.phase == phase; });
}

workflows::Process look(World& world, const workflows::ProcessFilter& filter = {}) { return look_at_process(world.store, world.people.office()->policies, filter, world.today(), workflows::shut_out(world.people.office(), "auditor", world.today())); }

}  // namespace

TEST_CASE("percentiles of stays that have all ended are those of the days", "[process]") {
    const std::vector<Stay> stays{ended(10), ended(20), ended(30), ended(40)};

    CHECK(percentile(stays, 25) == 10);
    CHECK(percentile(stays, 50) == 20);
    CHECK(percentile(stays, 75) == 30);
    CHECK_FALSE(percentile({}, 50).has_value());
}

TEST_CASE("an open stay counts for as long as it has lasted, not as one that ended", "[process]") {
    // Kaplan and Meier's estimate by hand: after day 10 3/4 last, after day 30 3/4 × 1/2 = 3/8.
    const std::vector<Stay> stays{ended(10), open(20), ended(30), open(40)};

    CHECK(percentile(stays, 25) == 10);
    CHECK(percentile(stays, 50) == 30);
    CHECK_FALSE(percentile(stays, 75).has_value());
    CHECK_FALSE(percentile({ended(10), open(20), open(20), open(20)}, 50).has_value());
}

TEST_CASE("days on which a case is parked are no days in the phase", "[process]") {
    World world;
    world.begin().walk_to(1);
    world.on(world.file().phase_since() + 10);
    world.park();
    world.later(100);
    world.as("officer").must("resume", F({{"reason", "Klart"}}));
    world.later(5);

    const auto process = look(world);

    REQUIRE(process.waiting.size() == 1);
    CHECK(process.waiting[0].phase == "preliminary_assessment");
    CHECK(process.waiting[0].longest == 15);
    CHECK(times_in(process, "preliminary_assessment").open == 1);
    CHECK(times_in(process, "preliminary_assessment").late == 0);
}

TEST_CASE("a case that is parked waits for nobody, and its days stand still", "[process]") {
    World world;
    world.begin().walk_to(1);
    world.on(world.file().phase_since() + 10);
    world.park();
    world.later(100);

    const auto process = look(world);

    REQUIRE(process.waiting.size() == 1);
    CHECK(process.waiting[0].ball == "parked");
    CHECK(process.waiting[0].longest == 10);
}

TEST_CASE("a stay that ended after the period was open at its end", "[process]") {
    World world;
    world.begin().walk_to(1);
    const engine::Date entered = world.file().phase_since();
    world.on(entered + 40);
    world.walk_to(2);
    world.later(30);

    const auto then = look(world, {.to = entered + 20});
    const auto now = look(world);

    CHECK(times_in(then, "preliminary_assessment").open == 1);
    CHECK(times_in(then, "preliminary_assessment").ended == 0);
    CHECK(times_in(then, "evidence_gathering").open == 0);
    REQUIRE(then.waiting.size() == 1);
    CHECK(then.waiting[0].phase == "preliminary_assessment");
    CHECK(then.waiting[0].longest == 20);
    CHECK(times_in(now, "preliminary_assessment").ended == 1);
    CHECK(times_in(now, "preliminary_assessment").open == 0);
}

TEST_CASE("a whole way is counted row by row, and follows the model", "[process]") {
    World world;
    world.walk_to(7);

    const auto process = look(world);

    CHECK(process.cases == 1);
    CHECK(process.astray.empty());
    CHECK(process.steps >= 8);
    std::vector<std::string> ids;
    for (const auto& path : process.paths) ids.push_back(path.id);
    CHECK(ids == std::vector<std::string>{"T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08"});
    for (const auto& path : process.paths) CHECK(path.count == 1);
    CHECK(times_in(process, "hearing").ended == 1);
    CHECK(times_in(process, "hearing").suppressed);
    CHECK_FALSE(times_in(process, "hearing").median.has_value());
}

TEST_CASE("a stay over the limit is a late step, ended or not", "[process]") {
    World world;
    world.begin().walk_to(1);
    world.on(world.file().phase_since() + 61);

    const auto late = look(world);
    const auto earlier = look(world, {.as_of = workflows::as_of_day(world.today() - 30)});

    REQUIRE(late.late.size() == 1);
    CHECK(late.late[0].what == "preliminary_assessment");
    CHECK(late.late[0].days == 61);
    CHECK(late.late[0].limit == 60);
    CHECK(earlier.events == late.events);
}

TEST_CASE("a stay is late by the limit of the policy that the case was under, not of another", "[process]") {
    World world;
    world.begin("Den ene").walk_to(1);
    auto shorter = std::make_shared<workflows::Policy>(workflows::shipped_policy());
    shorter->version = "3.0";
    shorter->sha256 = std::string(64, 'a');
    shorter->phase_limit_days.at(1) = 20;
    shorter->valid_from = world.today() + 1;
    world.people.change().policies.add({.policy = shorter, .published = engine::to_text(world.today())});
    world.later(1);
    world.stream.clear();
    world.begin("Den andre").walk_to(1);
    const std::string second = world.id();
    world.later(30);

    const auto process = look(world);

    REQUIRE(process.late.size() == 1);
    CHECK(process.late[0].case_id == second);
    CHECK(process.late[0].limit == 20);
    CHECK(times_in(process, "preliminary_assessment").limit == 20);
    CHECK(times_in(process, "preliminary_assessment").late == 1);
}

TEST_CASE("an override is listed with the requirement", "[process]") {
    World world;
    world.begin().walk_to(2);
    world.as("SSD").must("countersign", F({{"for_act", "override"}, {"requirement", "plain_summary"}, {"draft", world.file().content_hash()}, {"verdict", "yes"}, {"reason", "Sett"}}));
    world.as("leader").must("override", F({{"requirement", "plain_summary"}, {"reason", "Haster"}}));

    const auto process = look(world);

    REQUIRE(process.overrides.size() == 1);
    CHECK(process.overrides[0].what == "plain_summary");
    CHECK(process.overrides[0].seq == world.file().version());
}

TEST_CASE("like values and different outcomes stand together, but not before one who is tied", "[process]") {
    World world;
    world.begin("Den ene").walk_to(5);
    world.begin("Den andre").walk_to(4);
    world.close_by_vote("INGEN-1");

    const auto process = look(world);

    REQUIRE(process.unequal.size() == 1);
    REQUIRE(process.unequal[0].decided.size() == 2);
    CHECK(process.unequal[0].decided[0].outcome.empty());
    CHECK(process.unequal[0].decided[1].outcome == "INGEN-1");
    CHECK(process.unequal[0].decided[1].name == "Den andre");

    world.declare("TRS", "tied");
    CHECK(look_at_process(world.store, world.people.office()->policies, {}, world.today(), workflows::shut_out(world.people.office(), "TRS", world.today())).unequal.empty());
}

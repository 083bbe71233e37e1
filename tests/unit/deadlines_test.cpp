// Reminders before deadlines, marks and escalation after them: once each, and never a transition.
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"
#include "workflows/calendar/oslo.hpp"
#include "workflows/phase_model/deadlines.hpp"

using tests::F;
using tests::World;
using workflows::DeadlineStep;

namespace {

std::size_t mark(World& world) {
    const engine::Instant now{workflows::start_of(*engine::parse_date(world.day())).ms + 9 * 3'600'000};
    return workflows::mark_deadlines(world.store, world.cases, world.people.office()->policies, now);
}

std::vector<std::string> marks(World& world) {
    std::vector<std::string> all;
    for (const auto& mark : world.file().deadline_marks) all.push_back(mark.event + " " + mark.about);
    return all;
}

}  // namespace

TEST_CASE("a week before the end of a hearing those who are asked are reminded, once", "[deadlines]") {
    World world;
    world.begin("Saken").walk_to(3);
    const auto until = world.file().round()->until;
    CHECK(mark(world) == 0);

    world.later(engine::days_between(*engine::parse_date(world.day()), until) - workflows::reminder_days);

    CHECK(mark(world) == 1);
    CHECK(mark(world) == 0);
    CHECK(marks(world) == std::vector<std::string>{"reminder_sent hearing"});
    CHECK(world.file().phase == 3);
}

TEST_CASE("a lengthened hearing is reminded of again, before its new end", "[deadlines]") {
    World world;
    world.begin("Saken").walk_to(3);
    world.later(engine::days_between(*engine::parse_date(world.day()), world.file().round()->until) - 3);
    CHECK(mark(world) == 1);
    world.as("leader").must("extend_hearing", F({{"until", world.day(40)}, {"reason", "Ferie"}}));
    CHECK(mark(world) == 0);

    world.later(36);

    CHECK(mark(world) == 1);
    CHECK(marks(world).size() == 2);
}

TEST_CASE("a deadline that passes is marked, reminded of and escalated, and moves nothing", "[deadlines]") {
    World world;
    world.begin("Saken");
    const auto version = world.file().version();
    world.later(24);
    CHECK(mark(world) == 1);
    world.later(7);

    CHECK(mark(world) == 3);
    CHECK(mark(world) == 0);

    CHECK(marks(world) == std::vector<std::string>{"reminder_sent deadline", "overdue_marked overdue", "reminder_sent overdue", "escalated overdue"});
    CHECK(world.file().version() == version + 4);
    CHECK(world.file().phase == 0);
    CHECK(world.file().status == "active");
}

TEST_CASE("while a case is parked only its date to look again counts, and a closed case has none", "[deadlines]") {
    World world;
    world.begin("Saken").park();
    const auto again = *world.file().next_date;
    world.later(engine::days_between(*engine::parse_date(world.day()), again) + 1);
    CHECK(mark(world) == 3);
    CHECK(world.file().is_parked());

    World other;
    other.begin("Den andre").walk_to(1).close_formal();
    other.later(400);
    CHECK(workflows::deadline_steps(other.file(), *engine::parse_date(other.day())).empty());
}

// Decisions in writing that somebody wants in a meeting, reminders of them, and meetings that members call together.
#include "tests/support/meeting.hpp"
#include "workflows/phase_model/meeting/agenda.hpp"
#include "workflows/phase_model/reminders.hpp"

using namespace tests;
using engine::Value;

namespace {

/// In phase 7, a motion in writing that SSD and TAKO have not answered.
void circulate(World& world) {
    world.begin("Sirkulasjonssyndrom").walk_to(7);
    world.vote("rebuild", F(), {.votes = {{"SSD", "none"}, {"TAKO", "none"}}, .form = "circulation"});
}

std::vector<workflows::Reminded> remind(World& world) {
    return workflows::remind_circulations(world.store, world.cases, *world.people.office(), world.engine.now());
}

}  // namespace

TEST_CASE("one member's wish moves a circulation to a meeting, where the same motion is voted on", "[circulation]") {
    World world;
    circulate(world);
    const auto motion = world.file().ballots.back().motion;

    world.as("SSD").must("demand_meeting", F({{"reason", "Vi bør snakke om det"}}));

    CHECK(world.file().open_ballot() == nullptr);
    CHECK(world.file().ballots.back().state == "voided");
    CHECK(world.file().ballots.back().demanded->actor == "SSD");
    CHECK(world.file().row().ball == "leader_group");
    const auto items = workflows::suggested_items(world.store, world.cases, world.day());
    CHECK(std::any_of(items.begin(), items.end(), [&](const auto& one) { return one.row.id == world.id() && one.why == "ready"; }));
    CHECK(refused_for(world.as("leader").does("open_ballot", F({{"motion", motion}, {"form", "circulation"}, {"deadline", world.day(7)}})), "/form", "form.circulation_demanded"));
    CHECK(done(world.as("leader").does("open_ballot", F({{"motion", motion}, {"form", "meeting"}}))));
    CHECK_FALSE(world.file().awaits_meeting());
}

TEST_CASE("a meeting is demanded by one who is asked to answer, while the circulation lasts", "[circulation][asks circulation_open]") {
    World world;
    circulate(world);
    const Value form = F({{"reason", "Vi bør møtes"}});

    CHECK(refusal(world.as("officer").does("demand_meeting", form)) == "not-allowed");
    CHECK(refused_for(world.as("SSD").does("demand_meeting"), "/reason", "form.reason"));
    CHECK(world.says("SSD", "demand_meeting", "circulation_open", form) == "met circulation_open.met");
    world.later(8);
    CHECK(world.says("SSD", "demand_meeting", "circulation_open", form) == "unmet circulation_open.over");
    world.as("leader").must("void_ballot", F({{"reason", "Fristen gikk ut"}}));
    CHECK(world.says("SSD", "demand_meeting", "circulation_open", form) == "unmet circulation_open.unmet");
}

TEST_CASE("the system reminds those who have not answered, once before the deadline and once on the last day", "[circulation]") {
    World world;
    circulate(world);

    CHECK(remind(world).empty());
    world.later(4);
    const auto soon = remind(world);
    REQUIRE(soon.size() == 1);
    CHECK(soon.front().rule == "soon");
    CHECK(soon.front().people == std::vector<std::string>{"SSD", "TAKO"});
    CHECK(remind(world).empty());

    world.cast("TAKO");
    world.later(3);
    const auto last = remind(world);
    REQUIRE(last.size() == 1);
    CHECK(last.front().rule == "last_day");
    CHECK(last.front().people == std::vector<std::string>{"SSD"});
    world.later(1);
    CHECK(remind(world).empty());
    CHECK(world.file().reminders.size() == 2);
    CHECK(world.file().open_ballot() != nullptr);
}

TEST_CASE("nobody is reminded of a vote in a meeting, nor one who is recused", "[circulation]") {
    World world;
    world.begin().walk_to(7);
    world.vote("rebuild", F(), {.votes = {{"SSD", "none"}}});
    world.later(7);
    CHECK(remind(world).empty());
    world.as("leader").must("void_ballot", F({{"reason", "Om igjen"}}));

    world.vote("rebuild", F(), {.votes = {{"SSD", "none"}}, .form = "circulation"});
    world.declare("SSD", "tied");
    world.later(5);
    CHECK(remind(world).empty());
}

TEST_CASE("three members together call a meeting, each once, and a deputy for the one stood in for", "[meeting]") {
    World world;
    Meeting meeting(world);

    meeting.must("SSD", "call_meeting", F({{"notice", "Saken haster"}}));
    CHECK(meeting.file().notice.text == "Saken haster");
    CHECK(refused_for(meeting.does("deputy SSD", "call_meeting"), "/notice", "form.called_already"));
    meeting.must("deputy TRS", "call_meeting");
    CHECK(meeting.file().state == "planned");
    CHECK(meeting.file().callers == std::vector<std::string>{"SSD", "TRS"});
    meeting.must("TAKO", "call_meeting", F({{"notice", "Vi trenger et møte"}}));

    CHECK(meeting.file().state == "called");
    CHECK(meeting.file().notice.text == "Vi trenger et møte");
    CHECK(refusal(meeting.does("NMK", "call_meeting")) == "requirement-unmet");
}

TEST_CASE("a member who has left the group calls no meeting with the others", "[meeting]") {
    World world;
    Meeting meeting(world);
    meeting.must("SSD", "call_meeting");
    meeting.must("TRS", "call_meeting");
    for (workflows::Person& person : world.people.change().people)
        if (person.id == "SSD") person.disabled = true;

    meeting.must("TAKO", "call_meeting");
    CHECK(meeting.file().state == "planned");
    meeting.must("NMK", "call_meeting");
    CHECK(meeting.file().state == "called");
}

TEST_CASE("members plan a meeting that nobody else plans", "[meeting]") {
    World world;
    CHECK(done(world.as("SSD").does("plan_meeting", F({{"date", world.day(3)}, {"place", "Oslo"}, {"meeting_form", "video"}}))));
    CHECK(refusal(world.as("users").does("plan_meeting", F({{"date", world.day(3)}, {"place", "Oslo"}, {"meeting_form", "video"}}))) == "not-allowed");
}

TEST_CASE("whose vote is on what has changed since is reminded too", "[circulation]") {
    World world;
    circulate(world);
    world.as("officer").must("add_evidence", F({{"claim", "prevalence"}, {"value", "Nye tall"}, {"source", "Kilde"}, {"certainty", "low"}}));
    world.cast("NMK");
    world.later(4);

    const auto soon = remind(world);

    REQUIRE(soon.size() == 1);
    CHECK(soon.front().people.size() == 9);
    CHECK(std::find(soon.front().people.begin(), soon.front().people.end(), "NMK") == soon.front().people.end());
}

TEST_CASE("one who is recused demands no meeting", "[circulation]") {
    World world;
    circulate(world);
    world.declare("SSD", "tied");

    CHECK(refusal(world.as("SSD").does("demand_meeting", F({{"reason", "Vi bør møtes"}}))) == "recused");
}

// What can go wrong while a vote is held, on both databases: two at once, a member lost, the pack
// changed, midnight, the same request twice. What is typed when a connection drops is kept by drafts_test.cpp.
#include "storage/storage.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/world.hpp"
#include "workflows/calendar/oslo.hpp"
#include "workflows/phase_model/phase_model.hpp"

#include <algorithm>
#include <latch>
#include <thread>

using namespace tests;
using engine::Value;

namespace {

/// An office on a database of its own, with a need to be voted on.
struct Room {
    TestDatabase database;
    std::unique_ptr<storage::Storage> storage;
    std::unique_ptr<World> world;

    explicit Room(Kind kind) : database(kind) {
        storage::init(database.url(), false);
        storage = storage::Storage::open(database.url(), {}, workflows::blank_file);
        world = std::make_unique<World>(storage->store());
        world->begin("Avstemningssyndrom").walk_to(4);
        world->prepare(4);
    }
    std::int64_t count(std::string_view event) const {
        const auto all = world->store.events(world->stream);
        return std::count_if(all.begin(), all.end(), [&](const engine::Sealed& one) { return one.event.name == event; });
    }
    /// A vote for the motion and for every criterion asked.
    engine::Command vote_of(const std::string& person, const std::string& vote = "for") const {
        Value form = F({{"vote", vote}});
        for (const std::string& criterion : world->file().open_ballot()->criteria) form.set(criterion, "for");
        return world->command(person, "cast_vote", form);
    }
};

/// Both at the same moment, each in a thread of its own.
std::pair<engine::Result, engine::Result> at_once(World& world, const engine::Command& one, const engine::Command& other) {
    std::pair<engine::Result, engine::Result> results;
    std::latch start(2);
    {
        const std::jthread first([&] { start.arrive_and_wait(), results.first = world.engine.perform(one); });
        const std::jthread second([&] { start.arrive_and_wait(), results.second = world.engine.perform(other); });
    }
    return results;
}

}  // namespace

TEST_CASE("of two who close the same ballot at once, one closes it and the case moves once", "[ballot-luck]") {
    const Room room(GENERATE(from_range(kinds())));
    World& world = *room.world;
    world.vote("decide_need");
    const engine::Command close = world.command("leader", "close_ballot", F({{"reason", "Enstemmig"}}));

    const auto [one, other] = at_once(world, close, close);

    INFO(told(one) << told(other));
    CHECK(done(one) != done(other));
    CHECK(room.count("ballot_closed") == 1);
    CHECK(world.file().phase == 5);
    CHECK(world.file().transitions.back().manner == "group");
}

TEST_CASE("a vote that arrives as the ballot closes is counted or refused, and never lies behind the result", "[ballot-luck]") {
    const Room room(GENERATE(from_range(kinds())));
    World& world = *room.world;
    world.vote("decide_need", F(), {.votes = {{"SSD", "none"}}});

    const auto [vote, closed] = at_once(world, room.vote_of("SSD", "against"), world.command("leader", "close_ballot", F({{"reason", "Vedtatt"}, {"last_call", true}})));

    INFO(told(vote) << told(closed));
    CHECK(done(closed));
    const auto events = world.store.events(world.stream);
    const auto at = [&](std::string_view name) { return std::find_if(events.rbegin(), events.rend(), [&](const engine::Sealed& one) { return one.event.name == name; })->event.seq; };
    CHECK(at("vote_cast") < at("ballot_closed"));
    CHECK(world.file().ballots.back().against == (done(vote) ? 1 : 0));
    CHECK(room.count("vote_cast") == (done(vote) ? 10 : 9));
}

TEST_CASE("a member who is removed between opening and casting votes no more, and the ballot ends without them", "[ballot-luck]") {
    const Room room(GENERATE(from_range(kinds())));
    World& world = *room.world;
    world.vote("decide_need", F(), {.votes = {{"SSD", "none"}}});
    for (workflows::Person& person : world.people.change().people)
        if (person.id == "SSD") person.disabled = true;

    CHECK(refusal(world.engine.perform(room.vote_of("SSD"))) == "not-allowed");
    CHECK(done(world.as("leader").does("close_ballot", F({{"reason", "Vedtatt"}, {"last_call", true}}))));
    CHECK(world.file().ballots.back().in_favour == 9);
}

TEST_CASE("where the pack changes during the vote, earlier votes are kept, shown as stale and not counted", "[ballot-luck]") {
    const Room room(GENERATE(from_range(kinds())));
    World& world = *room.world;
    world.vote("decide_need");
    world.assess("K3", "not_met");

    CHECK(refusal(world.as("leader").does("close_ballot", F({{"reason", "Vedtatt"}}))) == "requirement-unmet");
    CHECK(world.says("leader", "close_ballot", "votes_current").starts_with("unmet votes_current.stale"));
    for (const std::string& member : the_ten()) world.cast(member);
    CHECK(done(world.as("leader").does("close_ballot", F({{"reason", "Vedtatt på nytt"}}))));
    CHECK(room.count("vote_cast") == 20);
    CHECK(world.file().ballots.back().in_favour == 10);
}

TEST_CASE("a circulation can be voted in until midnight in Oslo, and be closed from then on", "[ballot-luck]") {
    const Room room(GENERATE(from_range(kinds())));
    World& world = *room.world;
    world.walk_to(7);
    world.vote("rebuild", F(), {.votes = {{"SSD", "none"}, {"TRS", "none"}}, .form = "circulation"});
    const engine::Date deadline = *engine::parse_date(world.file().open_ballot()->deadline);
    engine::Instant now{workflows::start_of(deadline + 1).ms - 1};
    engine::Engine clocked(world.store, world.model, [&] { return now; });
    const engine::Command close = world.command("leader", "close_ballot", F({{"reason", "Vedtatt"}}));

    CHECK(refusal(clocked.perform(close)) == "requirement-unmet");
    CHECK(done(clocked.perform(room.vote_of("SSD"))));
    now.ms += 1;
    CHECK(done(clocked.perform(close)));
    CHECK(world.file().ballots.back().in_favour == 9);
    CHECK(engine::to_text(world.file().ballots.back().closed_by.date) == engine::to_text(deadline + 1));
}

TEST_CASE("the same vote sent twice with its key is one vote, and another vote under that key is refused", "[ballot-luck]") {
    const Room room(GENERATE(from_range(kinds())));
    World& world = *room.world;
    world.vote("decide_need", F(), {.votes = {{"SSD", "none"}}});
    engine::Command vote = room.vote_of("SSD");
    vote.idempotency_key = "stemme-1";
    const auto before = world.file().version();

    const auto [one, other] = at_once(world, vote, vote);
    const engine::Result again = world.engine.perform(vote);
    engine::Command different = room.vote_of("SSD", "against");
    different.idempotency_key = "stemme-1";

    CHECK((done(one) || done(other)));
    CHECK(done(again));
    CHECK(refusal(world.engine.perform(different)) == "key-reused");
    CHECK(world.file().version() == before + 1);
    CHECK(room.count("vote_cast") == 10);
}

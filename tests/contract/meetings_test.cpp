// The meetings that still ask something of somebody are found among all that were held, and a consent block is voted on by two members
// at the same moment, in both databases.
#include "storage/storage.hpp"
#include "tests/support/consent_block.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/meeting.hpp"
#include "workflows/phase_model/meeting/agenda.hpp"
#include "workflows/phase_model/meeting/meeting_list.hpp"
#include "workflows/phase_model/phase_model.hpp"

#include <latch>
#include <thread>

using namespace tests;

TEST_CASE("meetings are among the unsigned until the second signature, and signed by one alone they still are", "[case-list][meeting]") {
    const Kind kind = GENERATE(from_range(kinds()));
    const TestDatabase database(kind);
    storage::init(database.url(), false);
    const auto storage = storage::Storage::open(database.url(), {}, workflows::blank_file);
    auto& list = dynamic_cast<workflows::MeetingList&>(storage->cases());
    World world(storage->store());
    world.begin("En sak");
    const Meeting first(world), second(world), third(world);
    for (const Meeting* held : {&first, &second}) {
        held->begin();
        held->must("officer", "close_meeting");
        held->must("leader", "sign_minutes", F({{"version", held->hash()}}));
    }
    CHECK(list.unsigned_meetings() == std::vector<std::string>{first.stream, second.stream, third.stream});

    first.must("TRS", "sign_minutes", F({{"version", first.hash()}}));

    CHECK(list.unsigned_meetings() == std::vector<std::string>{second.stream, third.stream});
    CHECK(workflows::meetings(world.store).size() == 3);
    const auto newest = workflows::meetings_before(world.store, "", 2), older = workflows::meetings_before(world.store, newest.next, 2);
    CHECK(newest.meetings.at(0)->id == third.stream.substr(8));
    CHECK(newest.next == second.stream.substr(8));
    CHECK(older.meetings.at(0)->id == first.stream.substr(8));
    CHECK((older.meetings.size() == 1 && older.next.empty()));
    CHECK(workflows::unsigned_meetings(world.store, storage->cases()).size() == 2);
    CHECK(workflows::unsigned_meetings(world.store, world.cases).size() == 2);
    CHECK(world.store.streams("meeting/") == std::vector<std::string>{first.stream, second.stream, third.stream});
    CHECK(world.store.streams("case/") == std::vector<std::string>{world.stream});
}

TEST_CASE("two members who vote on a consent block at the same moment both have their votes in each case", "[case-list][meeting][consent]") {
    const Kind kind = GENERATE(from_range(kinds()));
    const TestDatabase database(kind);
    storage::init(database.url(), false);
    const auto storage = storage::Storage::open(database.url(), {}, workflows::blank_file);
    World world(storage->store());
    ConsentBlock block(world, {"yes", "later"});
    block.open({"yes", "later"});
    const auto vote_of = [&](const std::string& person) {
        auto wish = block.wish(person, "cast_vote", F({{"vote", "for"}}));
        wish.criteria = "as_assessed";
        return wish;
    };
    const auto one = vote_of("TRS"), other = vote_of("SSD");
    const auto meeting = block.meeting->file();
    std::vector<workflows::ConsentResult> of_one, of_other;
    std::latch start(2);
    {
        const std::jthread first([&] { start.arrive_and_wait(), of_one = workflows::carry(world.engine, meeting, one, workflows::Carry::out); });
        const std::jthread second([&] { start.arrive_and_wait(), of_other = workflows::carry(world.engine, meeting, other, workflows::Carry::out); });
    }

    CHECK(ConsentBlock::told(of_one) == std::vector<std::string>{"done", "done"});
    CHECK(ConsentBlock::told(of_other) == std::vector<std::string>{"done", "done"});
    for (std::size_t i : {0U, 1U}) CHECK(block.file(i).open_ballot()->votes.size() == 2);
    for (const std::string& person : the_ten()) block.vote(person, "for");
    CHECK(ConsentBlock::told(block.all("leader", "close_ballot")) == std::vector<std::string>{"done", "done"});
    CHECK(block.file(0).phase == 5);
    CHECK(block.file(1).is_parked());
    block.meeting->must("leader", "take_up_item", F({{"item", block.meeting->must("officer", "set_agenda", F({{"title", "Årsplan"}, {"kind", "information"}}))}}));
    CHECK(block.meeting->file().item(block.items[1])->to == block.file(1).version());
}

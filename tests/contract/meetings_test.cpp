// The meetings that still ask something of somebody are found among all that were held, in both databases.
#include "storage/storage.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/meeting.hpp"
#include "workflows/phase_model/meeting/agenda.hpp"
#include "workflows/phase_model/meeting/meeting_list.hpp"
#include "workflows/phase_model/phase_model.hpp"

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

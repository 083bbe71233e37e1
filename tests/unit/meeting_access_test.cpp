// What was said in a meeting of a case reaches nobody who is tied there, whichever way it is asked for; and no vote on a policy leaves
// before it is decided.
#include "engine/export/outlet.hpp"
#include "tests/support/meeting.hpp"
#include "tests/support/memory_archive.hpp"
#include "workflows/phase_model/archive/search.hpp"
#include "workflows/phase_model/export_log.hpp"
#include "workflows/phase_model/meeting/meeting_access.hpp"

using namespace tests;

namespace {

/// The record as this person takes it out.
std::string record_for(World& world, const std::string& person, workflows::ExportPart part = {}) {
    const auto office = world.people.office();
    std::string all;
    engine::Outlet out([&](std::string_view bytes) {
        all += bytes;
        return true;
    });
    workflows::write_export("jsonl",
                            {.store = world.store,
                             .stored_events = dynamic_cast<engine::StoredEvents&>(world.store),
                             .nomenclature = world.nomenclature,
                             .policies = office->policies,
                             .part = workflows::narrowed(std::move(part), office->standings(person, world.today())),
                             .person = person,
                             .shut_out = workflows::shut_out(office, person, world.today()),
                             .now = world.engine.now(),
                             .bound_by = workflows::bound_by(*office, person, world.today())},
                            out);
    return all;
}

std::size_t found_by(World& world, const std::string& person, const std::string& words) {
    MemoryArchive archive(world.store);
    const workflows::SearchScene scene{world.store, archive, world.people.office(), person, world.today()};
    return workflows::search_words(scene, {.words = words}).hits.size();
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a correction of minutes is in no record and no search of one who is tied in its case", "[meeting][export][search]") {
    World world;
    world.begin("Rettesyndrom").walk_to(4);
    const std::string id = world.id();
    Meeting first(world);
    const auto item = first.must("officer", "set_agenda", F({{"case", id}}));
    first.begin();
    first.must("officer", "take_up_item", F({{"item", item}}));
    first.must("officer", "close_meeting");
    for (const char* who : {"leader", "TRS"}) first.must(who, "sign_minutes", F({{"version", first.hash()}}));
    Meeting second(world);
    second.begin();
    second.must("leader", "approve_minutes", F({{"earlier", first.file().id}, {"correction", "Forslaget var særordet"}}));
    CHECK(says(record_for(world, "leader"), "særordet"));
    CHECK(found_by(world, "leader", "særordet") == 2);

    world.later(1);
    world.declare("leader", "tied");

    CHECK_FALSE(says(record_for(world, "leader"), "særordet"));
    CHECK(found_by(world, "leader", "særordet") == 0);
    CHECK(says(record_for(world, "officer"), "særordet"));
    CHECK(found_by(world, "TRS", "særordet") == 2);
    CHECK_FALSE(says(record_for(world, "officer", {.public_only = true}), "særordet"));
}

TEST_CASE("votes on a policy leave in no record before it is decided, but in an auditor's", "[meeting][policy][export]") {
    World world;
    Meeting meeting(world);
    const auto item = meeting.must("officer", "set_agenda", F({{"policy_file", policy_file("2.0", "2026-06-01")}, {"report", std::string(64, 'a')}}));
    meeting.begin();
    meeting.must("leader", "take_up_item", F({{"item", item}}));
    for (const std::string& person : the_ten()) meeting.must(person, "vote_on_policy", F({{"vote", "for"}}));
    CHECK_FALSE(says(record_for(world, "officer"), "policy_vote_cast"));
    CHECK(says(record_for(world, "officer"), "meeting_opened"));
    CHECK(says(record_for(world, "auditor"), "policy_vote_cast"));

    meeting.must("leader", "adopt_policy");

    CHECK(says(record_for(world, "officer"), "policy_vote_cast"));
}

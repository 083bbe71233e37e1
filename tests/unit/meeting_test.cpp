// The leader group's meeting: agenda, presence, items and what each act asks for (specification section 9).
#include "tests/support/meeting.hpp"
#include "workflows/phase_model/meeting/agenda.hpp"

using namespace tests;
using engine::Value;

namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a deputy in the leader's seat presides, and both names stand in the minutes", "[meeting]") {
    World world;
    world.begin();
    Meeting meeting(world);
    meeting.must("officer", "set_agenda", F({{"case", world.id()}}));
    meeting.must("leader", "call_meeting");

    meeting.must("officer", "open_meeting", F({{"present", Value::array({"deputy:leader", "TRS", "SSD"})}}));

    CHECK(meeting.file().chair == "deputy");
    CHECK(meeting.file().seat_of("deputy") == "leader");
    CHECK(done(meeting.does("deputy", "close_meeting")));
}

TEST_CASE("without leader and deputy somebody present must be named to preside", "[meeting]") {
    World world;
    Meeting meeting(world);
    meeting.must("leader", "call_meeting");
    const Value present = Value::array({"TRS", "SSD"});

    CHECK(refused_for(meeting.does("officer", "open_meeting", F({{"present", present}})), "/chair", "form.meeting_chair"));
    CHECK(refused_for(meeting.does("officer", "open_meeting", F({{"present", present}, {"chair", "TAKO"}})), "/chair", "form.meeting_chair"));
    CHECK(done(meeting.does("officer", "open_meeting", F({{"present", present}, {"chair", "TRS"}}))));
    CHECK(done(meeting.does("TRS", "close_meeting")));
}

TEST_CASE("who arrives and who leaves counts at once for the item being treated", "[meeting]") {
    World world;
    world.begin().walk_to(4);
    Meeting meeting(world);
    const auto item = meeting.must("officer", "set_agenda", F({{"case", world.id()}}));
    meeting.begin({"leader", "TRS", "SSD"});
    meeting.must("officer", "take_up_item", F({{"item", item}}));
    REQUIRE(world.file().attendance->present.size() == 3);

    meeting.must("officer", "note_presence", F({{"arrived", Value::array({"TAKO", "Frambu"})}, {"left", Value::array({"SSD"})}}));

    std::vector<std::string> present;
    for (const auto& one : world.file().attendance->present) present.push_back(one.person);
    CHECK(present == std::vector<std::string>{"leader", "TRS", "TAKO", "Frambu"});
    CHECK(refused_for(meeting.does("officer", "note_presence", F({{"left", Value::array({"SSD"})}})), "/left", "form.not_present"));
}

TEST_CASE("an item with an open ballot is neither left nor closed over", "[meeting]") {
    World world;
    world.begin().walk_to(4);
    Meeting meeting(world);
    const auto item = meeting.must("officer", "set_agenda", F({{"case", world.id()}}));
    const auto next = meeting.must("officer", "set_agenda", F({{"title", "Årsplan"}, {"kind", "information"}}));
    meeting.begin();
    meeting.must("officer", "take_up_item", F({{"item", item}}));
    world.open(world.move("procedure"));

    CHECK(refused_for(meeting.does("officer", "take_up_item", F({{"item", next}})), "/item", "form.item_ballot_open"));
    CHECK(refused_for(meeting.does("officer", "close_meeting"), "/", "form.item_ballot_open"));
    world.as("leader").must("void_ballot", F({{"reason", "Utsatt"}}));
    CHECK(done(meeting.does("officer", "take_up_item", F({{"item", next}}))));
}

TEST_CASE("items not reached are suggested again when the meeting is closed", "[meeting]") {
    World world;
    world.begin("Et syndrom").walk_to(4);
    const auto suggested = [&] {
        std::vector<std::string> ids;
        for (const auto& one : workflows::suggested_items(world.store, world.cases, world.day())) ids.push_back(one.row.id);
        return ids;
    };
    REQUIRE(suggested() == std::vector<std::string>{world.id()});
    Meeting meeting(world);
    meeting.must("officer", "set_agenda", F({{"case", world.id()}}));
    CHECK(suggested().empty());
    meeting.begin();

    meeting.must("officer", "close_meeting");

    CHECK(suggested() == std::vector<std::string>{world.id()});
    CHECK(says(meeting.minutes("nb"), "Saken ble ikke tatt opp og kommer tilbake."));
}

TEST_CASE("the agenda is ordered, and an item is taken off with a reason only", "[meeting]") {
    World world;
    world.begin("Første");
    const std::string first = world.id();
    world.begin("Andre");
    Meeting meeting(world);
    const auto one = meeting.must("officer", "set_agenda", F({{"case", first}}));
    meeting.must("TRS", "set_agenda", F({{"case", world.id()}, {"position", 1}}));

    CHECK(meeting.file().items.front().case_id == world.id());
    CHECK(refused_for(meeting.does("officer", "set_agenda", F({{"case", first}})), "/case", "form.on_agenda"));
    CHECK(refused_for(meeting.does("officer", "set_agenda", F({{"item", one}, {"out", true}})), "/reason", "form.reason"));
    meeting.must("officer", "set_agenda", F({{"item", one}, {"position", 1}, {"kind", "consent"}}));
    CHECK(meeting.file().items.front().kind == "consent");
    meeting.must("officer", "set_agenda", F({{"item", one}, {"out", true}, {"reason", "Papirene mangler"}}));
    CHECK(meeting.file().item_of(first) == nullptr);
    CHECK(done(meeting.does("officer", "set_agenda", F({{"case", first}}))));
}

TEST_CASE("each act of a meeting is done by those who may, and in its state only",
          "[meeting][matrix][asks meeting_planned][asks meeting_called][asks meeting_open][asks meeting_closed][asks meeting_not_over]") {
    World world;
    world.begin();
    Meeting meeting(world);

    for (const char* person : {"users", "clinician", "auditor", "administrator", "stranger"})
        for (const char* act : {"set_agenda", "call_meeting", "close_meeting"}) {
            INFO(person << " does " << act);
            CHECK(refusal(meeting.does(person, act)) == "not-allowed");
        }
    CHECK(refusal(meeting.does("officer", "call_meeting")) == "not-allowed");
    CHECK(refusal(meeting.does("officer", "open_meeting", F({{"present", Value::array({"leader"})}}))) == "requirement-unmet");
    CHECK(refusal(meeting.does("officer", "close_meeting")) == "requirement-unmet");
    CHECK(refusal(meeting.does("officer", "accept")) == "unknown-event");
    meeting.begin({"leader"});
    CHECK(refusal(meeting.does("leader", "call_meeting")) == "requirement-unmet");
    CHECK(refusal(meeting.does("leader", "sign_minutes", F({{"version", meeting.hash()}}))) == "requirement-unmet");
    meeting.must("leader", "close_meeting");
    CHECK(refusal(meeting.does("officer", "set_agenda", F({{"case", world.id()}}))) == "requirement-unmet");
}

TEST_CASE("a ballot of a meeting is opened while its item is treated, not after", "[meeting]") {
    World world;
    world.begin().walk_to(4);
    Meeting meeting(world);
    const auto item = meeting.must("officer", "set_agenda", F({{"case", world.id()}}));
    const auto next = meeting.must("officer", "set_agenda", F({{"title", "Årsplan"}, {"kind", "information"}}));
    meeting.begin();
    meeting.must("officer", "take_up_item", F({{"item", item}}));
    for (const std::string& person : the_ten()) world.declare(person);
    const auto motion = world.move("procedure");
    const auto open = [&] { return world.as("leader").does("open_ballot", F({{"motion", motion}, {"form", "meeting"}})); };
    CHECK(refused_for(world.as("officer").does("record_attendance", F({{"present", Value::array({"leader", "TRS"})}})), "/present", "form.meeting_notes_presence"));

    meeting.must("officer", "take_up_item", F({{"item", next}}));

    CHECK(refused_for(open(), "/form", "form.item_not_treated"));
    meeting.must("officer", "close_meeting");
    CHECK(refused_for(open(), "/form", "form.item_not_treated"));
    world.as("officer").must("record_attendance", F({{"present", Value::array({"leader", "TRS", "SSD", "TAKO", "Frambu", "NMK"})}}));
    CHECK(done(open()));
}

TEST_CASE("one who is tied in a case does nothing with it at the meeting either", "[meeting]") {
    World world;
    world.begin().walk_to(4);
    Meeting meeting(world);
    const auto item = meeting.must("officer", "set_agenda", F({{"case", world.id()}}));
    meeting.begin();
    world.declare("officer", "tied");

    CHECK(refusal(meeting.does("officer", "take_up_item", F({{"item", item}}))) == "recused");
    CHECK(refusal(meeting.does("officer", "set_agenda", F({{"item", item}, {"position", 1}}))) == "recused");
    meeting.must("leader", "take_up_item", F({{"item", item}}));
    CHECK(refusal(meeting.does("officer", "note_presence", F({{"left", Value::array({"SSD"})}}))) == "recused");
    CHECK(done(meeting.does("leader", "note_presence", F({{"left", Value::array({"SSD"})}}))));
}

TEST_CASE("who writes the minutes is a case officer and does not preside", "[meeting]") {
    World world;
    const auto plan = [&](const std::string& secretary) {
        return world.as("leader").does("plan_meeting", F({{"date", world.day()}, {"place", "Oslo"}, {"meeting_form", "in_person"}, {"secretary", secretary}}));
    };
    CHECK(refused_for(plan("TRS"), "/secretary", "form.secretary_officer"));
    CHECK(done(plan("officer 2")));
}

TEST_CASE("a place on the agenda counts what is still on it", "[meeting]") {
    World world;
    Meeting meeting(world);
    const auto title = [&](const char* words) { return meeting.must("officer", "set_agenda", F({{"title", words}, {"kind", "information"}})); };
    const auto first = title("A");
    title("B");
    const auto third = title("C");
    meeting.must("officer", "set_agenda", F({{"item", first}, {"out", true}, {"reason", "Utgår"}}));

    meeting.must("officer", "set_agenda", F({{"item", third}, {"position", 2}}));

    std::string order;
    for (const auto& item : meeting.file().items)
        if (!item.out) order += item.title.text;
    CHECK(order == "BC");
    CHECK(refused_for(meeting.does("officer", "set_agenda", F({{"item", third}, {"kind", "decision"}})), "/kind", "form.title_informs"));
}

TEST_CASE("a holder and a deputy in the room fill one seat", "[meeting]") {
    World world;
    Meeting meeting(world);
    meeting.begin({"leader", "deputy:leader", "TRS"});

    CHECK(meeting.file().present().size() == 3);
    CHECK(meeting.file().filled_seats() == 2);
}

// The leader group's meeting: agenda, presence, items, minutes and who signs them (specification section 9).
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"
#include "workflows/embedded.hpp"
#include "workflows/phase_model/meeting/agenda.hpp"
#include "workflows/phase_model/meeting/minutes.hpp"
#include "workflows/text/catalogue.hpp"

using namespace tests;
using engine::Value;
using workflows::MeetingFile;

namespace {

/// A meeting beside the world's cases.
struct Meeting {
    World& world;
    std::string stream;

    explicit Meeting(World& in) : world(in) {
        const engine::Result planned = world.as("officer").does("plan_meeting", F({{"date", world.day()}, {"place", "Oslo"}, {"meeting_form", "in_person"}}));
        if (!done(planned)) FAIL(told(planned));
        stream = std::get<engine::Done>(planned).stream;
    }
    engine::Result does(const std::string& person, const std::string& act, Value fields = F()) const {
        engine::Command command = world.command(person, act, std::move(fields));
        command.stream = stream;
        return world.engine.perform(command);
    }
    std::int64_t must(const std::string& person, const std::string& act, Value fields = F()) const {
        const engine::Result result = does(person, act, std::move(fields));
        if (!done(result)) FAIL(act + ": " + told(result));
        return std::get<engine::Done>(result).events.front().event.seq;
    }
    const MeetingFile& file() const { return dynamic_cast<const MeetingFile&>(*world.store.read(stream)); }
    workflows::CaseOf cases() const {
        return [this](std::string_view id) { return std::dynamic_pointer_cast<const workflows::Case>(world.store.read("case/" + std::string(id))); };
    }
    std::string hash() const { return workflows::minutes_hash(file(), cases()); }
    std::string minutes(const std::string& language) const {
        static const workflows::Catalogues catalogues(workflows::embedded_files());
        return workflows::plain_text(workflows::minutes_document(file(), cases(), *world.people.office(), catalogues.in(language)));
    }
    /// Called and opened with these present.
    void begin(const std::vector<std::string>& present = the_ten()) const {
        Value list = Value::array();
        for (const std::string& person : present) list.push(person);
        must("leader", "call_meeting");
        must("officer", "open_meeting", F({{"present", list}}));
    }
};

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("an item taken up gives its case the attendance of the meeting, and the case is decided by it", "[meeting]") {
    World world;
    world.begin("Møtesyndrom").walk_to(4);
    world.prepare(4);
    Meeting meeting(world);
    const auto item = meeting.must("officer", "set_agenda", F({{"case", world.id()}}));
    meeting.begin();

    meeting.must("leader", "take_up_item", F({{"item", item}}));
    for (const std::string& person : the_ten()) world.declare(person);
    const auto motion = world.move("decide_need");
    world.open(motion);
    for (const std::string& person : the_ten()) world.cast(person, person == "SSD" ? "against" : "for");
    world.as("leader").must("decide_need", F({{"reason", "Behovet er klart"}}));
    meeting.must("leader", "close_meeting");

    CHECK(world.file().phase == 5);
    CHECK(world.file().ballots.back().meeting == meeting.file().id);
    CHECK(world.file().meetings == std::vector<std::string>{meeting.file().id});
    const std::string minutes = meeting.minutes("nb");
    CHECK(says(minutes, "Vedtatt: 9 for, 1 mot, 0 avsto."));
    CHECK(says(minutes, "Begrunnelse: Behovet er klart"));
    CHECK(says(minutes, "Møtesyndrom"));
    CHECK(says(meeting.minutes("en"), "Carried: 9 for, 1 against, 0 abstained."));
    CHECK(says(meeting.minutes("nn"), "Vedteke: 9 for, 1 mot, 0 avstod."));
}

TEST_CASE("the minutes stay the same bytes whatever happens to the case after the meeting", "[meeting]") {
    World world;
    world.begin("Møtesyndrom").walk_to(4);
    world.prepare(4);
    Meeting meeting(world);
    const auto item = meeting.must("officer", "set_agenda", F({{"case", world.id()}}));
    meeting.begin();
    meeting.must("leader", "take_up_item", F({{"item", item}}));
    for (const std::string& person : the_ten()) world.declare(person);
    const auto unvoted = world.move("return_to_evidence");
    world.open(world.move("decide_need"));
    for (const std::string& person : the_ten()) world.cast(person);
    world.as("leader").must("decide_need", F({{"reason", "Behov"}}));
    meeting.must("officer", "close_meeting");
    const std::string before = meeting.minutes("nb"), hash = meeting.hash();

    world.as("officer").must("set_identity", F({{"orpha", "558"}}));
    world.as("Frambu").must("withdraw_motion", F({{"motion", unvoted}, {"reason", "Ikke lenger aktuelt"}}));
    world.walk_to(6);

    CHECK(meeting.minutes("nb") == before);
    CHECK(meeting.hash() == hash);
}

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

TEST_CASE("the minutes are signed by the chair and one member present, not by the writer, on the same version", "[meeting]") {
    World world;
    world.begin().walk_to(4);
    Meeting meeting(world);
    const auto item = meeting.must("officer", "set_agenda", F({{"case", world.id()}}));
    meeting.begin();
    meeting.must("officer", "take_up_item", F({{"item", item}}));
    for (const std::string& person : the_ten()) world.declare(person);
    world.open(world.move("procedure"));
    for (const std::string& person : the_ten()) world.cast(person, person == "SSD" ? "against" : "for");
    world.as("leader").must("close_ballot");
    CHECK(refusal(meeting.does("leader", "sign_minutes", F({{"version", meeting.hash()}}))) == "requirement-unmet");
    meeting.must("officer", "close_meeting");
    const std::string read = meeting.hash();

    CHECK(refusal(meeting.does("officer", "sign_minutes", F({{"version", read}}))) == "not-allowed");
    meeting.must("leader", "sign_minutes", F({{"version", read}}));
    world.as("SSD").must("record_dissent", F({{"words", "Vi burde ha ventet"}}));
    CHECK(refused_for(meeting.does("TRS", "sign_minutes", F({{"version", read}})), "/version", "form.minutes_changed"));
    meeting.must("TRS", "sign_minutes", F({{"version", meeting.hash()}}));
    CHECK(meeting.file().state == "closed");
    meeting.must("leader", "sign_minutes", F({{"version", meeting.hash()}}));

    CHECK(meeting.file().state == "signed");
    CHECK(says(meeting.minutes("nb"), "Vi burde ha ventet"));
    CHECK(refused_for(world.as("SSD").does("record_dissent", F({{"words", "Enda mer"}})), "/words", "form.minutes_signed"));
    CHECK(refusal(meeting.does("SSD", "sign_minutes", F({{"version", meeting.hash()}, {"objection", "For sent"}}))) == "requirement-unmet");
}

TEST_CASE("a member who was not there signs nothing", "[meeting]") {
    World world;
    Meeting meeting(world);
    meeting.begin({"leader", "TRS"});
    meeting.must("officer", "close_meeting");

    CHECK(refusal(meeting.does("SSD", "sign_minutes", F({{"version", meeting.hash()}}))) == "not-allowed");
    CHECK(refusal(meeting.does("auditor", "sign_minutes", F({{"version", meeting.hash()}}))) == "not-allowed");
    CHECK(done(meeting.does("TRS", "sign_minutes", F({{"version", meeting.hash()}}))));
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

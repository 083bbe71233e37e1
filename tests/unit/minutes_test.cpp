// Minutes (protokoll): what they say of a meeting, to whom, and who signs them (specification section 9).
#include "tests/support/meeting.hpp"
#include "workflows/phase_model/meeting/papers.hpp"

using namespace tests;
using engine::Value;

namespace {

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

TEST_CASE("votes cast anew after a change stand in the minutes as counted", "[meeting]") {
    World world;
    world.begin().walk_to(4);
    Meeting meeting(world);
    const auto item = meeting.must("officer", "set_agenda", F({{"case", world.id()}}));
    meeting.begin();
    meeting.must("officer", "take_up_item", F({{"item", item}}));
    for (const std::string& person : the_ten()) world.declare(person);
    world.open(world.move("procedure"));
    for (const std::string& person : the_ten()) world.cast(person);
    world.assess("K3", "not_met");
    for (const std::string& person : the_ten()) world.cast(person);
    world.as("leader").must("close_ballot");

    CHECK(says(meeting.minutes("nb"), "Vedtatt: 10 for"));
    CHECK_FALSE(says(meeting.minutes("nb"), "utdatert"));
}

TEST_CASE("votes cast anew before a ballot was voided are not out of date in the minutes", "[meeting]") {
    World world;
    world.begin().walk_to(4);
    Meeting meeting(world);
    const auto item = meeting.must("officer", "set_agenda", F({{"case", world.id()}}));
    meeting.begin();
    meeting.must("officer", "take_up_item", F({{"item", item}}));
    for (const std::string& person : the_ten()) world.declare(person);
    world.open(world.move("procedure"));
    world.cast("TRS");
    world.assess("K3", "not_met");
    world.cast("SSD");
    world.as("leader").must("void_ballot", F({{"reason", "Om igjen"}}));

    CHECK(says(meeting.minutes("nb"), "TRS (utdatert, ikke talt med)"));
    CHECK_FALSE(says(meeting.minutes("nb"), "SSD (utdatert"));
}

TEST_CASE("the signed minutes stay as they are when an editorial change is countersigned afterwards", "[meeting][editorial]") {
    World world;
    world.begin().walk_to(4);
    Meeting meeting(world);
    const auto item = meeting.must("officer", "set_agenda", F({{"case", world.id()}}));
    meeting.begin();
    meeting.must("officer", "take_up_item", F({{"item", item}}));
    for (const std::string& person : the_ten()) world.declare(person);
    world.open(world.move("procedure"));
    world.cast("SSD");
    const auto entry = world.as("officer").must("write_recommendation", F({{"answer", "yes"}, {"words", "Bør få tilbudet"}, {"final", true}}));
    world.as("officer").must("mark_editorial", F({{"entry", entry}, {"reason", "Skrivefeil"}}));
    for (const std::string& person : the_ten()) world.cast(person);
    world.as("leader").must("close_ballot");
    meeting.must("officer", "close_meeting");
    for (const char* who : {"leader", "TRS"}) meeting.must(who, "sign_minutes", F({{"version", meeting.hash()}}));
    const std::string hash = meeting.hash();

    const workflows::EditorialMark& mark = *world.file().editorial_mark(entry);
    world.as("officer 2").must("countersign", F({{"for_act", "mark_editorial"}, {"entry", entry}, {"draft", world.file().marking_hash(mark)}, {"verdict", "yes"}, {"reason", "Lest"}}));

    CHECK(meeting.hash() == hash);
}

TEST_CASE("papers do not say that a case has changed for an editorial change", "[meeting][editorial]") {
    World world;
    world.begin().walk_to(4);
    world.vote("procedure");
    Meeting meeting(world);
    meeting.must("officer", "set_agenda", F({{"case", world.id()}}));
    meeting.must("leader", "call_meeting");
    const auto changed = [&] {
        const auto free = [](const workflows::Case&) { return false; };
        return workflows::papers_of(world.store, meeting.file(), {.person = "officer", .prepares = true, .shut_out = free, .today = world.today()}).front().changed;
    };
    const auto entry = world.as("officer").must("write_recommendation", F({{"answer", "yes"}, {"words", "Bør få tilbudet"}, {"final", true}}));
    CHECK(changed());

    world.as("officer").must("mark_editorial", F({{"entry", entry}, {"reason", "Skrivefeil"}}));
    const workflows::EditorialMark& mark = *world.file().editorial_mark(entry);
    world.as("officer 2").must("countersign", F({{"for_act", "mark_editorial"}, {"entry", entry}, {"draft", world.file().marking_hash(mark)}, {"verdict", "yes"}, {"reason", "Lest"}}));

    CHECK_FALSE(changed());
}

TEST_CASE("how a ballot stands is in no minutes while it is open", "[meeting]") {
    World world;
    world.begin().walk_to(4);
    Meeting meeting(world);
    const auto item = meeting.must("officer", "set_agenda", F({{"case", world.id()}}));
    meeting.begin();
    meeting.must("officer", "take_up_item", F({{"item", item}}));
    for (const std::string& person : the_ten()) world.declare(person);
    world.open(world.move("procedure"));
    world.cast("SSD", "against");
    const auto votes = [&] {
        return workflows::minutes_record(meeting.file(), meeting.cases(), workflows::TextsIn::yes, [](const workflows::Case&) { return false; })
                   .canonical()
                   .find("\"votes\"") != std::string::npos;
    };

    CHECK_FALSE(votes());

    for (const std::string& person : the_ten()) world.cast(person);
    world.as("leader").must("close_ballot");
    CHECK(votes());
}

TEST_CASE("one who is recused in a case reads its public part in the minutes, and signs for the whole", "[meeting]") {
    World world;
    world.begin("Møtesyndrom").walk_to(4);
    Meeting meeting(world);
    const auto item = meeting.must("officer", "set_agenda", F({{"case", world.id()}}));
    meeting.begin();
    meeting.must("officer", "take_up_item", F({{"item", item}}));
    for (const std::string& person : the_ten()) world.declare(person, person == "SSD" ? "tied" : "none");
    world.open(world.move("procedure"));
    for (const std::string& person : the_ten())
        if (person != "SSD") world.cast(person, person == "TRS" ? "against" : "for");
    world.as("leader").must("close_ballot", F({{"reason", "Vi venter"}}));
    const std::string whole = meeting.minutes("nb");
    REQUIRE(says(whole, "Stemte mot"));
    REQUIRE(says(whole, "Vi venter"));

    const std::string part = meeting.minutes("nb", workflows::shut_out(world.people.office(), "SSD", *engine::parse_date(world.day())));

    CHECK(says(part, "Møtesyndrom"));
    CHECK(says(part, "Du er inhabil i saken og ser bare den åpne delen."));
    CHECK_FALSE(says(part, "Stemte mot"));
    CHECK_FALSE(says(part, "Vi venter"));
    CHECK(says(part, meeting.hash()));
}

TEST_CASE("an objection undoes one's signature", "[meeting]") {
    World world;
    Meeting meeting(world);
    meeting.begin();
    meeting.must("officer", "close_meeting");
    meeting.must("leader", "sign_minutes", F({{"version", meeting.hash()}}));
    meeting.must("leader", "sign_minutes", F({{"version", meeting.hash()}, {"objection", "Frammøtet er feil"}}));

    meeting.must("TRS", "sign_minutes", F({{"version", meeting.hash()}}));
    CHECK(meeting.file().state == "closed");

    meeting.must("leader", "sign_minutes", F({{"version", meeting.hash()}}));
    CHECK(meeting.file().state == "signed");
}

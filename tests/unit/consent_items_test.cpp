// Which items are in the consent block of a meeting: taken up together, asked to be discussed, left, and told of in the minutes.
#include "tests/support/consent_block.hpp"

using namespace tests;
using engine::Value;
using Told = std::vector<std::string>;

namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// The events of the case from that number on, by name.
Told events_after(World& world, std::int64_t version) {
    Told names;
    for (const auto& one : world.store.events(world.stream, version)) names.push_back(one.event.name);
    return names;
}

}  // namespace

TEST_CASE("a member who asks takes an item out of the block, and its open ballot is voided",
          "[consent][meeting][asks discussion_possible][asks in_the_room]") {
    World world;
    ConsentBlock block(world, {"yes", "yes"});
    block.open({"yes", "yes"});
    block.vote("TRS", "for");

    block.meeting->must("NMK", "ask_discussion", F({{"item", block.items[0]}, {"reason", "Nye opplysninger"}}));

    const auto& ballot = block.file(0).ballots.at(0);
    CHECK(ballot.state == "voided");
    CHECK(events_after(block.at(0), block.file(0).version() - 1) == Told{"ballot_voided"});
    CHECK(block.file(1).open_ballot() != nullptr);
    const auto meeting = block.meeting->file();
    REQUIRE(meeting.block().size() == 1);
    CHECK(meeting.block().front()->seq == block.items[1]);
    CHECK(meeting.item(block.items[0])->kind == "decision");
    CHECK(meeting.item(block.items[0])->discussion->person == "NMK");
    CHECK(ConsentBlock::told(block.vote("SSD", "for")) == Told{"invalid", "done"});
    for (const std::string& person : the_ten()) block.vote(person, "for");
    block.all("leader", "close_ballot");
    CHECK(block.file(1).phase == 5);

    block.meeting->must("leader", "take_up_item", F({{"item", block.items[0]}}));
    block.at(0).open(block.file(0).motions.at(0).by.seq);
    for (const std::string& person : the_ten()) world.cast(person);
    world.as("leader").must("close_ballot");
    CHECK(block.file(0).phase == 5);
    const std::string minutes = block.meeting->minutes("nb");
    CHECK(says(minutes, "Bedt drøftet av"));
    CHECK(says(minutes, "Nye opplysninger"));
    CHECK(says(minutes, "Avstemningen ble annullert."));
}

TEST_CASE("who may ask for discussion is a member before the meeting, and then one who is there", "[consent][meeting][asks discussion_possible][asks in_the_room]") {
    World world;
    world.begin("A").walk_to(4);
    Meeting meeting(world);
    const auto item = meeting.must("officer", "set_agenda", F({{"case", world.id()}, {"kind", "consent"}}));
    const auto other = meeting.must("officer", "set_agenda", F({{"title", "Årsplan"}, {"kind", "information"}}));
    const auto ask = [&](const std::string& person, std::int64_t which) { return meeting.does(person, "ask_discussion", F({{"item", which}, {"reason", "Drøftes"}})); };
    CHECK(refusal(ask("officer", item)) == "not-allowed");
    CHECK(refusal(ask("users", item)) == "not-allowed");
    CHECK(refused_for(ask("TRS", other), "/item", "form.no_consent_item"));
    meeting.begin({"leader", "SSD"});

    CHECK(refusal(ask("TRS", item)) == "requirement-unmet");
    world.declare("SSD", "tied");
    CHECK(refusal(ask("SSD", item)) == "recused");
    CHECK(done(ask("leader", item)));
    CHECK(refusal(ask("leader", item)) == "requirement-unmet");
    CHECK(refused_for(meeting.does("officer", "set_agenda", F({{"item", item}, {"kind", "consent"}})), "/kind", "form.discussion_asked"));
    CHECK(refusal(meeting.does("leader", "take_up_consent")) == "requirement-unmet");
}

TEST_CASE("an item is taken up with the others only where it is ready, and the others go without it", "[consent][meeting][asks consent_waiting]") {
    World world;
    ConsentBlock block(world, {"yes", "yes", "yes"});
    block.at(0).declare("officer", "tied");
    block.at(1).attend();
    for (const std::string& person : the_ten()) world.declare(person);
    world.open(world.move("procedure"));

    CHECK(refusal(block.meeting->does("TRS", "take_up_consent")) == "not-allowed");
    block.meeting->must("officer", "take_up_consent");

    Told taken;
    for (const auto* item : block.meeting->file().block()) taken.push_back(item->case_id);
    CHECK(taken == Told{block.cases[2].substr(5)});
    CHECK(block.file(2).attendance->meeting == block.meeting->file().id);
    CHECK(refused_for(block.meeting->does("officer", "take_up_consent"), "/", "form.item_recused"));
    CHECK(refused_for(block.meeting->does("officer", "take_up_consent"), "/", "form.item_ballot_open"));
}

TEST_CASE("who arrives while the block is treated counts in each of its cases", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes", "yes"}, {"leader", "TRS"});
    block.meeting->must("leader", "take_up_consent");

    block.meeting->must("officer", "note_presence", F({{"arrived", Value::array({"SSD"})}}));

    CHECK(block.file(0).attendance->present.size() == 3);
    CHECK(block.file(1).attendance->present.size() == 3);
    block.at(1).declare("officer", "tied");
    CHECK(refusal(block.meeting->does("officer", "note_presence", F({{"left", Value::array({"SSD"})}}))) == "recused");
    CHECK(done(block.meeting->does("leader", "note_presence", F({{"left", Value::array({"SSD"})}}))));
}

TEST_CASE("the block is not left while a ballot in it is open, and ends when the next item is taken up", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes", "later"});
    const auto next = block.meeting->must("officer", "set_agenda", F({{"title", "Årsplan"}, {"kind", "information"}}));
    block.open({"yes", "later"});
    CHECK(refused_for(block.meeting->does("leader", "take_up_item", F({{"item", next}})), "/item", "form.item_ballot_open"));
    CHECK(refused_for(block.meeting->does("officer", "close_meeting"), "/", "form.item_ballot_open"));
    for (const std::string& person : the_ten()) block.vote(person, "for");
    block.all("leader", "close_ballot");

    block.meeting->must("leader", "take_up_item", F({{"item", next}}));

    const auto meeting = block.meeting->file();
    CHECK(meeting.block().empty());
    CHECK(meeting.item(block.items[0])->to == block.file(0).version());
    CHECK(meeting.item(block.items[1])->to == block.file(1).version());
    block.meeting->must("officer", "close_meeting");
    const std::string before = block.meeting->hash();
    block.at(1).as("officer").must("resume", F({{"reason", "Igjen"}}));
    CHECK(block.meeting->hash() == before);
    const std::string minutes = block.meeting->minutes("en");
    CHECK(says(minutes, "Taken up: together with item 2; voted on one by one"));
    CHECK(says(minutes, "Taken up: together with item 1; voted on one by one"));
}

TEST_CASE("an item that left the block and was not reached again stands so in the minutes", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes"});
    block.open({"yes"});
    block.meeting->must("TRS", "ask_discussion", F({{"item", block.items[0]}, {"reason", "Uenig om vilkårene"}}));
    block.meeting->must("officer", "close_meeting");

    const std::string minutes = block.meeting->minutes("nb");

    CHECK(says(minutes, "Saken gikk ut av den samlede behandlingen"));
    CHECK(says(minutes, "Avstemningen ble annullert."));
    CHECK(says(minutes, "Saken ble ikke tatt opp og kommer tilbake."));
    CHECK_FALSE(says(block.meeting->minutes("nb", [](const workflows::Case&) { return true; }), "Uenig om vilkårene"));
}

TEST_CASE("an item that left the block can be taken off by nobody, and its case comes back as no consent item", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes"});
    world.begin("Ny sak").walk_to(4);
    const Value anew = F({{"case", world.id()}, {"kind", "consent"}});
    block.open({"yes"});
    const auto waiting = block.meeting->must("officer", "set_agenda", anew);
    block.meeting->must("TRS", "ask_discussion", F({{"item", block.items[0]}, {"reason", "Uenig"}}));
    block.meeting->must("TRS", "ask_discussion", F({{"item", waiting}, {"reason", "Drøftes"}}));
    const Value out = F({{"out", true}, {"reason", "Utsatt"}});

    CHECK(refused_for(block.meeting->does("officer", "set_agenda", Value(out).set("item", block.items[0])), "/out", "form.item_was_treated"));
    CHECK(says(block.meeting->minutes("nb"), "Avstemningen ble annullert."));
    block.meeting->must("officer", "set_agenda", Value(out).set("item", waiting));
    CHECK(refused_for(block.meeting->does("officer", "set_agenda", anew), "/kind", "form.discussion_asked"));
    const auto again = block.meeting->must("officer", "set_agenda", Value(anew).set("kind", "decision"));
    CHECK(refused_for(block.meeting->does("officer", "set_agenda", F({{"item", again}, {"kind", "consent"}})), "/kind", "form.discussion_asked"));
}

TEST_CASE("items that become ready join the block that is treated, which goes on", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes", "yes"});
    block.open({"yes", "yes"});
    world.begin("Sent ferdig").walk_to(4);
    const auto late = block.meeting->must("officer", "set_agenda", F({{"case", world.id()}, {"kind", "consent"}}));

    block.meeting->must("leader", "take_up_consent");

    CHECK(block.meeting->file().block().size() == 3);
    CHECK(block.meeting->file().item(late)->block == block.meeting->file().item(block.items[0])->block);
    for (const std::string& person : the_ten()) block.vote(person, "for");
    CHECK(ConsentBlock::told(block.all("leader", "close_ballot")) == Told{"done", "done"});
}

TEST_CASE("why discussion was asked is not published by the case whose ballot it voids", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes"});
    block.open({"yes"});

    block.meeting->must("TRS", "ask_discussion", F({{"item", block.items[0]}, {"reason", "Uenig om vilkårene"}}));

    const auto voided = world.store.events(block.at(0).stream, block.file(0).version() - 1).at(0).event;
    REQUIRE(voided.name == "ballot_voided");
    CHECK_FALSE(voided.body.has("reason"));
    CHECK(voided.body.text("meeting") == block.meeting->file().id);
    CHECK(voided.body.integer("item") == block.items[0]);
    for (const auto& [commitment, text] : world.store.texts(block.at(0).stream)) CHECK(text.text != "Uenig om vilkårene");
}

TEST_CASE("a correction of the minutes may tell of an item that left the block", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes"});
    block.open({"yes"});
    block.meeting->must("TRS", "ask_discussion", F({{"item", block.items[0]}, {"reason", "Uenig"}}));
    block.meeting->must("officer", "close_meeting");
    for (const char* who : {"leader", "TRS"}) block.meeting->must(who, "sign_minutes", F({{"version", block.meeting->hash()}}));
    Meeting second(world);
    second.begin();

    second.must("leader", "approve_minutes", F({{"earlier", block.meeting->file().id}, {"correction", "Forslaget var hemmelig"}}));

    CHECK(second.file().earlier.front().about == Told{block.cases[0].substr(5)});
    CHECK_FALSE(says(second.minutes("nb", [](const workflows::Case&) { return true; }), "hemmelig"));
}

TEST_CASE("the minutes say with which item one was taken up although that one left the block", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes", "yes"});
    block.open({"yes", "yes"});

    block.meeting->must("TRS", "ask_discussion", F({{"item", block.items[0]}, {"reason", "Uenig"}}));

    CHECK(says(block.meeting->minutes("en"), "Taken up: together with item 1; voted on one by one"));
    CHECK_FALSE(says(block.meeting->minutes("en"), "as the only consent item"));
}

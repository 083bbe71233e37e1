// Recusals that break the quorum, and how they are cured: all present decide, or a substitute is named for one case (section 9).
#include "tests/support/catch.hpp"
#include "tests/support/meeting.hpp"
#include "workflows/phase_model/telling.hpp"

#include <algorithm>

using namespace tests;
using engine::Value;

namespace {

/// In phase 4, everyone present; these are tied.
void recuse(World& world, const std::vector<std::string>& tied) {
    world.begin().walk_to(4);
    world.attend();
    for (const std::string& person : tied) world.declare(person, "tied");
}

Value named(const char* leader, const char* substitute) { return F({{"leader", leader}, {"substitute", substitute}}); }

/// By as many as are needed of ten where one is recused.
void name(World& world, const char* leader, const char* substitute) {
    for (const std::string& member : the_ten())
        if (!world.file().tied(member) && world.file().substitutes_for(substitute) != leader) world.as(member).must("appoint_substitute", named(leader, substitute));
}

/// All ten, but this one in that one's seat.
std::vector<std::string> with_substitute(const std::string& leader, const std::string& substitute) {
    std::vector<std::string> present = the_ten();
    std::replace(present.begin(), present.end(), leader, substitute + ":" + leader);
    return present;
}

const std::vector<std::string> five{"NAPOS", "NevSom", "NK-SE", "NMK", "NSCF"};

}  // namespace

TEST_CASE("the members who are not recused name a substitute, by more than half of those who sit", "[substitute]") {
    World world;
    recuse(world, {"NMK"});
    const std::vector<std::string> four{"Frambu", "NAPOS", "NevSom", "NK-SE"};
    for (const std::string& member : four) world.as(member).must("appoint_substitute", named("NMK", "clinician"));
    CHECK(world.file().substitutes.empty());

    world.as("SSD").must("appoint_substitute", named("NMK", "clinician"));

    REQUIRE(world.file().substitutes.size() == 1);
    CHECK(world.file().substitutes_for("clinician") == "NMK");
    CHECK(world.file().substitute_votes.empty());
}

TEST_CASE("whoever is named a substitute is told so", "[substitute][telling]") {
    World world;
    recuse(world, {"NMK"});
    name(world, "NMK", "clinician");
    const auto all = world.store.events(world.stream);
    const auto named = std::find_if(all.begin(), all.end(), [](const engine::Sealed& one) { return one.event.name == "substitute_appointed"; });
    REQUIRE(named != all.end());

    const auto notices = workflows::notices_of({*named}, nullptr, world.file(), nullptr, *world.people.office());

    CHECK(std::any_of(notices.begin(), notices.end(), [](const workflows::Notice& one) { return one.person == "clinician" && one.why == "turn"; }));
}

TEST_CASE("a substitute fills the seat, votes in it, and both names stand on the vote", "[substitute]") {
    World world;
    recuse(world, {"NMK"});
    for (const char* member : {"Frambu", "NAPOS", "NevSom", "NK-SE", "SSD"}) world.as(member).must("appoint_substitute", named("NMK", "clinician"));

    std::vector<std::string> present = the_ten();
    std::replace(present.begin(), present.end(), std::string("NMK"), std::string("clinician:NMK"));
    world.vote("procedure", F(), {.present = present});

    const workflows::Vote* vote = world.file().open_ballot()->live_vote("NMK");
    REQUIRE(vote != nullptr);
    CHECK(vote->person == "clinician");
    CHECK(vote->by.on_behalf == "NMK");
    CHECK(done(world.as("leader").does("close_ballot", F({{"reason", "Enstemmig"}}))));
}

TEST_CASE("a substitute counts in this case only, and while the leader is recused", "[substitute]") {
    World world;
    recuse(world, {"NMK"});
    for (const char* member : {"Frambu", "NAPOS", "NevSom", "NK-SE", "SSD"}) world.as(member).must("appoint_substitute", named("NMK", "clinician"));
    const std::string first = world.stream;
    world.declare("NMK", "none");
    CHECK(world.file().substitutes_for("clinician").empty());
    CHECK(refused_for(world.as("officer").does("record_attendance", F({{"present", Value::array({"clinician:NMK"})}})), "/present", "form.has_no_seat"));

    world.begin("Den andre");
    CHECK(refused_for(world.as("officer").does("record_attendance", F({{"present", Value::array({"clinician:NMK"})}})), "/present", "form.has_no_seat"));
}

TEST_CASE("a substitute is refused with the reason", "[substitute]") {
    World world;
    recuse(world, {"NMK", "SSD"});
    const auto refuses = [&](const Value& form, const char* field, const char* key) { return refused_for(world.as("Frambu").does("appoint_substitute", form), field, key); };

    CHECK(refuses(named("TRS", "clinician"), "/leader", "form.leader_not_tied"));
    CHECK(refuses(named("officer", "clinician"), "/leader", "form.no_seat"));
    CHECK(refuses(named("SSD", "clinician"), "/leader", "form.deputy_first"));
    CHECK(refuses(named("NMK", "TAKO"), "/substitute", "form.cannot_substitute"));
    CHECK(refuses(named("NMK", "auditor"), "/substitute", "form.cannot_substitute"));
    world.declare("clinician", "tied");
    CHECK(refuses(named("NMK", "clinician"), "/substitute", "form.substitute_tied"));
    CHECK(refusal(world.as("NMK").does("appoint_substitute", named("NMK", "reference"))) == "recused");
    CHECK(refusal(world.as("users").does("appoint_substitute", named("NMK", "reference"))) == "not-allowed");
}

TEST_CASE("at a meeting a substitute arrives for one item and sits at no other", "[substitute][meeting]") {
    World world;
    world.begin("Den andre").walk_to(4);
    const std::string other = world.id();
    world.begin("Saken").walk_to(4);
    world.attend();
    world.declare("NMK", "tied");
    for (const char* member : {"Frambu", "NAPOS", "NevSom", "NK-SE", "SSD"}) world.as(member).must("appoint_substitute", named("NMK", "clinician"));
    Meeting meeting(world);
    const auto first = meeting.must("officer", "set_agenda", F({{"case", world.id()}}));
    const auto second = meeting.must("officer", "set_agenda", F({{"case", other}}));
    meeting.begin();
    CHECK(refused_for(meeting.does("officer", "note_presence", F({{"arrived", Value::array({"clinician:NMK"})}})), "/arrived", "form.has_no_seat"));
    meeting.must("officer", "take_up_item", F({{"item", first}}));
    meeting.must("officer", "note_presence", F({{"arrived", Value::array({"clinician:NMK"})}}));
    const auto sits = [&] {
        const auto& present = world.file().attendance->present;
        return std::any_of(present.begin(), present.end(), [](const auto& one) { return one.person == "clinician"; });
    };
    CHECK(sits());

    meeting.must("officer", "take_up_item", F({{"item", second}}));
    world.stream = "case/" + other;
    CHECK_FALSE(sits());
}

TEST_CASE("fewer than a quorum of members who are not recused name no substitute, and read who does", "[substitute]") {
    World world;
    recuse(world, {"NMK"});
    for (const std::size_t n : {1U, 2U, 5U}) {
        const std::vector<std::string> present(the_ten().begin(), the_ten().begin() + static_cast<std::ptrdiff_t>(n));
        world.attend(present);
        for (const std::string& member : present) CHECK(refused_for(world.as(member).does("appoint_substitute", named("NMK", "clinician")), "/leader", "form.substitute_quorum"));
    }
    world.attend();
    for (const std::string& person : five)
        if (person != "NMK") world.declare(person, "tied");

    CHECK(refused_for(world.as("Frambu").does("appoint_substitute", named("NMK", "clinician")), "/leader", "form.substitute_by_letter"));
    CHECK(world.file().substitutes.empty());
}

TEST_CASE("a deputy of many leaders fills one seat: the others get a substitute, by the owner's letter where need be", "[substitute]") {
    World world;
    const std::vector<std::string> six{"NAPOS", "NevSom", "NK-SE", "NMK", "NSCF", "SSD"};
    for (const std::string& leader : six)
        world.people.change().deputies.push_back({static_cast<std::int64_t>(10 + world.people.office()->deputies.size()), leader, "deputy SSD", engine::make_date(2014, 1, 1), engine::make_date(2099, 12, 31), true});
    recuse(world, six);

    world.as("officer").must("appoint_substitute", F({{"leader", "NMK"}, {"substitute", "clinician"}, {"document", "Brev fra eier 1. mars"}}));

    CHECK(world.file().substitutes_for("clinician") == "NMK");
    CHECK(refused_for(world.as("officer").does("appoint_substitute", F({{"leader", "NSCF"}, {"substitute", "reference"}, {"document", "Brev 2"}})), "/leader", "form.substitute_by_vote"));
}

TEST_CASE("a leader whose only deputy leads a centre, or is tied too, gets a substitute", "[substitute]") {
    World world;
    for (workflows::Deputy& one : world.people.change().deputies)
        if (one.leader == "SSD") one.deputy = "TAKO";
    recuse(world, {"SSD"});

    name(world, "SSD", "clinician");

    CHECK(world.file().substitutes_for("clinician") == "SSD");
}

TEST_CASE("who is found free under an open ballot votes, and the ballot is closed by it", "[substitute][asks quorum]") {
    World world;
    recuse(world, five);
    world.prepare(4);
    for (const char* person : {"leader", "Frambu", "SSD", "TAKO", "TRS"}) world.declare(person);
    world.open(world.move("decide_need"));
    for (const char* person : {"leader", "Frambu", "SSD", "TAKO", "TRS"}) world.cast(person);
    REQUIRE(world.answer("leader", "decide_need", "quorum").status == engine::Status::unmet);

    for (const char* person : {"NMK", "NAPOS", "leader", "SSD", "TRS", "TAKO"}) world.as(person).must("decide_impartiality", F({{"whom", "NMK"}, {"decision", "not_tied"}, {"reason", "Interessen er fjern"}}));
    world.cast("NMK");
    world.as("leader").must("decide_need", F({{"reason", "Enstemmig"}}));

    CHECK(world.file().ballots.back().in_favour == 6);
    CHECK(world.file().ballots.back().present == 6);
    for (const auto& elector : world.file().ballots.back().electorate) CHECK(elector.recused == (elector.person != "NMK" && world.file().tied(elector.person)));
}

TEST_CASE("a substitute's vote counts no longer when the leader is found free, or another is named", "[substitute]") {
    World world;
    recuse(world, {"NMK"});
    name(world, "NMK", "clinician");
    world.vote("procedure", F(), {.present = with_substitute("NMK", "clinician")});

    SECTION("the leader is free") { world.declare("NMK"); }
    SECTION("another is named") {
        for (const char* member : {"leader", "Frambu", "NAPOS", "NevSom", "NK-SE", "SSD"}) world.as(member).must("appoint_substitute", named("NMK", "reference"));
        REQUIRE(world.file().substitutes_for("reference") == "NMK");
    }

    CHECK_FALSE(done(world.as("clinician").does("cast_vote", F({{"vote", "against"}}))));
    world.as("leader").must("close_ballot");
    CHECK(world.file().ballots.back().in_favour == 9);
    CHECK(world.file().ballots.back().present == 9);
}

TEST_CASE("a substitute of the administrative leader presides, with the casting vote", "[substitute]") {
    World world;
    recuse(world, {"leader", "deputy"});
    name(world, "leader", "clinician");

    world.vote("procedure", F(), {.present = with_substitute("leader", "clinician"),
                                  .votes = {{"SSD", "against"}, {"TAKO", "against"}, {"TRS", "against"}, {"NMK", "against"}, {"NAPOS", "against"}},
                                  .chair = "clinician"});
    world.as("clinician").must("close_ballot");

    const workflows::Ballot& ballot = world.file().ballots.back();
    CHECK(ballot.chair == "clinician");
    CHECK(ballot.in_favour == 5);
    CHECK(ballot.state == "carried");
    CHECK(ballot.casting_vote);
}

TEST_CASE("one person is the substitute of one leader: a later naming ends the earlier", "[substitute]") {
    World world;
    recuse(world, {"NMK"});
    name(world, "NMK", "clinician");
    world.declare("NMK");
    world.declare("NSCF", "tied");
    name(world, "NSCF", "clinician");

    world.declare("NMK", "tied");

    CHECK(world.file().substitutes.size() == 1);
    CHECK(world.file().substitutes_for("clinician") == "NSCF");
}

TEST_CASE("neither who prepared the case nor who enters the owner's letter is the substitute", "[substitute]") {
    World world;
    recuse(world, five);
    world.as("clinician").must("add_evidence", F({{"claim", "prevalence"}, {"value", "Få"}, {"source", "Egen erfaring"}, {"certainty", "low"}}));
    const auto entered = [&](const char* substitute) { return world.as("officer 2").does("appoint_substitute", F({{"leader", "NMK"}, {"substitute", substitute}, {"document", "Brev 1"}})); };

    CHECK(refused_for(entered("clinician"), "/substitute", "form.substitute_prepared"));
    CHECK(refused_for(entered("officer"), "/substitute", "form.substitute_prepared"));
    CHECK(refused_for(entered("officer 2"), "/substitute", "form.substitute_oneself"));
    CHECK(done(entered("reference")));
}

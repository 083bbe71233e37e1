// Requirements of section 5, one by one: the hearing's window, who is invited and heard, answers; hearings about placing and
// ending an offer.
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace tests;

namespace {

void set_window_aside(World& world) {
    world.as("SSD").must("countersign", F({{"for_act", "override"}, {"requirement", "window_elapsed"}, {"draft", world.file().content_hash()},
                                           {"verdict", "yes"}, {"reason", "Alle har svart"}}));
    world.as("leader").must("override", F({{"requirement", "window_elapsed"}, {"reason", "Alle har svart"}}));
}

engine::Result silence(World& world, const std::string& body) {
    return world.as("officer").does("record_no_statement", F({{"body", body}, {"purpose", "hearing"}, {"reminders", "To"}}));
}

}  // namespace

TEST_CASE("the window of a hearing lasts to the end of its last day", "[asks window_elapsed]") {
    World world;
    world.walk_to(3);
    CHECK(world.file().round()->until == world.file().round()->from + 42);
    world.later(engine::days_between(world.today(), world.file().round()->until));
    CHECK(world.says("officer", "close_hearing", "window_elapsed") ==
          "unmet window_elapsed.unmet, time, administrative_leader: override window_elapsed");

    world.later(1);

    CHECK(world.says("officer", "close_hearing", "window_elapsed") == "met window_elapsed.met");
}

TEST_CASE("a window is set aside by two leaders, never below 28 days outside July", "[asks window_elapsed]") {
    World world;
    world.on("2026-06-20");
    world.walk_to(3);
    REQUIRE(world.file().round()->from == *engine::parse_date("2026-06-22"));
    set_window_aside(world);

    world.on("2026-08-19");
    CHECK(world.says("officer", "close_hearing", "window_elapsed") == "unmet window_elapsed.minimum");
    world.on("2026-08-20");
    CHECK(world.says("officer", "close_hearing", "window_elapsed") == "met window_elapsed.met");
}

TEST_CASE("a window set aside after the least length is overridden and says so", "[asks window_elapsed]") {
    World world;
    world.walk_to(3);
    world.later(26);
    CHECK(world.says("officer", "close_hearing", "window_elapsed") == "unmet window_elapsed.unmet, time");
    set_window_aside(world);
    CHECK(world.says("officer", "close_hearing", "window_elapsed") == "unmet window_elapsed.minimum");

    world.later(1);

    CHECK(world.says("officer", "close_hearing", "window_elapsed") == "overridden overridden");
}

TEST_CASE("silence is recorded after the window as shortened, with a week's notice", "[asks window_elapsed][asks users_heard]") {
    World world;
    world.walk_to(3);
    set_window_aside(world);
    world.later(26);
    CHECK(refused_for(silence(world, "user_organisation"), "/body", "form.still_time"));

    world.later(1);
    CHECK(done(silence(world, "user_organisation")));

    World other;
    other.walk_to(3);
    other.later(30);
    set_window_aside(other);
    other.later(6);
    CHECK(refused_for(silence(other, "user_organisation"), "/body", "form.still_time"));
    other.later(1);
    CHECK(done(silence(other, "user_organisation")));
}

TEST_CASE("the days a case is parked lengthen its window", "[asks window_elapsed]") {
    World world;
    world.walk_to(3);
    const engine::Date until = world.file().round()->until;
    world.later(10);
    world.park();
    world.later(20);
    world.as("leader").must("park", world.form_of("park").set("reason", "Fortsatt"));
    world.later(5);
    world.as("officer").must("resume", F({{"reason", "Videre"}}));

    CHECK(world.file().round()->until == until + 25);
    CHECK(world.file().invitations.front().until == until + 25);
    CHECK(world.file().next_date == until + 25);
}

TEST_CASE("all bodies that must be heard are invited, the council of a new candidate too", "[asks bodies_invited]") {
    World world;
    world.walk_to(3);
    CHECK(world.says("officer", "close_hearing", "bodies_invited") == "met bodies_invited.met");

    world.as("officer").must("name_candidate", F({{"centre", "SSD"}, {"source", "Innspill"}, {"reason", "Også SSD"}}));
    CHECK(world.says("officer", "close_hearing", "bodies_invited") == "unmet bodies_invited.unmet, case_officer: invite council:SSD hearing");
    world.as("officer").must("invite", F({{"body", "council:SSD"}, {"purpose", "hearing"}, {"asked", "Hva mener dere?"}, {"until", world.day(30)}}));
    CHECK(world.says("officer", "close_hearing", "bodies_invited") == "met bodies_invited.met");
}

TEST_CASE("a new round has invitations of its own", "[asks bodies_invited][asks users_heard]") {
    World world;
    world.walk_to(4);
    const auto before = world.file().invitations.size();

    world.must_decide("return_to_hearing");

    CHECK(world.file().invitations.size() == 2 * before);
    CHECK(world.file().rounds.size() == 2);
    CHECK(world.says("officer", "close_hearing", "bodies_invited") == "met bodies_invited.met");
    CHECK(world.says("officer", "close_hearing", "users_heard") ==
          "unmet users_heard.unmet, user_representative: comment, case_officer: record_no_statement user_organisation hearing");
}

TEST_CASE("users are heard by a statement, or by silence recorded after the window", "[asks users_heard]") {
    World world;
    world.walk_to(3);
    const auto says = [&] { return world.says("officer", "close_hearing", "users_heard"); };
    CHECK(says() == "unmet users_heard.unmet, user_representative: comment, case_officer: record_no_statement user_organisation hearing");
    world.as("clinician").must("comment", F({{"text", "Fagets syn"}}));
    CHECK(says() == "unmet users_heard.unmet, user_representative: comment, case_officer: record_no_statement user_organisation hearing");
    const auto comment = world.as("reference").must("comment", F({{"text", "Brukernes syn"}}));
    CHECK(says() == "met users_heard.met");
    world.as("reference").must("withdraw_comment", F({{"comment", comment}}));
    CHECK(says() == "unmet users_heard.unmet, user_representative: comment, case_officer: record_no_statement user_organisation hearing");

    world.later(43);
    REQUIRE(done(silence(world, "user_organisation")));
    CHECK(says() == "met users_heard.silent");
}

TEST_CASE("before an evaluation users and council are asked, each time anew", "[asks users_heard]") {
    World world;
    world.walk_to(7);
    const auto says = [&] { return world.says("leader", "continue_offer", "users_heard"); };
    CHECK(says() == "unmet asked.unmet, case_officer: invite user_organisation evaluation, case_officer: invite council:TRS evaluation");
    for (const char* body : {"user_organisation", "council:TRS"})
        world.as("officer").must("invite", F({{"body", body}, {"purpose", "evaluation"}, {"asked", "Hvordan går det?"}, {"until", world.day(20)}}));
    CHECK(says() == "met heard.met");

    for (const char* kind : {"yearly", "evaluation"})
        world.as(kind == std::string("yearly") ? "TRS" : "officer").must("record_status", F({{"kind", kind}, {"contact_point", "Telefon"}, {"activity", "5-9"}}));
    world.must_decide("continue_offer", world.form_of("continue_offer"));

    CHECK(says() == "unmet asked.unmet, case_officer: invite user_organisation evaluation, case_officer: invite council:TRS evaluation");
    CHECK(world.file().phase == 7);
    CHECK(world.file().visits.back().transition == "T08");
}

TEST_CASE("no comment of the window is left without an answer", "[asks comments_answered]") {
    World world;
    world.walk_to(3);
    CHECK(world.says("officer", "close_hearing", "comments_answered") == "met comments_answered.met");
    const auto comment = world.as("users").must("comment", F({{"text", "Et innspill"}}));
    const std::string open = "unmet comments_answered.unmet, case_officer: answer_comment " + std::to_string(comment);
    CHECK(world.says("officer", "close_hearing", "comments_answered") == open);
    const auto answer = [&](const std::string& disposition) {
        world.as("officer").must("answer_comment", F({{"comment", comment}, {"disposition", disposition}, {"reason", "Vurdert som innspill " + std::to_string(comment)}}));
    };

    answer("not_followed");
    CHECK(world.says("officer", "close_hearing", "comments_answered") == "met comments_answered.met");
    world.as("users").must("edit_comment", F({{"comment", comment}, {"text", "Et bedre innspill"}}));
    CHECK(world.says("officer", "close_hearing", "comments_answered") == open);
    answer("outside_scope");
    CHECK(world.says("officer", "close_hearing", "comments_answered") == "met comments_answered.met");
}

TEST_CASE("a comment after the window is marked late and blocks nothing", "[asks comments_answered]") {
    World world;
    world.walk_to(3);
    world.later(43);
    const auto comment = world.as("users").must("comment", F({{"text", "For sent"}}));

    CHECK(world.file().comment(comment)->timing == "late");
    CHECK(world.says("officer", "close_hearing", "comments_answered") == "met comments_answered.met");
    CHECK(done(world.as("users").does("edit_comment", F({{"comment", comment}, {"text", "For sent, men bedre"}}))));
}

TEST_CASE("comments of a round that was voided are still answered", "[asks comments_answered]") {
    World world;
    world.walk_to(3);
    const auto comment = world.as("users").must("comment", F({{"text", "Et innspill"}}));
    world.declare("leader");
    world.as("leader").must("return_to_evidence", F({{"reason", "Ny kunnskap"}}));
    world.as("officer").must("write_recommendation", F({{"answer", "yes"}, {"words", "Ja"}}));
    world.declare("officer");
    world.declare("leader");
    world.as("leader").must("complete_evidence");

    CHECK(world.file().rounds.front().voided);
    CHECK(world.says("officer", "close_hearing", "comments_answered") ==
          "unmet comments_answered.unmet, case_officer: answer_comment " + std::to_string(comment));
}

TEST_CASE("need is decided after a hearing that was closed in this cycle", "[asks hearing_held]") {
    World world;
    world.walk_to(4);
    CHECK(world.says("leader", "decide_need", "hearing_held") == "met hearing_held.met");

    // A case cannot reach phase 4 without T05; one whose stream was written otherwise is caught here.
    workflows::Case odd = world.file();
    for (workflows::Round& round : odd.rounds) round.closed = false;
    const auto explained = world.model.explain(&odd, world.command("leader", "decide_need", F()), world.engine.now(), [](std::string_view) { return nullptr; });
    for (const engine::Answer& answer : explained.answers)
        if (answer.requirement == "hearing_held") CHECK(brief(answer) == "unmet hearing_held.unmet, leader_group: put_motion return_to_hearing");
}

TEST_CASE("before an offer ends users and council are asked about just that", "[asks hearing_held]") {
    for (int phase : {6, 7}) {
        World world;
        INFO(phase);
        world.walk_to(phase);
        const auto says = [&] { return world.says("leader", "supersede", "hearing_held"); };
        CHECK(says() == "unmet asked.unmet, case_officer: invite user_organisation ending, case_officer: invite council:TRS ending");
        for (const char* body : {"user_organisation", "council:TRS"})
            world.as("officer").must("invite", F({{"body", body}, {"purpose", "ending"}, {"asked", "Tilbudet kan ta slutt"}, {"until", world.day(14)}}));
        CHECK(says() == "unmet heard.unmet, case_officer: record_no_statement user_organisation ending, case_officer: record_no_statement council:TRS ending");
        world.as("users").must("comment", F({{"text", "Nei"}}));
        CHECK(says() == "unmet heard.unmet, case_officer: record_no_statement council:TRS ending");
        world.later(15);
        world.as("officer").must("record_no_statement", F({{"body", "council:TRS"}, {"purpose", "ending"}, {"reminders", "To"}}));
        CHECK(says() == "met heard.met");
    }
}

TEST_CASE("where no offer ends nobody is asked about ending it", "[asks hearing_held]") {
    World world;
    world.walk_to(5);
    CHECK(world.says("leader", "close", "hearing_held") == "not_applicable hearing_held.na");

    World called_in;
    called_in.walk_to(1).close_formal().call_in();
    CHECK(called_in.says("leader", "close", "hearing_held") == "not_applicable hearing_held.na");
}

TEST_CASE("candidates, council and users are heard about the placement", "[asks placement_heard]") {
    World world;
    world.walk_to(5);
    world.vote("place", world.form_of("place"));
    const auto says = [&] { return world.says("leader", "place", "placement_heard"); };
    CHECK(says() ==
          "unmet asked.unmet, case_officer: invite user_organisation placement, case_officer: invite centre:TRS placement, case_officer: invite council:TRS placement");
    for (const char* body : {"user_organisation", "centre:TRS", "council:TRS"})
        world.as("officer").must("invite", F({{"body", body}, {"purpose", "placement"}, {"asked", "Hva mener dere?"}, {"until", world.day(14)}}));
    world.as("TRS").must("answer_placement", F({{"centre", "TRS"}, {"answer", "accept"}, {"from", world.day(14)}}));
    world.as("council TRS").must("comment", F({{"text", "Gjerne"}}));
    CHECK(says() == "unmet heard.unmet, case_officer: record_no_statement user_organisation placement");
    world.as("reference").must("comment", F({{"text", "Gjerne"}}));
    CHECK(says() == "unmet heard.unmet, case_officer: record_no_statement user_organisation placement");
    world.as("users").must("comment", F({{"text", "Gjerne"}}));
    CHECK(says() == "met heard.met");
}

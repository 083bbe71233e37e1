#include "tests/support/case_story.hpp"
#include "tests/support/catch.hpp"

#include <stdexcept>

using engine::Value;
using tests::a_case_in;
using tests::CaseStory;

namespace {

engine::Date day(std::string_view text) { return engine::parse_date(text).value(); }

}  // namespace

TEST_CASE("registering gives a case its name, its origin and its first phase", "[case]") {
    CaseStory story;

    story.registered("Spinal muskelatrofi");

    CHECK(story.file.phase == 0);
    CHECK(story.file.name() == "Spinal muskelatrofi");
    CHECK(story.file.origin == "enquiry");
    CHECK(story.file.row().phase == "registration");
    CHECK(story.file.row().ball == "case_officer");
}

TEST_CASE("an event out of turn is no history", "[case]") {
    CaseStory story;
    story.registered();
    engine::Sealed sealed;
    sealed.event.seq = 7;
    sealed.event.name = "comment_given";

    CHECK_THROWS_AS(story.file.apply(sealed, story.texts), std::logic_error);
    CHECK(story.file.version() == 1);
}

TEST_CASE("an event that the fold does not know moves only the version", "[case]") {
    CaseStory story;
    story.registered();

    story.say("reminder_sent");

    CHECK(story.file.version() == 2);
    CHECK(story.file.phase == 0);
}

TEST_CASE("a name falls back from the wanted language to bokmål, English, nynorsk and the code", "[case]") {
    CaseStory story;
    story.move("register", "T01", "", "registration", Value::object({{"orpha", "70"}, {"level", "disorder"}}));
    const std::string by_code = story.file.name();

    story.say("name_set", Value::object({{"language", "en"}, {"name", story.text("Spinal muscular atrophy")}}));
    const std::string by_english = story.file.name("nn");

    CHECK(by_code == "ORPHA:70");
    CHECK(by_english == "Spinal muscular atrophy");
}

TEST_CASE("what was typed in an earlier cycle counts only when it is carried over", "[case]") {
    CaseStory story = a_case_in(7);
    const auto old = story.say("criterion_assessed", Value::object({{"criterion", "K1"}, {"value", "met"}, {"certainty", "high"}}));
    story.move("reassess_need", "T13", "follow_up", "evidence_gathering");
    const bool before = story.file.assessment("K1") != nullptr;

    story.as("p-2", "case_officer").say("item_carried_over", Value::object({{"entry", old}, {"reason", story.text("Står seg")}}));

    CHECK_FALSE(before);
    REQUIRE(story.file.assessment("K1") != nullptr);
    CHECK(story.file.assessment("K1")->carried == old);
    CHECK(story.file.preparers() == std::vector<std::string>{"p-2"});
    CHECK(story.file.cycle == 2);
}

TEST_CASE("the group's vote on a criterion stands above the case officer's word until the phase is left", "[case]") {
    CaseStory story = a_case_in(4);
    story.say("criterion_assessed", Value::object({{"criterion", "K3"}, {"value", "met"}}));
    const auto motion = story.say("motion_put", Value::object({{"transition", "decide_need"}}));
    const auto ballot = story.say("ballot_opened", Value::object({{"motion", motion}, {"chair", "p-9"}}));

    story.say("ballot_closed", Value::object({{"ballot", ballot}, {"result", "fell"}, {"results", Value::object({{"K3", "not_met"}})}}));
    const std::string voted = story.file.value_of("K3");
    story.move("return_to_evidence", "T23", "need_decision", "evidence_gathering");

    CHECK(voted == "not_met");
    CHECK(story.file.value_of("K3") == "met");
    CHECK(story.file.ballots.back().state == "fell");
}

TEST_CASE("a later vote replaces the earlier one of the same seat, which stays readable", "[case]") {
    CaseStory story = a_case_in(4);
    const auto ballot = story.say("ballot_opened", Value::object({{"motion", 1}}));
    story.as("p-3", "centre_leader").say("vote_cast", Value::object({{"ballot", ballot}, {"seat", "p-3"}, {"vote", "for"}}));

    story.say("vote_cast", Value::object({{"ballot", ballot}, {"seat", "p-3"}, {"vote", "against"}}));

    const workflows::Ballot& open = *story.file.open_ballot();
    CHECK(open.votes.size() == 2);
    CHECK(open.votes.front().replaced);
    CHECK(open.live_vote("p-3")->motion == "against");
}

TEST_CASE("leaving a phase voids an open ballot and an open hearing", "[case]") {
    CaseStory decision = a_case_in(4);
    decision.say("ballot_opened", Value::object({{"motion", 1}}));
    CaseStory hearing = a_case_in(3);

    decision.move("return_to_hearing", "T23", "need_decision", "hearing", Value::object({{"window_until", "2026-04-03"}}));
    hearing.move("return_to_evidence", "T10", "hearing", "evidence_gathering");

    CHECK(decision.file.ballots.back().state == "voided");
    CHECK(decision.file.rounds.size() == 2);
    CHECK(decision.file.rounds.front().closed);
    CHECK(decision.file.round()->until == day("2026-04-03"));
    CHECK(hearing.file.rounds.back().voided);
    CHECK(hearing.file.round() == nullptr);
}

TEST_CASE("a hearing window is as much longer as the case was parked", "[case]") {
    CaseStory story = a_case_in(3);
    story.say("body_invited", Value::object({{"body", "council:TRS"}, {"purpose", "hearing"}, {"until", "2026-02-19"}}));
    story.on("2026-01-20").move("park", "T17", "hearing", "hearing", Value::object({{"until", "2026-06-01"}}));
    const auto parked = story.file.row();

    story.on("2026-01-30").move("resume", "T18", "hearing", "hearing");

    CHECK(parked.status == "parked");
    CHECK(parked.next_date == "2026-06-01");
    CHECK(parked.ball.empty());
    CHECK(story.file.status == "active");
    CHECK(story.file.paused_days == 10);
    CHECK(story.file.round()->until == day("2026-03-01"));
    CHECK(story.file.invitations.back().until == day("2026-03-01"));
    CHECK(story.file.visits.size() == 4);
}

TEST_CASE("resuming gives back the next date with the parked days added", "[case]") {
    CaseStory story = a_case_in(1);
    story.say("case_looked_at", Value::object({{"next_date", "2026-03-01"}}));
    story.on("2026-02-01").move("park", "T17", "preliminary_assessment", "preliminary_assessment", Value::object({{"until", "2026-12-01"}}));

    story.on("2026-02-11").move("resume", "T18", "preliminary_assessment", "preliminary_assessment");

    CHECK(story.file.row().next_date == "2026-03-11");
    CHECK_FALSE(story.file.parking.has_value());
}

TEST_CASE("bodies have the ball while the window lasts", "[case]") {
    CaseStory story = a_case_in(3);
    const std::string during = story.file.row().ball;

    story.on("2026-02-20").say("reminder_sent");

    CHECK(during == "bodies");
    CHECK(story.file.row().ball == "case_officer");
    CHECK(story.file.row().open_until == "2026-02-19");
}

TEST_CASE("an answer to a comment counts until the comment is edited", "[case]") {
    CaseStory story = a_case_in(3);
    const auto comment = story.say("comment_given", Value::object({{"text", story.text("Først")}, {"round", 4}}));
    story.say("comment_answered", Value::object({{"comment", comment}, {"disposition", "followed"}}));
    const bool answered = story.file.comment(comment)->answer() != nullptr;

    story.say("comment_edited", Value::object({{"comment", comment}, {"text", story.text("Siden")}}));

    CHECK(answered);
    CHECK(story.file.comment(comment)->answer() == nullptr);
    CHECK(story.file.comment(comment)->text.text == "Siden");
    CHECK(story.file.comment(comment)->earlier.front().text == "Først");
}

TEST_CASE("a placement stays in force through going back, and ends by a new one or by closing", "[case]") {
    CaseStory story = a_case_in(7);
    story.on("2026-03-10").move("re_place", "T12", "follow_up", "placement");
    const std::string after_going_back = story.file.row().primary_centre;
    story.on("2026-03-20").move("place", "T07", "placement", "start_up", Value::object({{"primary", "SSD"}, {"start_date", "2026-04-01"}}));
    const std::string after_placing = story.file.row().primary_centre;

    story.move("complete_start_up", "T08", "start_up", "follow_up");
    story.on("2026-05-01").move("close", "T15", "follow_up", "closed", Value::object({{"outcome", "OVERF"}, {"review_date", "2027-05-01"}}));

    CHECK(after_going_back == "TRS");
    CHECK(after_placing == "SSD");
    CHECK(story.file.placements.front().end == "2026-03-20");
    CHECK(story.file.placement_in_force() == nullptr);
    CHECK(story.file.closing->from == 7);
    CHECK(story.file.row().outcome == "OVERF");
    CHECK(story.file.row().phase == "follow_up");
    CHECK(story.file.row().next_date == "2027-05-01");
}

TEST_CASE("calling in goes back to phase 1 in the same cycle, reopening in a new one", "[case]") {
    CaseStory called = a_case_in(1);
    called.move("close_formal", "T14", "preliminary_assessment", "closed", Value::object({{"outcome", "DEKKET"}, {"covering_case", "2026-0002"}}));
    CaseStory reopened = called;

    called.move("call_in", "T16", "closed", "preliminary_assessment");
    reopened.move("reopen", "T19", "closed", "preliminary_assessment");

    CHECK(called.file.cycle == 1);
    CHECK(called.file.called_in);
    CHECK_FALSE(called.file.closing.has_value());
    CHECK(reopened.file.cycle == 2);
    CHECK_FALSE(reopened.file.called_in);
    CHECK(reopened.file.outcome.empty());
    CHECK(reopened.file.status == "active");
}

TEST_CASE("an imported diagnosis stands in follow-up with a placement in force", "[case]") {
    CaseStory story;

    story.move("import_historical", "T21", "", "follow_up",
               Value::object({{"name", "Akondroplasi"}, {"orpha", "15"}, {"primary", "TRS"}, {"list", "liste-2016"}, {"line", "12"},
                              {"start_date", "2014-01-01"}, {"next_review_date", "2027-06-01"}}));

    CHECK(story.file.row().phase == "follow_up");
    CHECK(story.file.row().origin == "historical");
    CHECK(story.file.row().primary_centre == "TRS");
    CHECK(story.file.row().next_date == "2027-06-01");
    CHECK(story.file.name() == "Akondroplasi");
}

TEST_CASE("those who only comment, declare or give their organisation's statement have not prepared", "[case]") {
    CaseStory story = a_case_in(2);
    story.as("p-5", "user_representative").say("comment_given", Value::object({{"text", story.text("Innspill")}}));
    story.say("evidence_added", Value::object({{"claim", "user_statement"}, {"own_statement", true}}));
    story.as("p-6", "centre_leader").say("candidate_named", Value::object({{"centre", "TRS"}}));
    story.say("capacity_stated", Value::object({{"centre", "TRS"}, {"fit", "good"}, {"capacity", "available"}}));

    story.as("p-7", "case_officer").say("scope_set", Value::object({{"kind", "whole"}, {"words", story.text("Hele diagnosen")}}));

    CHECK(story.file.preparers() == std::vector<std::string>{"p-7"});
    CHECK(story.file.candidates.front().fit == "good");
}

TEST_CASE("the impartiality that counts is what was decided of a possible one", "[case]") {
    CaseStory story = a_case_in(1);
    story.as("p-4", "case_officer").say("interest_declared", Value::object({{"value", "possible"}}));
    const bool before = story.file.tied("p-4");

    story.as("p-9", "administrative_leader").say("impartiality_decided", Value::object({{"whom", "p-4"}, {"decision", "tied"}}));

    CHECK_FALSE(before);
    CHECK(story.file.tied("p-4"));
    CHECK(story.file.declaration("p-4")->decided_by.actor == "p-9");
}

TEST_CASE("the hash of a case's content changes with substance and not with a comment", "[case]") {
    CaseStory story = a_case_in(4);
    const std::string before = story.file.content_hash();
    story.say("comment_given", Value::object({{"text", story.text("Innspill")}}));
    const std::string after_comment = story.file.content_hash();

    story.say("evidence_added", Value::object({{"claim", "prevalence"}, {"value", story.text("1 av 100 000")}}));

    CHECK(after_comment == before);
    CHECK(story.file.content_hash() != before);
    CHECK(story.file.content_hash().size() == 64);
}

TEST_CASE("evidence that replaces another takes its place", "[case]") {
    CaseStory story = a_case_in(2);
    const auto first = story.say("evidence_added", Value::object({{"claim", "prevalence"}, {"value", story.text("a")}}));

    const auto second = story.say("evidence_replaced", Value::object({{"claim", "prevalence"}, {"value", story.text("b")}, {"replaces", first}}));

    CHECK(story.file.claim("prevalence")->by.seq == second);
    CHECK(story.file.evidence.front().replaced_by == second);
}

TEST_CASE("a redacted text leaves the entry and its fingerprint", "[case]") {
    CaseStory story = a_case_in(3);
    const Value commitment = story.text("Noe personlig");
    story.texts.find(commitment.text("sha256"))->second = {commitment.text("sha256"), "", "", true};

    const auto comment = story.say("comment_given", Value::object({{"text", commitment}}));

    CHECK(story.file.comment(comment)->text.given());
    CHECK(story.file.comment(comment)->text.text.empty());
}

TEST_CASE("a clone is the same case", "[case]") {
    const CaseStory story = a_case_in(7);

    const auto copy = story.file.clone();

    CHECK(copy->row() == story.file.row());
    CHECK(copy->version() == 8);
}

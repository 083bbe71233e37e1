// Every event that an act can make is made once, and its body holds what the form of events says and nothing else.
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"
#include "workflows/phase_model/acts/act.hpp"
#include "workflows/phase_model/meeting/minutes_record.hpp"
#include "workflows/phase_model/reminders.hpp"
#include "workflows/phase_model/requirements/impartiality.hpp"

#include <set>
#include <sstream>

using namespace tests;
using engine::Value;

namespace {

std::set<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::set<std::string> all;
    for (std::string word; in >> word;) all.insert(word);
    return all;
}

struct Body {
    std::string always, sometimes;
};

const std::string moved = "transition from to manner answers";
const std::string carried = "motion ballot reason conditions where_served documented review_date next_review_date primary secondary principle oral start_date scope "
                            "what_is_new until condition targets target_orpha covering_case outcome";

/// By event: members that are always there, and those that may be. `by` may stand in each, and `acknowledged` where a warning was passed over; `next_date` in a transition.
const std::map<std::string, Body>& bodies() {
    static const std::map<std::string, Body> all{
        {"register", {"transition to manner answers name origin", "name_nn name_en name_source reason proposer proposal orpha level status target release hits"}},
        {"import_historical", {"transition to manner answers primary list list_date line next_review_date approved_by", "name name_en orpha level status target release start_date approval"}},
        {"accept", {moved, "reason"}},
        {"complete_assessment", {moved, "reason"}},
        {"complete_evidence", {moved + " window_from window_until pack", "reason until user_organisation"}},
        {"close_hearing", {moved, "reason"}},
        {"decide_need", {moved + " motion ballot reason", carried}},
        {"place", {moved + " motion ballot reason primary principle start_date scope", carried}},
        {"complete_start_up", {moved, "reason"}},
        {"continue_offer", {moved + " motion ballot reason next_review_date", carried}},
        {"return_to_registration", {moved + " reason", ""}},
        {"return_to_assessment", {moved + " reason", ""}},
        {"return_to_evidence", {moved + " reason", carried + " last_call"}},
        {"return_to_hearing", {moved + " motion ballot reason window_from window_until pack", carried}},
        {"return_to_need_decision", {moved + " motion ballot reason", carried}},
        {"return_to_placement", {moved + " motion ballot reason", carried}},
        {"rebuild", {moved + " motion ballot reason", carried}},
        {"re_place", {moved + " motion ballot reason", carried}},
        {"reassess_need", {moved + " motion ballot reason what_is_new", carried}},
        {"close_formal", {moved + " outcome reason where_served review_date", "documented target_orpha covering_case"}},
        {"close", {moved + " motion ballot reason outcome where_served review_date", carried}},
        {"call_in", {moved + " reason", ""}},
        {"park", {moved + " reason until where_served", carried + " condition last_call"}},
        {"resume", {moved + " reason", ""}},
        {"reopen", {moved + " what_is_new", carried + " last_call"}},
        {"supersede", {moved + " outcome targets reason where_served", carried + " last_call"}},
        {"case_absorbed", {"from_case outcome followers", ""}},
        {"proposal_received", {"name origin reason", "orpha organisation"}},
        {"proposal_judged", {"verdict reason", "case"}},
        {"proposal_withdrawn", {"reason", ""}},
        {"identity_set", {"", "orpha level status target release why_none local_code hits"}},
        {"name_set", {"language name", "source"}},
        {"duplicate_judged", {"hit verdict reason", ""}},
        {"scope_set", {"kind words", "in out"}},
        {"criterion_assessed", {"criterion value certainty reason source", "suggestion record"}},
        {"candidate_named", {"centre reason", "source"}},
        {"candidate_withdrawn", {"centre reason", "source"}},
        {"capacity_stated", {"centre fit capacity effect", ""}},
        {"oral_question_answered", {"value reason", ""}},
        {"evidence_added", {"claim value source certainty", "date place addition own_statement"}},
        {"evidence_replaced", {"claim value source certainty replaces", "date place addition own_statement"}},
        {"evidence_missing_recorded", {"claim tried reason", ""}},
        {"enquiries_recorded", {"year count channel", "orpha"}},
        {"summary_written", {"nb", "nn en"}},
        {"recommendation_written", {"answer words", "outcome final changes"}},
        {"item_carried_over", {"entry reason", ""}},
        {"interest_declared", {"value", "words"}},
        {"impartiality_decided", {"whom decision", "reason for seats"}},
        {"impartiality_vote_cast", {"whom decision reason seat", ""}},
        {"substitute_appointed", {"leader substitute", "document for seats by_owner"}},
        {"substitute_vote_cast", {"seat leader substitute", ""}},
        {"case_officer_assigned", {"who", "from"}},
        {"change_marked_editorial", {"entry reason from to", ""}},
        {"countersigned", {"for_act draft reason", "requirement comment entry place ground"}},
        {"countersign_refused", {"for_act draft reason", "requirement comment entry"}},
        {"requirement_overridden", {"requirement reason countersigned_by", ""}},
        {"body_invited", {"body purpose until", "contact asked automatic"}},
        {"hearing_extended", {"until reason next_date", ""}},
        {"comment_given", {"part text visibility timing round", "body approved_on reply_to"}},
        {"comment_edited", {"comment text", ""}},
        {"comment_withdrawn", {"comment", "reason"}},
        {"no_statement_recorded", {"body purpose reminders", ""}},
        {"comment_answered", {"comment disposition reason", "changed opening change"}},
        {"comment_hidden", {"comment reason until", ""}},
        {"comment_shown", {"comment reason", ""}},
        {"access_set", {"entry level assessed_on", "ground reason"}},
        {"attendance_recorded", {"present", "observers spoke_for_users place meeting item"}},
        {"meeting_planned", {"date place form", "papers_by secretary"}},
        {"agenda_set", {"", "item case title kind position out reason policy policy_file report"}},
        {"policy_vote_cast", {"item seat vote", "reason"}},
        {"policy_adopted", {"item version sha256 valid_from for against abstain present seats casting_vote", "report last_call"}},
        {"meeting_called", {"papers", "notice"}},
        {"meeting_call_joined", {"seat", "notice"}},
        {"meeting_demanded", {"ballot reason content", ""}},
        {"reminder_sent", {"ballot rule to deadline", ""}},
        {"meeting_opened", {"arrived seats chair", "observers"}},
        {"presence_noted", {"arrived left", ""}},
        {"item_taken_up", {"item left_version", "case version name"}},
        {"earlier_minutes_approved", {"earlier version", "correction about"}},
        {"minutes_approved", {"meeting", ""}},
        {"minutes_corrected", {"meeting correction about", ""}},
        {"meeting_closed", {"left_version", ""}},
        {"minutes_signed", {"version as complete", ""}},
        {"minutes_objected", {"version as objection", ""}},
        {"chair_vote_cast", {"seat chair", ""}},
        {"chair_elected", {"chair for seats", ""}},
        {"motion_put", {"transition words", carried}},
        {"motion_withdrawn", {"motion reason", ""}},
        {"ballot_opened", {"motion criteria form content chair electorate", "deadline"}},
        {"vote_cast", {"ballot seat vote criteria content", "reason"}},
        {"ballot_closed", {"ballot result for against abstain present seats casting_vote content results", "reason"}},
        {"ballot_voided", {"ballot reason content", ""}},
        {"dissent_recorded", {"words", "ballot"}},
        {"precedent_weighed", {"verdict reason confirmed", "decision"}},
        {"placement_answered", {"centre answer", "from needs reason"}},
        {"start_up_updated", {"item state", "planned_by reason link"}},
        {"start_up_accepted", {"confirmed", "missing"}},
        {"start_up_queried", {"confirmed missing", ""}},
        {"status_entered", {"kind contact_point", "activity changes users_view next_date"}},
        {"release_flagged", {"orpha grade release against changes count suggested rule", "target relation"}},
        {"change_judged", {"flag effect reason", "orpha"}},
        {"reassessment_asked", {"what_is_new", ""}},
        {"reassessment_answered", {"request answer reason", ""}},
        {"case_looked_at", {"checked next_date", ""}},
        {"entry_corrected", {"entry right reason", ""}},
        {"text_redacted", {"entry place ground commitment countersigned_by", ""}},
        {"removal_countersigned", {"entry place ground verdict reason", ""}},
        {"removal_refused", {"entry place ground verdict reason", ""}},
        {"case_followed", {"", ""}},
        {"case_unfollowed", {"", ""}},
    };
    return all;
}

const std::set<std::string> typed_text{"reason",  "words", "text",   "name",      "name_nn", "name_en", "name_source", "effect", "tried", "nb", "nn", "en", "changes", "asked",
                                       "changed", "right", "checked", "reminders", "missing", "what_is_new", "where_served", "documented", "condition", "conditions", "contact_point"};

void hold_against(const engine::Event& event) {
    INFO(event.act << " makes " << event.name << " " << event.body.canonical());
    REQUIRE(bodies().contains(event.name));
    const Body& body = bodies().at(event.name);
    const auto always = words_of(body.always);
    auto known = words_of(body.always + " " + body.sometimes + " by acknowledged");
    if (event.body.has("transition") && event.body.has("to")) known.insert("next_date");
    for (const std::string& key : always) CHECK(event.body.has(key));
    for (const auto& [key, value] : event.body.members()) {
        INFO(key);
        CHECK(known.contains(key));
        // What a person typed is committed to, never stored in the chain.
        // The system types nothing, and the effect of a judged change is one of the choices.
        const bool coded = event.name == "enquiries_recorded" || event.actor == "system" || (event.name == "change_judged" && key == "effect");
        const bool is_text = typed_text.contains(key) && !coded;
        if (is_text) CHECK((value.is_object() && value.text("sha256").size() == 64));
    }
    CHECK(event.role.empty() == false);
    CHECK(event.policy == workflows::shipped_policy().sha256);
    CHECK(event.model == "1.0");
}

/// A meeting from plan to signed minutes, with one case on its agenda.
void hold_meeting(World& world, const std::string& id) {
    const engine::Result planned = world.as("officer").does("plan_meeting", F({{"date", world.day()}, {"place", "Oslo"}, {"meeting_form", "both"}, {"papers_by", world.day()}}));
    if (!done(planned)) FAIL(told(planned));
    world.stream = std::get<engine::Done>(planned).stream;
    const auto item = world.as("officer").must("set_agenda", F({{"case", id}}));
    world.as("TRS").must("set_agenda", F({{"title", "Årsplan"}, {"kind", "information"}}));
    const auto policy = world.as("officer").must("set_agenda", F({{"policy_file", tests::policy_file("3.0", "2027-01-01")}}));
    for (const char* member : {"TRS", "SSD", "TAKO"}) world.as(member).must("call_meeting", F({{"notice", "Velkommen"}}));
    world.as("officer").must("open_meeting", F({{"present", Value::array({"leader", "TRS", "SSD"})}, {"observers", "Brukermedlemmet"}}));
    world.as("officer").must("take_up_item", F({{"item", item}}));
    world.as("officer").must("note_presence", F({{"arrived", Value::array({"TAKO"})}, {"left", Value::array({"SSD"})}}));
    world.as("officer").must("note_presence", F({{"arrived", Value::array({"SSD", "Frambu", "NMK", "NSCF"})}}));
    world.as("leader").must("take_up_item", F({{"item", policy}}));
    for (const char* person : {"leader", "TRS", "TAKO", "SSD"}) world.as(person).must("vote_on_policy", F({{"vote", "for"}, {"reason", "Riktig grense"}}));
    world.as("leader").must("adopt_policy", F({{"last_call", true}}));
    world.as("officer").must("close_meeting");
    const auto meeting = std::dynamic_pointer_cast<const workflows::MeetingFile>(world.store.read(world.stream));
    const std::string hash = workflows::minutes_hash(*meeting, [&](std::string_view one) { return std::dynamic_pointer_cast<const workflows::Case>(world.store.read("case/" + std::string(one))); });
    world.as("SSD").must("sign_minutes", F({{"version", hash}, {"objection", "Jeg gikk før sak 1"}}));
    world.as("leader").must("sign_minutes", F({{"version", hash}}));
    world.as("TRS").must("sign_minutes", F({{"version", hash}}));
}

/// Two meetings after it: one approves the minutes of the first, the next corrects those of the second.
void approve_minutes(World& world) {
    std::string earlier = world.id();
    for (const char* correction : {"", "Årsplanen ble drøftet"}) {
        const engine::Result planned = world.as("officer").does("plan_meeting", F({{"date", world.day()}, {"place", "Oslo"}, {"meeting_form", "video"}}));
        world.stream = std::get<engine::Done>(planned).stream;
        world.as("leader").must("call_meeting");
        world.as("officer").must("open_meeting", F({{"present", Value::array({"leader", "TRS"})}}));
        Value form = F({{"earlier", earlier}});
        if (correction[0] != '\0') form.set("correction", correction);
        world.as("leader").must("approve_minutes", form);
        world.as("officer").must("close_meeting");
        const auto meeting = std::dynamic_pointer_cast<const workflows::MeetingFile>(world.store.read(world.stream));
        const std::string hash = workflows::minutes_hash(*meeting, [](std::string_view) { return nullptr; });
        for (const char* who : {"leader", "TRS"}) world.as(who).must("sign_minutes", F({{"version", hash}}));
        earlier = world.id();
    }
}

/// Everything that the straight way does not do.
void wander(World& world) {
    world.begin("Målet");
    const std::string target = world.id();
    world.begin("Den andre", F({{"name_nn", "Den andre"}, {"orpha", "558"}}));
    world.begin("Saken", F({{"orpha", "558"}, {"proposer", "clinician"}, {"reason", "Flere har spurt"}}));
    world.judge_hits();
    world.as("clinician").must("withdraw_proposal", F({{"reason", "Likevel ikke"}}));
    world.as("officer").must("set_identity", F({{"orpha", "558"}, {"name", "Marfans syndrom"}, {"name_source", "Orphanet"}}));
    for (const char* act : {"follow", "unfollow"}) world.as("clinician").must(act);
    world.as("officer").must("record_enquiries", F({{"year", 2025}, {"count", 12}, {"channel", "telefon"}}));
    world.as("leader").must("assign_case_officer", F({{"who", "officer 2"}, {"from", world.day()}}));
    const auto flag = world.flag();
    world.as("officer").must("judge_change", F({{"flag", flag}, {"effect", "new_code"}, {"orpha", "558"}, {"reason", "Samme tilstand"}}));
    const auto asked = world.as("users").must("ask_reassessment", F({{"what_is_new", "Nytt"}}));
    world.as("leader").must("answer_reassessment", F({{"request", asked}, {"answer", "yes"}, {"reason", "Ja"}}));
    world.as("officer").must("correct", F({{"entry", asked}, {"right", "Slik"}, {"reason", "Feil"}}));
    world.as("officer").must("look_again", F({{"checked", "Alt"}, {"next_date", world.day(100)}}));
    world.park().later(3);
    world.as("officer").must("resume", F({{"reason", "Videre"}}));
    world.step(0);
    world.declare("officer", "possible");
    world.assess("K1");
    world.as("leader").must("decide_impartiality", F({{"whom", "officer"}, {"decision", "not_tied"}, {"reason", "Fjernt"}}));
    world.declare("leader");
    world.as("leader").must("return_to_registration", F({{"reason", "Om igjen"}}));
    world.walk_to(2);
    world.declare("leader");
    world.as("leader").must("return_to_assessment", F({{"reason", "Om igjen"}}));
    world.declare("officer");
    world.declare("leader");
    world.as("leader").must("complete_assessment");
    world.as("officer").must("record_missing", F({{"claim", "enquiries"}, {"tried", "Telefonen"}, {"reason", "Ingen tall"}}));
    const auto first = world.as("officer").must("add_evidence", F({{"claim", "prevalence"}, {"value", "1"}, {"source", "A"}, {"certainty", "low"}, {"date", "2025-01-01"}, {"place", "s. 3"}}));
    world.as("officer").must("add_evidence", F({{"claim", "prevalence"}, {"value", "2"}, {"source", "B"}, {"certainty", "low"}, {"replaces", first}}));
    world.as("SSD").must("name_candidate", F({{"centre", "SSD"}, {"source", "Vi"}, {"reason", "Passer"}}));
    world.as("SSD").must("name_candidate", F({{"centre", "SSD"}, {"withdraw", true}, {"reason", "Passer ikke"}}));
    for (const char* verdict : {"no", "yes"})
        world.as("SSD").must("countersign", F({{"for_act", "override"}, {"requirement", "plain_summary"}, {"draft", world.file().content_hash()}, {"verdict", verdict}, {"reason", "Sett"}}));
    world.as("leader").must("override", F({{"requirement", "plain_summary"}, {"reason", "Haster"}}));
    world.walk_to(3);
    world.as("officer").must("invite", F({{"body", "other:FFO"}, {"purpose", "hearing"}, {"contact", "daglig_leder"}, {"asked", "?"}, {"until", world.day(40)}}));
    world.as("leader").must("extend_hearing", F({{"until", world.day(60)}, {"reason", "Ferie"}}));
    const auto comment = world.as("users").must("comment", F({{"text", "Innspill"}, {"part", "K4"}, {"body", "user_organisation"}}));
    world.as("users").must("edit_comment", F({{"comment", comment}, {"text", "Bedre"}}));
    world.as("officer").must("set_access", F({{"entry", comment}, {"level", "deferred"}, {"ground", "offl_5"}, {"reason", "Fram til vedtak"}}));
    world.as("officer").must("hide_comment", F({{"comment", comment}, {"reason", "Nevner en familie"}}));
    world.as("officer 2").must("countersign", F({{"for_act", "hide_comment"}, {"comment", comment}, {"draft", world.file().hiding_hash(*world.file().comment(comment))}, {"verdict", "yes"}, {"reason", "Enig"}}));
    world.as("officer").must("hide_comment", F({{"comment", comment}, {"change", "show"}, {"reason", "Avklart"}}));
    const Value removal = F({{"entry", comment + 1}, {"place", "text"}, {"ground", "health_data"}});
    Value signature = removal;
    signature.set("for_act", "redact").set("draft", workflows::redaction_hash(world.file(), comment + 1, "text", "health_data")).set("verdict", "yes").set("reason", "Enig");
    world.as("officer 2").must("countersign", signature);
    world.as("officer").must("redact", removal);
    world.as("users").must("withdraw_comment", F({{"comment", comment}, {"reason", "Angrer"}}));
    world.declare("leader");
    world.as("leader").must("return_to_evidence", F({{"reason", "Om igjen"}}));
    world.declare("officer");
    world.declare("leader");
    world.as("leader").must("complete_evidence", F({{"until", world.day(50)}}));
    world.prepare_hearing();
    world.later(10);
    world.as("officer").must("record_no_statement", F({{"body", "council:TRS"}, {"purpose", "hearing"}, {"reminders", "To"}}));
    world.step(3);
    world.must_decide("return_to_evidence");
    world.declare("officer");
    world.declare("leader");
    world.step(2).prepare_hearing();
    world.step(3);
    world.must_decide("return_to_hearing", F({{"until", world.day(10)}}));
    CHECK(world.file().round()->until == world.file().round()->from + 42);
    world.prepare_hearing();
    world.step(3);
    const auto motion = world.as("officer").must("put_motion", F({{"transition", "procedure"}, {"words", "Vi venter"}}));
    world.as("officer").must("withdraw_motion", F({{"motion", motion}, {"reason", "Nei"}}));
    world.attend({"Frambu", "NAPOS", "SSD"});
    for (const char* one : {"Frambu", "NAPOS"}) world.as(one).must("elect_chair", F({{"chair", "SSD"}}));
    world.declare("TAKO", "possible");
    for (const char* one : {"Frambu", "NAPOS"})
        world.as(one).must("decide_impartiality", F({{"whom", "TAKO"}, {"decision", "not_tied"}, {"reason", "Fjernt"}}));
    world.declare("NMK", "tied");
    world.attend();
    for (const char* one : {"Frambu", "NAPOS", "NevSom", "NK-SE", "SSD"})
        if (world.file().substitutes.empty()) world.as(one).must("appoint_substitute", F({{"leader", "NMK"}, {"substitute", "clinician"}}));
    world.declare("NMK");
    world.vote("decide_need", F(), {.votes = {{"SSD", "against"}}});
    const auto edited = world.as("officer").must("assess_criterion", F({{"criterion", "K4"}, {"value", "met"}, {"certainty", "high"}, {"reason", "Rettet skrivefeil"}, {"source", "Fagfolk"}}));
    const auto marked = world.as("officer").must("mark_editorial", F({{"entry", edited}, {"reason", "Skrivefeil"}}));
    CHECK(marked > edited);
    world.as("officer 2").must("countersign", F({{"for_act", "mark_editorial"}, {"entry", edited}, {"draft", world.file().marking_hash(*world.file().editorial_mark(edited))}, {"verdict", "yes"}, {"reason", "Enig"}}));
    world.as("leader").must("void_ballot", F({{"reason", "Nytt møte"}}));
    world.must_decide("park", world.form_of("park"));
    world.as("officer").must("resume", F({{"reason", "Videre"}}));
    world.walk_to(5);
    world.must_decide("return_to_need_decision");
    world.prepare_need();
    world.must_decide("decide_need", F(), {.votes = {{"SSD", "against"}}});
    world.as("SSD").must("record_dissent", F({{"words", "Uenig"}}));
    world.later(1);
    world.walk_to(6);
    world.as("leader").must("confirm_start_up", F({{"confirmed", false}, {"missing", "Alt"}}));
    world.must_decide("return_to_placement");
    world.walk_to(7);
    world.vote("rebuild", F(), {.votes = {{"SSD", "none"}}, .form = "circulation"});
    world.later(5);
    workflows::remind_circulations(world.store, world.cases, *world.people.office(), world.engine.now());
    world.as("SSD").must("demand_meeting", F({{"reason", "Vi bør snakke om det"}}));
    world.must_decide("rebuild");
    world.walk_to(7);
    world.must_decide("re_place");
    world.walk_to(7);
    for (const char* body : {"user_organisation", "council:TRS"})
        world.as("officer").must("invite", F({{"body", body}, {"purpose", "evaluation"}, {"asked", "Hvordan går det?"}, {"until", world.day(20)}}));
    world.as("TRS").must("record_status", F({{"kind", "yearly"}, {"contact_point", "Telefon"}, {"activity", "5-9"}, {"users_view", "Bra"}}));
    world.as("officer").must("record_status", F({{"kind", "evaluation"}, {"contact_point", "Telefon"}, {"changes", "Ingen"}}));
    world.must_decide("continue_offer", world.form_of("continue_offer"));
    world.must_decide("reassess_need", world.form_of("reassess_need"));
    world.as("officer").must("carry_over", F({{"entry", first}, {"reason", "Fortsatt riktig"}}));
    world.as("officer").must("name_candidate", F({{"none_fits", true}, {"reason", "Ingen"}}));

    world.begin("Avslutningen").walk_to(1).close_formal().call_in();
    world.must_decide("go_on");
    world.as("officer").must("set_identity", F({{"why_none", "Ny"}, {"local_code", "Q87.4"}}));
    world.must_decide("close", world.form_of("close").set("outcome", "UTENFOR-2"));
    world.reopen();
    world.declare("leader");
    world.as("leader").must("supersede", F({{"outcome", "SLATT"}, {"targets", Value::array({target})}, {"reason", "Samme"}, {"where_served", "Sjeldentelefonen"}}));
    world.begin_historical();

    hold_meeting(world, target);
    approve_minutes(world);

    const engine::Result proposed = world.as("clinician").does("propose", F({{"name", "Nytt"}, {"origin", "clinician"}, {"reason", "Sett tre"}, {"organisation", "OUS"}}));
    world.stream = std::get<engine::Done>(proposed).stream;
    world.as("officer").must("judge_proposal", F({{"verdict", "new_case"}, {"reason", "Ja"}}));
    for (const char* verdict : {"no", "yes"})
        world.as("officer 2").must("countersign_removal", F({{"entry", 1}, {"place", "reason"}, {"ground", "health_data"}, {"verdict", verdict}, {"reason", "Sett"}}));
    world.as("officer").must("remove_words", F({{"entry", 1}, {"place", "reason"}, {"ground", "health_data"}}));
}

}  // namespace

TEST_CASE("each act makes the events it names, with the body that was agreed", "[acts][events]") {
    World world;
    wander(world);
    std::set<std::string> made;

    for (const std::string& stream : world.store.streams(""))
        for (const engine::Sealed& sealed : world.store.events(stream)) {
            hold_against(sealed.event);
            made.insert(sealed.event.name);
        }

    for (const workflows::Act& act : workflows::act_table())
        for (const std::string& event : act.spec.events) {
            INFO(act.spec.name << " makes " << event);
            CHECK(bodies().contains(event));
            CHECK(made.contains(event));
        }
}

TEST_CASE("each event is one that its act names", "[acts][events]") {
    World world;
    wander(world);

    for (const std::string& stream : world.store.streams(""))
        for (const engine::Sealed& sealed : world.store.events(stream)) {
            INFO(sealed.event.act << " made " << sealed.event.name);
            if (sealed.event.actor == "system") continue;  // records, and is no act of anyone (specification section 13)
            const workflows::Act* act = workflows::find_act(sealed.event.act);
            REQUIRE(act != nullptr);
            const auto& events = act->spec.events;
            const bool by_ballot = sealed.event.act == "close_ballot" && workflows::find_act(sealed.event.name) != nullptr;
            const bool beside = sealed.event.name == "body_invited" || sealed.event.name == "case_absorbed";
            CHECK((by_ballot || beside || std::find(events.begin(), events.end(), sealed.event.name) != events.end()));
        }
}

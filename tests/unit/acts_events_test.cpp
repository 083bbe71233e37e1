// Every event that an act can make is made once, and its body holds what the form of events says and nothing else.
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"
#include "tests/unit/event_bodies.hpp"
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
void hold_meeting(World& world, const std::string& id, const std::string& other) {
    const engine::Result planned = world.as("officer").does("plan_meeting", F({{"date", world.day()}, {"place", "Oslo"}, {"meeting_form", "both"}, {"papers_by", world.day()}}));
    if (!done(planned)) FAIL(told(planned));
    world.stream = std::get<engine::Done>(planned).stream;
    const auto item = world.as("officer").must("set_agenda", F({{"case", id}}));
    const auto consent = world.as("officer").must("set_agenda", F({{"case", other}, {"kind", "consent"}}));
    world.as("TRS").must("set_agenda", F({{"title", "Årsplan"}, {"kind", "information"}}));
    const auto policy = world.as("officer").must("set_agenda", F({{"policy_file", tests::policy_file("3.0", "2027-01-01")}}));
    for (const char* member : {"TRS", "SSD", "TAKO"}) world.as(member).must("call_meeting", F({{"notice", "Velkommen"}}));
    world.as("officer").must("open_meeting", F({{"present", Value::array({"leader", "TRS", "SSD"})}, {"observers", "Brukermedlemmet"}}));
    world.as("officer").must("take_up_item", F({{"item", item}}));
    world.as("officer").must("note_presence", F({{"arrived", Value::array({"TAKO"})}, {"left", Value::array({"SSD"})}}));
    world.as("officer").must("note_presence", F({{"arrived", Value::array({"SSD", "Frambu", "NMK", "NSCF"})}}));
    world.as("leader").must("take_up_consent");
    world.as("TRS").must("ask_discussion", F({{"item", consent}, {"reason", "Nye opplysninger"}}));
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

    hold_meeting(world, target, world.id());
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

// The transitions T01–T23 as acts: what their forms ask for. Who decides and what they require stands in the table's rows.
#include "workflows/phase_model/acts/fields.hpp"
#include "workflows/phase_model/acts/transitions.hpp"

namespace workflows {

using engine::Field;
using engine::in_closed;
using engine::in_no_case;
using engine::Kind;
using engine::phase_bit;
using engine::phases_from;

namespace {

const std::vector<std::string> outcome_codes{"INGEN-1", "INGEN-2", "UTENFOR-1", "UTENFOR-2", "UTENFOR-3",
                                             "DEKKET",  "TRUKKET", "OVERF",     "SLATT",     "DELT"};
const std::vector<std::string> channels{"enquiry", "user_organisation", "clinician", "centre", "expert_network", "newborn_screening",
                                        "orphanet_release"};

/// A transition whose event is named as itself.
Act step(std::string name, std::vector<engine::Who> who, engine::PhaseSet phases, std::vector<Field> fields,
         bool while_parked = false) {
    std::vector<std::string> events{name};
    return {.spec = {.name = std::move(name),
                     .transition = true,
                     .who = std::move(who),
                     .phases = phases,
                     .while_parked = while_parked,
                     .fields = std::move(fields),
                     .events = std::move(events)},
            .check = check_transition,
            .write = write_transition};
}

/// A transition of the leader group: calling it closes the open ballot whose motion names it.
Act group_step(std::string name, engine::PhaseSet phases) {
    Act act = step(std::move(name), {role("chair")}, phases, {words("reason"), of(Kind::flag, "last_call")}, true);
    act.spec.events.insert(act.spec.events.begin(), "ballot_closed");
    return act;
}

/// A transition that makes another event beside its own.
Act also_making(std::string event, Act act) {
    act.spec.events.push_back(std::move(event));
    return act;
}

}  // namespace

std::vector<Field> motion_fields() {
    return {needed(one_of("transition", {"go_on", "procedure", "decide_need", "place", "continue_offer", "rebuild", "re_place", "reassess_need",
                                         "close", "park", "reopen", "supersede", "return_to_evidence", "return_to_hearing",
                                         "return_to_need_decision", "return_to_placement"})),
            needed(words("words")),
            one_of("outcome", outcome_codes),
            words("conditions"),
            words("where_served"),
            words("documented"),
            of(Kind::date, "review_date"),
            of(Kind::date, "next_review_date"),
            of(Kind::centre, "primary"),
            of(Kind::centres, "secondary"),
            one_of("principle", {"clinical_likeness", "cause", "competence", "history", "users_wish"}),
            one_of("oral", {"link", "no_link"}),
            of(Kind::date, "start_date"),
            of(Kind::orphas, "scope"),
            words("what_is_new"),
            of(Kind::date, "until"),
            words("condition"),
            of(Kind::case_ids, "targets"),
            of(Kind::orpha, "target_orpha"),
            of(Kind::case_id, "covering_case")};
}

std::vector<Act> transition_acts() {
    const auto leader = std::vector<engine::Who>{role("administrative_leader")};
    const auto officer = std::vector<engine::Who>{role("case_officer")};
    const auto member = std::vector<engine::Who>{role("member")};
    const auto chair_in = [](engine::PhaseSet phases) { return role("chair", "", phases); };
    return {
        step("register", officer, in_no_case,
             {line("name"), line("name_nn"), line("name_en"), line("name_source"), of(Kind::orpha, "orpha"),
              one_of("origin", channels), words("reason"), of(Kind::person, "proposer")}),
        step("accept", officer, phase_bit(0), {words("reason")}),
        step("complete_assessment", leader, phase_bit(1), {words("reason")}),
        also_making("body_invited", step("complete_evidence", leader, phase_bit(2), {words("reason"), of(Kind::date, "until"), line("user_organisation")})),
        step("close_hearing", officer, phase_bit(3), {words("reason")}),
        group_step("decide_need", phase_bit(4)),
        group_step("place", phase_bit(5)),
        step("complete_start_up", {role("centre_leader", "primary")}, phase_bit(6), {words("reason")}),
        group_step("continue_offer", phase_bit(7)),
        step("return_to_registration", leader, phase_bit(1), {words("reason")}),
        step("return_to_assessment", leader, phase_bit(2), {words("reason")}),
        step("return_to_evidence", {role("administrative_leader", "", phase_bit(3)), chair_in(phase_bit(4))}, phases_from(3, 4),
             {words("reason"), of(Kind::flag, "last_call")}),
        group_step("rebuild", phase_bit(7)),
        group_step("re_place", phase_bit(7)),
        group_step("reassess_need", phase_bit(7)),
        step("close_formal", leader, phases_from(0, 1),
             {one_of("outcome", outcome_codes), words("reason"), words("documented"), words("where_served"), of(Kind::date, "review_date"),
              of(Kind::orpha, "target_orpha"), of(Kind::case_id, "covering_case")}),
        also_making("case_absorbed", group_step("close", phase_bit(1) | phases_from(4, 5) | phase_bit(7))),
        step("call_in", member, in_closed, {words("reason")}),
        step("park",
             {role("case_officer", "", phase_bit(0)), role("administrative_leader", "", phases_from(1, 3) | phase_bit(6)),
              chair_in(phases_from(4, 5))},
             phases_from(0, 6),
             {words("reason"), of(Kind::date, "until"), words("condition"), words("where_served"), of(Kind::flag, "last_call")}, true),
        step("resume", officer, phases_from(0, 6), {words("reason")}, true),
        step("reopen", {role("administrative_leader"), chair_in(in_closed)}, in_closed,
             {words("what_is_new"), words("reason"), of(Kind::flag, "last_call")}),
        also_making("case_absorbed",
                    step("supersede", {role("administrative_leader", "", phases_from(0, 3)), chair_in(phases_from(4, 7))}, phases_from(0, 7),
                         {one_of("outcome", {"SLATT", "DELT"}), of(Kind::case_ids, "targets"), words("reason"), words("where_served"),
                          of(Kind::flag, "last_call")},
                         true)),
        step("import_historical", {role("administrator")}, in_no_case,
             {line("name"), line("name_en"), of(Kind::orpha, "orpha"), of(Kind::centre, "primary"), of(Kind::code, "list"),
              of(Kind::date, "list_date"), of(Kind::code, "line"), of(Kind::date, "start_date"), of(Kind::date, "next_review_date"),
              of(Kind::person, "approved_by"), line("approval")}),
        also_making("body_invited", group_step("return_to_hearing", phase_bit(4))),
        group_step("return_to_need_decision", phase_bit(5)),
        group_step("return_to_placement", phase_bit(6)),
    };
}

}  // namespace workflows

// What a transition does to a case: leaving a phase, entering one, parking, closing, coming back (specification section 4).
#include "workflows/phase_model/fold/moment.hpp"
#include "workflows/phase_model/phases.hpp"

#include <stdexcept>

namespace workflows {

namespace {

/// A transition voids an open ballot, parking and resuming too; the one that carried it is closed before.
void void_ballots(Case& file, const Moment& moment) {
    for (Ballot& ballot : file.ballots) {
        if (ballot.state != "open") continue;
        ballot.state = "voided";
        ballot.closed_by = moment.by;
    }
}

/// Whatever was open in the phase is void; a hearing that T05 closes is not.
void leave(Case& file, const Moment& moment, bool hearing_closed) {
    void_ballots(file, moment);
    if (file.phase == 3 && !file.rounds.empty()) {
        Round& round = file.rounds.back();
        (hearing_closed ? round.closed : round.voided) = true;
    }
}

void open_round(Case& file, const Moment& moment) {
    const engine::Date from = moment.date("window_from").value_or(moment.by.date);
    const auto asked = moment.date("until");
    file.rounds.push_back({.by = moment.by,
                           .from = from,
                           .until = moment.date("window_until").value_or(asked.value_or(from)),
                           .pack = moment.code("pack")});
}

/// Throws std::logic_error when `phase` is none of 0–7: such an event cannot have been written by a transition.
void enter(Case& file, const Moment& moment, int phase) {
    if (phase < 0 || phase > 7) throw std::logic_error("case " + file.id + ": no phase \"" + moment.code("to") + '"');
    file.phase = phase;
    file.renewed = 0;
    file.status = "active";
    file.visits.push_back({.phase = phase,
                           .seq = moment.by.seq,
                           .cycle = file.cycle,
                           .from = moment.by.date,
                           .transition = moment.code("transition")});
    file.policy = moment.event.policy;
    file.paused_days = 0;
    file.group_values.clear();
    file.next_date.reset();
    file.parking.reset();
    file.closing.reset();
    file.outcome.clear();
    if (phase == 3) open_round(file, moment);
}

void note(Case& file, const Moment& moment) {
    file.transitions.push_back({.by = moment.by,
                                .id = moment.code("transition"),
                                .event = moment.event.name,
                                .from = moment.code("from"),
                                .to = moment.code("to"),
                                .manner = moment.code("manner"),
                                .reason = moment.words("reason"),
                                .outcome = moment.code("outcome")});
}

void end_placement(Case& file, const Moment& moment) {
    for (Placement& placement : file.placements)
        if (placement.in_force) {
            placement.in_force = false;
            placement.end = moment.event.date;
        }
}

void begin_placement(Case& file, const Moment& moment) {
    end_placement(file, moment);
    file.placements.push_back({.by = moment.by,
                               .primary = moment.code("primary"),
                               .secondary = moment.codes("secondary"),
                               .principle = moment.code("principle"),
                               .oral = moment.code("oral"),
                               .scope = moment.codes("scope"),
                               .start = moment.code("start_date")});
}

void move(Case& file, const Moment& moment) {
    note(file, moment);
    leave(file, moment, moment.event.name == "close_hearing");
    enter(file, moment, phase_number(moment.code("to")));
}

void begin_cycle(Case& file, const Moment& moment) {
    note(file, moment);
    leave(file, moment, false);
    ++file.cycle;
    file.called_in = false;
    enter(file, moment, phase_number(moment.code("to")));
}

void call_in(Case& file, const Moment& moment) {
    move(file, moment);
    file.called_in = true;
}

void place(Case& file, const Moment& moment) {
    move(file, moment);
    begin_placement(file, moment);
}

void continue_offer(Case& file, const Moment& moment) {
    note(file, moment);
    void_ballots(file, moment);
    file.renewed = moment.by.seq;
    file.group_values.clear();
    file.policy = moment.event.policy;
    if (const auto next = moment.date("next_review_date")) file.next_date = next;
}

void register_case(Case& file, const Moment& moment) {
    note(file, moment);
    file.registered = moment.by.date;
    file.origin = moment.code("origin");
    file.proposer = moment.code("proposer");
    file.proposal = moment.code("proposal");
    enter(file, moment, 0);
    take_names(file, moment);
    take_identity(file, moment);
}

void import_historical(Case& file, const Moment& moment) {
    note(file, moment);
    file.registered = moment.by.date;
    file.origin = "historical";
    file.assignment_list = moment.code("list");
    file.assignment_line = moment.code("line");
    enter(file, moment, 7);
    take_names(file, moment);
    take_identity(file, moment);
    begin_placement(file, moment);
    file.next_date = moment.date("next_review_date");
}

void close_case(Case& file, const Moment& moment) {
    note(file, moment);
    leave(file, moment, false);
    end_placement(file, moment);
    std::vector<std::string> targets = moment.codes("targets");
    if (const std::string& covering = moment.code("covering_case"); !covering.empty()) targets.push_back(covering);
    file.status = "closed";
    file.outcome = moment.code("outcome");
    file.parking.reset();
    file.closing = Closing{.by = moment.by,
                           .transition = moment.code("transition"),
                           .outcome = file.outcome,
                           .from = file.phase,
                           .reason = moment.words("reason"),
                           .where_served = moment.words("where_served"),
                           .documented = moment.words("documented"),
                           .review_date = moment.code("review_date"),
                           .targets = std::move(targets)};
    file.next_date = moment.date("review_date");
}

void park(Case& file, const Moment& moment) {
    note(file, moment);
    void_ballots(file, moment);
    const bool again = file.is_parked() && file.parking;
    const engine::Date since = again ? file.parking->since : moment.by.date;
    const auto next_date = again ? file.parking->next_date : file.next_date;
    file.status = "parked";
    file.parking = Parking{.by = moment.by,
                           .since = since,
                           .until = moment.date("until").value_or(moment.by.date),
                           .reason = moment.words("reason"),
                           .condition = moment.words("condition"),
                           .where_served = moment.words("where_served"),
                           .next_date = next_date};
    file.next_date = file.parking->until;
}

/// An open window is as much longer as the case was parked (specification section 8).
void lengthen_window(Case& file, engine::Date parked, int days) {
    if (file.phase != 3 || file.rounds.empty() || file.rounds.back().until < parked) return;
    file.rounds.back().until = file.rounds.back().until + days;
    for (Invitation& invitation : file.invitations)
        if (invitation.purpose == "hearing" && file.counts_here(invitation.by)) invitation.until = invitation.until + days;
}

void resume(Case& file, const Moment& moment) {
    note(file, moment);
    void_ballots(file, moment);
    file.status = "active";
    if (!file.parking) return;
    const int days = engine::days_between(file.parking->since, moment.by.date);
    file.paused_days += days;
    lengthen_window(file, file.parking->since, days);
    file.next_date = file.parking->next_date;
    if (file.next_date) file.next_date = *file.next_date + days;
    file.parking.reset();
}

}  // namespace

Steps transition_steps() {
    return {{"register", register_case},
            {"import_historical", import_historical},
            {"accept", move},
            {"complete_assessment", move},
            {"complete_evidence", move},
            {"close_hearing", move},
            {"decide_need", move},
            {"place", place},
            {"complete_start_up", move},
            {"continue_offer", continue_offer},
            {"return_to_registration", move},
            {"return_to_assessment", move},
            {"return_to_evidence", move},
            {"return_to_hearing", move},
            {"return_to_need_decision", move},
            {"return_to_placement", move},
            {"rebuild", move},
            {"re_place", move},
            {"reassess_need", begin_cycle},
            {"reopen", begin_cycle},
            {"call_in", call_in},
            {"close_formal", close_case},
            {"close", close_case},
            {"supersede", close_case},
            {"park", park},
            {"resume", resume}};
}

}  // namespace workflows

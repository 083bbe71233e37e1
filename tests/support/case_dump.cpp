#include "tests/support/case_dump.hpp"

#include <sstream>

namespace tests {

using namespace workflows;

namespace {

class Dump {
public:
    template <typename... Parts>
    Dump& line(const char* what, const Parts&... parts) {
        out_ << what;
        (put(parts), ...);
        out_ << '\n';
        return *this;
    }
    std::string text() const { return out_.str(); }

private:
    void put(const std::string& value) { out_ << '|' << value; }
    void put(const char* value) { out_ << '|' << value; }
    void put(bool value) { out_ << '|' << (value ? "yes" : "no"); }
    void put(int value) { out_ << '|' << value; }
    void put(std::int64_t value) { out_ << '|' << value; }
    void put(engine::Date value) { out_ << '|' << engine::to_text(value); }
    void put(const Words& value) { out_ << '|' << value.sha256 << '=' << value.text; }
    void put(const engine::Value& value) { out_ << '|' << value.canonical(); }
    void put(const Stamp& by) {
        out_ << "|by " << by.seq << ' ' << by.cycle << ' ' << by.phase << ' ' << by.at << ' ' << by.actor << ' ' << by.on_behalf << ' ' << by.role << ' '
             << by.centre << ' ' << by.organisation << ' ' << by.capacity;
    }
    template <typename T>
    void put(const std::optional<T>& value) {
        if (value) put(*value);
        else out_ << "|-";
    }
    template <typename T>
    void put(const std::vector<T>& values) {
        out_ << "|[";
        for (const T& value : values) put(value);
        out_ << ']';
    }
    void put(const std::map<std::string, std::string>& values) {
        for (const auto& [key, value] : values) out_ << '|' << key << '=' << value;
    }

    std::ostringstream out_;
};

void who(const Case& c, Dump& d) {
    for (const Name& x : c.names) d.line("name", x.language, x.words, x.source);
    if (c.identity)
        d.line("identity", c.identity->by, c.identity->orpha, c.identity->level, c.identity->status, c.identity->target, c.identity->release, c.identity->local_code, c.identity->why_none);
    for (const DuplicateHit& x : c.duplicates) d.line("hit", x.case_id, x.verdict, x.by, x.reason);
    if (c.scope) d.line("scope", c.scope->by, c.scope->kind, c.scope->words, c.scope->in, c.scope->out);
    for (const Assessment& x : c.assessments) d.line("assessment", x.by, x.criterion, x.value, x.certainty, x.reason, x.suggestion, x.source, x.record, x.carried);
    for (const Candidate& x : c.candidates) d.line("candidate", x.by, x.centre, x.source, x.reason, x.withdrawn, x.fit, x.capacity, x.effect, x.capacity_by);
    if (c.oral) d.line("oral", c.oral->by, c.oral->value, c.oral->reason);
    for (const Evidence& x : c.evidence)
        d.line("evidence", x.by, x.claim, x.missing, x.value, x.source, x.reason, x.place, x.date, x.certainty, x.replaces, x.replaced_by, x.carried, x.own_statement, x.addition);
    for (const Enquiries& x : c.enquiries) d.line("enquiries", x.by, x.orpha, x.year, x.count, x.channel);
    for (const Summary& x : c.summaries) d.line("summary", x.by, x.nb, x.nn, x.en, x.carried);
    for (const Recommendation& x : c.recommendations) d.line("recommendation", x.by, x.answer, x.outcome, x.words, x.changes, x.final, x.carried);
}

void heard(const Case& c, Dump& d) {
    for (const ImpartialityVote& x : c.impartiality_votes) d.line("impartiality_vote", x.by, x.seat, x.whom, x.decision);
    for (const Declaration& x : c.declarations) d.line("declaration", x.by, x.person, x.value, x.words, x.decided, x.decided_by);
    for (const Countersignature& x : c.countersignatures) d.line("signature", x.by, x.act, x.requirement, x.draft, x.yes, x.reason);
    for (const Override& x : c.overrides) d.line("override", x.by, x.requirement, x.reason, x.countersigned_by);
    for (const Round& x : c.rounds) d.line("round", x.by, x.from, x.until, x.pack, x.extended, x.closed, x.voided);
    for (const Invitation& x : c.invitations) d.line("invitation", x.by, x.body, x.purpose, x.contact, x.asked, x.until, x.silent, x.silent_by);
    for (const Comment& x : c.comments) {
        d.line("comment", x.by, x.part, x.text, x.earlier, x.visibility, x.body, x.approved, x.reply_to, x.timing, x.round, x.edited, x.withdrawn, x.hid_in_vain);
        if (x.hiding) d.line("hidden", x.hiding->by, x.hiding->reason, x.hiding->until, x.hiding->countersigned_by);
        for (const CommentAnswer& a : x.answers) d.line("answer", a.by, a.disposition, a.opening, a.reason, a.changed, a.change);
    }
    for (const auto& [entry, x] : c.access) d.line("access", entry, x.by, x.level, x.ground, x.assessed_on, x.reason);
    for (const DeadlineMark& x : c.deadline_marks) d.line("deadline", x.by, x.event, x.about, x.due);
    for (const Redaction& x : c.redactions) d.line("redaction", x.by, x.entry, x.place, x.ground, x.commitment, x.countersigned_by);
    d.line("people", c.followers, c.absorbed, c.case_officer, c.proposer, c.proposal, c.proposer_withdrew);
}

void decided(const Case& c, Dump& d) {
    if (c.attendance) {
        d.line("attendance", c.attendance->by, c.attendance->observers, c.attendance->spoke_for_users, c.attendance->meeting);
        for (const auto& x : c.attendance->present) d.line("present", x.person, x.sits_for, x.by_link);
    }
    for (const auto& x : c.chair_votes) d.line("chair_vote", x.by, x.seat, x.chair);
    if (c.elected_chair) d.line("elected_chair", c.elected_chair->by, c.elected_chair->person);
    for (const Motion& x : c.motions) d.line("motion", x.by, x.transition, x.outcome, x.words, x.conditions, x.body, x.withdrawn, x.withdrawn_by);
    for (const Ballot& x : c.ballots) {
        d.line("ballot", x.by, x.motion, x.criteria, x.form, x.deadline, x.content, x.chair, x.state, x.results, x.casting_vote, x.closed_by, x.reason, x.meeting, x.in_favour, x.against, x.abstain, x.present, x.seats, x.policy, x.release);
        for (const Precedent& p : x.precedents) d.line("precedent then", p.by, p.decision, p.verdict, p.reason, p.confirmed);
        for (const auto& e : x.electorate) d.line("elector", e.holder, e.person, e.recused);
        for (const Vote& v : x.votes) d.line("vote", v.by, v.person, v.seat, v.motion, v.criteria, v.reason, v.content, v.replaced);
    }
    for (const ContentChange& x : c.content_changes) d.line("content change", x.entry, x.maker, x.from, x.to, x.words_alone);
    for (const EditorialMark& x : c.editorial_marks) d.line("editorial", x.by, x.entry, x.maker, x.from, x.to, x.reason, x.countersigned_by, x.countersigned, x.refused);
    for (const Substitute& x : c.substitutes) d.line("substitute", x.by, x.leader, x.person, x.document);
    for (const SubstituteVote& x : c.substitute_votes) d.line("substitute vote", x.by, x.seat, x.leader, x.person);
    for (const Reminder& x : c.reminders) d.line("reminder", x.by, x.ballot, x.rule, x.people);
    for (const Precedent& x : c.precedents) d.line("precedent", x.by, x.decision, x.verdict, x.reason, x.confirmed);
    for (const Dissent& x : c.dissents) d.line("dissent", x.by, x.ballot, x.words);
    d.line("meetings", c.meetings);
    for (const PlacementAnswer& x : c.placement_answers) d.line("centre's answer", x.by, x.centre, x.accepted, x.from, x.needs, x.reason);
    for (const Placement& x : c.placements) d.line("placement", x.by, x.primary, x.secondary, x.principle, x.oral, x.scope, x.start, x.end, x.in_force);
    for (const auto& [item, x] : c.start_up) d.line("start-up", item, x.by, x.state, x.planned_by, x.link, x.reason);
    for (const StartUpConfirmation& x : c.confirmations) d.line("confirmation", x.by, x.confirmed, x.missing);
    for (const StatusReport& x : c.reports) d.line("status", x.by, x.kind, x.contact_point, x.changes, x.users_view, x.activity);
    for (const auto& [by, words] : c.reassessment_requests) d.line("request", by, words);
    for (const ReleaseFlag& x : c.release_flags)
        d.line("flag", x.by, x.grade, x.orpha, x.sha256, x.target, x.relation, x.body, x.effect, x.new_orpha, x.judged_by, x.reason);
    d.line("care", c.corrected, c.reassessments_answered, c.group_values);
}

}  // namespace

std::string dump(const Case& c) {
    Dump d;
    d.line("case", c.id, c.phase, c.status, c.cycle, c.outcome, c.registered, c.policy, c.called_in, c.next_date, c.renewed, c.paused_days, c.last_at(), c.last_date,
           c.version(), c.last_hash(), c.origin, c.assignment_list, c.assignment_line);
    for (const Visit& x : c.visits) d.line("visit", x.phase, x.seq, x.cycle, x.from, x.transition);
    for (const Transitioned& x : c.transitions) d.line("transition", x.by, x.id, x.event, x.from, x.to, x.manner, x.reason, x.outcome);
    who(c, d);
    heard(c, d);
    decided(c, d);
    if (c.parking) d.line("parking", c.parking->by, c.parking->since, c.parking->until, c.parking->reason, c.parking->condition, c.parking->where_served, c.parking->next_date);
    if (c.closing)
        d.line("closing", c.closing->by, c.closing->transition, c.closing->outcome, c.closing->from, c.closing->reason, c.closing->where_served, c.closing->documented,
               c.closing->review_date, c.closing->targets);
    d.line("content", c.content_hash());
    return d.text();
}

Case replayed(const std::string& id, const std::vector<engine::Sealed>& events, const engine::Texts& texts, std::size_t count) {
    Case file(id);
    for (std::size_t i = 0; i < events.size() && (count == 0 || i < count); ++i) file.apply(events[i], texts);
    return file;
}

}  // namespace tests

#include "workflows/phase_model/acts/ballots.hpp"
#include "workflows/phase_model/acts/seats.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/requirements/tally.hpp"

#include <algorithm>
#include <memory>
#include <optional>

namespace workflows {

using engine::Value;

namespace {

bool contains(const std::vector<std::string>& all, std::string_view one) { return std::find(all.begin(), all.end(), one) != all.end(); }

/// Who sits in a seat at a meeting: its holder, else the first present for it who is not recused; a deputy fills the seat
/// of one absent or recused only.
Value elector_at_meeting(const Scene& scene, const Seat& seat) {
    Value elector = Value::object({{"holder", seat.holder}, {"person", ""}, {"recused", false}});
    const auto& everyone = scene.file->attendance->present;
    std::vector<std::string> here;
    for (const Attendance::Present& present : everyone)
        if (present.sits_for == seat.holder) here.insert(present.person == seat.holder ? here.begin() : here.end(), present.person);
    for (const std::string& person : here) {
        const bool recused = is_recused(scene, person, person == seat.holder ? "" : seat.holder);
        elector.set("person", person).set("recused", recused);
        if (!recused) break;
    }
    return elector;
}

/// Who answers for a seat in writing: its holder; where tied, a deputy who has no seat and fills no other.
Value elector_by_circulation(const Scene& scene, const Seat& seat, const std::vector<Seat>& seats, const Value& electorate) {
    const bool tied = is_recused(scene, seat.holder, "");
    Value elector = Value::object({{"holder", seat.holder}, {"person", seat.holder}, {"recused", tied}});
    if (!tied) return elector;
    for (const std::string& deputy : seat.deputies) {
        const bool has_seat = std::any_of(seats.begin(), seats.end(), [&](const Seat& other) { return other.holder == deputy; });
        const bool fills_seat = std::any_of(electorate.items().begin(), electorate.items().end(), [&](const Value& other) { return other.text("person") == deputy; });
        if (!has_seat && !fills_seat && !is_recused(scene, deputy, seat.holder)) return elector.set("person", deputy).set("recused", false);
    }
    return elector;
}

std::vector<std::string> criteria_of(const Scene& scene, const Motion& motion) {
    std::vector<std::string> chosen;
    for (const Value& criterion : scene.fields->list("criteria")) chosen.push_back(criterion.string());
    if (!chosen.empty()) return chosen;
    if (motion.transition == "decide_need" || motion.outcome == "INGEN-2") return scene.policy.voted_criteria;
    if (motion.transition == "go_on") return scene.policy.gates;
    return {};
}

bool dissent_here(const Scene& scene) {
    for (const Ballot& ballot : scene.file->ballots)
        for (const Vote& vote : ballot.votes)
            if (scene.here(ballot.by) && !vote.replaced && vote.motion == "against") return true;
    return false;
}

/// A member's wish holds for the stay: else the chair could circulate the motion anew.
bool demanded_here(const Scene& scene) {
    const auto& ballots = scene.file->ballots;
    return std::any_of(ballots.begin(), ballots.end(), [&](const Ballot& ballot) { return ballot.demanded && scene.here(ballot.by); });
}

std::shared_ptr<const MeetingFile> meeting_named(const Scene& scene, const std::string& id) {
    return id.empty() ? nullptr : std::dynamic_pointer_cast<const MeetingFile>((*scene.others)("meeting/" + id));
}

/// The meeting that held the ballot has its minutes signed, so nothing is added to them.
bool minutes_are_signed(const Scene& scene, const Ballot& ballot) {
    const auto meeting = meeting_named(scene, ballot.meeting);
    return meeting && meeting->state == "signed";
}

/// Whether the meeting that noted the attendance is treating the case now; nothing where no meeting noted it.
std::optional<bool> being_treated(const Scene& scene) {
    const auto meeting = scene.file->attendance ? meeting_named(scene, scene.file->attendance->meeting) : nullptr;
    if (!meeting) return std::nullopt;
    const auto treated = meeting->treated();
    return meeting->state == "open" && std::any_of(treated.begin(), treated.end(), [&](const AgendaItem* item) { return item->case_id == scene.file->id; });
}

}  // namespace

void check_attendance(const Scene& scene, Effects& effects) {
    if (scene.file->open_ballot() != nullptr) effects.invalid("present", "form.ballot_is_open");
    // Else the item's ballots would be in no minutes.
    if (being_treated(scene).value_or(false)) effects.invalid("present", "form.meeting_notes_presence", {{"meeting", scene.file->attendance->meeting}});
    std::vector<std::string> seen;
    for (const Value& entry : scene.fields->list("present")) {
        const Attends attends = attending(scene, entry.string());
        if (attends.sits_for.empty()) effects.invalid("present", "form.has_no_seat", {{"person", attends.person}});
        if (contains(seen, attends.person)) effects.invalid("present", "form.one_seat_each", {{"person", attends.person}});
        seen.push_back(attends.person);
    }
}

void write_attendance(const Scene& scene, Effects& effects) {
    Value body = effects.body_of_fields();
    Value present = Value::array();
    for (const Value& entry : scene.fields->list("present")) {
        const Attends attends = attending(scene, entry.string());
        present.push(Value::object({{"person", attends.person}, {"for", attends.sits_for}}));
    }
    effects.add("attendance_recorded", body.set("present", std::move(present)));
}

bool is_settled(const Case& file, const Motion& motion) {
    return std::any_of(file.ballots.begin(), file.ballots.end(), [&](const Ballot& ballot) { return ballot.motion == motion.by.seq && (ballot.state == "carried" || ballot.state == "fell"); });
}

void check_open_ballot(const Scene& scene, Effects& effects) {
    const Motion* motion = scene.file->motion(scene.fields->integer("motion"));
    if (motion == nullptr) return effects.invalid("motion", "form.no_such_motion");
    if (motion->withdrawn || is_settled(*scene.file, *motion) || !scene.here(motion->by)) effects.invalid("motion", "form.motion_over");
    if (scene.file->open_ballot() != nullptr) effects.invalid("motion", "form.ballot_is_open");
    const bool by_circulation = scene.field("form") == "circulation";
    if (!by_circulation && (!scene.file->attendance || !scene.here(scene.file->attendance->by))) effects.invalid("form", "form.no_attendance");
    if (!by_circulation && !being_treated(scene).value_or(true))
        effects.invalid("form", "form.item_not_treated", {{"meeting", scene.file->attendance->meeting}});
    if (!by_circulation) return;
    if (motion->transition != "place" && motion->transition != "continue_offer" && motion->transition != "rebuild") effects.invalid("form", "form.no_circulation");
    if (dissent_here(scene)) effects.invalid("form", "form.circulation_dissent");
    if (demanded_here(scene)) effects.invalid("form", "form.circulation_demanded");
    const auto deadline = engine::parse_date(scene.field("deadline"));
    if (!deadline || *deadline <= scene.today) effects.invalid("deadline", "form.deadline");
}

void write_open_ballot(const Scene& scene, Effects& effects) {
    const Motion& motion = *scene.file->motion(scene.fields->integer("motion"));
    Value asked = Value::array();
    for (const std::string& criterion : criteria_of(scene, motion)) asked.push(criterion);
    const bool by_circulation = scene.field("form") == "circulation";
    Value electorate = Value::array();
    const auto seats = seats_at(scene);
    for (const Seat& seat : seats)
        electorate.push(by_circulation ? elector_by_circulation(scene, seat, seats, electorate) : elector_at_meeting(scene, seat));
    Value body = effects.body_of_fields();
    body.set("criteria", std::move(asked)).set("form", by_circulation ? "circulation" : "meeting").set("chair", scene.person);
    body.set("content", content_of_motion(*scene.file, motion.by.seq)).set("electorate", std::move(electorate));
    effects.add("ballot_opened", std::move(body));
}

void check_vote(const Scene& scene, Effects& effects) {
    const Ballot* ballot = scene.file->open_ballot();
    if (ballot == nullptr) return;
    for (const std::string& criterion : ballot->criteria)
        if (!scene.has(criterion)) effects.invalid(criterion, "form.vote_each_criterion");
    for (const std::string_view criterion : criteria)
        if (scene.has(criterion) && !contains(ballot->criteria, criterion)) effects.invalid(std::string(criterion), "form.not_voted_on");
}

void write_vote(const Scene& scene, Effects& effects) {
    const Ballot& ballot = *scene.file->open_ballot();
    Value chosen = Value::object();
    for (const std::string& criterion : ballot.criteria) chosen.set(criterion, scene.field(criterion));
    Value body = Value::object({{"ballot", ballot.by.seq},
                                {"seat", seat_of(scene, scene.person)},
                                {"vote", scene.field("vote")},
                                {"criteria", std::move(chosen)},
                                {"content", content_of(*scene.file, ballot)}});
    if (scene.says("reason")) body.set("reason", effects.words(scene.field("reason")));
    effects.add("vote_cast", std::move(body));
}

void write_close_ballot(const Scene& scene, Effects& effects) {
    const Ballot& ballot = *scene.file->open_ballot();
    const Tally tally = count(scene, ballot);
    Value results = Value::object();
    for (const auto& [criterion, value] : tally.criteria) results.set(criterion, value);
    Value body = Value::object({{"ballot", ballot.by.seq},
                                {"result", tally.carried ? "carried" : "fell"},
                                {"for", tally.in_favour},
                                {"against", tally.against},
                                {"abstain", tally.abstain},
                                {"present", tally.present},
                                {"seats", tally.seats},
                                {"casting_vote", tally.tie_broken},
                                {"content", content_of(*scene.file, ballot)},
                                {"results", std::move(results)}});
    if (scene.says("reason")) body.set("reason", scene.fields->find("reason")->is_string() ? effects.words(scene.field("reason")) : *scene.fields->find("reason"));
    effects.add("ballot_closed", std::move(body));
}

namespace {

/// What an end without a result says beside its form: which ballot, and what had been voted on last.
Value body_of_end(const Scene& scene, Effects& effects) {
    const Ballot& ballot = *scene.file->open_ballot();
    return effects.body_of_fields().set("ballot", ballot.by.seq).set("content", content_of(*scene.file, ballot));
}

}  // namespace

void write_void_ballot(const Scene& scene, Effects& effects) { effects.add("ballot_voided", body_of_end(scene, effects)); }

void write_demand_meeting(const Scene& scene, Effects& effects) { effects.add("meeting_demanded", body_of_end(scene, effects)); }

void check_dissent(const Scene& scene, Effects& effects) {
    const std::int64_t wanted = scene.fields->integer("ballot");
    const Ballot* about = nullptr;
    for (const Ballot& ballot : scene.file->ballots) {
        if ((wanted != 0 && ballot.by.seq != wanted) || (ballot.state != "carried" && ballot.state != "fell")) continue;
        const std::string lost = ballot.state == "carried" ? "against" : "for";
        for (const Vote& vote : ballot.votes)
            if (!vote.replaced && vote.person == scene.person && vote.motion == lost) about = &ballot;
    }
    if (about == nullptr) return effects.invalid("words", "form.not_in_minority");
    if (minutes_are_signed(scene, *about)) effects.invalid("words", "form.minutes_signed", {{"meeting", about->meeting}});
}

void check_precedent(const Scene& scene, Effects& effects) {
    const bool none = scene.field("verdict") == "none_relevant";
    const std::string& decision = scene.field("decision");
    if (none == !decision.empty()) return effects.invalid("decision", none ? "form.no_decision_with_none" : "form.required");
    if (!none && (*scene.others)("case/" + decision) == nullptr) effects.invalid("decision", "form.case_unknown", {{"case", decision}});
}

void write_precedent(const Scene& scene, Effects& effects) {
    const bool confirmed = scene.person == chair_of(scene) && scene.standing->role != "case_officer";
    effects.add("precedent_weighed", effects.body_of_fields().set("confirmed", confirmed));
}

}  // namespace workflows

// The leader group's item: who was present, what was moved, how each seat voted, what came of it (specification section 9).
#include "workflows/phase_model/fold/moment.hpp"

#include <algorithm>

namespace workflows {

namespace {

Ballot* ballot_of(Case& file, const Moment& moment) {
    const auto seq = moment.entry("ballot");
    for (Ballot& ballot : file.ballots)
        if (seq == ballot.by.seq) return &ballot;
    return nullptr;
}

std::map<std::string, std::string> pairs(const engine::Value& body, std::string_view key) {
    std::map<std::string, std::string> all;
    const engine::Value* member = body.find(key);
    if (member == nullptr || !member->is_object()) return all;
    for (const auto& [name, value] : member->members())
        if (value.is_string()) all.emplace(name, value.string());
    return all;
}

void attendance_recorded(Case& file, const Moment& moment) {
    Attendance attendance{.by = moment.by, .spoke_for_users = moment.words("spoke_for_users")};
    for (const engine::Value& item : moment.event.body.list("present")) {
        const std::string person = item.is_string() ? item.string() : item.text("person");
        const std::string& sits_for = item.text("for");
        attendance.present.push_back({person, sits_for.empty() ? person : sits_for, item.flag("link")});
    }
    if (Words observers = moment.words("observers"); observers.given()) attendance.observers.push_back(std::move(observers));
    attendance.meeting = moment.code("meeting");
    if (!attendance.meeting.empty() && (file.meetings.empty() || file.meetings.back() != attendance.meeting)) file.meetings.push_back(attendance.meeting);
    file.attendance = std::move(attendance);
    file.chair_votes.clear();
}

void chair_vote_cast(Case& file, const Moment& moment) {
    ChairVote vote{.by = moment.by, .seat = moment.code("seat"), .chair = moment.code("chair")};
    std::erase_if(file.chair_votes, [&](const ChairVote& earlier) { return earlier.seat == vote.seat; });
    file.chair_votes.push_back(std::move(vote));
}

void chair_elected(Case& file, const Moment& moment) {
    file.elected_chair = {.by = moment.by, .person = moment.code("chair")};
}

void motion_put(Case& file, const Moment& moment) {
    file.motions.push_back({.by = moment.by,
                            .transition = moment.code("transition"),
                            .outcome = moment.code("outcome"),
                            .words = moment.words("words"),
                            .conditions = moment.words("conditions"),
                            .body = moment.event.body});
}

void motion_withdrawn(Case& file, const Moment& moment) {
    const auto seq = moment.entry("motion");
    for (Motion& motion : file.motions)
        if (seq == motion.by.seq) {
            motion.withdrawn = true;
            motion.withdrawn_by = moment.by.seq;
        }
}

void ballot_opened(Case& file, const Moment& moment) {
    Ballot ballot{.by = moment.by,
                  .motion = moment.event.body.integer("motion"),
                  .criteria = moment.codes("criteria"),
                  .form = moment.code("form").empty() ? "meeting" : moment.code("form"),
                  .deadline = moment.code("deadline"),
                  .content = moment.code("content"),
                  .chair = moment.code("chair")};
    for (const engine::Value& seat : moment.event.body.list("electorate"))
        ballot.electorate.push_back({seat.text("holder"), seat.text("person"), seat.flag("recused")});
    if (ballot.form == "meeting" && file.attendance) ballot.meeting = file.attendance->meeting;
    file.ballots.push_back(std::move(ballot));
}

void vote_cast(Case& file, const Moment& moment) {
    Ballot* ballot = ballot_of(file, moment);
    if (ballot == nullptr) return;
    const std::string& seat = moment.code("seat");
    for (Vote& vote : ballot->votes)
        if (vote.seat == seat) vote.replaced = true;
    ballot->votes.push_back({.by = moment.by,
                             .person = moment.by.actor,
                             .seat = seat,
                             .motion = moment.code("vote"),
                             .criteria = pairs(moment.event.body, "criteria"),
                             .reason = moment.words("reason"),
                             .content = moment.code("content")});
}

/// The vote on a criterion is the group's value, whether the motion was carried or fell.
void ballot_closed(Case& file, const Moment& moment) {
    Ballot* ballot = ballot_of(file, moment);
    if (ballot == nullptr) return;
    ballot->state = moment.code("result");
    ballot->casting_vote = moment.flag("casting_vote");
    ballot->results = pairs(moment.event.body, "results");
    ballot->closed_by = moment.by;
    ballot->reason = moment.words("reason");
    const engine::Value& body = moment.event.body;
    ballot->in_favour = body.integer("for");
    ballot->against = body.integer("against");
    ballot->abstain = body.integer("abstain");
    ballot->present = body.integer("present");
    ballot->seats = body.integer("seats");
    // What was voted on may have changed since it was opened; every vote that counted is on what it was when it was closed.
    if (body.has("content")) ballot->content = body.text("content");
    ballot->policy = moment.event.policy;
    if (file.identity) ballot->release = file.identity->release;
    for (const Precedent& precedent : file.precedents)
        if (file.counts_here(precedent.by)) ballot->precedents.push_back(precedent);
    for (const auto& [criterion, value] : ballot->results) file.group_values.insert_or_assign(criterion, value);
}

void end_without_result(Ballot& ballot, const Moment& moment) {
    ballot.state = "voided";
    ballot.closed_by = moment.by;
    if (moment.event.body.has("content")) ballot.content = moment.event.body.text("content");
}

void ballot_voided(Case& file, const Moment& moment) {
    if (Ballot* ballot = ballot_of(file, moment)) end_without_result(*ballot, moment);
}

/// The circulation ends without a result; its motion stands, to be voted on in a meeting.
void meeting_demanded(Case& file, const Moment& moment) {
    Ballot* ballot = ballot_of(file, moment);
    if (ballot == nullptr) return;
    end_without_result(*ballot, moment);
    ballot->demanded = moment.by;
    ballot->why_demanded = moment.words("reason");
}

/// Of a vote in writing, or of another deadline of the case.
void reminder_sent(Case& file, const Moment& moment) {
    if (!moment.event.body.has("ballot")) return deadline_marked(file, moment);
    file.reminders.push_back({.by = moment.by, .ballot = moment.event.body.integer("ballot"), .rule = moment.code("rule"), .people = moment.codes("to")});
}

/// A later word on the same earlier decision (the chair's confirmation) takes the place of the first.
void precedent_weighed(Case& file, const Moment& moment) {
    const std::string& decision = moment.code("decision");
    std::erase_if(file.precedents, [&](const Precedent& precedent) {
        return precedent.decision == decision && file.counts_here(precedent.by);
    });
    file.precedents.push_back({.by = moment.by,
                               .decision = decision,
                               .verdict = moment.code("verdict"),
                               .reason = moment.words("reason"),
                               .confirmed = moment.flag("confirmed")});
}

/// Without a number it is about the last ballot where the person lost.
void dissent_recorded(Case& file, const Moment& moment) {
    const auto lost_in = [&](const Ballot& ballot) {
        const std::string_view lost = ballot.state == "carried" ? "against" : ballot.state == "fell" ? "for" : "";
        return std::any_of(ballot.votes.begin(), ballot.votes.end(), [&](const Vote& vote) {
            return !vote.replaced && vote.person == moment.by.actor && vote.motion == lost;
        });
    };
    std::int64_t about = moment.entry("ballot").value_or(0);
    if (about == 0)
        for (const Ballot& ballot : file.ballots)
            if (lost_in(ballot)) about = ballot.by.seq;
    file.dissents.push_back({.by = moment.by, .ballot = about, .words = moment.words("words")});
}

}  // namespace

Steps ballot_steps() {
    return {{"attendance_recorded", attendance_recorded},
            {"chair_vote_cast", chair_vote_cast},
            {"chair_elected", chair_elected},
            {"motion_put", motion_put},
            {"motion_withdrawn", motion_withdrawn},
            {"ballot_opened", ballot_opened},
            {"vote_cast", vote_cast},
            {"ballot_closed", ballot_closed},
            {"ballot_voided", ballot_voided},
            {"meeting_demanded", meeting_demanded},
            {"reminder_sent", reminder_sent},
            {"dissent_recorded", dissent_recorded},
            {"precedent_weighed", precedent_weighed}};
}

}  // namespace workflows

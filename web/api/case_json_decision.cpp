// The decided part of a case: interests, attendance, motions, ballots, precedents. Votes stay hidden while a ballot is
// open.
#include "web/api/case_json.hpp"

#include "workflows/phase_model/requirements/tally.hpp"

namespace web {

namespace {

using engine::Value;

Value declarations_json(const workflows::Case& file, const Shown& shown) {
    Value list = Value::array();
    for (const workflows::Declaration& one : file.declarations) {
        Value value = Value::object({{"by", stamp_json(one.by)},
                                     {"person", one.person},
                                     {"value", one.value},
                                     {"decided", text_or_null(one.decided)},
                                     {"effective", one.effective()}});
        if (shown.internal || one.person == shown.person) value.set("words", words_json(one.words));
        list.push(value);
    }
    return list;
}

Value overrides_json(const workflows::Case& file) {
    Value list = Value::array();
    for (const workflows::Override& one : file.overrides)
        list.push(Value::object({{"by", stamp_json(one.by)},
                                 {"requirement", one.requirement},
                                 {"reason", words_json(one.reason)},
                                 {"countersigned_by", one.countersigned_by}}));
    return list;
}

Value motions_json(const workflows::Case& file) {
    Value list = Value::array();
    for (const workflows::Motion& one : file.motions)
        list.push(Value::object({{"n", one.by.seq},
                                 {"by", stamp_json(one.by)},
                                 {"transition", one.transition},
                                 {"outcome", text_or_null(one.outcome)},
                                 {"words", words_json(one.words)},
                                 {"conditions", words_json(one.conditions)},
                                 {"withdrawn", one.withdrawn}}));
    return list;
}

Value vote_json(const workflows::Vote& vote, const Shown& shown) {
    Value criteria = Value::object();
    for (const auto& [criterion, answer] : vote.criteria) criteria.set(criterion, answer);
    Value value = Value::object({{"by", stamp_json(vote.by)},
                                 {"person", vote.person},
                                 {"seat", vote.seat},
                                 {"motion", text_or_null(vote.motion)},
                                 {"criteria", criteria},
                                 {"replaced", vote.replaced}});
    if (shown.internal || vote.person == shown.person) value.set("reason", words_json(vote.reason));
    return value;
}

/// Who moved a circulation to a meeting; why is for those who prepare, as the event's words are.
Value demanded_json(const workflows::Ballot& ballot, const Shown& shown) {
    if (!ballot.demanded) return {};
    Value value = Value::object({{"by", stamp_json(*ballot.demanded)}});
    if (shown.internal || ballot.demanded->actor == shown.person) value.set("reason", words_json(ballot.why_demanded));
    return value;
}

Value ballot_json(const workflows::Case& file, const workflows::Ballot& ballot, const Shown& shown) {
    Value electorate = Value::array();
    std::int64_t voted = 0;
    for (const auto& elector : ballot.electorate) {
        electorate.push(Value::object(
            {{"holder", elector.holder}, {"person", text_or_null(elector.person)}, {"recused", elector.recused}}));
        if (ballot.live_vote(elector.holder) != nullptr) ++voted;
    }
    Value votes = Value::array();
    for (const workflows::Vote& vote : ballot.votes)
        if (ballot.state != "open" || vote.person == shown.person) votes.push(vote_json(vote, shown));
    Value results = Value::object();
    for (const auto& [criterion, result] : ballot.results) results.set(criterion, result);
    Value criteria = Value::array();
    for (const std::string& criterion : ballot.criteria) criteria.push(criterion);
    return Value::object({{"n", ballot.by.seq},
                          {"by", stamp_json(ballot.by)},
                          {"motion", ballot.motion},
                          {"criteria", criteria},
                          {"form", ballot.form},
                          {"deadline", text_or_null(ballot.deadline)},
                          {"content", ballot.content},
                          {"stale", ballot.state == "open" && ballot.content != workflows::content_of(file, ballot)},
                          {"chair", ballot.chair},
                          {"electorate", electorate},
                          {"turnout", voted},
                          {"state", ballot.state},
                          {"results", results},
                          {"casting_vote", ballot.casting_vote},
                          {"demanded", demanded_json(ballot, shown)},
                          {"votes", votes}});
}

Value attendance_json(const workflows::Attendance& attendance) {
    Value present = Value::array();
    for (const auto& one : attendance.present)
        present.push(Value::object({{"person", one.person}, {"sits_for", one.sits_for}, {"by_link", one.by_link}}));
    return Value::object({{"by", stamp_json(attendance.by)},
                          {"present", present},
                          {"spoke_for_users", words_json(attendance.spoke_for_users)}});
}

Value substitutes_json(const workflows::Case& file) {
    Value list = Value::array();
    for (const workflows::Substitute& one : file.substitutes)
        list.push(Value::object({{"by", stamp_json(one.by)}, {"leader", one.leader}, {"person", one.person}, {"in_force", !file.substitutes_for(one.person).empty()}}));
    return list;
}

/// Changes called editorial, each with what is to be countersigned; why is for those who prepare.
Value marks_json(const workflows::Case& file, const Shown& shown) {
    Value list = Value::array();
    for (const workflows::EditorialMark& one : file.editorial_marks) {
        Value value = Value::object({{"by", stamp_json(one.by)},
                                     {"entry", one.entry},
                                     {"from", one.from},
                                     {"to", one.to},
                                     {"draft", file.marking_hash(one)},
                                     {"countersigned_by", text_or_null(one.countersigned_by)},
                                     {"refused", one.refused}});
        if (shown.internal || one.by.actor == shown.person) value.set("reason", words_json(one.reason));
        list.push(std::move(value));
    }
    return list;
}

Value precedents_json(const workflows::Case& file) {
    Value list = Value::array();
    for (const workflows::Precedent& one : file.precedents)
        list.push(Value::object({{"by", stamp_json(one.by)},
                                 {"decision", text_or_null(one.decision)},
                                 {"verdict", one.verdict},
                                 {"reason", words_json(one.reason)},
                                 {"confirmed", one.confirmed}}));
    return list;
}

}  // namespace

Value decision_json(const workflows::Case& file, const Shown& shown) {
    Value value = Value::object({{"interests", declarations_json(file, shown)},
                                 {"overrides", overrides_json(file)},
                                 {"attendance", file.attendance ? attendance_json(*file.attendance) : Value()},
                                 {"elected_chair", file.elected_chair ? Value::object({{"by", stamp_json(file.elected_chair->by)}, {"person", file.elected_chair->person}}) : Value()},
                                 {"substitutes", substitutes_json(file)},
                                 {"editorial_marks", marks_json(file, shown)},
                                 {"precedents", precedents_json(file)}});
    Value ballots = Value::array();
    for (const workflows::Ballot& ballot : file.ballots)
        if (shown.papers || ballot.state != "open") ballots.push(ballot_json(file, ballot, shown));
    value.set("ballots", ballots);
    Value meetings = Value::array();
    for (const std::string& meeting : file.meetings) meetings.push(meeting);
    value.set("meetings", std::move(meetings));
    if (shown.papers) value.set("motions", motions_json(file));
    return value;
}

}  // namespace web

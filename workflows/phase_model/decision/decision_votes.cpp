#include "workflows/phase_model/decision/decision_votes.hpp"

#include "workflows/phase_model/requirements/tally.hpp"

namespace workflows {

using engine::Value;

void add_said(Value& to, const char* name, const Words& words) {
    if (words.given()) to.set(name, Value::object({{"sha256", words.sha256}, {"text", words.text}}));
}

void add_text(Value& to, const char* name, const std::string& text) {
    if (!text.empty()) to.set(name, text);
}

namespace {

Value motion_of(const Motion& motion, DecisionPart part) {
    Value value = Value::object({{"motion", motion.by.seq}, {"transition", motion.transition}});
    if (part == DecisionPart::whole) value.set("mover", motion.by.actor);
    add_text(value, "outcome", motion.outcome);
    add_text(value, "primary", motion.body.text("primary"));
    add_said(value, "words", motion.words);
    add_said(value, "conditions", motion.conditions);
    return value;
}

Value votes_of(const Case& file, const Ballot& ballot) {
    Value list = Value::array();
    for (const Vote& vote : ballot.votes) {
        if (vote.replaced) continue;
        Value value = Value::object({{"person", vote.person}, {"seat", vote.seat}, {"vote", vote.motion}});
        if (!differ_by_editing_alone(file, ballot, vote.content, ballot.content)) value.set("stale", true);
        add_said(value, "reason", vote.reason);
        list.push(std::move(value));
    }
    return list;
}

Value count_of(const Case& file, const Ballot& ballot, DecisionPart part) {
    Value value = Value::object({{"ballot", ballot.by.seq},
                                 {"form", ballot.form},
                                 {"for", ballot.in_favour},
                                 {"against", ballot.against},
                                 {"abstain", ballot.abstain},
                                 {"present", ballot.present},
                                 {"seats", ballot.seats},
                                 {"casting_vote", ballot.casting_vote}});
    add_text(value, "deadline", ballot.deadline);
    if (part == DecisionPart::whole) value.set("chair", ballot.chair).set("cast", votes_of(file, ballot));
    return value;
}

/// Each criterion voted on, with what had been assessed before the vote.
Value criteria_of(const Decided& decided, const Ballot& ballot) {
    Value list = Value::array();
    for (const auto& [criterion, result] : ballot.results) {
        Value value = Value::object({{"criterion", criterion}, {"result", result}});
        if (const Assessment* assessed = decided.then->assessment(criterion)) value.set("assessed", assessed->value).set("certainty", assessed->certainty);
        list.push(std::move(value));
    }
    return list;
}

Value precedents_of(const Ballot& ballot) {
    Value list = Value::array();
    for (const Precedent& one : ballot.precedents) {
        Value value = Value::object({{"verdict", one.verdict}, {"confirmed", one.confirmed}});
        add_text(value, "decision", one.decision);
        add_said(value, "reason", one.reason);
        list.push(std::move(value));
    }
    return list;
}

Value dissents_of(const Decided& decided) {
    Value list = Value::array();
    for (const Dissent& one : decided.dissents) {
        Value value = Value::object({{"person", one.by.actor}, {"at", one.by.at}});
        add_said(value, "words", one.words);
        list.push(std::move(value));
    }
    return list;
}

}  // namespace

void add_votes(const Decided& decided, const Ballot& ballot, DecisionPart part, Value& record) {
    if (const Motion* motion = decided.motion()) record.set("motion", motion_of(*motion, part));
    add_said(record, "reason", ballot.reason);
    record.set("votes", count_of(*decided.then, ballot, part)).set("criteria", criteria_of(decided, ballot));
    record.set("precedents", precedents_of(ballot)).set("dissents", dissents_of(decided));
}

}  // namespace workflows

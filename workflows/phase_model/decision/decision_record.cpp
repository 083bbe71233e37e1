#include "workflows/phase_model/decision/decision_record.hpp"

#include "workflows/phase_model/decision/decision_votes.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/phase_model/requirements/tally.hpp"

#include <algorithm>

namespace workflows {

namespace {

using engine::Value;

/// Words of an event's body, opened as far as the texts go.
Words words_in(const Decided& decided, const Value& body, std::string_view key) {
    const Value* member = body.find(key);
    return member == nullptr || !member->is_object() ? Words() : Words{member->text("sha256"), engine::opened(body, key, decided.texts)};
}

/// The fields of what was decided: of the step, else of the motion that fell or moved no phase.
const Value& fields_of(const Decided& decided) {
    static const Value none;
    const Motion* motion = decided.motion();
    return !decided.step.is_null() ? decided.step : motion != nullptr ? motion->body : none;
}

Value names_of(const Case& file) {
    Value names = Value::object();
    for (const Name& name : file.names) names.set(name.language, name.words.text);
    return names;
}

/// The countersignature that a delegated decision rests on: as four_eyes counts it, also where the words alone changed after it.
const Countersignature* countersigned(const Decided& decided) {
    const Case& file = *decided.then;
    const std::string content = file.but_for_words(file.content_hash());
    const auto& all = file.countersignatures;
    const auto last = std::find_if(all.rbegin(), all.rend(), [&](const Countersignature& one) {
        return one.act == decided.line.act && one.yes && file.counts_here(one.by) && file.but_for_words(one.draft) == content;
    });
    return last == all.rend() ? nullptr : &*last;
}

/// Changes of words that votes or a countersignature still count after.
std::vector<const EditorialMark*> edited(const Decided& decided, const Ballot* ballot) {
    if (ballot != nullptr) return edited_under(*decided.then, *ballot);
    const Countersignature* signature = countersigned(decided);
    std::vector<const EditorialMark*> all;
    for (const EditorialMark& mark : decided.then->editorial_marks)
        if (signature != nullptr && mark.entry > signature->by.seq && !mark.countersigned_by.empty()) all.push_back(&mark);
    return all;
}

/// The reason is for those who prepare, as the event's words are.
void add_editorial(const Decided& decided, const Ballot* ballot, DecisionPart part, Value& record) {
    Value list = Value::array();
    for (const EditorialMark* mark : edited(decided, ballot)) {
        Value value = Value::object({{"entry", mark->entry}, {"at", mark->by.at}});
        if (part == DecisionPart::whole) add_said(value, "reason", mark->reason);
        list.push(std::move(value));
    }
    if (!list.items().empty()) record.set("editorial", std::move(list));
}

/// Who had answered something other than none, since the case entered its phase: the last answer of each.
std::map<std::string, std::string> interests_of(const Case& file) {
    std::map<std::string, std::string> last;
    for (const Declaration& one : file.declarations)
        if (file.counts_here(one.by)) last.insert_or_assign(one.person, one.effective());
    std::erase_if(last, [](const auto& one) { return one.second == "none"; });
    return last;
}

void add_interests(const Decided& decided, DecisionPart part, Value& record) {
    const auto interests = interests_of(*decided.then);
    const auto tied = std::count_if(interests.begin(), interests.end(), [](const auto& one) { return one.second == "tied"; });
    record.set("recused", static_cast<std::int64_t>(tied));
    if (part != DecisionPart::whole) return;
    Value list = Value::array();
    for (const auto& [person, value] : interests) list.push(Value::object({{"person", person}, {"value", value}}));
    record.set("interests", std::move(list));
    if (const auto& attendance = decided.then->attendance; attendance && decided.line.by_vote() && decided.then->counts_here(attendance->by)) {
        add_said(record, "spoke_for_users", attendance->spoke_for_users);
        for (const Words& observers : attendance->observers) add_said(record, "observers", observers);
    }
}

/// Bodies asked in this cycle, and what came of the comments that were open on the day of the decision.
Value heard_of(const Case& file, engine::Date day) {
    Value asked = Value::array(), silent = Value::array();
    for (const Invitation& one : file.invitations) {
        if (!file.this_cycle(one.by)) continue;
        auto& list = one.silent ? silent : asked;
        if (std::find(list.items().begin(), list.items().end(), Value(one.body)) == list.items().end()) list.push(one.body);
    }
    std::int64_t comments = 0;
    std::map<std::string, std::int64_t> answers;
    for (const Comment& comment : file.comments) {
        // What is counted is what anybody may read: else the number would tell of a comment that is not there to see.
        if (comment.withdrawn || !file.this_cycle(comment.by) || !may_read(file, comment, {}, day)) continue;
        ++comments;
        if (const CommentAnswer* answer = comment.answer()) ++answers[answer->disposition];
    }
    Value counts = Value::object();
    for (const auto& [disposition, number] : answers) counts.set(disposition, number);
    return Value::object({{"asked", std::move(asked)}, {"silent", std::move(silent)}, {"comments", comments}, {"answers", std::move(counts)}});
}

/// What follows from it, from the fields of the step or the motion.
void add_consequences(const Decided& decided, Value& record) {
    const Value& fields = fields_of(decided);
    if (const Placement* placed = decided.then->placement_in_force()) record.set("served_by", placed->primary);
    for (const char* name : {"where_served", "documented", "what_is_new", "condition"}) add_said(record, name, words_in(decided, fields, name));
    for (const char* name : {"review_date", "next_review_date", "until", "start_date", "primary", "principle", "oral", "covering_case", "target_orpha", "next_date", "window_until"})
        add_text(record, name, fields.text(name));
    for (const char* name : {"secondary", "targets", "scope"})
        if (!fields.list(name).empty()) record.set(name, *fields.find(name));
}

void add_delegated(const Decided& decided, DecisionPart part, Value& record) {
    record.set("role", decided.by.role);
    if (part == DecisionPart::whole) {
        record.set("person", decided.by.actor);
        add_text(record, "on_behalf", decided.by.on_behalf);
    }
    if (const Countersignature* one = countersigned(decided)) record.set("countersigned", part == DecisionPart::whole ? Value(one->by.actor) : Value(one->by.role));
}

Value versions_of(const Decided& decided, const std::string& pack) {
    Value value = Value::object({{"policy", decided.policy}, {"pack", pack}, {"model", decided.model}});
    for (const Policy* policy : shipped_policies())
        if (policy->sha256 == decided.policy) value.set("policy_version", policy->version);
    if (decided.then->identity) add_text(value, "release", decided.then->identity->release);
    return value;
}

}  // namespace

DecisionPart decision_part(const Reader& reader, bool recused) {
    if (recused) return DecisionPart::result;
    return reader.prepares || reader.audits ? DecisionPart::whole : DecisionPart::open;
}

Value decision_record(const Decided& decided, DecisionPart part) {
    const Case& file = *decided.then;
    const DecisionLine& line = decided.line;
    Value record = Value::object({{"case", file.id},
                                  {"number", line.number},
                                  {"at", decided.by.at},
                                  {"date", engine::to_text(decided.by.date)},
                                  {"cycle", file.cycle},
                                  {"phase", file.is_closed() ? closed_id : phase_ids[static_cast<std::size_t>(file.phase)]},
                                  {"names", names_of(file)},
                                  {"act", line.act},
                                  {"result", line.result},
                                  {"manner", line.manner}});
    add_text(record, "orpha", file.orpha());
    add_text(record, "outcome", line.outcome);
    add_text(record, "meeting", line.meeting);
    add_text(record, "transition", line.transition);
    add_text(record, "to", line.to);
    add_consequences(decided, record);
    add_interests(decided, part, record);
    const Ballot* ballot = decided.ballot();
    record.set("versions", versions_of(decided, ballot != nullptr ? ballot->content : file.content_hash()));
    if (ballot == nullptr) {
        add_said(record, "reason", words_in(decided, decided.step, "reason"));
        add_delegated(decided, part, record);
    }
    if (part == DecisionPart::result) return record.set("withheld", true);
    if (const Summary* summary = file.summary()) {
        Value words = Value::object();
        if (summary->nb.given()) words.set("nb", summary->nb.text);
        if (summary->nn.given()) words.set("nn", summary->nn.text);
        if (summary->en.given()) words.set("en", summary->en.text);
        record.set("summary", std::move(words));
    }
    record.set("heard", heard_of(file, decided.by.date));
    add_editorial(decided, ballot, part, record);
    if (ballot == nullptr) return record;
    add_votes(decided, *ballot, part, record);
    return record;
}

}  // namespace workflows

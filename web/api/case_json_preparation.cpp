// The prepared part of a case: what it is, how it was judged, what is known.
#include "web/api/case_json.hpp"

#include "workflows/phase_model/access.hpp"
#include "workflows/text/readability.hpp"

namespace web {

namespace {

using engine::Value;

Value codes(const std::vector<std::string>& list) {
    Value value = Value::array();
    for (const std::string& code : list) value.push(code);
    return value;
}

Value carried(const std::optional<std::int64_t>& seq) { return seq ? Value(*seq) : Value(); }

Value names_json(const workflows::Case& file) {
    Value list = Value::array();
    for (const workflows::Name& name : file.names)
        list.push(Value::object(
            {{"language", name.language}, {"name", words_json(name.words)}, {"source", text_or_null(name.source)}}));
    return list;
}

Value identity_json(const workflows::Identity& identity) {
    return Value::object({{"by", stamp_json(identity.by)},
                          {"orpha", text_or_null(identity.orpha)},
                          {"level", text_or_null(identity.level)},
                          {"status", text_or_null(identity.status)},
                          {"target", text_or_null(identity.target)},
                          {"release", text_or_null(identity.release)},
                          {"local_code", text_or_null(identity.local_code)},
                          {"why_none", words_json(identity.why_none)}});
}

Value duplicates_json(const workflows::Case& file) {
    Value list = Value::array();
    for (const workflows::DuplicateHit& hit : file.duplicates)
        list.push(Value::object({{"case", hit.case_id},
                                 {"verdict", text_or_null(hit.verdict)},
                                 {"reason", words_json(hit.reason)},
                                 {"by", hit.verdict.empty() ? Value() : stamp_json(hit.by)}}));
    return list;
}

Value scope_json(const workflows::Scope& scope) {
    return Value::object({{"by", stamp_json(scope.by)},
                          {"kind", scope.kind},
                          {"words", words_json(scope.words)},
                          {"in", codes(scope.in)},
                          {"out", codes(scope.out)}});
}

Value assessments_json(const workflows::Case& file) {
    Value list = Value::array();
    for (const workflows::Assessment& one : file.assessments)
        list.push(Value::object({{"by", stamp_json(one.by)},
                                 {"criterion", one.criterion},
                                 {"value", one.value},
                                 {"certainty", one.certainty},
                                 {"reason", words_json(one.reason)},
                                 {"source", words_json(one.source)},
                                 {"suggestion", text_or_null(one.suggestion)},
                                 {"record", text_or_null(one.record)},
                                 {"carried_from", carried(one.carried)}}));
    return list;
}

/// The value that stands for each criterion: the group's vote, else the assessment.
Value criteria_json(const workflows::Case& file) {
    Value criteria = Value::object();
    for (const char* criterion : {"K1", "K2", "K3", "K4", "K5", "K6", "K7"}) {
        const auto group = file.group_values.find(criterion);
        criteria.set(criterion, Value::object({{"value", text_or_null(file.value_of(criterion))},
                                               {"by_vote", group != file.group_values.end()}}));
    }
    return criteria;
}

Value candidates_json(const workflows::Case& file) {
    Value list = Value::array();
    for (const workflows::Candidate& one : file.candidates)
        list.push(Value::object({{"by", stamp_json(one.by)},
                                 {"centre", one.centre},
                                 {"source", text_or_null(one.source)},
                                 {"reason", words_json(one.reason)},
                                 {"withdrawn", one.withdrawn},
                                 {"fit", text_or_null(one.fit)},
                                 {"capacity", text_or_null(one.capacity)},
                                 {"effect", words_json(one.effect)}}));
    return list;
}

Value evidence_json(const workflows::Case& file, const Shown& shown) {
    const workflows::Reader reader{shown.person, shown.prepares, shown.internal};
    Value list = Value::array();
    for (const workflows::Evidence& item : file.evidence)
        list.push(Value::object({{"by", stamp_json(item.by)},
                                 {"claim", item.claim},
                                 {"missing", item.missing},
                                 {"value", words_json(item.value)},
                                 {"source", words_json(item.source)},
                                 {"reason", words_json(item.reason)},
                                 {"place", words_json(item.place)},
                                 {"date", text_or_null(item.date)},
                                 {"certainty", text_or_null(item.certainty)},
                                 {"replaces", carried(item.replaces)},
                                 {"replaced_by", carried(item.replaced_by)},
                                 {"carried_from", carried(item.carried)},
                                 {"own_statement", item.own_statement},
                                 {"addition", item.addition},
                                 {"access", access_json(file, item.by.seq)},
                                 {"withheld", !workflows::may_read(file, item, reader, shown.today)}}));
    return list;
}

/// 0, 1–4, 5–9, 10+ (specification section 11).
std::string band(std::int64_t count) { return count <= 0 ? "0" : count < 5 ? "1-4" : count < 10 ? "5-9" : "10+"; }

Value enquiries_json(const workflows::Case& file, const Shown& shown) {
    Value list = Value::array();
    for (const workflows::Enquiries& one : file.enquiries) {
        Value entry = Value::object({{"by", stamp_json(one.by)},
                                     {"orpha", text_or_null(one.orpha)},
                                     {"year", one.year},
                                     {"channel", text_or_null(one.channel)},
                                     {"band", band(one.count)}});
        if (shown.counts) entry.set("count", one.count);
        list.push(entry);
    }
    return list;
}

/// How hard the text is to read; null for too few words.
Value lix_json(const workflows::Words& words) {
    const auto lix = workflows::lix(words.text);
    return lix ? Value(*lix) : Value();
}

Value summary_json(const workflows::Summary& summary) {
    return Value::object({{"by", stamp_json(summary.by)},
                          {"nb", words_json(summary.nb)},
                          {"nn", words_json(summary.nn)},
                          {"en", words_json(summary.en)},
                          {"lix", Value::object({{"nb", lix_json(summary.nb)}, {"nn", lix_json(summary.nn)}, {"en", lix_json(summary.en)}})},
                          {"carried_from", carried(summary.carried)}});
}

Value recommendation_json(const workflows::Recommendation& one) {
    return Value::object({{"by", stamp_json(one.by)},
                          {"answer", one.answer},
                          {"outcome", text_or_null(one.outcome)},
                          {"words", words_json(one.words)},
                          {"changes", words_json(one.changes)},
                          {"final", one.final},
                          {"carried_from", carried(one.carried)}});
}

}  // namespace

Value preparation_json(const workflows::Case& file, const Shown& shown) {
    Value value = Value::object({{"names", names_json(file)},
                                 {"identity", file.identity ? identity_json(*file.identity) : Value()},
                                 {"duplicates", duplicates_json(file)},
                                 {"scope", file.scope ? scope_json(*file.scope) : Value()},
                                 {"criteria", criteria_json(file)},
                                 {"assessments", assessments_json(file)},
                                 {"enquiries", enquiries_json(file, shown)},
                                 {"summary", file.summary() != nullptr ? summary_json(*file.summary()) : Value()}});
    value.set("oral", file.oral ? Value::object({{"by", stamp_json(file.oral->by)},
                                                 {"value", file.oral->value},
                                                 {"reason", words_json(file.oral->reason)}})
                                : Value());
    if (!shown.papers) return value;
    value.set("candidates", candidates_json(file));
    value.set("evidence", evidence_json(file, shown));
    value.set("recommendation",
              file.recommendation() != nullptr ? recommendation_json(*file.recommendation()) : Value());
    return value;
}

}  // namespace web

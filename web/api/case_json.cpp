#include "web/api/case_json.hpp"

#include "web/api/common.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/phases.hpp"

#include <algorithm>

namespace web {

namespace {

using engine::Value;

std::string phase_id(int phase) {
    return phase >= 0 && phase < 8 ? std::string(workflows::phase_ids[static_cast<std::size_t>(phase)]) : std::string();
}

Value visits_json(const workflows::Case& file) {
    Value list = Value::array();
    for (const workflows::Visit& visit : file.visits)
        list.push(Value::object({{"phase", phase_id(visit.phase)},
                                 {"seq", visit.seq},
                                 {"cycle", visit.cycle},
                                 {"from", engine::to_text(visit.from)},
                                 {"transition", text_or_null(visit.transition)}}));
    return list;
}

Value transitions_json(const workflows::Case& file) {
    Value list = Value::array();
    for (const workflows::Transitioned& step : file.transitions)
        list.push(Value::object({{"by", stamp_json(step.by)},
                                 {"id", step.id},
                                 {"event", step.event},
                                 {"from", text_or_null(step.from)},
                                 {"to", step.to},
                                 {"manner", step.manner},
                                 {"reason", words_json(step.reason)}}));
    return list;
}

Value parking_json(const workflows::Parking& parking) {
    return Value::object({{"by", stamp_json(parking.by)},
                          {"until", engine::to_text(parking.until)},
                          {"reason", words_json(parking.reason)},
                          {"condition", words_json(parking.condition)},
                          {"where_served", words_json(parking.where_served)}});
}

Value closing_json(const workflows::Closing& closing) {
    Value targets = Value::array();
    for (const std::string& target : closing.targets) targets.push(target);
    return Value::object({{"by", stamp_json(closing.by)},
                          {"transition", closing.transition},
                          {"outcome", closing.outcome},
                          {"from", phase_id(closing.from)},
                          {"reason", words_json(closing.reason)},
                          {"where_served", words_json(closing.where_served)},
                          {"documented", words_json(closing.documented)},
                          {"review_date", text_or_null(closing.review_date)},
                          {"targets", targets}});
}

void add_all(Value& to, const Value& from) {
    for (const auto& [name, value] : from.members()) to.set(name, value);
}

Value withheld(const Shown& shown) {
    Value list = Value::array();
    if (!shown.papers) {
        for (const char* part : {"evidence", "candidates", "recommendation", "motions", "internal_comments"})
            list.push(part);
    } else if (!shown.internal) {
        list.push("internal_comments");
    }
    return list;
}

}  // namespace

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

Value words_json(const workflows::Words& words) {
    if (!words.given()) return {};
    if (words.text.empty()) return Value::object({{"redacted", true}});
    return words.text;
}

Value access_json(const workflows::Case& file, std::int64_t entry) {
    Value value = Value::object({{"level", workflows::access_level(file, entry)}});
    if (const auto set = file.access.find(entry); set != file.access.end())
        value.set("ground", text_or_null(set->second.ground)).set("assessed_on", text_or_null(set->second.assessed_on));
    return value;
}

Value stamp_json(const workflows::Stamp& stamp) {
    Value value = Value::object({{"seq", stamp.seq},
                                 {"at", stamp.at},
                                 {"date", engine::to_text(stamp.date)},
                                 {"actor", stamp.actor},
                                 {"for", text_or_null(stamp.on_behalf)},
                                 {"role", stamp.role},
                                 {"cycle", stamp.cycle},
                                 {"phase", text_or_null(phase_id(stamp.phase))}});
    if (!stamp.centre.empty()) value.set("centre", stamp.centre);
    if (!stamp.organisation.empty()) value.set("organisation", stamp.organisation);
    if (!stamp.capacity.empty()) value.set("capacity", stamp.capacity);
    return value;
}

Value case_json(const workflows::Case& file, const Shown& shown) {
    Value value = to_value(file.row());
    value.set("registered", engine::to_text(file.registered));
    value.set("policy", file.policy);
    value.set("called_in", file.called_in);
    value.set("case_officer", text_or_null(file.case_officer));
    value.set("proposer", text_or_null(file.proposer));
    value.set("proposal", text_or_null(file.proposal));
    value.set("content_hash", file.content_hash());
    value.set("following", shown.follows);
    value.set("visits", visits_json(file));
    value.set("transitions", transitions_json(file));
    value.set("parking", file.parking ? parking_json(*file.parking) : Value());
    value.set("closing", file.closing ? closing_json(*file.closing) : Value());
    add_all(value, preparation_json(file, shown));
    add_all(value, hearing_json(file, shown));
    add_all(value, decision_json(file, shown));
    add_all(value, offer_json(file));
    value.set("withheld", withheld(shown));
    return value;
}

}  // namespace web

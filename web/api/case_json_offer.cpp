// What came of a case: who takes it on, how the offer was built, how it goes.
#include "web/api/case_json.hpp"

namespace web {

namespace {

using engine::Value;

Value codes(const std::vector<std::string>& list) {
    Value value = Value::array();
    for (const std::string& code : list) value.push(code);
    return value;
}

Value placement_answers_json(const workflows::Case& file) {
    Value list = Value::array();
    for (const workflows::PlacementAnswer& one : file.placement_answers)
        list.push(Value::object({{"by", stamp_json(one.by)},
                                 {"centre", one.centre},
                                 {"accepted", one.accepted},
                                 {"from", text_or_null(one.from)},
                                 {"needs", words_json(one.needs)},
                                 {"reason", words_json(one.reason)}}));
    return list;
}

Value placements_json(const workflows::Case& file) {
    Value list = Value::array();
    for (const workflows::Placement& one : file.placements)
        list.push(Value::object({{"by", stamp_json(one.by)},
                                 {"primary", one.primary},
                                 {"secondary", codes(one.secondary)},
                                 {"principle", text_or_null(one.principle)},
                                 {"oral", text_or_null(one.oral)},
                                 {"scope", codes(one.scope)},
                                 {"start", text_or_null(one.start)},
                                 {"end", text_or_null(one.end)},
                                 {"in_force", one.in_force}}));
    return list;
}

Value start_up_json(const workflows::Case& file) {
    Value items = Value::object();
    for (const auto& [name, item] : file.start_up)
        items.set(name, Value::object({{"by", stamp_json(item.by)},
                                       {"state", item.state},
                                       {"planned_by", text_or_null(item.planned_by)},
                                       {"link", text_or_null(item.link)},
                                       {"reason", words_json(item.reason)}}));
    Value confirmations = Value::array();
    for (const workflows::StartUpConfirmation& one : file.confirmations)
        confirmations.push(Value::object(
            {{"by", stamp_json(one.by)}, {"confirmed", one.confirmed}, {"missing", words_json(one.missing)}}));
    return Value::object({{"items", items}, {"confirmations", confirmations}});
}

Value reports_json(const workflows::Case& file) {
    Value list = Value::array();
    for (const workflows::StatusReport& one : file.reports)
        list.push(Value::object({{"by", stamp_json(one.by)},
                                 {"kind", one.kind},
                                 {"contact_point", words_json(one.contact_point)},
                                 {"activity", text_or_null(one.activity)},
                                 {"changes", words_json(one.changes)},
                                 {"users_view", words_json(one.users_view)}}));
    return list;
}

Value flags_json(const workflows::Case& file) {
    Value list = Value::array();
    for (const workflows::ReleaseFlag& one : file.release_flags)
        list.push(Value::object({{"by", stamp_json(one.by)},
                                 {"grade", one.grade},
                                 {"orpha", one.orpha},
                                 {"target", text_or_null(one.target)},
                                 {"relation", text_or_null(one.relation)},
                                 {"flag", one.body},
                                 {"effect", text_or_null(one.effect)},
                                 {"new_orpha", text_or_null(one.new_orpha)},
                                 {"judged_by", one.effect.empty() ? Value() : stamp_json(one.judged_by)},
                                 {"reason", words_json(one.reason)}}));
    return list;
}

}  // namespace

Value offer_json(const workflows::Case& file) {
    return Value::object({{"placement_answers", placement_answers_json(file)},
                          {"placements", placements_json(file)},
                          {"start_up", start_up_json(file)},
                          {"status_reports", reports_json(file)},
                          {"release_flags", flags_json(file)}});
}

}  // namespace web

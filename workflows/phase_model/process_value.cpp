// The process as data, for API and command line, and as rows for a spreadsheet.
#include "workflows/phase_model/process.hpp"

namespace workflows {

namespace {

using engine::Value;

Value days_or_null(const std::optional<int>& days) { return days ? Value(*days) : Value(); }

Value value_of(const PhaseTimes& times) {
    return Value::object({{"phase", times.phase},
                          {"ended", times.ended},
                          {"open", times.open},
                          {"late", times.late},
                          {"limit", times.limit == 0 ? Value() : Value(times.limit)},
                          {"first_quarter", days_or_null(times.first_quarter)},
                          {"median", days_or_null(times.median)},
                          {"third_quarter", days_or_null(times.third_quarter)},
                          {"suppressed", times.suppressed}});
}

Value value_of(const Waiting& waiting) {
    return Value::object({{"phase", waiting.phase}, {"ball", waiting.ball}, {"cases", waiting.cases}, {"longest", waiting.longest}});
}

Value value_of(const Path& path) {
    return Value::object({{"id", path.id}, {"from", path.from.empty() ? Value() : Value(path.from)}, {"event", path.event}, {"to", path.to}, {"count", path.count}});
}

Value value_of(const Remark& remark) {
    return Value::object({{"case", remark.case_id}, {"seq", remark.seq}, {"date", remark.date}, {"what", remark.what}, {"days", remark.days}, {"limit", remark.limit}});
}

Value value_of(const Unequal& unequal) {
    Value decided = Value::array();
    for (const Unequal::Decided& one : unequal.decided)
        decided.push(Value::object({{"case", one.case_id}, {"date", one.date}, {"outcome", one.outcome.empty() ? Value() : Value(one.outcome)}}));
    return Value::object({{"values", unequal.values}, {"decided", decided}});
}

template <class Item>
Value list_of(const std::vector<Item>& items) {
    Value list = Value::array();
    for (const Item& item : items) list.push(value_of(item));
    return list;
}

std::string text_of(const std::optional<int>& days) { return days ? std::to_string(*days) : std::string(); }

}  // namespace

Value process_value(const Process& process) {
    return Value::object({{"cases", process.cases},
                          {"events", process.events},
                          {"steps", process.steps},
                          {"times", list_of(process.times)},
                          {"waiting", list_of(process.waiting)},
                          {"paths", list_of(process.paths)},
                          {"overrides", list_of(process.overrides)},
                          {"late", list_of(process.late)},
                          {"astray", list_of(process.astray)},
                          {"unequal", list_of(process.unequal)}});
}

std::vector<ProcessRow> process_rows(const Process& process) {
    std::vector<ProcessRow> rows;
    for (const PhaseTimes& times : process.times) {
        rows.push_back({"ended", times.phase, "", std::to_string(times.ended)});
        rows.push_back({"open", times.phase, "", std::to_string(times.open)});
        rows.push_back({"late", times.phase, "", std::to_string(times.late)});
        rows.push_back({"first_quarter_days", times.phase, "", text_of(times.first_quarter)});
        rows.push_back({"median_days", times.phase, "", text_of(times.median)});
        rows.push_back({"third_quarter_days", times.phase, "", text_of(times.third_quarter)});
    }
    for (const Waiting& waiting : process.waiting) {
        rows.push_back({"waiting", waiting.phase, waiting.ball, std::to_string(waiting.cases)});
        rows.push_back({"longest_days", waiting.phase, waiting.ball, std::to_string(waiting.longest)});
    }
    for (const Path& path : process.paths) rows.push_back({"path", path.from, path.id + " " + path.event + " " + path.to, std::to_string(path.count)});
    for (const auto& [name, remarks] : {std::pair{"override", &process.overrides}, {"late_step", &process.late}, {"astray", &process.astray}})
        for (const Remark& remark : *remarks) rows.push_back({name, remark.what, remark.case_id + "/" + std::to_string(remark.seq), remark.date});
    for (const Unequal& unequal : process.unequal)
        for (const Unequal::Decided& one : unequal.decided) rows.push_back({"unequal", unequal.values, one.case_id, one.outcome});
    return rows;
}

}  // namespace workflows

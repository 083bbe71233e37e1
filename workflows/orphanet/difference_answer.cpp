// The difference of two releases as values and rows, for the API, files and the command line.
#include "workflows/orphanet/difference.hpp"
#include "workflows/orphanet/names.hpp"

#include <array>
#include <map>

namespace workflows::orphanet {

using engine::Value;

std::string what_of(const Change& change) {
    return std::string(change.kind == ChangeKind::fact ? change.subject : name_of(change.kind));
}

Value as_value(const Release& release) {
    return Value::object({{"id", release.id},
                          {"product", release.product},
                          {"classification", release.classification == 0 ? Value() : Value(release.classification)},
                          {"language", release.language},
                          {"version", release.version},
                          {"date", release.date},
                          {"file", release.file},
                          {"sha256", release.sha256},
                          {"imported_at", release.imported_at},
                          {"rows", release.rows},
                          {"distinct_codes", release.distinct_codes},
                          {"warnings", release.warnings}});
}

Value as_value(const Difference& difference) {
    std::map<std::string, std::int64_t> counts;
    Value changes = Value::array();
    for (const Change& change : difference.changes) {
        ++counts[what_of(change)];
        changes.push(Value::object({{"orpha", std::to_string(change.code)},
                                    {"name", change.name},
                                    {"change", what_of(change)},
                                    {"before", change.before},
                                    {"after", change.after},
                                    {"target", change.target ? Value(std::to_string(change.target->code)) : Value()},
                                    {"relation", change.target ? Value(name_of(change.target->relation)) : Value()}}));
    }
    Value counted = Value::object();
    for (const auto& [what, count] : counts) counted.set(what, count);
    return Value::object({{"before", as_value(difference.before)},
                          {"after", as_value(difference.after)},
                          {"counts", counted},
                          {"changes", changes}});
}

const std::vector<std::string>& difference_columns() {
    static const std::vector<std::string> all{"orpha", "name", "change", "before", "after", "target", "relation"};
    return all;
}

std::vector<std::string> cells(const Change& change) {
    return {std::to_string(change.code),
            change.name,
            what_of(change),
            change.before,
            change.after,
            change.target ? std::to_string(change.target->code) : std::string(),
            change.target ? std::string(name_of(change.target->relation)) : std::string()};
}

}  // namespace workflows::orphanet

#include "workflows/phase_model/warnings.hpp"

#include "workflows/text/personal_hints.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace workflows {

namespace {

constexpr std::string_view prefix = "form.maybe";  // and a dot, and the kind
/// Where an office, a service or a list is named: its telephone and address are meant to be there.
constexpr std::array<std::string_view, 6> of_offices{"contact_point", "where_served", "contact", "list", "line", "place"};

}  // namespace

std::vector<engine::FieldError> warnings_about(const engine::ActSpec& act, const engine::Value& fields) {
    std::vector<engine::FieldError> warnings;
    for (const engine::Field& field : act.fields) {
        const bool typed = field.kind == engine::Kind::words || field.kind == engine::Kind::line;
        if (!typed || std::find(of_offices.begin(), of_offices.end(), field.name) != of_offices.end()) continue;
        for (const PersonalHint& hint : personal_hints(fields.text(field.name)))
            warnings.push_back({"/" + field.name,
                                {std::string(prefix) + "." + std::string(name_of(hint.hint)),
                                 {{"a", std::to_string(hint.place.first)}, {"b", std::to_string(hint.place.last)}}}});
    }
    return warnings;
}

bool is_warning(const engine::FieldError& error) { return error.message.key.starts_with(std::string(prefix) + "."); }

engine::Value kinds_of(const std::vector<engine::FieldError>& warnings) {
    std::set<std::string> kinds;
    for (const engine::FieldError& warning : warnings) kinds.insert(warning.message.key.substr(prefix.size() + 1));
    engine::Value list = engine::Value::array();
    for (const std::string& kind : kinds) list.push(kind);
    return list;
}

}  // namespace workflows

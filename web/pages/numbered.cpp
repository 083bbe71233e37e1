#include "web/pages/numbered.hpp"

#include <algorithm>

namespace web {

std::string with_number(std::string_view name, std::int64_t number) { return std::string(name) + "-" + std::to_string(number); }

std::string id_with_number(std::string_view id, std::int64_t number) {
    constexpr std::string_view prefix = "f-";
    if (id.starts_with(prefix)) id.remove_prefix(prefix.size());
    return std::string(prefix) + std::to_string(number) + "-" + std::string(id);
}

Pairs typed_for(const Pairs& form, const engine::ActSpec& spec, std::int64_t number) {
    Pairs own;
    for (const auto& field : spec.fields)
        for (const auto& [name, value] : form)
            if (name == with_number(field.name, number) && !value.empty()) own.emplace_back(field.name, value);
    return own;
}

void give_number(Control& control, std::int64_t number) {
    const std::string before = control.id;
    control.id = id_with_number(control.id, number);
    control.name = with_number(control.name, number);
    if (!control.help.empty()) control.described_by = control.id + "-help";
    if (!control.error.empty()) control.described_by += (control.help.empty() ? "" : " ") + control.id + "-error";
    for (Option& option : control.options) {
        option.id = control.id + option.id.substr(std::min(before.size(), option.id.size()));
        option.name = control.name;
    }
}

}  // namespace web

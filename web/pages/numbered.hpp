// One form about several things at once: the fields of an act once for each, with its number behind the name ("reason-17").
#pragma once

#include "web/pages/form.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace web {

/// "reason-17".
std::string with_number(std::string_view name, std::int64_t number);
/// "f-17-reason", for "f-reason". The number goes before the name: behind it stands which option of a control it is, so that the
/// second radio button of all and the control of item 2 would be one.
std::string id_with_number(std::string_view id, std::int64_t number);
/// The fields typed for one of them, by the act's own names; empty ones left out.
Pairs typed_for(const Pairs& form, const engine::ActSpec& spec, std::int64_t number);
/// The control of a field with the number behind every name in it.
void give_number(Control& control, std::int64_t number);

}  // namespace web

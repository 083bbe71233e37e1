// One form about several things at once: the fields of an act once for each, with its number behind the name ("reason-17").
#pragma once

#include "web/pages/form.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace web {

/// "reason-17".
std::string with_number(std::string_view name, std::int64_t number);
/// The fields typed for one of them, by the act's own names; empty ones left out.
Pairs typed_for(const Pairs& form, const engine::ActSpec& spec, std::int64_t number);
/// The control of a field with the number behind every name in it.
void give_number(Control& control, std::int64_t number);

}  // namespace web

// Icons drawn for this project: 24 by 24, a line of 2, the colour of the text, hidden from speech. Each has an outline
// of its own, so that it says the same without colour.
#pragma once

#include "web/view.hpp"

#include <string_view>
#include <vector>

namespace web {

/// The icon of that name as inline SVG; throws std::logic_error for a name that does not exist.
const Html& icon(std::string_view name);
/// Every name.
std::vector<std::string_view> icon_names();

}  // namespace web

// Cases about the same diagnosis or one that stands near it, told before another is registered.
#pragma once

#include "web/pages/case_view.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

namespace web {

/// Adds a notice for each case with the code, one it moved to or from, a parent or a child of it, or one of the names
/// (those given, and those that Orphanet has for the code); each case once, with the centre that offers something.
void add_neighbour_notices(Call& call, std::optional<std::int64_t> code, std::initializer_list<std::string_view> names,
                           std::vector<Notice>& notices);

}  // namespace web

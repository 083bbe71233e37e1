// The part of a policy file that suggestions need: the tables under [suggest], and the threshold.
#pragma once

#include "workflows/phase_model/policy_tree.hpp"
#include "workflows/screening/rules.hpp"

#include <string_view>

namespace workflows::screening {

/// Reads `suggest` of the file's table; `threshold` is "1:2000". Throws std::runtime_error with line and key.
[[nodiscard]] Rules read_rules(Section& file, std::string_view threshold);

}  // namespace workflows::screening

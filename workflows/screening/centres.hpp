// Which centres come to mind for a diagnosis, by the policy's rules on classifications and ancestors (specification
// section 6). A suggestion for the requirement `candidate_centres`, never a placement.
#pragma once

#include "workflows/orphanet/facts.hpp"
#include "workflows/screening/rules.hpp"

#include <cstdint>
#include <vector>

namespace workflows::screening {

/// Indexes into Rules::centres of the rules that fit each code, one list per entry of Library::known, ascending.
using FittingRules = std::vector<std::vector<std::uint16_t>>;

/// The rules that fit one code: those of its classifications, and those whose ancestor is the code itself or stands
/// anywhere above it. Cycles in the classifications do no harm. Ascending.
[[nodiscard]] std::vector<std::uint16_t> fitting_rules(const Rules& rules, const orphanet::Library& library,
                                                       std::int64_t code);

/// The same for every code of the library at once: time grows with its edges.
[[nodiscard]] FittingRules fitting_rules(const Rules& rules, const orphanet::Library& library);

/// One centre that comes to mind; the rule says weight, reason, and the classification or ancestor that caused it.
struct CentreSuggestion {
    std::string centre;
    int weight = 0;                          ///< the highest of its rules
    std::vector<const CentreRule*> because;  ///< heaviest first; borrows from the rules
};

/// The centres of fitting rules, heaviest first, then by name.
[[nodiscard]] std::vector<CentreSuggestion> suggested_centres(const Rules& rules,
                                                              const std::vector<std::uint16_t>& fitting);

}  // namespace workflows::screening

// Decisions and transitions of a case as rows for a spreadsheet (interfaces.md section 4, format csv).
#pragma once

#include "engine/event.hpp"
#include "workflows/phase_model/policy_book.hpp"

#include <array>
#include <string>
#include <vector>

namespace workflows {

/// case, ORPHAcode, name, from, event, to, decided by, votes, reason, outcome, policy, releases, time.
inline constexpr std::size_t decision_columns = 13;
using DecisionRow = std::array<std::string, decision_columns>;

struct Decision {
    std::string date;  ///< the legal date
    DecisionRow cells;
};

/// The headline, in English: it names columns for programs too.
DecisionRow decision_headings();

/// One row for each transition, and for each motion that fell or moved no phase. Every cell as it stood then: name,
/// ORPHAcode and release before a later correction are not rewritten. A policy is named by its version, as far as the book has it.
std::vector<Decision> decision_rows(const std::vector<engine::Sealed>& events, const engine::Texts& texts, const PolicyBook& policies);

}  // namespace workflows

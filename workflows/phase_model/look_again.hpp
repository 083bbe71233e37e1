// The cases to look at again after a release of Orphanet: those with a flag that nobody has judged, and the watched ones
// of phase 0 that nobody has looked at since (specification sections 2 and 7).
#pragma once

#include "engine/value.hpp"
#include "workflows/orphanet/nomenclature.hpp"
#include "workflows/phase_model/case_list.hpp"

#include <optional>
#include <string>
#include <vector>

namespace workflows {

struct LookAgain {
    std::vector<OpenFlag> flags;           ///< greatest grade first, then oldest
    std::vector<engine::CaseRow> watched;  ///< by number; none while nothing is imported
    std::optional<orphanet::Release> since;  ///< the release that the watched cases were not looked at after
};

/// `releases`: everything imported, newest import first, of whatever product.
[[nodiscard]] LookAgain look_again(CaseList& cases, const std::vector<orphanet::Release>& releases);

/// As the API gives it.
[[nodiscard]] engine::Value as_value(const LookAgain& list);
/// "reason", "case", "name", "orpha", "phase", "status", "grade", "change", "before", "after", "target", "flag", "at":
/// a row a flag or watched case, as files have it.
[[nodiscard]] const std::vector<std::string>& look_again_columns();
[[nodiscard]] std::vector<std::vector<std::string>> look_again_rows(const LookAgain& list);

}  // namespace workflows

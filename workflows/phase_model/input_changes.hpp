// What the input changed: of each comment that was followed, wholly or partly, what came of it and where that stands in the
// case (specification section 8). For everyone who may read the comment.
#pragma once

#include "engine/value.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/case.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace workflows {

/// Numbers of the entries made after entry `seq` that a comment can have caused: what is known, recommended and named as
/// candidates, and steps. Oldest first.
[[nodiscard]] std::vector<std::int64_t> changes_after(const Case& file, std::int64_t seq);

struct InputChange {
    Stamp by;               ///< the comment's
    std::string part;       ///< what it was about
    std::string disposition;
    Stamp answered;
    std::string opening, reason, changed;  ///< of the answer
    std::int64_t change = 0;               ///< number of the entry it caused; 0 where none is named
};

/// Of comments that may be read and that have not been withdrawn, the latest answer first.
[[nodiscard]] std::vector<InputChange> input_changes(const Case& file, const MayRead& may_read);

/// {"case", "changes": [{comment, given, role, organisation, capacity, part, disposition, answered, opening, reason, changed, change}]}
[[nodiscard]] engine::Value as_value(const Case& file, const std::vector<InputChange>& changes);
/// "case", "comment", "given", "role", "organisation", "part", "disposition", "answered", "reason", "changed", "change".
[[nodiscard]] const std::vector<std::string>& input_change_columns();
[[nodiscard]] std::vector<std::vector<std::string>> input_change_rows(const Case& file, const std::vector<InputChange>& changes);

}  // namespace workflows

// What a decision document says, as data: the same decision gives the same bytes, whatever happens to the case later, but for
// dissent, which may be added until the minutes are signed.
#pragma once

#include "engine/value.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/decision/decided.hpp"

namespace workflows {

enum class DecisionPart {
    whole,   ///< for those who prepare, decide or audit: also who voted how and why, who was recused, who spoke
    open,    ///< what anybody who reads the case may read
    result,  ///< for one who is recused in the case: what was decided, and what follows from it
};

/// What of a decision this reader may have. `recused`: shut out of the case now, or as it stood then.
DecisionPart decision_part(const Reader& reader, bool recused);

/// People stand as ids, words opened as far as the decision's texts go. Members that do not apply are left out.
engine::Value decision_record(const Decided& decided, DecisionPart part);

}  // namespace workflows

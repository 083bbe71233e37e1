// Questions about who is bound by what was prepared and declared, shared by requirements and acts.
#pragma once

#include "workflows/phase_model/case.hpp"

namespace workflows {

/// A declaration counts until the case enters anew the phase it was made in.
bool still_counts(const Case& file, const Declaration& declaration);

}  // namespace workflows

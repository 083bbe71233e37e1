// Checks and writes of proposals.
#pragma once

#include "workflows/phase_model/acts/act.hpp"

namespace workflows {

void check_judge_proposal(const Scene& scene, Effects& effects);
void write_judge_proposal(const Scene& scene, Effects& effects);

}  // namespace workflows

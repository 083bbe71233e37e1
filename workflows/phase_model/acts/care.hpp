// Checks of judged changes, corrections, looking again and reassessment.
#pragma once

#include "workflows/phase_model/acts/act.hpp"

namespace workflows {

void check_change_judgement(const Scene& scene, Effects& effects);
void check_correction(const Scene& scene, Effects& effects);
void check_look_again(const Scene& scene, Effects& effects);
void check_reassessment_answer(const Scene& scene, Effects& effects);
/// Following is recorded beside the case, not in it ("workflows/phase_model/following.hpp").
void write_following(const Scene& scene, Effects& effects);

}  // namespace workflows

// Checks and writes from placement to follow-up.
#pragma once

#include "workflows/phase_model/acts/act.hpp"

namespace workflows {

void check_confirm_start_up(const Scene& scene, Effects& effects);
void check_placement_answer(const Scene& scene, Effects& effects);
void check_start_up(const Scene& scene, Effects& effects);
void check_status(const Scene& scene, Effects& effects);
void write_status(const Scene& scene, Effects& effects);
void write_confirm_start_up(const Scene& scene, Effects& effects);

}  // namespace workflows

// Checks and writes of hiding comments and setting access levels.
#pragma once

#include "workflows/phase_model/acts/act.hpp"

namespace workflows {

void check_access(const Scene& scene, Effects& effects);
void write_access(const Scene& scene, Effects& effects);
void check_hiding(const Scene& scene, Effects& effects);
void write_hiding(const Scene& scene, Effects& effects);
/// The countersigning of a hidden comment: what is signed, and that it is not by the one who hid it.
void check_countersigned_hiding(const Scene& scene, Effects& effects);

}  // namespace workflows

// Checks and writes of impartiality and four eyes.
#pragma once

#include "workflows/phase_model/acts/act.hpp"

namespace workflows {

void check_case_officer(const Scene& scene, Effects& effects);
void check_countersign(const Scene& scene, Effects& effects);
void check_impartiality(const Scene& scene, Effects& effects);
void check_interest(const Scene& scene, Effects& effects);
void check_substitute(const Scene& scene, Effects& effects);
void write_substitute(const Scene& scene, Effects& effects);
void check_marking(const Scene& scene, Effects& effects);
void write_marking(const Scene& scene, Effects& effects);
/// Of a countersignature on such a mark.
void check_countersigned_marking(const Scene& scene, Effects& effects);
void check_override(const Scene& scene, Effects& effects);
void write_countersign(const Scene& scene, Effects& effects);
void write_impartiality(const Scene& scene, Effects& effects);
void write_override(const Scene& scene, Effects& effects);

}  // namespace workflows

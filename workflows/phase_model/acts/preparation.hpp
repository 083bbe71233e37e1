// Checks and writes of preparing a case.
#pragma once

#include "workflows/phase_model/acts/act.hpp"

namespace workflows {

void check_assessment(const Scene& scene, Effects& effects);
void check_candidate(const Scene& scene, Effects& effects);
void check_capacity(const Scene& scene, Effects& effects);
void check_carry_over(const Scene& scene, Effects& effects);
void check_claim(const Scene& scene, Effects& effects);
void check_duplicate(const Scene& scene, Effects& effects);
void check_enquiries(const Scene& scene, Effects& effects);
void check_evidence(const Scene& scene, Effects& effects);
void check_identity(const Scene& scene, Effects& effects);
void check_recommendation(const Scene& scene, Effects& effects);
void write_candidate(const Scene& scene, Effects& effects);
void write_evidence(const Scene& scene, Effects& effects);
void write_identity(const Scene& scene, Effects& effects);
void write_recommendation(const Scene& scene, Effects& effects);
void write_summary(const Scene& scene, Effects& effects);

}  // namespace workflows

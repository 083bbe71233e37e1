// Checks and writes of hearing and participation.
#pragma once

#include "workflows/phase_model/acts/act.hpp"

namespace workflows {

/// The comment that the form points at, if it may still be dealt with; null, and an error, otherwise.
const Comment* comment_meant(const Scene& scene, Effects& effects);
void check_answer(const Scene& scene, Effects& effects);
void check_comment(const Scene& scene, Effects& effects);
void check_comment_change(const Scene& scene, Effects& effects);
void check_extend(const Scene& scene, Effects& effects);
void write_extend(const Scene& scene, Effects& effects);
void check_invite(const Scene& scene, Effects& effects);
void check_no_statement(const Scene& scene, Effects& effects);
void write_comment(const Scene& scene, Effects& effects);

}  // namespace workflows

// Checks and writes of the transitions.
#pragma once

#include "workflows/phase_model/acts/act.hpp"

namespace workflows {

void check_transition(const Scene& scene, Effects& effects);
/// Writes the transition's event, with effects.answers as its requirements were answered, and what follows from it. The
/// scene's row says which; its fields are the form's, or the carried motion's.
void write_transition(const Scene& scene, Effects& effects);

/// Last day of a hearing window that opens on `from`: the policy's length, longer where July takes too much of it.
engine::Date window_end(const Policy& policy, engine::Date from);

}  // namespace workflows

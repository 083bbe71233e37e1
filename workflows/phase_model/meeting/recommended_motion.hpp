// The motion that follows from a case's final recommendation: a step of the leader group from the phase where the case is.
#pragma once

#include "engine/value.hpp"
#include "workflows/phase_model/case.hpp"

#include <optional>

namespace workflows {

/// The fields of put_motion that the recommendation gives: transition, words, and the outcome of a "no". What the step asks for beside
/// them (a date, a centre) is for the mover to say. Nothing where no final recommendation speaks about the step from here: need is
/// decided on the one of the cycle, placement and follow-up on one written since the case came to that phase.
std::optional<engine::Value> recommended_motion(const Case& file);

/// The last motion put since the case came to its phase, not withdrawn, that no ballot has settled; or null.
const Motion* standing_motion(const Case& file);

}  // namespace workflows

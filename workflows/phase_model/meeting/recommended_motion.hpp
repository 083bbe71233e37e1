// The motion that follows from a case's final recommendation, a step of the leader group from the phase where the case is; and which of
// the motions put in a case is the one that it is about.
#pragma once

#include "engine/value.hpp"
#include "workflows/phase_model/case.hpp"

#include <cstdint>
#include <optional>

namespace workflows {

/// The fields of put_motion that the recommendation gives: transition, words, and the outcome of a "no". What the step asks for beside
/// them (a date, a centre) is for the mover to say. Nothing where no final recommendation speaks about the step from here: need is
/// decided on the one of the cycle, placement and follow-up on one written since the case came to that phase.
std::optional<engine::Value> recommended_motion(const Case& file);

/// The last motion put since the case came to its phase, not withdrawn, that no ballot has settled; or null.
const Motion* standing_motion(const Case& file);

/// The motion that the group has before it: the one of the open ballot, whatever has been put or withdrawn since it was opened; else the
/// one that stands; else the last that was voted on after the event with that number. Null where there is none.
const Motion* motion_at_hand(const Case& file, std::int64_t after);

}  // namespace workflows

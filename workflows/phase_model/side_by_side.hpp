// Many comment on one case at once, each over a form that was open for a while, and ten vote in the same minutes. What others say or
// vote meanwhile changes nothing about what one says oneself, so nobody is asked to look at the case again for that alone.
#pragma once

#include "engine/engine.hpp"

#include <vector>

namespace workflows {

/// True when the act is a vote or a declaration of interest and all that has happened since is that others voted or declared: a vote is
/// bound to what is voted on, which that leaves as it was. True when the act is a comment and all that has happened since the version it was written on (Problem::since, not empty) is that
/// others were heard or answered. False when the comment that it replies to was changed, withdrawn or hidden.
bool only_others_were_heard(const engine::Command& command, const std::vector<engine::Sealed>& since);

/// Carries the command out; a version that only others' comments or votes made stale is no conflict.
engine::Result perform_beside_others(engine::Engine& engine, engine::Command command);
/// What that would come to; nothing is kept.
engine::Result rehearse_beside_others(engine::Engine& engine, engine::Command command);

}  // namespace workflows

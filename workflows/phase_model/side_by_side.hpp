// Many comment on one case at once, each over a form that was open for a while. What others say meanwhile changes nothing about what
// one says oneself, so nobody is asked to look at the case again for that alone.
#pragma once

#include "engine/command.hpp"

#include <vector>

namespace workflows {

/// True when the act is a comment and all that has happened since the version it was written on (Problem::since, not empty) is that
/// others were heard or answered. False when the comment that it replies to was changed, withdrawn or hidden.
bool only_others_were_heard(const engine::Command& command, const std::vector<engine::Sealed>& since);

}  // namespace workflows

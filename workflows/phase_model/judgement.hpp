// A Judgement is how an act stands here and now: who, where, every requirement. Deciding and explaining both start here.
#pragma once

#include "workflows/phase_model/acts/act.hpp"
#include "workflows/phase_model/scene.hpp"

#include <string>
#include <vector>

namespace workflows {

struct Judgement {
    bool here = false;      ///< possible from this phase at all
    bool elsewhere = false; ///< the person could do it in another phase
    bool recused = false;   ///< tied in this case
    bool through = false;   ///< every requirement lets it through
    bool carried = false;   ///< closing a ballot: the motion is carried
    std::vector<engine::Answer> answers;       ///< of the act, or of the transition's row, in order
    std::vector<engine::Answer> step_answers;  ///< closing a carried ballot by the act itself: those of the transition
};

/// Prepares the scene for the act: the row, the ballot, the fields of a carried motion, the standing.
void set_the_stage(Scene& scene, const Act& act);
/// Judges the act on the scene. `close` is the scene of the closing form where a transition follows a vote.
Judgement judge(const Scene& scene, const Act& act);
/// The scene of the transition that follows when this ballot is closed and carried; its row is null for "go on".
Scene step_scene(const Scene& closing, const Ballot& ballot);

}  // namespace workflows

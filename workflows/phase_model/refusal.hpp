// How an act is refused: as which problem, with which answers, and with what could be done from here instead.
#pragma once

#include "engine/workflow.hpp"
#include "workflows/phase_model/judgement.hpp"
#include "workflows/phase_model/scene.hpp"

#include <string>
#include <utility>
#include <vector>

namespace workflows {

/// Events that leave the state where the case stands: a phase, 9 for closed; none from 8 (no case yet) and 11 (a meeting).
std::vector<std::string> events_from(int from);

/// A refusal of this type (interfaces.md section 3), said by that text.
engine::Decision refused(std::string type, std::string key, std::vector<std::pair<std::string, std::string>> values = {});

/// Why what was judged is not done: the wrong place, a recusal, no right, or requirements with all their answers.
engine::Decision refused_here(const Scene& scene, const Judgement& judged);

}  // namespace workflows

// What model check looks at: the transition table, and whether acts, requirements and texts fit it.
#pragma once

#include "engine/diagram/check.hpp"

#include <vector>

namespace cli {

/// The faults of the Phase Model's table and of what surrounds it; empty when it is sound.
std::vector<engine::TableFault> faults_of_model();

}  // namespace cli

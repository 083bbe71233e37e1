// Who sits at the item: for what the members settle among themselves, one vote a seat (specification section 9).
#pragma once

#include "workflows/phase_model/scene.hpp"

#include <map>
#include <string>

namespace workflows {

/// By the seat's holder, who fills it: present (or in the electorate of the open ballot) and not recused.
std::map<std::string, std::string> filled_seats(const Scene& scene);

}  // namespace workflows

// What the Phase Model's diagrams and tables call things in one language, from the catalogue.
#pragma once

#include "engine/diagram/names.hpp"
#include "workflows/text/catalogue.hpp"

#include <string_view>

namespace workflows {

/// Names for phase_model_rows(): "0 Registration", "Accept", "Case officer", the requirements' names. What the catalogue
/// lacks keeps its id.
engine::Names model_names(const Catalogue& words, std::string_view language);

}  // namespace workflows

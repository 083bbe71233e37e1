// What Orphanet says of a code, as it is written into an event.
#pragma once

#include "workflows/phase_model/acts/act.hpp"

#include <string>

namespace workflows {

/// Adds orpha, level, status, target and release to a body; status "unknown" where nothing is imported.
void add_identity(const Scene& scene, const std::string& orpha, engine::Value& body);
/// Refuses a code that the imported nomenclature does not know.
void check_orpha(const Scene& scene, Effects& effects, const std::string& field);
/// Adds "hits": other cases with the same code or name.
void add_hits(const Scene& scene, const std::string& orpha, engine::Value& body);
/// The names an Orphanet code is known by, and those in the form.
std::vector<std::string> known_names(const Scene& scene, const std::string& orpha);

}  // namespace workflows

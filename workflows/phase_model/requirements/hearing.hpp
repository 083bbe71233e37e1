// Questions about who is to be heard, shared by requirements and acts.
#pragma once

#include "workflows/phase_model/scene.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// Bodies that must be invited to a hearing: the policy's, and the council of every candidate centre.
std::vector<std::string> mandatory_bodies(const Scene& scene);
/// Who speaks for the users of a centre: its council, or the stand-in that the policy names.
std::string council_of(const Scene& scene, const std::string& centre);
/// The first day that a hearing's window may end on, however it is shortened.
engine::Date earliest_end(const Scene& scene, const Round& round);
/// The latest invitation of that body for that purpose in this stay in the phase, or null.
const Invitation* invitation_of(const Scene& scene, std::string_view body, std::string_view purpose);
/// True when somebody of the invited body has spoken since it was invited.
bool has_spoken(const Scene& scene, const Invitation& invited);

}  // namespace workflows

// A newer release of Orphanet proposes what is new in it: each new, active disorder becomes a proposal that a case officer
// judges as any other (specification sections 2 and 13). The system proposes; it registers nothing.
#pragma once

#include "workflows/phase_model/release_flags.hpp"

#include <string>
#include <vector>

namespace workflows {

/// Proposes the disorders that the release knows and the one before it in its series did not. Not those that a case or a
/// proposal is about already, so that doing it again, or with another list of names, proposes nothing twice. Nothing for the
/// first release of a series, which would propose all of Orphanet. Gives the proposals' numbers. Throws engine::Unavailable.
std::vector<std::string> propose_new_entities(const Flagging& flagging, orphanet::Nomenclature& nomenclature,
                                              const orphanet::Release& release, engine::Instant now);

}  // namespace workflows

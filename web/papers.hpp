// The papers of a meeting as the viewer of a call may read them, at the moment that it asks for.
#pragma once

#include "web/call.hpp"
#include "workflows/phase_model/meeting/papers.hpp"

#include <vector>

namespace web {

std::vector<workflows::Paper> papers_seen(const Call& call, const workflows::MeetingFile& meeting);

}  // namespace web

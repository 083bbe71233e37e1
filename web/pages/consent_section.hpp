// The consent block on the page of its meeting: what is in it, how far each item has come, what can be done next.
#pragma once

#include "web/pages/meeting_view.hpp"
#include "web/call.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"

#include <vector>

namespace web {

/// Empty where the meeting has no consent items and nobody has asked to discuss one.
std::vector<ConsentSection> consent_section(Call& call, const workflows::MeetingFile& meeting);

}  // namespace web

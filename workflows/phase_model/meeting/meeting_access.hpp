// What of a meeting's record a reader may not read: what was said there of a case that they are shut out of (specification section 9,
// interests: a recused member sees only the public part).
#pragma once

#include "engine/event.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"
#include "workflows/phase_model/meeting/minutes_record.hpp"

#include <span>
#include <string>
#include <vector>

namespace workflows {

/// The cases that an event of the meeting tells of: the one it names, the one that its item is, those that a correction may be about.
std::vector<std::string> cases_told_of(const MeetingFile& meeting, const engine::Event& event);

/// The words in these events of the meeting that tell of a case the reader is shut out of.
HiddenWords hidden_words(const MeetingFile& meeting, std::span<const engine::Sealed> events, const CaseOf& cases, const ShutOut& shut_out);

}  // namespace workflows

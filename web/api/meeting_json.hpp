// A meeting as JSON, for the API and the command line.
#pragma once

#include "engine/value.hpp"
#include "web/call.hpp"
#include "workflows/phase_model/meeting/agenda.hpp"
#include "workflows/phase_model/meeting/minutes_record.hpp"

#include <memory>
#include <string>
#include <vector>

namespace web {

/// "meeting/2026-0003" for the {id} of the path; "" when it is no number of ours.
std::string meeting_stream(const Call& call);
/// The meeting of the path, as the call asks for it, where it exists and the viewer sees meetings; else null.
std::shared_ptr<const workflows::MeetingFile> meeting_of(const Call& call);
/// Opens cases of a store, for minutes.
workflows::CaseOf cases_of(engine::Store& store);

engine::Value meeting_row(const workflows::MeetingFile& meeting);
/// Why an item was taken off is not told to one who is shut out of its case.
engine::Value meeting_json(const workflows::MeetingFile& meeting, const std::vector<workflows::Suggested>& suggested,
                           const workflows::CaseOf& cases, const workflows::ShutOut& shut_out);

}  // namespace web

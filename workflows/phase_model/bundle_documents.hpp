// What people read in a bundle beside the overview of each case: a document for each decision, and the minutes of each meeting.
#pragma once

#include "workflows/phase_model/export_log.hpp"
#include "workflows/text/catalogue.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace workflows {

/// Takes a file's name within the bundle and its content.
using AddFile = std::function<void(const std::string& name, std::string_view content)>;

/// Gives decisions/CASE-NUMBER.html and minutes/MEETING.html of the job's part, in the order of their streams, with a .pdf beside each
/// where the part is of one case or one meeting. People stand as ids. A
/// public part has the open part of each decision and no minutes; so has the part of one case, whose meetings treat others too.
void write_documents(const ExportJob& job, const Catalogue& words, const AddFile& add);

}  // namespace workflows

// What an export's reader may read of a stream: its part, with every other word left out.
#pragma once

#include "workflows/phase_model/export_log.hpp"

#include <string>

namespace workflows {

/// The part of the stream; `texts` opens what the reader may see of it and nothing else: by the rules of access, of recusal
/// and, where only the public part leaves, of publicity.
PartOfStream readable_part(const ExportJob& job, const std::string& stream);

}  // namespace workflows

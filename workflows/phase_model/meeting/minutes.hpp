// The minutes of a meeting (protokoll) in words: the record of minutes_record.hpp in the language of the catalogue.
#pragma once

#include "workflows/people/office.hpp"
#include "workflows/document/plain_document.hpp"
#include "workflows/phase_model/meeting/minutes_record.hpp"
#include "workflows/text/catalogue.hpp"

namespace workflows {

/// The same meeting, reader's recusals, catalogue and names give the same bytes. Names are the office's own of today; ids where it knows none.
PlainDocument minutes_document(const MeetingFile& meeting, const CaseOf& cases, const ShutOut& shut_out, const Office& office, const Catalogue& words);

}  // namespace workflows

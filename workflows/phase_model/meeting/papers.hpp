// The papers of a meeting as one document: its agenda, and of each case what the members decide on, as it stood when the meeting
// was called. A later reader gets the same papers, with a word where the case has changed since.
#pragma once

#include "engine/store.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"
#include "workflows/document/plain_document.hpp"
#include "workflows/text/catalogue.hpp"

#include <memory>
#include <string>
#include <vector>

namespace workflows {

/// Who reads the papers.
struct PaperReader {
    std::string person;
    bool prepares = false;  ///< case officer or leader group
    bool audits = false;
    ShutOut shut_out;
    engine::Date today;
};

/// One item's papers.
struct Paper {
    AgendaItem item;
    std::shared_ptr<const Case> file;  ///< as it stood at the call (before it: as it stands), without words hidden from the reader; null for no case
    bool withheld = false;             ///< the reader is recused in the case
    bool changed = false;              ///< what is decided on has changed since the call
};

/// Of every item that is not taken off, in the order of the agenda.
std::vector<Paper> papers_of(engine::Store& store, const MeetingFile& meeting, const PaperReader& reader);

PlainDocument papers_document(const MeetingFile& meeting, const std::vector<Paper>& papers, const Catalogue& words);

}  // namespace workflows

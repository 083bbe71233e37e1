// A decision in words: the document for the archive, and the letter in plain language to whoever proposed the diagnosis. Both are
// renderings of a record of decision_record.hpp; the same record, catalogue and names give the same bytes.
#pragma once

#include "engine/value.hpp"
#include "workflows/people/office.hpp"
#include "workflows/document/plain_document.hpp"
#include "workflows/text/catalogue.hpp"

namespace workflows {

/// What every document of one database says of itself.
struct DocumentMark {
    bool demonstration = false;
};

/// Names are the office's own of today; ids where it knows none.
PlainDocument decision_document(const engine::Value& record, const Office& office, const Catalogue& words, DocumentMark mark);
/// Names nobody: what is said in it is the open part of the record, whatever else the record holds.
PlainDocument decision_letter(const engine::Value& record, const Catalogue& words, DocumentMark mark);

/// Whether the case goes to another phase by it, or an offer goes on: then it says to which phase.
bool goes_on(const engine::Value& record);

/// What was decided, in a few words: "Avgjør behovet".
std::string decision_title(const std::string& act, const Catalogue& words);

}  // namespace workflows

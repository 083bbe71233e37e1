// A PlainDocument as PDF: A4, tagged for those who listen to it (headings, lists of terms, paragraphs, links), with page numbers
// and an outline. Fonts are embedded. The same document gives the same bytes on the same machine: the times in it are the record's.
#pragma once

#include "workflows/document/plain_document.hpp"

#include <string>

namespace workflows {

/// The whole file. The text is that of standalone_html(), in the same order. Throws std::runtime_error when cairo cannot draw.
std::string pdf(const PlainDocument& document);

/// A PDF by cairo with its language (BCP 47: "nb-NO") and the wish to show the title rather than the file's name, as an incremental
/// update (ISO 32000-1 sections 7.5.6, 12.2, 14.9.2): cairo 1.16 has no call for either. Throws std::runtime_error when the file's end
/// is not as cairo writes it.
std::string with_language(std::string file, const std::string& language);

}  // namespace workflows

// The text by which a body is invited to speak: what it is about, until when, where; in the language of the reader.
#pragma once

#include "workflows/phase_model/case.hpp"
#include "workflows/text/catalogue.hpp"

#include <string>
#include <string_view>

namespace workflows {

/// Plain text with paragraphs. `link` is where the case is read and answered. The summary is the case's own, in plain words, in
/// that language where there is one, else in bokmål.
std::string invitation_text(const Catalogue& words, const Case& file, const Invitation& invitation, std::string_view link);

/// The invitation that the event of that number made; null when it made none.
const Invitation* invitation(const Case& file, std::int64_t seq);

}  // namespace workflows

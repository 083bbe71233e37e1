// An e-mail as text (RFC 5322, 2045, 2047): headers, and a body in two parts.
#pragma once

#include "engine/time.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace web {

/// A header's value in ASCII, other letters as encoded words.
std::string header_text(std::string_view text);
/// "Thu, 26 Nov 2026 17:00:00 +0000".
std::string mail_date(engine::Instant instant);
/// The message with these headers, and the text as plain and as HTML. `boundary` stands in neither.
std::string message_of(const std::vector<std::pair<std::string, std::string>>& headers, std::string_view plain, std::string_view html,
                       std::string_view boundary);

}  // namespace web

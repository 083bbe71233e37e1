// What the pages about users and deputies say alike.
#pragma once

#include "web/call.hpp"
#include "web/pages/words.hpp"
#include "workflows/people/people.hpp"

#include <optional>
#include <string>

namespace web {

/// "Fra 1. januar 2014", "1. januar 2014 til 31. mai 2026".
std::string dates_of(const Catalogue& words, engine::Date from, const std::optional<engine::Date>& to);
/// The person at the page, as the one who changes the office.
workflows::By by(const Call& call);
/// What went wrong, in words; "" for nothing.
std::string error_text(const Catalogue& words, workflows::OfficeError error);

}  // namespace web

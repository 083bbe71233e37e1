// How comments and their answers are said on pages.
#pragma once

#include "web/http.hpp"
#include "web/pages/words.hpp"
#include "workflows/phase_model/case.hpp"

#include <string>
#include <string_view>

namespace web {

/// What a comment is about: "K4 Sammensatte behov", "Valg av senter".
std::string part_name(const Catalogue& words, std::string_view part);
/// "Foreningen · 3. desember 2026": whom it was said for, and when.
std::string said_for(const Catalogue& words, const workflows::Stamp& by);
/// "Brukerrepresentant, Foreningen · 3. desember 2026": who said it, whom for, and when; on one line.
std::string said_by(const Catalogue& words, const workflows::Stamp& by);
/// The standard sentence of an answer, where it has one, and then its own words.
std::string answer_text(const Catalogue& words, std::string_view opening, std::string_view reason);
/// A reply begins as what it replies to: about the same, and seen by the same.
void reply_as(const workflows::Case& file, Pairs& values);

}  // namespace web

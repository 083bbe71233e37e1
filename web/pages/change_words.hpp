// How a change in Orphanet is said on pages: what changed, and from what to what.
#pragma once

#include "engine/value.hpp"
#include "web/pages/words.hpp"

#include <string>
#include <string_view>

namespace web {

/// "Forekomst", "Kode inaktiv": of "prevalence", "inactive".
std::string change_name(const Catalogue& words, std::string_view what);
/// "Forekomst: fra 1–9 / 100 000 til 1–5 / 10 000", "Nytt gen: …", whichever sides there are.
std::string change_sentence(const Catalogue& words, std::string_view what, std::string_view before,
                            std::string_view after);
/// What a flag on a case is about: its first changes, how many more, and suggestions that are other now.
std::string flag_sentence(const Catalogue& words, const engine::Value& body);
/// Where Orphanet points from an inactive code; "" where it does not.
std::string target_sentence(const Catalogue& words, std::string_view target, std::string_view relation);
/// "Orphanet 9. desember 2025" of a flag's release.
std::string flag_release(const Catalogue& words, const engine::Value& body);

}  // namespace web

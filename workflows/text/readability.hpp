// How hard a text is to read, as LIX: words a sentence, and how many words in a hundred are longer than six letters
// (C. H. Björnsson, "Läsbarhet", 1968). Under 40 is what the plain summary aims at.
#pragma once

#include <optional>
#include <string_view>

namespace workflows {

/// Rounded to a whole number; nothing for fewer than ten words, of which no figure says anything. A sentence ends with a stop,
/// a question or exclamation mark, a colon, or an empty line; an item of a list is one too.
[[nodiscard]] std::optional<int> lix(std::string_view text);

/// "very_easy" (under 30), "easy" (under 40), "medium" (under 50), "hard" (under 60), "very_hard".
[[nodiscard]] std::string_view lix_grade(int lix);

}  // namespace workflows

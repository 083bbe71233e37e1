// Words of a text that a person wrote: to count them, and to tell whether two texts say the same in the same words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// The words in order, in lower case (letters of the Latin-1 block included); marks, blanks and invisible characters part or
/// leave them out. "Vi er, som før, enige." gives vi, er, som, før, enige.
[[nodiscard]] std::vector<std::string> words_in(std::string_view text);
[[nodiscard]] std::size_t word_count(std::string_view text);
/// The words with one blank between them: equal for texts that differ in marks, letter case and blanks alone.
[[nodiscard]] std::string plain_words(std::string_view text);

}  // namespace workflows

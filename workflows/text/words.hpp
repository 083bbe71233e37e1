// The words of a text as searches compare them: the same in both databases, since neither of them takes a text apart.
//
// Letter case, diacritics and punctuation do not matter, words that bind others ("og", "the") do not count, and a word is
// found by another form of it: "sentrene", "senteret" and "senter" are one. The endings are bokmål's, nynorsk's and the
// English plural's, taken off blindly and alike from text and question; a word so shortened is for comparing, not for reading.
#pragma once

#include "engine/packed_texts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// Longest word that is kept; longer ones are cut there, in text and question alike.
inline constexpr std::size_t longest_word = 32;

/// One word as typed, and as it is compared ("" where it does not count).
struct SpokenWord {
    std::string_view typed;  ///< into the text
    std::string compared;
};

/// Every word of the text, in order.
[[nodiscard]] std::vector<SpokenWord> spoken_words(std::string_view text);
/// The words that count, each once, in byte order.
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);
/// Adds the words that count to others, keeping them each once and in order.
void add_words(std::vector<std::string>& to, std::string_view text);
/// The words that stand in both lists. Both are in byte order, each word once.
[[nodiscard]] std::vector<std::string> words_in_common(const std::vector<std::string>& a, const std::vector<std::string>& b);
[[nodiscard]] std::vector<std::string> words_in_common(const engine::PackedTexts& a, const engine::PackedTexts& b);
/// How many do.
[[nodiscard]] std::size_t count_in_common(const engine::PackedTexts& a, const engine::PackedTexts& b);

}  // namespace workflows

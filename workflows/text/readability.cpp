#include "workflows/text/readability.hpp"

#include "workflows/text/sentence.hpp"

#include <algorithm>
#include <string>

namespace workflows {

namespace {

constexpr std::size_t least_words = 10;
constexpr std::size_t long_word = 6;  ///< letters; longer ones are long

std::size_t letters(std::string_view word) {
    return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Ends of sentences that come after a word. "kl. 14.30" has one, after "kl": few enough not to matter.
std::size_t sentences_in(std::string_view text) {
    std::size_t count = 0;
    bool words_since = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool mark = c == '.' || c == '?' || c == '!' || c == ':';
        const bool ends = (mark && (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n')) || c == '\n';
        if (ends && words_since) {
            ++count;
            words_since = false;
        } else if (!ends && !mark && c != ' ') {
            words_since = true;
        }
    }
    return count + (words_since ? 1 : 0);
}

}  // namespace

std::optional<int> lix(std::string_view text) {
    const auto words = words_in(text);
    if (words.size() < least_words) return std::nullopt;
    const auto many = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [](const std::string& word) { return letters(word) > long_word; }));
    const double figure = static_cast<double>(words.size()) / static_cast<double>(std::max<std::size_t>(sentences_in(text), 1)) +
                          100.0 * static_cast<double>(many) / static_cast<double>(words.size());
    return static_cast<int>(figure + 0.5);
}

std::string_view lix_grade(int lix) {
    if (lix < 30) return "very_easy";
    if (lix < 40) return "easy";
    if (lix < 50) return "medium";
    return lix < 60 ? "hard" : "very_hard";
}

}  // namespace workflows

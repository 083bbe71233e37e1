#include "workflows/text/sentence.hpp"

#include "workflows/text/code_points.hpp"

namespace workflows {

namespace {

bool is_ascii_letter_or_digit(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9'); }

/// Marks and blanks of Latin-1, and the block of general punctuation.
bool parts_words(char32_t c) {
    if (c < 0x80) return !is_ascii_letter_or_digit(c);
    if (c < 0xC0) return c != 0xAA && c != 0xB5 && c != 0xBA;
    return c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x206F) || c == 0x3000 || c == 0xFFFD;
}

/// The letter in lower case, as the bytes `raw` or one changed byte: both blocks of Latin-1 letters lie 32 apart.
std::string lower(char32_t c, std::string_view raw) {
    std::string out(raw);
    const bool ascii = c >= U'A' && c <= U'Z';
    const bool latin = c >= 0xC0 && c <= 0xDE && c != 0xD7;
    if (ascii || latin) out.back() = static_cast<char>(out.back() + 32);
    return out;
}

}  // namespace

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (is_invisible(c)) continue;
        if (parts_words(c)) {
            inside = false;
            continue;
        }
        if (!inside) words.emplace_back();
        inside = true;
        words.back() += lower(c, text.substr(begin, at - begin));
    }
    return words;
}

std::size_t word_count(std::string_view text) { return words_in(text).size(); }

std::string plain_words(std::string_view text) {
    std::string all;
    for (const std::string& word : words_in(text)) all += (all.empty() ? "" : " ") + word;
    return all;
}

}  // namespace workflows

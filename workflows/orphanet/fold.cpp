// Names made comparable (names.hpp: folded, fit). Tables instead of ICU: the nomenclature is written in Latin letters.
#include "workflows/orphanet/names.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace workflows::orphanet {
namespace {

constexpr std::array<std::string_view, 64> from_00c0 = {  // Latin-1 Supplement, U+00C0 to U+00FF
    "a", "a", "a", "a", "a", "a", "ae", "c", "e",  "e",  "e", "e", "i", "i", "i", "i", "d",  "n", "o",  "o", "o", "o",
    "o", " ", "o", "u", "u", "u", "u",  "y", "th", "ss", "a", "a", "a", "a", "a", "a", "ae", "c", "e",  "e", "e", "e",
    "i", "i", "i", "i", "d", "n", "o",  "o", "o",  "o",  "o", " ", "o", "u", "u", "u", "u",  "y", "th", "y"};

constexpr std::array<std::string_view, 128> from_0100 = {  // Latin Extended-A, U+0100 to U+017F
    "a", "a", "a", "a", "a", "a", "c",  "c",  "c", "c", "c", "c", "c", "c", "d", "d", "d",  "d",  "e", "e", "e", "e",
    "e", "e", "e", "e", "e", "e", "g",  "g",  "g", "g", "g", "g", "g", "g", "h", "h", "h",  "h",  "i", "i", "i", "i",
    "i", "i", "i", "i", "i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l",  "l",  "l", "l", "l", "l",
    "l", "n", "n", "n", "n", "n", "n",  "n",  "n", "n", "o", "o", "o", "o", "o", "o", "oe", "oe", "r", "r", "r", "r",
    "r", "r", "s", "s", "s", "s", "s",  "s",  "s", "s", "t", "t", "t", "t", "t", "t", "u",  "u",  "u", "u", "u", "u",
    "u", "u", "u", "u", "u", "u", "w",  "w",  "y", "y", "y", "z", "z", "z", "z", "z", "z",  "s"};

constexpr std::array<std::string_view, 25> greek = {  // U+03B1 to U+03C9
    "alpha", "beta",    "gamma", "delta", "epsilon", "zeta",  "eta", "theta",   "iota", "kappa", "lambda", "mu",   "nu",
    "xi",    "omicron", "pi",    "rho",   "sigma",   "sigma", "tau", "upsilon", "phi",  "chi",   "psi",    "omega"};

struct Read {
    char32_t letter = 0;
    std::size_t bytes = 1;
};

// The letter at the front of valid UTF-8; a byte that begins none stands for itself.
Read front_letter(std::string_view text) {
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t bytes = byte(0) < 0x80 ? 1 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
    if (bytes == 1 || byte(0) < 0xC0 || text.size() < bytes) return {byte(0), 1};
    char32_t letter = byte(0) & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) letter = (letter << 6U) | (byte(i) & 0x3FU);
    return {letter, bytes};
}

std::string_view folded_ascii(unsigned char c) {
    static constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
    static constexpr std::string_view digits = "0123456789";
    if (c >= 'a' && c <= 'z') return letters.substr(c - 'a', 1U);
    if (c >= 'A' && c <= 'Z') return letters.substr(c - 'A', 1U);
    if (c >= '0' && c <= '9') return digits.substr(c - '0', 1U);
    if (c == '\'') return "";
    return " ";
}

constexpr std::string_view itself = "\x01";

// What the letter becomes: nothing, a blank, ASCII letters, or `itself`.
std::string_view folded_letter(char32_t letter) {
    if (letter < 0x80) return folded_ascii(static_cast<unsigned char>(letter));
    if (letter < 0xC0) return letter == 0xB5 ? "mu" : letter == 0xB4 ? "" : " ";
    if (letter < 0x100) return from_00c0[letter - 0xC0];
    if (letter < 0x180) return from_0100[letter - 0x100];
    if (letter >= 0x2B9 && letter <= 0x36F) return "";  // modifier letters and combining marks
    if (letter >= 0x391 && letter <= 0x3A9) return greek[letter - 0x391];
    if (letter >= 0x3B1 && letter <= 0x3C9) return greek[letter - 0x3B1];
    if (letter == 0x2018 || letter == 0x2019) return "";  // typographic apostrophes
    if (letter >= 0x2000 && letter <= 0x206F) return " ";
    return itself;
}

std::string_view without_status_prefix(std::string_view name) {
    for (const std::string_view prefix : {"OBSOLETE:", "NON RARE IN EUROPE:"})
        if (name.starts_with(prefix)) return name.substr(prefix.size());
    return name;
}

bool has_every_word(std::string_view name, std::string_view words) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (name.find(words.substr(0, end)) == std::string_view::npos) return false;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return true;
}

}  // namespace

std::string folded(std::string_view name) {
    std::string out;
    for (std::string_view rest = without_status_prefix(name); !rest.empty();) {
        const Read read = front_letter(rest);
        const std::string_view piece = folded_letter(read.letter);
        if (piece == itself)
            out.append(rest.substr(0, read.bytes));
        else if (piece != " ")
            out.append(piece);
        else if (!out.empty() && out.back() != ' ')
            out.push_back(' ');
        rest.remove_prefix(read.bytes);
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::optional<Match> fit(std::string_view folded_name, std::string_view folded_query) {
    if (folded_query.empty()) return std::nullopt;
    if (folded_name == folded_query) return Match::exact;
    if (folded_name.starts_with(folded_query)) return Match::prefix;
    if (has_every_word(folded_name, folded_query)) return Match::words;
    return std::nullopt;
}

}  // namespace workflows::orphanet

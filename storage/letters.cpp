#include "storage/letters.hpp"

namespace storage {

namespace {

void append_utf8(std::string& out, unsigned code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else {
        out += static_cast<char>(0xC0U | (code >> 6U));
        out += static_cast<char>(0x80U | (code & 0x3FU));
    }
}

/// Code points up to U+07FF: Latin-1, Latin Extended-A and Greek, which is what names of diagnoses are written in.
unsigned small(unsigned code) {
    if (code >= 'A' && code <= 'Z') return code + 32;
    if (code >= 0xC0 && code <= 0xDE && code != 0xD7) return code + 32;
    if ((code >= 0x100 && code <= 0x137) || (code >= 0x14A && code <= 0x177)) return code | 1U;
    if ((code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E)) return code % 2 == 1 ? code + 1 : code;
    if (code >= 0x391 && code <= 0x3A9 && code != 0x3A2) return code + 32;
    return code;
}

}  // namespace

std::string lower_case(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned first = static_cast<unsigned char>(text[i]);
        if (first < 0x80) {
            append_utf8(out, small(first));
        } else if (first >= 0xC2 && first <= 0xDF && i + 1 < text.size()) {
            append_utf8(out, small(((first & 0x1FU) << 6U) | (static_cast<unsigned char>(text[++i]) & 0x3FU)));
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string norwegian_order(std::string_view text) {
    const std::string lower = lower_case(text);
    std::string key;
    key.reserve(lower.size());
    for (std::size_t i = 0; i < lower.size(); ++i) {
        const std::string_view letter = std::string_view(lower).substr(i, 2);
        // '{' is the byte after 'z'.
        if (letter == "æ" || letter == "ä") {
            key += "{1";
        } else if (letter == "ø" || letter == "ö") {
            key += "{2";
        } else if (letter == "å") {
            key += "{3";
        } else {
            key += lower[i];
            continue;
        }
        ++i;
    }
    return key;
}

std::string anywhere(std::string_view text) {
    std::string pattern = "%";
    for (const char letter : text) {
        if (letter == '%' || letter == '_' || letter == '!') pattern += '!';
        pattern += letter;
    }
    return pattern + "%";
}

}  // namespace storage

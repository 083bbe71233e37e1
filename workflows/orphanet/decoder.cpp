#include "workflows/orphanet/decoder.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace workflows::orphanet {
namespace {

unsigned char byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

enum class Sequence { valid, invalid, incomplete };

struct Measured {
    Sequence sequence = Sequence::valid;
    std::size_t bytes = 1;
};

// The letter at the front of `text`, RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
Measured measure(std::string_view text) {
    const unsigned char first = byte_at(text, 0);
    if (first < 0x80) return {};
    if (first < 0xC2 || first > 0xF4) return {Sequence::invalid, 1};
    const std::size_t bytes = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    for (std::size_t i = 1; i < bytes; ++i) {
        if (i == text.size()) return {Sequence::incomplete, i};
        const unsigned char next = byte_at(text, i);
        const unsigned char lowest = i > 1 ? 0x80 : first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        const unsigned char highest = i > 1 ? 0xBF : first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (next < lowest || next > highest) return {Sequence::invalid, i};
    }
    return {Sequence::valid, bytes};
}

// How many bytes at the front are ASCII, which nearly all are: eight are looked at together.
std::size_t ascii_run(std::string_view bytes) {
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    std::size_t at = 0;
    for (std::uint64_t eight = 0; at + sizeof eight <= bytes.size(); at += sizeof eight) {
        std::memcpy(&eight, bytes.data() + at, sizeof eight);
        if ((eight & high_bits) != 0) break;
    }
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
    return at;
}

void append_latin1(std::string_view bytes, std::string& out) {
    while (!bytes.empty()) {
        const std::size_t plain = ascii_run(bytes);
        out.append(bytes.substr(0, plain));
        bytes.remove_prefix(plain);
        if (bytes.empty()) return;
        const auto byte = static_cast<unsigned char>(bytes.front());
        out.push_back(static_cast<char>(0xC0U | (byte >> 6U)));
        out.push_back(static_cast<char>(0x80U | (byte & 0x3FU)));
        bytes.remove_prefix(1);
    }
}

std::string upper_case(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return out;
}

}  // namespace

std::optional<Encoding> declared_encoding(std::string_view head, std::string& named) {
    if (!head.starts_with("<?xml")) return Encoding::undeclared;
    const std::string_view declaration = head.substr(0, std::min(head.find("?>"), head.size()));
    const std::size_t word = declaration.find("encoding");
    if (word == std::string_view::npos) return Encoding::undeclared;
    const std::size_t open = declaration.find_first_of("'\"", word);
    if (open == std::string_view::npos) return Encoding::undeclared;
    const std::size_t close = declaration.find(declaration[open], open + 1);
    if (close == std::string_view::npos) return Encoding::undeclared;
    named = upper_case(declaration.substr(open + 1, close - open - 1));
    if (named == "UTF-8" || named == "UTF8" || named == "US-ASCII") return Encoding::utf8;
    if (named == "ISO-8859-1" || named == "LATIN1") return Encoding::latin1;
    return std::nullopt;
}

bool Decoder::fall_back(std::string_view bytes, std::string& out) {
    if (encoding_ != Encoding::undeclared || !only_ascii_) return false;
    encoding_ = Encoding::latin1;
    append_latin1(bytes, out);
    return true;
}

bool Decoder::decode(std::string_view bytes, std::string& out) {
    if (encoding_ == Encoding::latin1) {
        append_latin1(bytes, out);
        return true;
    }
    std::string joined;
    if (!pending_.empty()) {
        joined = pending_ + std::string(bytes);
        pending_.clear();
        bytes = joined;
    }
    while (!bytes.empty()) {
        const std::size_t plain = ascii_run(bytes);
        out.append(bytes.substr(0, plain));
        bytes.remove_prefix(plain);
        if (bytes.empty()) break;
        const Measured letter = measure(bytes);
        if (letter.sequence == Sequence::invalid) return fall_back(bytes, out);
        if (letter.sequence == Sequence::incomplete) {
            pending_ = bytes;
            return true;
        }
        if (letter.bytes > 1) only_ascii_ = false;
        out.append(bytes.substr(0, letter.bytes));
        bytes.remove_prefix(letter.bytes);
    }
    return true;
}

bool Decoder::finish(std::string& out) { return pending_.empty() || fall_back(pending_, out); }

}  // namespace workflows::orphanet

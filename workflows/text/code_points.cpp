#include "workflows/text/code_points.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace workflows {

namespace {

// The zero of every run of ten decimal digits (Unicode 15, general category Nd), in order.
constexpr std::array<char32_t, 67> zeros{
    0x30,    0x660,   0x6F0,   0x7C0,   0x966,   0x9E6,   0xA66,   0xAE6,   0xB66,   0xBE6,   0xC66,   0xCE6,
    0xD66,   0xDE6,   0xE50,   0xED0,   0xF20,   0x1040,  0x1090,  0x17E0,  0x1810,  0x1946,  0x19D0,  0x1A80,
    0x1A90,  0x1B50,  0x1BB0,  0x1C40,  0x1C50,  0xA620,  0xA8D0,  0xA900,  0xA9D0,  0xA9F0,  0xAA50,  0xABF0,
    0xFF10,  0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0,
    0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8,
    0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E950};

constexpr char32_t segmented_zero = 0x1FBF0;

// First code point, last code point, digit of the first.
struct Ornament {
    char32_t first, last;
    int digit;
};
constexpr std::array<Ornament, 12> ornaments{{{0xB2, 0xB3, 2},       {0xB9, 0xB9, 1},       {0x2070, 0x2070, 0},
                                              {0x2074, 0x2079, 4},   {0x2080, 0x2089, 0},   {0x2460, 0x2468, 1},
                                              {0x2474, 0x247C, 1},   {0x24EA, 0x24EA, 0},   {0x2776, 0x277E, 1},
                                              {0x2780, 0x2788, 1},   {0x278A, 0x2792, 1},   {0x24FF, 0x24FF, 0}}};

using Range = std::pair<char32_t, char32_t>;

constexpr std::array<Range, 13> separators{{{0x9, 0x9},       {0x20, 0x20},     {0x2D, 0x2F},     {0x5F, 0x5F},     {0xA0, 0xA0},
                                            {0xB7, 0xB7},     {0x2000, 0x200A}, {0x2010, 0x2015}, {0x2022, 0x2022}, {0x202F, 0x202F},
                                            {0x205F, 0x205F}, {0x2212, 0x2212}, {0x3000, 0x3000}}};
constexpr std::array<Range, 1> wide_separators{{{0xFF0D, 0xFF0F}}};
constexpr std::array<Range, 9> invisibles{{{0xAD, 0xAD},     {0x300, 0x36F},   {0x180B, 0x180E}, {0x200B, 0x200F}, {0x202A, 0x202E},
                                           {0x2060, 0x206F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}}};

template <std::size_t Size>
bool within(const std::array<Range, Size>& ranges, char32_t c) {
    return std::any_of(ranges.begin(), ranges.end(), [&](const Range& range) { return range.first <= c && c <= range.second; });
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t lead = byte(at);
    const std::size_t more = lead < 0x80 ? 0U : lead >= 0xF0 ? 3U : lead >= 0xE0 ? 2U : lead >= 0xC0 ? 1U : 4U;
    char32_t c = more == 0 ? lead : lead & (0x3FU >> more);
    for (std::size_t i = 1; i <= more; ++i) {
        if (more == 4 || at + i >= text.size() || (byte(at + i) & 0xC0U) != 0x80) {
            ++at;
            return 0xFFFD;
        }
        c = (c << 6U) | (byte(at + i) & 0x3FU);
    }
    at += more + 1;
    return c;
}

int decimal_digit(char32_t c) {
    if (c < 0x80) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
    if (c >= segmented_zero && c < segmented_zero + 10) return static_cast<int>(c - segmented_zero);
    const auto above = std::upper_bound(zeros.begin(), zeros.end(), c);
    const char32_t distance = c - *std::prev(above);
    return distance < 10 ? static_cast<int>(distance) : -1;
}

int ornamental_digit(char32_t c) {
    for (const Ornament& ornament : ornaments)
        if (ornament.first <= c && c <= ornament.last) return ornament.digit + static_cast<int>(c - ornament.first);
    return -1;
}

bool is_number_separator(char32_t c) { return within(separators, c) || within(wide_separators, c); }

bool is_invisible(char32_t c) { return within(invisibles, c) || (c >= 0xE0000 && c <= 0xE0FFF); }

}  // namespace workflows

// Where a text of JSON needs an escape, or ends (RFC 8259, section 7). Inline: records are read by the gigabyte.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace engine {

/// How many bytes stand before the first quote, backslash or control character; all of them when there is none.
inline std::size_t plain_run(std::string_view text) {
    constexpr std::uint64_t ones = 0x0101010101010101, high = 0x8080808080808080;
    // A byte that is zero, or below 0x20, gets its high bit by the subtraction; the lowest such mark is exact.
    const auto marks = [](std::uint64_t eight, std::uint64_t byte) { return ((eight ^ (ones * byte)) - ones) & ~(eight ^ (ones * byte)); };
    std::size_t i = 0;
#ifdef __SSE2__
    // Sixteen bytes in one look: most texts are codes, but most bytes are digests.
    const __m128i quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\'), last_control = _mm_set1_epi8(0x1F);
    for (; i + 16 <= text.size(); i += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i));
        const __m128i ends = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)), _mm_cmpeq_epi8(_mm_min_epu8(bytes, last_control), bytes));
        if (const auto found = static_cast<unsigned>(_mm_movemask_epi8(ends)); found != 0) return i + static_cast<std::size_t>(std::countr_zero(found));
    }
#endif
    if constexpr (std::endian::native == std::endian::little) {
        for (std::uint64_t eight = 0; i + 8 <= text.size(); i += 8) {
            std::memcpy(&eight, text.data() + i, 8);
            const std::uint64_t found = (marks(eight, '"') | marks(eight, '\\') | ((eight - ones * 0x20) & ~eight)) & high;
            if (found != 0) return i + static_cast<std::size_t>(std::countr_zero(found)) / 8;
        }
    }
    while (i < text.size() && text[i] != '"' && text[i] != '\\' && static_cast<unsigned char>(text[i]) >= 0x20) ++i;
    return i;
}

}  // namespace engine

#include "workflows/screening/decimal.hpp"

#include <charconv>

namespace workflows::screening {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<std::int64_t> billionths_of(std::string_view text) {
    constexpr std::size_t most_digits = 40;
    constexpr std::int64_t most = 1'000'000 * billionths;
    const std::size_t letter = text.find_first_of("eE");
    int exponent = 0;
    if (letter != std::string_view::npos) {
        std::string_view power = text.substr(letter + 1);
        if (power.starts_with('+')) power.remove_prefix(1);
        const auto read = std::from_chars(power.data(), power.data() + power.size(), exponent);
        if (read.ec != std::errc() || read.ptr != power.data() + power.size() || exponent < -30 || exponent > 30)
            return std::nullopt;
        text = text.substr(0, letter);
    }
    std::string_view whole = text, part;
    if (const std::size_t point = text.find('.'); point != std::string_view::npos) {
        whole = text.substr(0, point);
        part = text.substr(point + 1);
    }
    if (whole.size() + part.size() == 0 || whole.size() + part.size() > most_digits) return std::nullopt;
    // Digit by digit: one at place p (0 the units, 1 the first decimal …) is worth 10^(9 - p + exponent) billionths.
    std::int64_t sum = 0;
    bool more = false;
    for (std::size_t i = 0; i < whole.size() + part.size(); ++i) {
        const char c = i < whole.size() ? whole[i] : part[i - whole.size()];
        if (!is_digit(c)) return std::nullopt;
        const int power = 9 + exponent + static_cast<int>(whole.size()) - 1 - static_cast<int>(i);
        if (power < 0) {
            more = more || c != '0';
            continue;
        }
        std::int64_t worth = c - '0';
        for (int step = 0; step < power && worth != 0; ++step) {
            worth *= 10;
            if (worth > most) return std::nullopt;
        }
        sum += worth;
        if (sum > most) return std::nullopt;
    }
    return sum + (more ? 1 : 0);
}

}  // namespace workflows::screening

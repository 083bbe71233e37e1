// Mean values of prevalence without rounding surprises: decimal text as a whole number of billionths.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace workflows::screening {

/// Billionths of a person per 100,000.
inline constexpr std::int64_t billionths = 1'000'000'000;

/// "13.3" and "6.0E-4" as billionths, rounded up where there are more decimals. Nothing for what is no number from 0,
/// or is more than a million.
[[nodiscard]] std::optional<std::int64_t> billionths_of(std::string_view text);

/// The threshold 1:`one_in` per 100,000, in billionths; rounded down. REQUIRES: one_in is 1 or more.
[[nodiscard]] constexpr std::int64_t threshold_billionths(std::int64_t one_in) { return 100'000 * billionths / one_in; }

}  // namespace workflows::screening

// How long things take when not all have ended: percentiles by the product-limit estimator (Kaplan and Meier, 1958), in which
// what is still open counts as having lasted at least as long as it has. Leaving the open ones out would make a queue that
// stands still look quick.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace workflows {

/// One stay of a case in a phase.
struct Stay {
    std::string case_id, phase, centre;
    int cycle = 1;
    int days = 0;        ///< without those it was parked
    bool ended = false;  ///< else it lasts still
    int limit = 0;       ///< the policy's; 0 for none
};

/// Days after which this share (in hundredths) of the stays has ended; nothing where so many have not ended yet.
std::optional<int> percentile(const std::vector<Stay>& stays, int hundredths);

/// Stays below which no percentile is given: it would be a single case's.
inline constexpr std::size_t smallest_cell = 5;

}  // namespace workflows

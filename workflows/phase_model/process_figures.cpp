#include "workflows/phase_model/process_figures.hpp"

#include <map>

namespace workflows {

std::optional<int> percentile(const std::vector<Stay>& stays, int hundredths) {
    struct Day {
        std::size_t ended = 0, open = 0;
    };
    std::map<int, Day> days;
    for (const Stay& stay : stays) ++(stay.ended ? days[stay.days].ended : days[stay.days].open);
    double lasting = 1.0;
    std::size_t at_risk = stays.size();
    for (const auto& [day, count] : days) {
        if (count.ended > 0) lasting *= 1.0 - static_cast<double>(count.ended) / static_cast<double>(at_risk);
        // A hair's breadth for what the product of fractions loses.
        if (count.ended > 0 && 1.0 - lasting >= static_cast<double>(hundredths) / 100.0 - 1e-9) return day;
        at_risk -= count.ended + count.open;
    }
    return std::nullopt;
}

}  // namespace workflows

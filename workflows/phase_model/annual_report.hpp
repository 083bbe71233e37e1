// The figures of a year, for the yearly report that regulation 1706 asks for: in all and for each centre. Every figure
// has a definition in the catalogues, "report.KEY.definition", so that the same number means the same next year.
#pragma once

#include "engine/store.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// One figure. Counts of cases of the year itself come from events whose legal date lies in it; the state at its end is
/// the fold of all events up to 31 December.
struct AnnualFigure {
    std::string key;     ///< "registered"
    std::string detail;  ///< an outcome or a phase; "" for figures without one
    std::string centre;  ///< "" in all; a case counts for the centre that is primary by the placement in force at the
                         ///< year's end
    std::int64_t value = 0;
};

/// Keys in the order of the report.
const std::vector<std::string_view>& annual_keys();

/// Reads every case once. In the order of keys, then details, then centres; zeros only where a figure in all is zero.
std::vector<AnnualFigure> annual_report(engine::Store& store, int year);

}  // namespace workflows

// The decisions of a case as a page that stands alone and prints well, in the language of the catalogue.
#pragma once

#include "workflows/phase_model/export_rows.hpp"
#include "workflows/text/catalogue.hpp"

#include <string>
#include <vector>

namespace workflows {

/// HTML without script, picture or anything fetched. REQUIRES: at least one row.
std::string decision_page(const std::vector<Decision>& rows, const Catalogue& words,
                          const std::vector<std::string>& sources);

}  // namespace workflows

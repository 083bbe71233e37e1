// A screening as programs read it: the same rows as JSON and as CSV, for the command, the page and the API alike.
#pragma once

#include "engine/value.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/screening/screening.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace workflows::screening {

/// {"diagnoses": […], "not_found": […], "counts": {"K1": {"met": 1, …}, …}, "policy": {…}, "releases": […]}
[[nodiscard]] engine::Value as_value(const Screening& screening, const Policy& policy, std::string_view language);

/// The columns of the CSV, and of a table: code, name, level, status, target, typed, match, duplicate_of, case, phase,
/// outcome, centre, K1 to K7, suggested_centres.
[[nodiscard]] const std::vector<std::string>& columns();
[[nodiscard]] std::vector<std::string> cells(const Screening& screening, const Screened& row, const Rules& rules);

/// {"version", "sha256", "threshold"}
[[nodiscard]] engine::Value as_value(const Policy& policy);
/// {"product", "language", "version", "date", "sha256"}
[[nodiscard]] engine::Value as_value(const orphanet::Release& release);
/// {"criterion", "value", "certainty", "reason", "records": […]} with the reason in that language's words.
[[nodiscard]] engine::Value as_value(const Suggestion& suggestion, std::string_view reason);

}  // namespace workflows::screening

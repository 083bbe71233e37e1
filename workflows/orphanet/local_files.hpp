// Files with Norwegian names and with counts of enquiries, as CSV: every line is checked before anything is kept, and all
// that is wrong is told, each with its line. A number that looks like a person's is refused and never repeated.
#pragma once

#include "engine/answer.hpp"
#include "workflows/orphanet/local.hpp"

#include <cstddef>
#include <functional>
#include <string_view>
#include <variant>
#include <vector>

namespace workflows::orphanet {

/// What is wrong with a line; the message is for the catalogues.
struct LineProblem {
    std::size_t line = 0;
    engine::Message message;
};
using LineProblems = std::vector<LineProblem>;

/// Is this code in the nomenclature? Where nothing is imported, every code passes.
using KnowsCode = std::function<bool(std::int64_t code)>;

/// Columns orpha, name, who, date, source, and language (nb unless given), in any order. Dates are 2026-11-22 or 22.11.2026.
[[nodiscard]] std::variant<std::vector<LocalName>, LineProblems> read_names(std::string_view csv, const KnowsCode& knows);

/// Columns year, orpha, count, channel, in any order; no other, so that nothing of a person can come along.
[[nodiscard]] std::variant<std::vector<EnquiryCount>, LineProblems> read_enquiries(std::string_view csv, const KnowsCode& knows, int this_year);

}  // namespace workflows::orphanet

// The nomenclature pack's list of rare diseases as tab-separated text: one file of active names, one of codes that are
// deprecated or obsolete. A code has one row for each of its names, anywhere in the file; entities are handed over at
// the end, in order of code.
#pragma once

#include "workflows/orphanet/product.hpp"
#include "workflows/orphanet/reading.hpp"
#include "workflows/orphanet/source.hpp"

#include <optional>
#include <string_view>
#include <variant>

namespace workflows::orphanet {

/// More rows than any list of the nomenclature may have; what bounds memory.
inline constexpr std::int64_t most_list_rows = 500'000;

/// Which of the two lists has this heading; nothing for any other line.
[[nodiscard]] std::optional<Product> detect_pack_list(std::string_view heading);

/// Reads either list to its end. The lists say neither language, version nor date; a language and a year in the name of
/// the file ("List_of_rare_diseases_2025_en.tsv") are taken from there.
[[nodiscard]] std::variant<Reading, Problem> read_pack_list(Source& source, const TakeEntity& take,
                                                            const Progress& progress);

}  // namespace workflows::orphanet

// Product 1 (LANGUAGE_product1.xml): the whole nomenclature with names, synonyms, level, type, flags and where inactive
// codes went, and the cross-references. Definitions are passed over. One entity at a time is held in memory.
#pragma once

#include "workflows/orphanet/reading.hpp"
#include "workflows/orphanet/source.hpp"

#include <variant>

namespace workflows::orphanet {

/// Reads the source to its end. Entities handed over before a problem are to be thrown away by the caller.
[[nodiscard]] std::variant<Reading, Problem> read_product1(Source& source, const TakeEntity& take,
                                                           const Progress& progress, const TakeFacts& take_facts = {});

}  // namespace workflows::orphanet

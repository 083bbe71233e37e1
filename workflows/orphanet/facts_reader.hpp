// Products 4, 6, 7, both of product 9 and the functional consequences: lists of disorders with records inside.
#pragma once

#include "workflows/orphanet/product.hpp"
#include "workflows/orphanet/reading.hpp"
#include "workflows/orphanet/source.hpp"

#include <variant>

namespace workflows::orphanet {

/// More codes than any file of Orphanet may have; what bounds memory.
inline constexpr std::size_t most_entities = 500'000;

/// Reads the source to its end. What was handed over before a problem is to be thrown away by the caller.
/// REQUIRES: the product is one of those above.
[[nodiscard]] std::variant<Reading, Problem> read_facts(Product product, Source& source, const TakeFacts& take,
                                                        const Progress& progress);

}  // namespace workflows::orphanet

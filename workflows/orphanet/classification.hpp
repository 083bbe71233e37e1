// Product 3 and the classifications of the nomenclature pack: one tree a file, in which an entity stands wherever it
// belongs. Read as the graph it means: an entity is one node, however often it stands there.
#pragma once

#include "workflows/orphanet/reading.hpp"
#include "workflows/orphanet/source.hpp"

#include <cstdint>
#include <variant>

namespace workflows::orphanet {

/// Levels of nodes that are read; Orphanet's deepest classification has 12. Deeper than `usual_levels` is warned of.
inline constexpr std::int64_t most_levels = 10'000;
inline constexpr std::int64_t usual_levels = 50;

/// Reads the source to its end. Of the reading, `rows` are the nodes of the tree, `disorders` the nodes that name an
/// entity. A root that names none (classification 235) is a node and a level, and parent to nobody. An entity that
/// stands below itself, here or by way of other places in the tree, is a problem.
[[nodiscard]] std::variant<Reading, Problem> read_classification(Source& source, const TakeFacts& take,
                                                                 const Progress& progress);

}  // namespace workflows::orphanet

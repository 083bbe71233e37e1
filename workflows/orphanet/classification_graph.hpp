// The entities of one classification, each once, with its direct parents and children.
#pragma once

#include "workflows/orphanet/nomenclature.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace workflows::orphanet {

/// What bounds time and memory; Orphanet's largest has 7,083 entities, of at most 15 parents.
inline constexpr std::size_t most_graph_entities = 100'000;
inline constexpr std::size_t most_parents = 1'000;

class ClassificationGraph {
public:
    /// Notes an entity below `parent` (0: at the top). False when a bound is passed.
    [[nodiscard]] bool add(std::int64_t code, std::int64_t parent);

    /// An entity that is an ancestor of itself, if there is one.
    [[nodiscard]] std::optional<std::int64_t> cycle() const;

    [[nodiscard]] std::int64_t entities() const { return static_cast<std::int64_t>(order_.size()); }
    [[nodiscard]] std::int64_t edges() const { return edges_; }
    /// One row an entity, in the order they first stand in the tree.
    [[nodiscard]] std::vector<FactRow> rows() const;

private:
    struct Node {
        std::vector<std::int64_t> parents, children;
    };
    std::unordered_map<std::int64_t, Node> nodes_;
    std::vector<std::int64_t> order_;
    std::int64_t edges_ = 0;
};

}  // namespace workflows::orphanet

// Codes that stand so near a diagnosis that a case about one of them may be about the other.
#pragma once

#include "workflows/orphanet/facts.hpp"
#include "workflows/orphanet/nomenclature.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace workflows::orphanet {

/// `moved`: the code it went to, or one that went to it.
enum class Kinship { same, moved, parent, child };

struct Neighbour {
    std::int64_t code = 0;
    Kinship kinship = Kinship::same;

    bool operator==(const Neighbour&) const = default;
};

/// More than any diagnosis has; a group at the top of a classification may have more children, of which the first
/// count.
inline constexpr std::size_t most_neighbours = 200;

/// "same", "moved", "parent", "child".
[[nodiscard]] std::string_view name_of(Kinship kinship);

/// The code itself first, then moved codes, direct parents and direct children in any classification, each code once.
/// Null sources know nothing.
[[nodiscard]] std::vector<Neighbour> neighbours(std::int64_t code, Nomenclature* nomenclature, FactSource* facts);

}  // namespace workflows::orphanet

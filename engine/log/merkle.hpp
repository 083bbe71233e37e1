// The Merkle tree over the log (RFC 9162 section 2.1): roots, and proofs that an entry is in it and that a tree goes on
// from an earlier one. Hashes are 32 raw bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

/// SHA-256(0x00 ‖ data). In this log an entry's data are the 32 bytes of an event's hash.
std::string leaf_hash(std::string_view data);
/// SHA-256(0x01 ‖ left ‖ right).
std::string node_hash(std::string_view left, std::string_view right);

/// Gives the root of the complete subtree over the leaves [index × 2^level, (index + 1) × 2^level).
using Subtrees = std::function<std::string(int level, std::int64_t index)>;
/// Subtrees over leaf hashes in memory; borrows them.
Subtrees subtrees_of(const std::vector<std::string>& leaf_hashes);

/// The root of the tree over the first `size` leaves; SHA-256 of nothing for none.
std::string tree_root(std::int64_t size, const Subtrees& subtrees);

using Proof = std::vector<std::string>;
/// RFC 9162 section 2.1.3.1. REQUIRES: 0 ≤ index < size.
Proof inclusion_proof(std::int64_t index, std::int64_t size, const Subtrees& subtrees);
/// RFC 9162 section 2.1.4.1. REQUIRES: 0 ≤ first ≤ second. Empty for first = 0 and for first = second.
Proof consistency_proof(std::int64_t first, std::int64_t second, const Subtrees& subtrees);

/// RFC 9162 section 2.1.3.2: the root that the proof leads to from a leaf hash; nothing when it has not the right
/// length.
std::optional<std::string> root_from_inclusion(std::string_view leaf, std::int64_t index, std::int64_t size,
                                               const Proof& proof);
/// RFC 9162 section 2.1.4.2.
bool is_consistent(std::int64_t first, std::int64_t second, std::string_view first_root, std::string_view second_root,
                   const Proof& proof);

}  // namespace engine

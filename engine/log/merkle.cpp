#include "engine/log/merkle.hpp"

#include "engine/crypto.hpp"

#include <bit>

namespace engine {

namespace {

/// The largest power of two smaller than n. REQUIRES: n > 1.
std::int64_t split_of(std::int64_t n) {
    return static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(n - 1)));
}

/// Root over the leaves [from, to). Every range met begins at a multiple of its width rounded up to a power of two.
std::string range_root(std::int64_t from, std::int64_t to, const Subtrees& subtrees) {
    const std::int64_t width = to - from;
    if (std::has_single_bit(static_cast<std::uint64_t>(width))) {
        const int level = std::countr_zero(static_cast<std::uint64_t>(width));
        return subtrees(level, from >> level);
    }
    const std::int64_t split = from + split_of(width);
    return node_hash(range_root(from, split, subtrees), range_root(split, to, subtrees));
}

void path(std::int64_t index, std::int64_t from, std::int64_t to, const Subtrees& subtrees, Proof& proof) {
    if (to - from == 1) return;
    const std::int64_t split = from + split_of(to - from);
    const bool left = index < split;
    if (left)
        path(index, from, split, subtrees, proof);
    else
        path(index, split, to, subtrees, proof);
    proof.push_back(left ? range_root(split, to, subtrees) : range_root(from, split, subtrees));
}

/// `whole`: the earlier tree is the very subtree [from, to), whose root the verifier has.
void subproof(std::int64_t first, std::int64_t from, std::int64_t to, bool whole, const Subtrees& subtrees,
              Proof& proof) {
    if (first == to) {
        if (!whole) proof.push_back(range_root(from, to, subtrees));
        return;
    }
    const std::int64_t split = from + split_of(to - from);
    if (first <= split) {
        subproof(first, from, split, whole, subtrees, proof);
        proof.push_back(range_root(split, to, subtrees));
    } else {
        subproof(first, split, to, false, subtrees, proof);
        proof.push_back(range_root(from, split, subtrees));
    }
}

}  // namespace

std::string leaf_hash(std::string_view data) { return sha256_bytes(std::string(1, '\0').append(data)); }

std::string node_hash(std::string_view left, std::string_view right) {
    return sha256_bytes(std::string(1, '\1').append(left).append(right));
}

Subtrees subtrees_of(const std::vector<std::string>& leaf_hashes) {
    return [&leaf_hashes](int level, std::int64_t index) {
        const auto from = static_cast<std::size_t>(index << level);
        std::vector<std::string> row(
            leaf_hashes.begin() + static_cast<std::ptrdiff_t>(from),
            leaf_hashes.begin() + static_cast<std::ptrdiff_t>(from + (std::size_t{1} << level)));
        for (; row.size() > 1; row.resize(row.size() / 2))
            for (std::size_t i = 0; i < row.size() / 2; ++i) row[i] = node_hash(row[2 * i], row[2 * i + 1]);
        return row.front();
    };
}

std::string tree_root(std::int64_t size, const Subtrees& subtrees) {
    return size == 0 ? sha256_bytes("") : range_root(0, size, subtrees);
}

Proof inclusion_proof(std::int64_t index, std::int64_t size, const Subtrees& subtrees) {
    Proof proof;
    path(index, 0, size, subtrees, proof);
    return proof;
}

Proof consistency_proof(std::int64_t first, std::int64_t second, const Subtrees& subtrees) {
    Proof proof;
    if (first > 0 && first < second) subproof(first, 0, second, true, subtrees, proof);
    return proof;
}

std::optional<std::string> root_from_inclusion(std::string_view leaf, std::int64_t index, std::int64_t size,
                                               const Proof& proof) {
    if (index < 0 || index >= size) return std::nullopt;
    auto fn = static_cast<std::uint64_t>(index), sn = static_cast<std::uint64_t>(size - 1);
    std::string root(leaf);
    for (const std::string& hash : proof) {
        if (sn == 0 || hash.size() != 32) return std::nullopt;
        if ((fn & 1U) != 0 || fn == sn) {
            root = node_hash(hash, root);
            while ((fn & 1U) == 0 && fn != 0) fn >>= 1U, sn >>= 1U;
        } else {
            root = node_hash(root, hash);
        }
        fn >>= 1U;
        sn >>= 1U;
    }
    if (sn != 0) return std::nullopt;
    return root;
}

bool is_consistent(std::int64_t first, std::int64_t second, std::string_view first_root, std::string_view second_root,
                   const Proof& proof) {
    if (first < 0 || first > second) return false;
    if (first == second) return proof.empty() && first_root == second_root;
    if (first == 0) return proof.empty() && first_root == sha256_bytes("");
    std::vector<std::string> path;
    if (std::has_single_bit(static_cast<std::uint64_t>(first))) path.emplace_back(first_root);
    path.insert(path.end(), proof.begin(), proof.end());
    if (path.empty()) return false;
    auto fn = static_cast<std::uint64_t>(first - 1), sn = static_cast<std::uint64_t>(second - 1);
    while ((fn & 1U) != 0) fn >>= 1U, sn >>= 1U;
    std::string earlier = path.front(), later = path.front();
    for (std::size_t i = 1; i < path.size(); ++i) {
        if (sn == 0) return false;
        if ((fn & 1U) != 0 || fn == sn) {
            earlier = node_hash(path[i], earlier);
            later = node_hash(path[i], later);
            while ((fn & 1U) == 0 && fn != 0) fn >>= 1U, sn >>= 1U;
        } else {
            later = node_hash(later, path[i]);
        }
        fn >>= 1U;
        sn >>= 1U;
    }
    return sn == 0 && earlier == first_root && later == second_root;
}

}  // namespace engine

// The Merkle tree against the vectors of Certificate Transparency's reference implementation, and proofs by brute
// force.
#include "engine/log/merkle.hpp"

#include "engine/crypto.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <string>
#include <vector>

using engine::from_hex;
using engine::to_hex;

namespace {

std::vector<std::string> vector_leaves() {
    std::vector<std::string> leaves;
    for (const char* hex :
         {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"})
        leaves.push_back(engine::leaf_hash(from_hex(hex)));
    return leaves;
}

std::vector<std::string> leaves(std::int64_t count) {
    std::vector<std::string> all;
    for (std::int64_t i = 0; i < count; ++i) all.push_back(engine::leaf_hash(std::to_string(i)));
    return all;
}

}  // namespace

TEST_CASE("roots are those of the reference implementation", "[log]") {
    const auto all = vector_leaves();
    const std::array<std::string, 9> roots{"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                                           "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                           "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                           "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                           "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                           "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                           "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                           "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                           "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

    for (std::size_t size = 0; size < roots.size(); ++size)
        CHECK(to_hex(engine::tree_root(static_cast<std::int64_t>(size), engine::subtrees_of(all))) == roots[size]);
}

TEST_CASE("proofs are those of the reference implementation", "[log]") {
    const auto all = vector_leaves();
    const auto subtrees = engine::subtrees_of(all);

    const engine::Proof included = engine::inclusion_proof(5, 8, subtrees);
    const engine::Proof consistent = engine::consistency_proof(6, 8, subtrees);

    REQUIRE(included.size() == 3);
    CHECK(to_hex(included[0]) == "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    CHECK(to_hex(included[1]) == "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0");
    CHECK(to_hex(included[2]) == "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    REQUIRE(consistent.size() == 3);
    CHECK(to_hex(consistent[0]) == "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a");
    CHECK(to_hex(consistent[1]) == "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0");
    CHECK(to_hex(consistent[2]) == "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
}

TEST_CASE("every entry of every tree is proved, and no other entry by the same proof", "[log]") {
    const auto all = leaves(40);
    const auto subtrees = engine::subtrees_of(all);
    int wrong = 0;

    for (std::int64_t size = 1; size <= 40; ++size) {
        const std::string root = engine::tree_root(size, subtrees);
        for (std::int64_t index = 0; index < size; ++index) {
            engine::Proof proof = engine::inclusion_proof(index, size, subtrees);
            const std::string& leaf = all[static_cast<std::size_t>(index)];
            wrong += engine::root_from_inclusion(leaf, index, size, proof) != root;
            wrong += size > 1 && engine::root_from_inclusion(leaf, (index + 1) % size, size, proof) == root;
            wrong += engine::root_from_inclusion(engine::leaf_hash("other"), index, size, proof) == root;
            proof.push_back(leaf);
            wrong += engine::root_from_inclusion(leaf, index, size, proof) == root;
        }
    }

    CHECK(wrong == 0);
}

TEST_CASE("every later tree is proved to go on from every earlier, and a rewritten one is not", "[log]") {
    const auto all = leaves(40);
    auto other = all;
    other[3] = engine::leaf_hash("rewritten");
    const auto subtrees = engine::subtrees_of(all), rewritten = engine::subtrees_of(other);
    int wrong = 0;

    for (std::int64_t second = 0; second <= 40; ++second) {
        for (std::int64_t first = 0; first <= second; ++first) {
            const std::string before = engine::tree_root(first, subtrees), after = engine::tree_root(second, subtrees);
            const engine::Proof proof = engine::consistency_proof(first, second, subtrees);
            wrong += !engine::is_consistent(first, second, before, after, proof);
            if (first < 4) continue;
            wrong += engine::is_consistent(first, second, engine::tree_root(first, rewritten), after, proof);
            wrong += engine::is_consistent(first, second, before, engine::tree_root(second, rewritten),
                                           engine::consistency_proof(first, second, rewritten));
        }
    }

    CHECK(wrong == 0);
}

// Which codes stand near a diagnosis.
#include "tests/support/catch.hpp"
#include "tests/support/memory_facts.hpp"
#include "workflows/orphanet/neighbours.hpp"

using namespace workflows::orphanet;

namespace {

// 1 moved to 2, and 3 moved to 1.
class Moved : public Nomenclature {
public:
    std::optional<Found> find(std::int64_t code) override {
        Found found{.entity = {.code = code}};
        if (code == 1) found.entity.targets.push_back({.code = 2});
        return found;
    }
    std::vector<Hit> search(std::string_view, std::size_t) override { return {}; }
    std::optional<Release> latest_release() override { return std::nullopt; }
    std::vector<Release> releases() override { return {}; }
    std::vector<std::int64_t> came_from(std::int64_t code) override {
        return code == 1 ? std::vector<std::int64_t>{3} : std::vector<std::int64_t>{};
    }
};

}  // namespace

TEST_CASE("the code stands first, then moved codes, parents and children, each once", "[orphanet]") {
    Moved moved;
    tests::MemoryFacts facts;
    facts.known[1] = {.code = 1, .parents = {{0, 90}, {146, 10}, {156, 10}, {156, 3}}};
    facts.known[20] = {.code = 20, .parents = {{156, 1}}};

    const auto found = neighbours(1, &moved, &facts);

    CHECK(
        found ==
        std::vector<Neighbour>{
            {1, Kinship::same}, {2, Kinship::moved}, {3, Kinship::moved}, {10, Kinship::parent}, {20, Kinship::child}});
    CHECK(neighbours(1, nullptr, nullptr) == std::vector<Neighbour>{{1, Kinship::same}});
}

TEST_CASE("a group with very many children has so many neighbours and no more", "[orphanet]") {
    tests::MemoryFacts facts;
    for (std::int64_t child = 2; child < 2000; ++child) facts.known[child] = {.code = child, .parents = {{156, 1}}};

    CHECK(neighbours(1, nullptr, &facts).size() == most_neighbours);
}

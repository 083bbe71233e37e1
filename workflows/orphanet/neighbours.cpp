#include "workflows/orphanet/neighbours.hpp"

#include <algorithm>
#include <cstdlib>

namespace workflows::orphanet {
namespace {

void add(std::vector<Neighbour>& all, std::int64_t code, Kinship kinship) {
    const bool known = std::any_of(all.begin(), all.end(), [code](const Neighbour& n) { return n.code == code; });
    if (!known && all.size() < most_neighbours) all.push_back({.code = code, .kinship = kinship});
}

}  // namespace

std::string_view name_of(Kinship kinship) {
    switch (kinship) {
        case Kinship::same: return "same";
        case Kinship::moved: return "moved";
        case Kinship::parent: return "parent";
        case Kinship::child: return "child";
    }
    std::abort();
}

std::vector<Neighbour> neighbours(std::int64_t code, Nomenclature* nomenclature, FactSource* facts) {
    std::vector<Neighbour> all{{.code = code, .kinship = Kinship::same}};
    if (nomenclature != nullptr) {
        if (const auto found = nomenclature->find(code))
            for (const Target& target : found->entity.targets) add(all, target.code, Kinship::moved);
        for (const std::int64_t from : nomenclature->came_from(code)) add(all, from, Kinship::moved);
    }
    if (facts != nullptr) {
        // Product 7 names the head of a whole classification, which says nothing about likeness.
        for (const Parent& parent : facts->facts(code).parents)
            if (parent.classification != 0) add(all, parent.code, Kinship::parent);
        for (const std::int64_t child : facts->children(code)) add(all, child, Kinship::child);
    }
    return all;
}

}  // namespace workflows::orphanet

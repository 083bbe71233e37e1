// Which parts of the body a sign belongs to: the categories of the Human Phenotype Ontology above its term. The ontology
// is imported like Orphanet's products; the program ships none of it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace workflows::orphanet {

struct Facts;

/// A category: the number of its HPO term.
struct OrganSystem {
    std::int64_t term = 0;
    std::string_view name;  ///< as the ontology names it
};

/// The categories right below "phenotypic abnormality", and the oral cavity.
inline constexpr std::array<OrganSystem, 24> organ_systems{{
    {119, "Abnormality of the genitourinary system"},
    {152, "Abnormality of head or neck"},
    {163, "Abnormality of the oral cavity"},
    {478, "Abnormality of the eye"},
    {598, "Abnormality of the ear"},
    {707, "Abnormality of the nervous system"},
    {769, "Abnormality of the breast"},
    {818, "Abnormality of the endocrine system"},
    {924, "Abnormality of the skeletal system"},
    {1197, "Abnormality of prenatal development or birth"},
    {1438, "Abnormality of the abdomen"},
    {1507, "Growth abnormality"},
    {1574, "Abnormality of the integument"},
    {1608, "Abnormality of the voice"},
    {1626, "Abnormality of the cardiovascular system"},
    {1871, "Abnormality of blood and blood-forming tissues"},
    {1939, "Abnormality of metabolism/homeostasis"},
    {2086, "Abnormality of the respiratory system"},
    {2664, "Neoplasm"},
    {2715, "Abnormality of the immune system"},
    {3011, "Abnormality of the musculature"},
    {3549, "Abnormality of connective tissue"},
    {40064, "Abnormality of limbs"},
    {45027, "Abnormality of the thoracic cavity"},
}};

/// A set of systems: bit i stands for organ_systems[i].
using SystemSet = std::uint32_t;

/// The set with just the system of that HPO term; empty when it is none of ours.
[[nodiscard]] constexpr SystemSet system_set(std::int64_t term) {
    for (std::size_t i = 0; i < organ_systems.size(); ++i)
        if (organ_systems[i].term == term) return SystemSet{1} << i;
    return 0;
}

/// Signs of teeth and mouth.
inline constexpr SystemSet oral_cavity = system_set(163);

/// The number in "HP:0001250"; 0 for what is no such id.
[[nodiscard]] std::int64_t hpo_number(std::string_view hpo);

/// "[707,152]": how a release keeps the systems of a term, by the numbers of their terms.
[[nodiscard]] std::string written_systems(SystemSet systems);

/// The systems of every term of one imported release of the ontology.
class SignSystems {
public:
    SignSystems() = default;
    explicit SignSystems(std::int64_t release) : release_(release) {}

    /// Takes what written_systems() wrote. Throws std::runtime_error for anything else.
    void add(std::int64_t term, std::string_view written);
    /// Tells each sign of a diagnosis its systems, and names the release in the facts. Signs that are younger than the
    /// ontology belong to none; without an imported ontology nothing changes.
    void place(Facts& facts) const;

private:
    std::int64_t release_ = 0;
    std::unordered_map<std::int64_t, SystemSet> by_term_;
};

}  // namespace workflows::orphanet

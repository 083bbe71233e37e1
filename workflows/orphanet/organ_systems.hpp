// Which parts of the body a sign belongs to: the categories of the Human Phenotype Ontology (release 2016-04-01) above
// a term. Newer terms are in none.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace workflows::orphanet {

/// A category: the number of its HPO term, and the letter that hpo_systems.tsv writes it with.
struct OrganSystem {
    std::int64_t term = 0;
    char letter = ' ';
    std::string_view name;  ///< as the ontology names it
};

/// The categories right below "phenotypic abnormality", and the oral cavity.
inline constexpr std::array<OrganSystem, 24> organ_systems{{
    {119, 'G', "Abnormality of the genitourinary system"},
    {152, 'H', "Abnormality of head or neck"},
    {163, 'o', "Abnormality of the oral cavity"},
    {478, 'E', "Abnormality of the eye"},
    {598, 'A', "Abnormality of the ear"},
    {707, 'N', "Abnormality of the nervous system"},
    {769, 'B', "Abnormality of the breast"},
    {818, 'O', "Abnormality of the endocrine system"},
    {924, 'S', "Abnormality of the skeletal system"},
    {1197, 'P', "Abnormality of prenatal development or birth"},
    {1438, 'D', "Abnormality of the abdomen"},
    {1507, 'W', "Growth abnormality"},
    {1574, 'K', "Abnormality of the integument"},
    {1608, 'V', "Abnormality of the voice"},
    {1626, 'C', "Abnormality of the cardiovascular system"},
    {1871, 'L', "Abnormality of blood and blood-forming tissues"},
    {1939, 'M', "Abnormality of metabolism/homeostasis"},
    {2086, 'R', "Abnormality of the respiratory system"},
    {2664, 'T', "Neoplasm"},
    {2715, 'I', "Abnormality of the immune system"},
    {3011, 'U', "Abnormality of the musculature"},
    {3549, 'J', "Abnormality of connective tissue"},
    {40064, 'X', "Abnormality of limbs"},
    {45027, 'Y', "Abnormality of the thoracic cavity"},
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

/// The systems of a sign by its id ("HP:0001250"); empty for what is no id, is unknown or belongs to none.
[[nodiscard]] SystemSet systems_of(std::string_view hpo);

}  // namespace workflows::orphanet

// What Orphanet knows of a diagnosis beside its names: how often it occurs, when it begins, how it is inherited, genes,
// signs, consequences for daily life, codes elsewhere, and its place in the classifications. Plain data and two ports;
// storage/ implements both. Every record can say where it was read: the release, and the record in that file.
//
// Ids decide, labels only speak: labels change with language and release (specification section 7).
#pragma once

#include "workflows/orphanet/nomenclature.hpp"
#include "workflows/orphanet/organ_systems.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows::orphanet {

/// An Orphanet id with its label in the language of the file; id 0 and "" where the element was empty.
struct Term {
    std::int64_t id = 0;
    std::string label;

    bool operator==(const Term&) const = default;
};

/// One <Prevalence>. `value` is ValMoy as written, per 100,000, or a number of cases or families where the type says
/// so; nothing where the file has 0.0 or none, which both mean "no value".
struct Prevalence {
    std::int64_t record = 0;  ///< Prevalence id
    Term type, qualification, prevalence_class, geography, validation;
    std::optional<std::string> value;
    std::string source;

    bool operator==(const Prevalence&) const = default;
};

/// One <DisorderGeneAssociation>.
struct Gene {
    std::int64_t record = 0;  ///< Gene id
    std::string symbol, name;
    Term association, status;
    std::string source;

    bool operator==(const Gene&) const = default;
};

/// One <HPODisorderAssociation>.
struct Phenotype {
    std::int64_t record = 0;  ///< HPODisorderAssociation id
    std::string hpo;          ///< "HP:0001250"
    std::string label;
    Term frequency, criterion;
    SystemSet systems = 0;    ///< it belongs to, by the imported ontology; empty where none is, or the term is younger

    bool operator==(const Phenotype&) const = default;
};

/// One <DisabilityDisorderAssociation>.
struct Consequence {
    std::int64_t record = 0;  ///< DisabilityDisorderAssociation id
    Term disability, frequency, temporality, severity;
    bool loss_of_ability = false;

    bool operator==(const Consequence&) const = default;
};

/// One <ExternalReference> of product 1, or a row of the pack's mapping lists.
struct CrossReference {
    std::int64_t record = 0;  ///< ExternalReference id; 0 in lists
    std::string source;       ///< "ICD-10", "OMIM"
    std::string reference;
    Term relation;  ///< E, NTBT, BTNT ...

    bool operator==(const CrossReference&) const = default;
};

/// A parent in one classification, or the preferential parent of product 7.
struct Parent {
    std::int64_t classification = 0;  ///< 156; 0 for product 7
    std::int64_t code = 0;

    auto operator<=>(const Parent&) const = default;
};

/// Everything known of one code today, from the releases in force; lists are in the order of the files.
struct Facts {
    std::int64_t code = 0;
    std::vector<Prevalence> prevalences;
    std::vector<Term> onsets, inheritances;
    std::vector<Gene> genes;
    std::vector<Phenotype> phenotypes;
    std::vector<Consequence> consequences;
    std::vector<CrossReference> references;
    std::vector<Parent> parents;                ///< direct ones, ascending
    std::vector<std::int64_t> classifications;  ///< it stands in, ascending: 147, 156, 199
    /// Release id by product name ("product9_prev"; classifications as "product3/156"), of those that speak of this
    /// code.
    std::map<std::string, std::int64_t, std::less<>> releases;

    bool operator==(const Facts&) const = default;
};

/// A code with its identity and facts, as screening takes it.
struct Known {
    Entity entity;
    Facts facts;
};

/// The whole of what is known at one moment, in memory and never changed: what a screening runs over.
struct Library {
    std::vector<Known> known;                  ///< ascending by code, every code that any release in force speaks of
    std::map<std::int64_t, Release> releases;  ///< by id, those in force

    /// Null when nothing is known of the code.
    [[nodiscard]] const Known* find(std::int64_t code) const;
};

/// Looking up. Safe to call from several threads at once.
class FactSource {
public:
    virtual ~FactSource() = default;

    /// What is known of one code; empty lists where nothing is.
    [[nodiscard]] virtual Facts facts(std::int64_t code) = 0;
    /// Codes that name this one as a parent in any classification in force, ascending.
    [[nodiscard]] virtual std::vector<std::int64_t> children(std::int64_t code) = 0;
    /// Everything; kept until another release is imported.
    [[nodiscard]] virtual std::shared_ptr<const Library> everything() = 0;
    /// What was known at that time (RFC 3339), for as long as this source lives; null where nothing had been imported, or
    /// that is not kept.
    [[nodiscard]] virtual std::unique_ptr<FactSource> as_of(std::string_view) { return nullptr; }
    /// What was known right after this release was imported: several may have come in the same moment. As above.
    [[nodiscard]] virtual std::unique_ptr<FactSource> after_import(std::int64_t) { return nullptr; }
};

}  // namespace workflows::orphanet

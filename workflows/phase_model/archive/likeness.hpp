// How like two decisions' evidence is, told in words that anybody can check: the classification parents that both diagnoses have,
// the criteria that came out alike and those that did not, the prevalence class, the words that both reasons use.
//
// There is no score. Likenesses are compared in that order, one after the other, so that the order of a list can be explained by
// what stands beside it. The same evidence gives the same answer, on any day and in any database, for the same releases of Orphanet.
#pragma once

#include "workflows/orphanet/facts.hpp"
#include "workflows/phase_model/archive/decision.hpp"
#include "workflows/screening/rules.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace workflows {

/// How near two pieces of evidence are: how many of each thing they have in common, for comparing with thousands of others.
struct Nearness {
    bool same_diagnosis = false;
    std::size_t parents = 0;        ///< classification parents of both
    std::size_t alike = 0, unlike = 0;  ///< criteria that are met or not met in both; met in one and not in the other
    bool same_prevalence = false;   ///< class
    std::size_t words = 0;          ///< in the reasons of both

    /// Enough in common to be worth a look: the diagnosis, a parent, more criteria alike than not, or three words. The prevalence
    /// class alone is not enough: most diagnoses share one of three.
    bool is_overlap() const;
    /// Nearer than the other: the diagnosis, parents, criteria alike less those not, the prevalence class, words, one after the other.
    bool is_nearer_than(const Nearness& other) const;

    bool operator==(const Nearness&) const = default;
};

/// What it is that two pieces of evidence have in common, and where they differ.
struct Likeness {
    bool same_diagnosis = false;
    std::vector<std::int64_t> parents;  ///< ORPHAcodes, ascending: in some classification, parents of both
    std::vector<std::string> alike;     ///< criteria met in both, or in neither
    std::vector<std::string> unlike;    ///< criteria met in one, not met in the other
    std::string prevalence;             ///< the class of both, in Orphanet's words; "" where they differ or are not known
    std::vector<std::string> words;     ///< of the reasons of both
};

/// What Orphanet says of the codes, read once for many comparisons.
class Kinships {
public:
    /// `library` may be null (nothing imported). Borrows the rules.
    Kinships(std::shared_ptr<const orphanet::Library> library, const screening::RareRules& rules) : library_(std::move(library)), rules_(rules) {}

    [[nodiscard]] Nearness nearness(const Evidenced& a, const Evidenced& b);
    [[nodiscard]] Likeness likeness(const Evidenced& a, const Evidenced& b);
    /// Orphanet's name of a code; "" where it is not known.
    [[nodiscard]] std::string name_of(std::int64_t code) const;

private:
    struct Known {
        std::vector<std::int64_t> parents;
        std::int64_t prevalence = 0;  ///< id of the class, 0 for none
        std::string prevalence_label;
    };
    const Known& known_of(const Evidenced& on);

    std::shared_ptr<const orphanet::Library> library_;
    const screening::RareRules& rules_;
    std::unordered_map<std::string, Known> known_;  ///< by code and chosen record
};

}  // namespace workflows

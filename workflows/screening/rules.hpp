// What the policy says about suggestions: from which of Orphanet's statements the program may suggest an answer to a
// criterion, and a centre (specification section 6). Plain data; ids are Orphanet's own, HPO terms are their numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace workflows::screening {

/// K1: which prevalence record counts, and what is rare.
struct RareRules {
    std::int64_t one_in = 2000;  ///< the threshold 1:2000 is met by up to 1 of 2,000 people
    /// Places in the order of choice; places of one group count alike. Other places are shown and never chosen.
    std::vector<std::vector<std::int64_t>> places;
    std::vector<std::int64_t> types;  ///< in the order of choice; others come last, cases and families never
    int near_percent = 20;            ///< a mean value this near the threshold is listed as close to it

    bool operator==(const RareRules&) const = default;
};

/// K2: what shows that a diagnosis is congenital or hereditary.
struct InbornRules {
    std::vector<std::int64_t> classifications, inheritances, not_inherited, onsets, gene_associations;

    bool operator==(const InbornRules&) const = default;
};

/// K3: when several organ systems are touched.
struct ComplexRules {
    std::vector<std::int64_t> classifications;  ///< of one organ system each
    int enough_classifications = 3;
    std::vector<std::int64_t> systems;      ///< HPO categories that are organ systems
    std::vector<std::int64_t> frequencies;  ///< of signs that count
    int enough_systems = 4;

    bool operator==(const ComplexRules&) const = default;
};

/// K4: which functional consequences speak for compound services.
struct NeedsRules {
    std::vector<std::int64_t> frequencies, temporalities, severities;
    int enough_consequences = 3;

    bool operator==(const NeedsRules&) const = default;
};

/// K7: what points to oral challenges.
struct OralRules {
    std::vector<std::int64_t> classifications, frequencies;
    int enough_signs = 2;

    bool operator==(const OralRules&) const = default;
};

/// A centre suggested for everything in a classification, or for a code and all below it.
struct CentreRule {
    std::int64_t classification = 0;  ///< 0 where `ancestor` says it
    std::int64_t ancestor = 0;
    std::string centre;
    int weight = 1;  ///< 1–3; only orders suggestions
    std::string reason_nb, reason_nn, reason_en;

    /// In that language; nn falls back to nb.
    [[nodiscard]] const std::string& reason(std::string_view language) const {
        if (language == "en") return reason_en;
        return language == "nn" && !reason_nn.empty() ? reason_nn : reason_nb;
    }
    bool operator==(const CentreRule&) const = default;
};

struct Rules {
    RareRules rare;
    InbornRules inborn;
    ComplexRules complex;
    NeedsRules needs;
    OralRules oral;
    std::vector<CentreRule> centres;

    bool operator==(const Rules&) const = default;
};

}  // namespace workflows::screening

// K3 and K4: several organ systems, from classifications and the spread of signs; compound services, from functional
// consequences. Both only support what people judge.
#include "workflows/orphanet/organ_systems.hpp"
#include "workflows/screening/grounds.hpp"

#include <bit>

namespace workflows::screening {

namespace {

orphanet::SystemSet set_of(const std::vector<std::int64_t>& terms) {
    orphanet::SystemSet set = 0;
    for (const std::int64_t term : terms) set |= orphanet::system_set(term);
    return set;
}

/// One record a system: how many of the signs that count belong to it.
void tell_systems(const orphanet::Facts& facts, const ComplexRules& rules, orphanet::SystemSet found,
                  Grounds& grounds) {
    for (std::size_t i = 0; i < orphanet::organ_systems.size(); ++i) {
        const orphanet::SystemSet bit = orphanet::SystemSet{1} << i;
        if ((found & bit) == 0) continue;
        const auto signs = std::ranges::count_if(facts.phenotypes, [&](const orphanet::Phenotype& sign) {
            return holds(rules.frequencies, sign.frequency.id) && (sign.systems & bit) != 0;
        });
        const orphanet::OrganSystem& system = orphanet::organ_systems[i];
        tell(&grounds, facts, "product4", system.term, std::string(system.name) + ": " + std::to_string(signs));
    }
}

}  // namespace

Verdict judge_complex(const ComplexRules& rules, const orphanet::Facts& facts, Grounds* grounds) {
    std::size_t classifications = 0;
    for (const std::int64_t classification : facts.classifications)
        if (holds(rules.classifications, classification)) {
            ++classifications;
            tell_classification(grounds, facts, classification);
        }
    orphanet::SystemSet systems = 0;
    for (const orphanet::Phenotype& sign : facts.phenotypes)
        if (holds(rules.frequencies, sign.frequency.id)) systems |= sign.systems;
    systems &= set_of(rules.systems);
    const auto spread = static_cast<std::size_t>(std::popcount(systems));
    if (grounds != nullptr) tell_systems(facts, rules, systems, *grounds);
    put(grounds, "classifications", classifications);
    put(grounds, "systems", spread);

    const bool by_class = classifications >= static_cast<std::size_t>(rules.enough_classifications);
    const bool by_signs = spread >= static_cast<std::size_t>(rules.enough_systems);
    if (by_class && by_signs) return {Judged::met, Certainty::medium, "suggest.K3.met"};
    if (by_class || by_signs) return {Judged::met, Certainty::low, "suggest.K3.met"};
    // Only where both sources speak, and both of one system at most.
    if (spread == 1 && classifications == 1) return {Judged::not_met, Certainty::low, "suggest.K3.not_met"};
    return {Judged::undetermined, Certainty::low, "suggest.K3.undetermined"};
}

Verdict judge_needs(const NeedsRules& rules, const orphanet::Facts& facts, Grounds* grounds) {
    std::size_t weighty = 0;
    for (const orphanet::Consequence& consequence : facts.consequences) {
        const bool lasting = holds(rules.temporalities, consequence.temporality.id) || consequence.loss_of_ability;
        const bool severe = holds(rules.severities, consequence.severity.id) || consequence.loss_of_ability;
        if (!lasting || !severe || !holds(rules.frequencies, consequence.frequency.id)) continue;
        ++weighty;
        if (grounds != nullptr)
            tell(grounds, facts, "funct_consequences", consequence.record,
                 consequence.disability.label + "; " + consequence.frequency.label + "; " +
                     consequence.temporality.label + "; " + consequence.severity.label);
    }
    put(grounds, "weighty", weighty);
    put(grounds, "all", facts.consequences.size());
    if (facts.consequences.empty()) return {Judged::undetermined, Certainty::low, "suggest.K4.nothing"};
    if (weighty < static_cast<std::size_t>(rules.enough_consequences))
        return {Judged::undetermined, Certainty::low, "suggest.K4.undetermined"};
    return {Judged::met, Certainty::low, "suggest.K4.met"};
}

Verdict judge_oral(const OralRules& rules, const orphanet::Facts& facts, Grounds* grounds) {
    std::size_t classifications = 0, signs = 0;
    for (const std::int64_t classification : facts.classifications)
        if (holds(rules.classifications, classification)) {
            ++classifications;
            tell_classification(grounds, facts, classification);
        }
    for (const orphanet::Phenotype& sign : facts.phenotypes)
        if (holds(rules.frequencies, sign.frequency.id) && (sign.systems & orphanet::oral_cavity) != 0) {
            ++signs;
            if (grounds != nullptr)
                tell(grounds, facts, "product4", sign.record,
                     sign.hpo + " " + sign.label + "; " + sign.frequency.label);
        }
    put(grounds, "classifications", classifications);
    put(grounds, "signs", signs);
    const bool many = signs >= static_cast<std::size_t>(rules.enough_signs);
    if (classifications > 0) return {Judged::met, many ? Certainty::medium : Certainty::low, "suggest.K7.met"};
    if (many) return {Judged::met, Certainty::low, "suggest.K7.met"};
    // That a diagnosis stands in neither classification says nothing: osteogenesis imperfecta does not.
    return {Judged::undetermined, Certainty::low, "suggest.K7.undetermined"};
}

}  // namespace workflows::screening

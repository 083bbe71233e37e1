// K2: congenital or hereditary, from inheritance, onset, genes and two classifications.
#include "workflows/screening/grounds.hpp"

namespace workflows::screening {

namespace {

/// How many of the four kinds of sources say so.
std::size_t grounds_for(const InbornRules& rules, const orphanet::Facts& facts, Grounds* grounds) {
    bool inherited = false, inborn = false, classified = false, genetic = false;
    for (const orphanet::Term& inheritance : facts.inheritances)
        if (holds(rules.inheritances, inheritance.id)) {
            inherited = true;
            tell(grounds, facts, "product9_ages", inheritance.id, inheritance.label);
        }
    for (const orphanet::Term& onset : facts.onsets)
        if (holds(rules.onsets, onset.id)) {
            inborn = true;
            tell(grounds, facts, "product9_ages", onset.id, onset.label);
        }
    for (const std::int64_t classification : facts.classifications)
        if (holds(rules.classifications, classification)) {
            classified = true;
            tell_classification(grounds, facts, classification);
        }
    for (const orphanet::Gene& gene : facts.genes)
        if (holds(rules.gene_associations, gene.association.id)) {
            genetic = true;
            if (grounds != nullptr)
                tell(grounds, facts, "product6", gene.record, gene.association.label + " " + gene.symbol);
        }
    return static_cast<std::size_t>(inherited) + static_cast<std::size_t>(inborn) +
           static_cast<std::size_t>(classified) + static_cast<std::size_t>(genetic);
}

/// Orphanet says outright that it is not inherited, that it begins later than at birth, and where it stands.
bool speaks_against(const InbornRules& rules, const orphanet::Facts& facts) {
    const auto not_inherited = [&](const orphanet::Term& term) { return holds(rules.not_inherited, term.id); };
    return !facts.inheritances.empty() && std::ranges::all_of(facts.inheritances, not_inherited) &&
           !facts.onsets.empty() && !facts.classifications.empty();
}

}  // namespace

Verdict judge_inborn(const InbornRules& rules, const orphanet::Facts& facts, Grounds* grounds) {
    const std::size_t kinds = grounds_for(rules, facts, grounds);
    put(grounds, "kinds", kinds);
    const bool mixed = std::ranges::any_of(
        facts.inheritances, [&](const orphanet::Term& term) { return holds(rules.not_inherited, term.id); });
    if (kinds > 0) {
        const bool high = kinds > 1 && !mixed, medium = kinds > 1 || !mixed;
        return {Judged::met, high ? Certainty::high : medium ? Certainty::medium : Certainty::low, "suggest.K2.met"};
    }
    if (!speaks_against(rules, facts)) return {Judged::undetermined, Certainty::low, "suggest.K2.undetermined"};
    for (const auto* terms : {&facts.inheritances, &facts.onsets})
        for (const orphanet::Term& term : *terms) tell(grounds, facts, "product9_ages", term.id, term.label);
    return {Judged::not_met, Certainty::low, "suggest.K2.not_met"};
}

}  // namespace workflows::screening

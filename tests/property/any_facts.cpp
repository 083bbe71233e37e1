#include "tests/property/any_facts.hpp"

#include "tests/support/known.hpp"
#include "workflows/phase_model/policy.hpp"

#include <algorithm>
#include <random>

namespace tests {

namespace {

namespace orphanet = workflows::orphanet;

/// One of these ids, with a label that follows from it.
rc::Gen<orphanet::Term> term_of(std::vector<std::int64_t> ids) {
    return rc::gen::map(rc::gen::elementOf(std::move(ids)), [](std::int64_t id) {
        return orphanet::Term{id, id == 0 ? std::string() : "term " + std::to_string(id)};
    });
}

rc::Gen<orphanet::Prevalence> any_prevalence() {
    return rc::gen::exec([] {
        orphanet::Prevalence record{
            .record = *rc::gen::inRange<std::int64_t>(1, 6),
            .type = *term_of({23669, 23683, 23676, 23690, 23697}),
            .qualification = *term_of({23704, 23711, 23718}),
            .prevalence_class = *term_of({0, 23732, 23739, 23746, 23753, 23760, 23767, 23774}),
            .geography = *term_of({25006, 25335, 23795, 23844, 23851}),
            .validation = *term_of({0, 25958, 25965}),
            .source = *rc::gen::element<std::string>("ORPHANET", "1[PMID]"),
        };
        if (*rc::gen::arbitrary<bool>())
            record.value =
                *rc::gen::element<std::string>("0.037", "6.0E-4", "10.0", "13.3", "42.5", "50.0", "66.6", "120.0", "?");
        return record;
    });
}

rc::Gen<orphanet::Phenotype> any_sign() {
    return rc::gen::exec([] {
        const std::string hpo = *rc::gen::element<std::string>("HP:0001250", "HP:0000518", "HP:0000670", "HP:0000175",
                                                               "HP:0001644", "HP:9999999", "none");
        return orphanet::Phenotype{.record = *rc::gen::inRange<std::int64_t>(1, 9),
                                   .hpo = hpo,
                                   .label = "sign " + hpo,
                                   .frequency = *term_of({28405, 28412, 28419, 28426, 28440}),
                                   .systems = tests::systems_of(hpo)};
    });
}

rc::Gen<orphanet::Consequence> any_consequence() {
    return rc::gen::exec([] {
        return orphanet::Consequence{.record = *rc::gen::inRange<std::int64_t>(1, 9),
                                     .disability = *term_of({61, 64}),
                                     .frequency = *term_of({27201, 27208, 27215}),
                                     .temporality = *term_of({27180, 27187}),
                                     .severity = *term_of({27236, 27250, 27271}),
                                     .loss_of_ability = *rc::gen::arbitrary<bool>()};
    });
}

rc::Gen<orphanet::Gene> any_gene() {
    return rc::gen::exec([] {
        return orphanet::Gene{.record = *rc::gen::inRange<std::int64_t>(1, 9),
                              .symbol = *rc::gen::element<std::string>("FBN1", "ALPL"),
                              .association = *term_of({17949, 17967, 25972})};
    });
}

template <class T>
std::vector<T> some(rc::Gen<T> one) {
    return *rc::gen::resize(8, rc::gen::container<std::vector<T>>(std::move(one)));
}

std::vector<std::int64_t> some_ids(std::vector<std::int64_t> from) {
    return some<std::int64_t>(rc::gen::elementOf(std::move(from)));
}

}  // namespace

rc::Gen<Facts> any_facts() {
    return rc::gen::exec([] {
        Facts facts{.code = 1,
                    .prevalences = some(any_prevalence()),
                    .onsets = some(term_of({23508, 23515, 23543, 23564})),
                    .inheritances = some(term_of({23410, 23417, 23480, 23494})),
                    .genes = some(any_gene()),
                    .phenotypes = some(any_sign()),
                    .consequences = some(any_consequence())};
        const auto standing = some_ids({146, 147, 156, 181, 189, 197, 199, 209});
        facts.classifications = standing;
        std::ranges::sort(facts.classifications);
        facts.classifications.erase(std::ranges::unique(facts.classifications).begin(), facts.classifications.end());
        if (*rc::gen::arbitrary<bool>()) facts.releases["product9_prev"] = 3;
        return facts;
    });
}

rc::Gen<workflows::screening::Rules> any_rules() {
    return rc::gen::exec([] {
        workflows::screening::Rules rules = workflows::shipped_policy().rules;
        rules.rare.one_in =
            *rc::gen::elementOf(std::vector<std::int64_t>{1, 500, 1000, 2000, 2500, 10000, 100000, 1000000});
        rules.rare.types = some_ids({23669, 23683, 23676, 23690});
        if (*rc::gen::arbitrary<bool>()) rules.rare.places = {{23795}, {25006, 23844}};
        rules.inborn.classifications = some_ids({147, 156, 181});
        rules.inborn.inheritances = some_ids({23410, 23417, 23480});
        rules.complex.enough_classifications = *rc::gen::inRange(1, 4);
        rules.complex.enough_systems = *rc::gen::inRange(1, 4);
        rules.needs.enough_consequences = *rc::gen::inRange(1, 4);
        rules.oral.enough_signs = *rc::gen::inRange(1, 3);
        return rules;
    });
}

Facts in_another_order(Facts facts, std::uint32_t seed) {
    std::mt19937 random(seed);
    std::ranges::shuffle(facts.prevalences, random);
    std::ranges::shuffle(facts.onsets, random);
    std::ranges::shuffle(facts.inheritances, random);
    std::ranges::shuffle(facts.genes, random);
    std::ranges::shuffle(facts.phenotypes, random);
    std::ranges::shuffle(facts.consequences, random);
    return facts;
}

std::string told(const std::vector<workflows::screening::Suggestion>& suggestions) {
    std::string text;
    for (const auto& suggestion : suggestions) {
        text += std::string(suggestion.criterion) + ' ' + std::string(name_of(suggestion.verdict.value)) + ' ' +
                std::string(name_of(suggestion.verdict.certainty)) + ' ' + suggestion.reason.key + '\n';
        for (const auto& [place, value] : suggestion.reason.values) text += "  " + place + '=' + value + '\n';
        for (const auto& record : suggestion.records)
            text += "  " + record.product + ' ' + std::to_string(record.release) + ' ' + std::to_string(record.record) +
                    ' ' + record.said + (record.chosen ? " chosen\n" : "\n");
    }
    return text;
}

}  // namespace tests

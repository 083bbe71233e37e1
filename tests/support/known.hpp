// Facts made by hand, as Orphanet's files hold them, for tests of suggestions and screening.
#pragma once

#include "workflows/orphanet/facts.hpp"

#include <string>
#include <utility>

namespace tests {

using workflows::orphanet::Facts;
using workflows::orphanet::Term;

// Ids of Orphanet's vocabulary that tests speak of.
inline const Term point{23669, "Point prevalence"}, at_birth{23683, "Prevalence at birth"},
    incidence{23676, "Annual incidence"}, families{23697, "Cases/families"};
inline const Term below_1_million{23760, "<1 / 1 000 000"}, per_million{23739, "1-9 / 1 000 000"},
    per_100_000{23746, "1-9 / 100 000"}, below_6{23732, "1-5 / 10 000"}, above_5{23753, "6-9 / 10 000"},
    above_1000{23767, ">1 / 1000"}, unknown_class{23774, "Unknown"};
inline const Term norway{25006, "Norway"}, sweden{25335, "Sweden"}, europe{23795, "Europe"},
    worldwide{23844, "Worldwide"}, japan{24600, "Japan"};
inline const Term validated{25958, "Validated"}, not_validated{25965, "Not yet validated"};

/// One prevalence record; the others of its fields are those of most records.
inline workflows::orphanet::Prevalence prevalence(std::int64_t record, Term prevalence_class, Term geography = europe,
                                                  std::string value = {}, Term type = point, Term status = validated) {
    workflows::orphanet::Prevalence made{.record = record,
                                         .type = std::move(type),
                                         .qualification = {23711, "Value and class"},
                                         .prevalence_class = std::move(prevalence_class),
                                         .geography = std::move(geography),
                                         .validation = std::move(status),
                                         .source = "ORPHANET"};
    if (!value.empty()) made.value = std::move(value);
    return made;
}

/// Facts of ORPHA:1 that hold just these prevalence records.
inline Facts with_prevalence(std::vector<workflows::orphanet::Prevalence> records) {
    Facts facts{.code = 1, .prevalences = std::move(records)};
    facts.releases["product9_prev"] = 7;
    return facts;
}

/// The organ systems of the signs that tests speak of, as the ontology has them: seizure, cataract, carious teeth, cleft
/// palate, dilated cardiomyopathy.
inline workflows::orphanet::SystemSet systems_of(std::string_view hpo) {
    using workflows::orphanet::system_set;
    if (hpo == "HP:0001250") return system_set(707);
    if (hpo == "HP:0000518") return system_set(478);
    if (hpo == "HP:0000670" || hpo == "HP:0000175") return system_set(163) | system_set(152);
    return hpo == "HP:0001644" ? system_set(1626) : 0;
}

/// A sign with its frequency; 28412 is "very frequent".
inline workflows::orphanet::Phenotype sign(std::int64_t record, std::string hpo, std::string label,
                                           std::int64_t frequency = 28412) {
    const auto systems = systems_of(hpo);
    return {.record = record, .hpo = std::move(hpo), .label = std::move(label), .frequency = {frequency, "frequency"}, .systems = systems};
}

}  // namespace tests

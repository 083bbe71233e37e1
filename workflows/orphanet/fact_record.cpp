#include "workflows/orphanet/fact_record.hpp"

#include "workflows/orphanet/names.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace workflows::orphanet {
namespace {

using Record = FactRecord;

enum : int { disorder_set = place::own, rows, row, term, gene, hpo_term, target };

// What a start tag or a text fills in, by the number of the field (fact_fields.cpp).
void begin(Record& record, const XmlAttributes& attributes) {
    record.begin_row();
    record.row().value[0] = attributes["id"];
}
template <std::size_t field>
void id(Record& record, const XmlAttributes& attributes) {
    record.row().value[field] = attributes["id"];
    record.field = field;
}
// A record that is nothing but a term.
template <std::size_t field>
void begin_term(Record& record, const XmlAttributes& attributes) {
    record.begin_row();
    id<field>(record, attributes);
}
template <std::size_t field>
std::string* text(Record& record) {
    return &record.row().value[field];
}
std::string* label(Record& record) { return &record.row().label[record.field]; }
template <std::size_t field>
std::string* label_of(Record& record) {
    return &record.row().label[field];
}
std::string* code(Record& record) { return &record.code; }
void language(Record& record, const XmlAttributes& attributes) { record.language = attributes["lang"]; }
// A link stands at both its ends; the end it is told from has cycle="true" and no code. Only the way up is a parent.
void parent(Record& record, const XmlAttributes& attributes) {
    record.begin_row();
    record.row().label[0] = attributes["cycle"];
}

using S = Step<Record>;

// A product's own steps behind those that all have: `list_name` is the element around everything, `from` the place a
// <Disorder> stands in. OrphaNumber is what OrphaCode was called until 2020.
template <std::size_t count>
constexpr auto product(std::string_view list_name, int from, const std::array<S, count>& own) {
    const std::array common = {
        S{place::document, "JDBOR", place::root},
        S{place::root, list_name, place::list},
        S{from, "Disorder", place::record},
        S{place::record, "OrphaCode", place::leaf, nullptr, code},
        S{place::record, "OrphaNumber", place::leaf, nullptr, code},
        S{place::record, "Name", place::leaf, language},
        S{term, "Name", place::leaf, nullptr, label},
    };
    std::array<S, common.size() + count> all{};
    std::copy(common.begin(), common.end(), all.begin());
    std::copy(own.begin(), own.end(), all.begin() + common.size());
    return all;
}

constexpr auto prevalence = product("DisorderList", place::list,
                                    std::array{
                                        S{place::record, "PrevalenceList", rows},
                                        S{rows, "Prevalence", row, begin},
                                        S{row, "PrevalenceType", term, id<1>},
                                        S{row, "PrevalenceQualification", term, id<2>},
                                        S{row, "PrevalenceClass", term, id<3>},
                                        S{row, "PrevalenceGeographic", term, id<4>},
                                        S{row, "PrevalenceValidationStatus", term, id<5>},
                                        S{row, "ValMoy", place::leaf, nullptr, text<6>},
                                        S{row, "Source", place::leaf, nullptr, text<7>},
                                    });

constexpr auto ages = product("DisorderList", place::list,
                              std::array{
                                  S{place::record, "AverageAgeOfOnsetList", rows},
                                  S{rows, "AverageAgeOfOnset", term, begin_term<0>},
                                  S{place::record, "TypeOfInheritanceList", row},
                                  S{row, "TypeOfInheritance", term, begin_term<1>},
                              });

constexpr auto genes = product("DisorderList", place::list,
                               std::array{
                                   S{place::record, "DisorderGeneAssociationList", rows},
                                   S{rows, "DisorderGeneAssociation", row, begin},
                                   S{row, "Gene", gene, id<0>},
                                   S{gene, "Symbol", place::leaf, nullptr, text<1>},
                                   S{gene, "Name", place::leaf, nullptr, text<2>},
                                   S{row, "DisorderGeneAssociationType", term, id<3>},
                                   S{row, "DisorderGeneAssociationStatus", term, id<4>},
                                   S{row, "SourceOfValidation", place::leaf, nullptr, text<5>},
                               });

constexpr auto phenotypes = product("HPODisorderSetStatusList", disorder_set,
                                    std::array{
                                        S{place::list, "HPODisorderSetStatus", disorder_set},
                                        S{place::record, "HPODisorderAssociationList", rows},
                                        S{rows, "HPODisorderAssociation", row, begin},
                                        S{row, "HPO", hpo_term},
                                        S{hpo_term, "HPOId", place::leaf, nullptr, text<1>},
                                        S{hpo_term, "HPOTerm", place::leaf, nullptr, label_of<1>},
                                        S{row, "HPOFrequency", term, id<2>},
                                        S{row, "DiagnosticCriteria", term, id<3>},
                                    });

constexpr auto consequences = product("DisorderDisabilityRelevanceList", disorder_set,
                                      std::array{
                                          S{place::list, "DisorderDisabilityRelevance", disorder_set},
                                          S{place::record, "DisabilityDisorderAssociationList", rows},
                                          S{rows, "DisabilityDisorderAssociation", row, begin},
                                          S{row, "Disability", term, id<1>},
                                          S{row, "FrequenceDisability", term, id<2>},
                                          S{row, "TemporalityDisability", term, id<3>},
                                          S{row, "SeverityDisability", term, id<4>},
                                          S{row, "LossOfAbility", place::leaf, nullptr, text<5>},
                                      });

constexpr auto linearisation = product("DisorderList", place::list,
                                       std::array{
                                           S{place::record, "DisorderDisorderAssociationList", rows},
                                           S{rows, "DisorderDisorderAssociation", row},
                                           S{row, "TargetDisorder", target, parent},
                                           S{target, "OrphaCode", place::leaf, nullptr, text<0>},
                                           S{target, "OrphaNumber", place::leaf, nullptr, text<0>},
                                       });

}  // namespace

void FactRecord::clear() {
    code.clear();
    used_ = 0;
}

std::string FactRecord::written() const {
    const auto parsed = parse_code(code);
    return parsed ? written_code(*parsed) : "";
}

void FactRecord::begin_row() {
    if (used_ == rows_.size()) rows_.emplace_back();
    Cells& fresh = rows_[used_++];
    for (std::string& value : fresh.value) value.clear();
    for (std::string& text : fresh.label) text.clear();
}

std::span<const Step<FactRecord>> steps_of(Product product) {
    switch (product) {
        case Product::prevalence: return prevalence;
        case Product::ages: return ages;
        case Product::genes: return genes;
        case Product::phenotypes: return phenotypes;
        case Product::functional_consequences: return consequences;
        case Product::linearisation: return linearisation;
        case Product::nomenclature:
        case Product::classification:
        case Product::pack_nomenclature:
        case Product::pack_active:
        case Product::pack_inactive:
        case Product::pack_list:
        case Product::pack_icd10:
        case Product::pack_icd11:
        case Product::pack_icd:
        case Product::ontology: return {};
    }
    std::abort();
}

}  // namespace workflows::orphanet

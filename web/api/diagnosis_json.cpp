#include "web/api/diagnosis_json.hpp"

#include "workflows/orphanet/names.hpp"
#include "workflows/text/format.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace web {

namespace {

namespace orphanet = workflows::orphanet;
using engine::Value;

Value to_value(const orphanet::Release& release) {
    return Value::object({{"product", release.product},
                          {"language", release.language},
                          {"version", release.version},
                          {"date", release.date},
                          {"sha256", release.sha256}});
}

/// Null where the file had an empty element.
Value to_value(const orphanet::Term& term) {
    if (term.id == 0) return Value();
    return Value::object({{"id", term.id}, {"label", term.label}});
}

template <class Item, class Make>
Value list_of(const std::vector<Item>& items, Make make) {
    Value list = Value::array();
    for (const Item& item : items) list.push(make(item));
    return list;
}

Value prevalence(const orphanet::Prevalence& p) {
    return Value::object({{"record", p.record},
                          {"product", "product9_prev"},
                          {"type", to_value(p.type)},
                          {"qualification", to_value(p.qualification)},
                          {"class", to_value(p.prevalence_class)},
                          {"geography", to_value(p.geography)},
                          {"validation", to_value(p.validation)},
                          {"value", p.value ? Value(*p.value) : Value()},
                          {"source", p.source}});
}

Value of_ages(const orphanet::Term& term) {
    Value value = to_value(term);
    value.set("product", "product9_ages");
    return value;
}

Value gene(const orphanet::Gene& g) {
    return Value::object({{"record", g.record},
                          {"product", "product6"},
                          {"symbol", g.symbol},
                          {"name", g.name},
                          {"association", to_value(g.association)},
                          {"status", to_value(g.status)},
                          {"source", g.source}});
}

Value phenotype(const orphanet::Phenotype& p) {
    return Value::object({{"record", p.record},
                          {"product", "product4"},
                          {"hpo", p.hpo},
                          {"label", p.label},
                          {"frequency", to_value(p.frequency)},
                          {"criterion", to_value(p.criterion)}});
}

Value consequence(const orphanet::Consequence& c) {
    return Value::object({{"record", c.record},
                          {"product", "funct_consequences"},
                          {"disability", to_value(c.disability)},
                          {"frequency", to_value(c.frequency)},
                          {"temporality", to_value(c.temporality)},
                          {"severity", to_value(c.severity)},
                          {"loss_of_ability", c.loss_of_ability}});
}

// Product 1 numbers its references; the pack's lists do not.
std::string product_of(const orphanet::CrossReference& reference, const orphanet::Facts& facts) {
    if (reference.record != 0) return "product1";
    if (facts.releases.contains("pack_icd")) return "pack_icd";
    return reference.source == "ICD-10" ? "pack_icd10" : "pack_icd11";
}

const orphanet::Release* find(const std::vector<orphanet::Release>& releases, std::int64_t id) {
    const auto found =
        std::find_if(releases.begin(), releases.end(), [id](const auto& release) { return release.id == id; });
    return found == releases.end() ? nullptr : &*found;
}

}  // namespace

Value to_value(const orphanet::Found& found) {
    const orphanet::Entity& entity = found.entity;
    const Value synonyms = list_of(entity.synonyms, [](const std::string& synonym) { return Value(synonym); });
    const Value targets = list_of(entity.targets, [](const orphanet::Target& target) {
        return Value::object({{"orpha", std::to_string(target.code)},
                              {"relation", orphanet::name_of(target.relation)},
                              {"name", target.name}});
    });
    return Value::object({{"orpha", std::to_string(entity.code)},
                          {"code", orphanet::written_code(entity.code)},
                          {"name", entity.name},
                          {"language", entity.language},
                          {"synonyms", synonyms},
                          {"level", orphanet::name_of(entity.level)},
                          {"type", entity.type},
                          {"active", entity.active},
                          {"status", orphanet::name_of(entity.status)},
                          {"targets", targets},
                          {"in_force", found.in_force},
                          {"release", to_value(found.release)}});
}

void add_facts(Value& diagnosis, const orphanet::Facts& facts, const std::vector<std::int64_t>& children,
               const std::vector<orphanet::Release>& releases) {
    diagnosis.set("prevalences", list_of(facts.prevalences, prevalence));
    diagnosis.set("onsets", list_of(facts.onsets, of_ages));
    diagnosis.set("inheritances", list_of(facts.inheritances, of_ages));
    diagnosis.set("genes", list_of(facts.genes, gene));
    diagnosis.set("phenotypes", list_of(facts.phenotypes, phenotype));
    diagnosis.set("consequences", list_of(facts.consequences, consequence));
    diagnosis.set("references", list_of(facts.references, [&facts](const orphanet::CrossReference& reference) {
                      return Value::object({{"record", reference.record == 0 ? Value() : Value(reference.record)},
                                            {"product", product_of(reference, facts)},
                                            {"source", reference.source},
                                            {"reference", reference.reference},
                                            {"relation", to_value(reference.relation)}});
                  }));
    diagnosis.set("parents", list_of(facts.parents, [](const orphanet::Parent& parent) {
                      const bool preferred = parent.classification == 0;
                      return Value::object({{"classification", preferred ? Value() : Value(parent.classification)},
                                            {"product", preferred ? "product7" : "product3"},
                                            {"orpha", std::to_string(parent.code)}});
                  }));
    diagnosis.set("children", list_of(children, [](std::int64_t code) { return Value(std::to_string(code)); }));
    Value classifications = Value::array();
    Value sources = Value::object();
    for (const auto& [series, id] : facts.releases) {
        const orphanet::Release* const release = find(releases, id);
        if (release == nullptr) continue;
        sources.set(series, to_value(*release));
        if (release->classification != 0)
            classifications.push(
                Value::object({{"classification", release->classification}, {"title", release->title}}));
    }
    diagnosis.set("classifications", classifications);
    diagnosis.set("releases", sources);
    diagnosis.set("attribution",
                  "Orphadata: Free access data from Orphanet. (c) INSERM 1999. Available on https://www.orphadata.com. "
                  "Data version: see releases. Licence: Creative Commons Attribution 4.0 International (CC BY 4.0).");
}

void add_local(Value& diagnosis, orphanet::LocalSource* local, std::int64_t code) {
    Value names = Value::array(), enquiries = Value::array();
    if (local != nullptr) {
        const auto all = local->names();
        if (const auto found = all->find(code); found != all->end())
            for (const orphanet::LocalName& one : found->second)
                names.push(Value::object({{"language", one.language}, {"name", one.name}, {"who", one.who}, {"date", one.date}, {"source", one.source}}));
        for (const orphanet::EnquiryCount& row : local->enquiries(code))
            enquiries.push(Value::object({{"year", row.year}, {"channel", row.channel}, {"band", workflows::band_of(row.count)}}));
    }
    diagnosis.set("norwegian_names", names);
    diagnosis.set("enquiries", enquiries);
}

}  // namespace web

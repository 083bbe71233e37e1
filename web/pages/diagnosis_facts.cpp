#include "web/pages/diagnosis_facts.hpp"

#include "web/pages/words.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/screening/suggestion.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace web {

namespace {

namespace orphanet = workflows::orphanet;

constexpr std::int64_t cases_or_families = 23697;  // PrevalenceType, shared by all releases

// Says where a record stands: "Orphadata, utbredelse 23.06.2026, post 8322".
class Sources {
public:
    Sources(const Call& call, const orphanet::Facts& facts, const std::vector<orphanet::Release>& releases)
        : words_(call.words) {
        for (const auto& [series, id] : facts.releases)
            for (const orphanet::Release& release : releases)
                if (release.id == id) by_series_.emplace(series, release);
    }

    std::string record(std::string_view series, std::int64_t record) const {
        const auto found = by_series_.find(series);
        if (found == by_series_.end()) return {};
        const std::string date = typed_date(std::string_view(found->second.date).substr(0, 10));
        const std::string release =
            product_title(words_, found->second) + " " + (date.empty() ? found->second.version : date);
        return record == 0 ? words_.text("fact.from", {{"release", release}})
                           : words_.text("fact.record", {{"release", release}, {"record", std::to_string(record)}});
    }
    const std::map<std::string, orphanet::Release, std::less<>>& all() const { return by_series_; }

private:
    const Catalogue& words_;
    std::map<std::string, orphanet::Release, std::less<>> by_series_;
};

std::string joined(const std::vector<orphanet::Term>& terms) {
    std::string text;
    for (const orphanet::Term& term : terms) text += (text.empty() ? "" : ", ") + term.label;
    return text;
}

void add_ages(const Catalogue& words, const orphanet::Facts& facts, const Sources& sources, std::vector<Fact>& out) {
    if (!facts.releases.contains("product9_ages")) return;
    const std::string source = sources.record("product9_ages", 0);
    const auto said = [&words](const std::vector<orphanet::Term>& terms) {
        return terms.empty() ? words.text("fact.none") : joined(terms);
    };
    out.push_back({words.text("fact.inheritance"), said(facts.inheritances), source});
    out.push_back({words.text("fact.onset"), said(facts.onsets), source});
}

/// A sign with how often it occurs, and where that stands.
Fact sign_fact(const orphanet::Phenotype& sign, const Sources& sources, bool with_frequency) {
    Fact fact{sign.label, sign.hpo, sources.record("product4", sign.record)};
    if (with_frequency && !sign.frequency.label.empty()) fact.value += ", " + sign.frequency.label;
    if (!sign.criterion.label.empty()) fact.value += ", " + sign.criterion.label;
    return fact;
}

/// By organ system, in the order of the ontology; a sign of two systems stands under both, one of none at the end.
std::vector<FactGroup> signs_by_system(const Catalogue& words, const orphanet::Facts& facts, const Sources& sources) {
    std::vector<FactGroup> groups;
    const auto add = [&](const std::string& title, const auto& belongs) {
        FactGroup group{.title = title, .in_our_words = true};
        for (const orphanet::Phenotype& sign : facts.phenotypes)
            if (belongs(sign)) group.facts.push_back(sign_fact(sign, sources, true));
        if (!group.facts.empty()) groups.push_back(std::move(group));
    };
    for (std::size_t i = 0; i < orphanet::organ_systems.size(); ++i)
        add(words.text("organ." + std::to_string(orphanet::organ_systems[i].term)),
            [bit = orphanet::SystemSet{1} << i](const orphanet::Phenotype& sign) { return (sign.systems & bit) != 0; });
    add(words.text("organ.none"), [](const orphanet::Phenotype& sign) { return sign.systems == 0; });
    return groups;
}

/// By how often they occur: what there is to go by while no ontology is imported.
std::vector<FactGroup> signs_by_frequency(const Catalogue& words, const orphanet::Facts& facts, const Sources& sources) {
    std::vector<FactGroup> groups;
    for (const orphanet::Phenotype& sign : facts.phenotypes) {
        const std::string title = sign.frequency.label.empty() ? words.text("fact.no_frequency") : sign.frequency.label;
        auto group = std::find_if(groups.begin(), groups.end(), [&title](const FactGroup& g) { return g.title == title; });
        if (group == groups.end()) group = groups.insert(groups.end(), FactGroup{.title = title});
        group->facts.push_back(sign_fact(sign, sources, false));
    }
    return groups;
}

std::vector<FactGroup> grouped_signs(const Catalogue& words, const orphanet::Facts& facts, const Sources& sources) {
    const bool placed = std::any_of(facts.phenotypes.begin(), facts.phenotypes.end(), [](const orphanet::Phenotype& sign) { return sign.systems != 0; });
    auto groups = placed ? signs_by_system(words, facts, sources) : signs_by_frequency(words, facts, sources);
    for (FactGroup& group : groups) group.count = std::to_string(group.facts.size());
    return groups;
}

std::vector<FactGroup> grouped_references(const orphanet::Facts& facts, const Sources& sources) {
    std::map<std::string, FactGroup> by_source;
    for (const orphanet::CrossReference& reference : facts.references) {
        FactGroup& group = by_source[reference.source];
        group.title = reference.source;
        std::string source = sources.record("product1", reference.record);
        if (reference.record == 0) {
            source = sources.record("pack_icd", 0);
            if (source.empty()) source = sources.record(reference.source == "ICD-10" ? "pack_icd10" : "pack_icd11", 0);
        }
        group.facts.push_back({reference.reference, reference.relation.label, std::move(source)});
    }
    std::vector<FactGroup> groups;
    for (auto& [name, group] : by_source) groups.push_back(std::move(group));
    return groups;
}

}  // namespace

std::string product_title(const Catalogue& words, const orphanet::Release& release) {
    if (release.classification != 0)
        return words.text("product.classification", {{"id", std::to_string(release.classification)}});
    return term(words, "product", release.product);
}

std::string prevalence_value(const Catalogue& words, const orphanet::Prevalence& record) {
    if (!record.value) return {};
    double number = 0;
    const std::string& written = *record.value;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
    if (error != std::errc() || end != written.data() + written.size()) return written;
    std::array<char, 400> text{};
    const auto [last, failed] = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    std::string value = failed == std::errc() ? std::string(text.data(), last) : written;
    if (words.language() != "en") std::replace(value.begin(), value.end(), '.', ',');
    return words.text(record.type.id == cases_or_families ? "fact.cases" : "fact.per", {{"value", value}});
}

FactsView facts_view(const Call& call, const orphanet::Facts& facts, const std::vector<orphanet::Release>& releases) {
    const Catalogue& words = call.words;
    const Sources sources(call, facts, releases);
    FactsView view;
    for (const auto& [series, release] : sources.all()) {
        if (release.language != call.language) view.label_language = release.language;
        view.releases.push_back(
            {product_title(words, release),
             words.text("src.release", {{"product", release.product},
                                        {"language", release.language},
                                        {"version", release.version},
                                        {"date", long_date(words, std::string_view(release.date).substr(0, 10))}}),
             release.file + " " + release.sha256});
    }
    const auto* chosen = workflows::screening::chosen_prevalence(call.viewer.policy().rules.rare, facts);
    for (const orphanet::Prevalence& p : facts.prevalences)
        view.prevalences.push_back({p.geography.label, p.type.label, prevalence_value(words, p),
                                    p.prevalence_class.label, p.validation.label, p.source,
                                    sources.record("product9_prev", p.record),
                                    &p == chosen ? words.text("src.used") : ""});
    add_ages(words, facts, sources, view.ages);
    for (const orphanet::Gene& g : facts.genes)
        view.genes.push_back({g.symbol, g.name, g.association.label, g.status.label,
                              (g.source.empty() ? "" : g.source + ". ") + sources.record("product6", g.record)});
    view.signs = grouped_signs(words, facts, sources);
    for (const orphanet::Consequence& c : facts.consequences)
        view.consequences.push_back({c.disability.label, c.frequency.label, c.temporality.label,
                                     c.severity.label + (c.loss_of_ability ? ", " + words.text("fact.loss") : ""),
                                     sources.record("funct_consequences", c.record)});
    view.references = grouped_references(facts, sources);
    return view;
}

}  // namespace web

#include "workflows/orphanet/difference.hpp"

#include "workflows/orphanet/names.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <tuple>
#include <utility>

namespace workflows::orphanet {

namespace {

/// One thing a release says of a code. The same key in both releases is the same record; `ids` tells whether it changed.
struct Statement {
    std::string_view subject;
    std::string key, ids, words;

    auto order() const { return std::tie(subject, key, ids); }
};

std::string joined(std::initializer_list<std::string> parts) {
    std::string text;
    for (const std::string& part : parts)
        if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
    return text;
}

std::string id_of(const Term& term) { return std::to_string(term.id); }

void add_numbers(const Facts& facts, std::vector<Statement>& all) {
    for (const Prevalence& p : facts.prevalences)
        all.push_back({"prevalence", std::to_string(p.record),
                       joined({id_of(p.type), id_of(p.qualification), id_of(p.prevalence_class), id_of(p.geography),
                               id_of(p.validation), p.value.value_or("-")}),
                       joined({p.type.label, p.prevalence_class.label, p.value.value_or(""), p.geography.label,
                               p.validation.label})});
    for (const Term& onset : facts.onsets) all.push_back({"onset", id_of(onset), "", onset.label});
    for (const Term& way : facts.inheritances) all.push_back({"inheritance", id_of(way), "", way.label});
}

void add_signs(const Facts& facts, std::vector<Statement>& all) {
    for (const Gene& gene : facts.genes)
        all.push_back({"gene", std::to_string(gene.record), joined({id_of(gene.association), id_of(gene.status)}),
                       joined({gene.symbol, gene.association.label, gene.status.label})});
    for (const Phenotype& sign : facts.phenotypes)
        all.push_back({"phenotype", sign.hpo, joined({id_of(sign.frequency), id_of(sign.criterion)}),
                       joined({sign.hpo + " " + sign.label, sign.frequency.label, sign.criterion.label})});
    for (const Consequence& c : facts.consequences)
        all.push_back({"consequence", id_of(c.disability),
                       joined({id_of(c.frequency), id_of(c.temporality), id_of(c.severity), c.loss_of_ability ? "1" : "0"}),
                       joined({c.disability.label, c.frequency.label, c.temporality.label, c.severity.label})});
}

void add_places(const Facts& facts, std::vector<Statement>& all) {
    for (const CrossReference& reference : facts.references)
        all.push_back({"reference", reference.source + " " + reference.reference, id_of(reference.relation),
                       joined({reference.source + " " + reference.reference, reference.relation.label})});
    for (const Parent& parent : facts.parents) {
        const std::string classification = std::to_string(parent.classification);
        all.push_back({"parent", classification + "/" + std::to_string(parent.code), "",
                       joined({written_code(parent.code),
                               parent.classification == 0 ? "" : "classification " + classification})});
    }
}

std::vector<Statement> statements(const Facts& facts) {
    std::vector<Statement> all;
    add_numbers(facts, all);
    add_signs(facts, all);
    add_places(facts, all);
    std::ranges::sort(all, [](const Statement& a, const Statement& b) { return a.order() < b.order(); });
    return all;
}

/// What only one of two sorted lists has.
std::vector<Statement> without(const std::vector<Statement>& all, const std::vector<Statement>& others) {
    std::vector<Statement> rest;
    std::ranges::set_difference(all, others, std::back_inserter(rest),
                                [](const Statement& a, const Statement& b) { return a.order() < b.order(); });
    return rest;
}

void add_facts(std::int64_t code, const std::string& name, const FactsPair& pair, std::vector<Change>& changes) {
    const auto old = statements(pair.before), fresh = statements(pair.after);
    auto gone = without(old, fresh);
    for (const Statement& come : without(fresh, old)) {
        const auto same = std::ranges::find_if(gone, [&](const Statement& one) {
            return one.subject == come.subject && one.key == come.key;
        });
        Change change{.code = code, .name = name, .subject = come.subject, .before = {}, .after = come.words, .target = {}};
        if (same != gone.end()) {
            change.before = same->words;
            gone.erase(same);
        }
        changes.push_back(std::move(change));
    }
    for (const Statement& one : gone)
        changes.push_back({.code = code, .name = name, .subject = one.subject, .before = one.words, .after = {}, .target = {}});
}

std::string written(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : "; ") + name;
    return text;
}

std::string written(const std::vector<Target>& targets) {
    std::vector<std::string> all;
    for (const Target& target : targets) all.push_back(std::string(name_of(target.relation)) + " " + written_code(target.code));
    return written(all);
}

std::vector<std::string> only_in(const std::vector<std::string>& some, const std::vector<std::string>& others) {
    std::vector<std::string> rest;
    for (const std::string& one : some)
        if (std::ranges::find(others, one) == others.end()) rest.push_back(one);
    return rest;
}

void add_entity(std::int64_t code, const EntityPair& pair, std::vector<Change>& changes) {
    const Entity& leading = pair.after ? *pair.after : *pair.before;
    const auto add = [&](ChangeKind kind, std::string before, std::string after) {
        Change change{.code = code, .name = leading.name, .kind = kind, .subject = {}, .before = std::move(before), .after = std::move(after), .target = {}};
        if (!leading.active && !leading.targets.empty()) change.target = leading.targets.front();
        changes.push_back(std::move(change));
    };
    if (!pair.before) return add(ChangeKind::added, "", leading.name);
    if (!pair.after) return add(ChangeKind::removed, leading.name, "");
    const Entity &old = *pair.before, &fresh = *pair.after;
    const std::string was(name_of(old.status)), is(name_of(fresh.status));
    if (old.status != fresh.status) add(fresh.active ? ChangeKind::active : ChangeKind::inactive, was, is);
    if (old.status == fresh.status && old.targets != fresh.targets)
        add(ChangeKind::target, written(old.targets), written(fresh.targets));
    if (old.level != fresh.level) add(ChangeKind::level, std::string(name_of(old.level)), std::string(name_of(fresh.level)));
    if (old.name != fresh.name) add(ChangeKind::name, old.name, fresh.name);
    const auto gone = only_in(old.synonyms, fresh.synonyms), come = only_in(fresh.synonyms, old.synonyms);
    if (!gone.empty() || !come.empty()) add(ChangeKind::synonyms, written(gone), written(come));
}

}  // namespace

std::string_view name_of(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::added: return "added";
        case ChangeKind::removed: return "removed";
        case ChangeKind::inactive: return "inactive";
        case ChangeKind::active: return "active";
        case ChangeKind::target: return "target";
        case ChangeKind::level: return "level";
        case ChangeKind::name: return "name";
        case ChangeKind::synonyms: return "synonyms";
        case ChangeKind::fact: return "fact";
    }
    std::abort();
}

Difference difference(const ReleasePair& pair) {
    Difference all{.before = pair.before, .after = pair.after, .changes = {}};
    std::set<std::int64_t> come_or_gone;
    for (const auto& [code, entities] : pair.entities) {
        add_entity(code, entities, all.changes);
        if (!entities.before || !entities.after) come_or_gone.insert(code);
    }
    for (const auto& [code, facts] : pair.facts) {
        if (come_or_gone.contains(code)) continue;  // its facts come and go with it
        const auto name = pair.names.find(code);
        add_facts(code, name == pair.names.end() ? std::string() : name->second, facts, all.changes);
    }
    std::ranges::stable_sort(all.changes, {}, [](const Change& one) { return std::pair(one.code, one.kind); });
    return all;
}

}  // namespace workflows::orphanet

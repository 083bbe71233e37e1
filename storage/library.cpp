// Reading everything at once: entities and facts of every code, for a screening (facts.hpp).
#include "storage/entity_rows.hpp"
#include "storage/facts.hpp"
#include "storage/releases.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace storage {
namespace {

namespace orphanet = workflows::orphanet;

using Entities = std::unordered_map<std::int64_t, orphanet::Entity>;

// The entities of one release; codes that a release before it described stay as they are.
void read_entities(Connection& db, std::int64_t release, Entities& known) {
    Entities fresh;
    db.each<std::int64_t, std::string, std::int64_t, std::string, std::string, std::string, std::string, std::string>(
        "select code, level, type_id, type, name, language, status, flags from diagnoses where release = :release",
        {release},
        [&](std::int64_t code, const std::string& level, std::int64_t type_id, const std::string& type,
            const std::string& name, const std::string& language, const std::string& status, const std::string& flags) {
            if (!known.contains(code))
                fresh.emplace(code, entity_of(code, level, type_id, type, name, language, status, flags));
        });
    db.each<std::int64_t, std::string>(
        "select code, name from diagnosis_names where release = :release and position > 0 order by code, position",
        {release}, [&fresh](std::int64_t code, const std::string& name) {
            if (const auto entity = fresh.find(code); entity != fresh.end()) entity->second.synonyms.push_back(name);
        });
    db.each<std::int64_t, std::int64_t, std::string, std::string>(
        "select code, target, relation, name from diagnosis_targets where release = :release order by code, position",
        {release},
        [&fresh](std::int64_t code, std::int64_t target, const std::string& relation, const std::string& name) {
            if (const auto entity = fresh.find(code); entity != fresh.end())
                entity->second.targets.push_back(target_of(target, relation, name));
        });
    known.merge(fresh);
}

}  // namespace

std::shared_ptr<const orphanet::Library> read_library(Connection& db, const FactReleases& releases, LastEntry last) {
    auto library = std::make_shared<orphanet::Library>();
    Entities entities;
    for (const InForce& entry : in_force(imported_until(read_releases(db), releases.newest))) {
        library->releases.emplace(entry.release.id, entry.release);
        read_entities(db, entry.release.id, entities);
    }
    std::unordered_map<std::int64_t, orphanet::Facts> facts;
    for (const orphanet::Release& release : releases.in_force) {
        library->releases.emplace(release.id, release);
        const orphanet::Labels& labels = releases.labels.at(release.id);
        db.each<std::int64_t, std::string>("select code, body from facts where release = :release", {release.id},
                                           [&](std::int64_t code, const std::string& body) {
                                               orphanet::add_facts(facts[code], release, body, labels);
                                           });
    }
    if (releases.ontology) library->releases.emplace(releases.ontology->id, *releases.ontology);
    for (const auto& [code, entity] : entities) facts.try_emplace(code);
    const orphanet::LocalNames local = read_local_names(db, last);
    library->known.reserve(facts.size());
    for (auto& [code, known] : facts) {
        known.code = code;
        std::sort(known.parents.begin(), known.parents.end());
        releases.systems.place(known);
        orphanet::Entity entity{.code = code};
        if (const auto found = entities.find(code); found != entities.end()) entity = std::move(found->second);
        // A pasted list may hold Norwegian names.
        if (const auto found = local.find(code); found != local.end())
            for (const orphanet::LocalName& one : found->second) entity.synonyms.push_back(one.name);
        library->known.push_back({.entity = std::move(entity), .facts = std::move(known)});
    }
    std::sort(library->known.begin(), library->known.end(),
              [](const orphanet::Known& a, const orphanet::Known& b) { return a.entity.code < b.entity.code; });
    return library;
}

}  // namespace storage

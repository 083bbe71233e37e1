#include "storage/facts.hpp"

#include "engine/value.hpp"
#include "storage/releases.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace storage {
namespace {

namespace orphanet = workflows::orphanet;

std::int64_t newest_release(Connection& db, std::int64_t until) {
    return std::get<0>(*db.one<std::int64_t>("select coalesce(max(id), 0) from releases where id <= :until", {until}));
}

}  // namespace

orphanet::Labels read_labels(Connection& db, std::int64_t release) {
    orphanet::Labels labels;
    db.each<std::string, std::int64_t, std::string>(
        "select field, id, label from fact_labels where release = :release", {release},
        [&labels](const std::string& field, std::int64_t id, const std::string& label) {
            labels.add(field, id, label);
        });
    return labels;
}

namespace {

/// In a release of the ontology the rows stand for its terms, not for diagnoses.
orphanet::SignSystems read_systems(Connection& db, std::int64_t release) {
    orphanet::SignSystems systems(release);
    db.each<std::int64_t, std::string>("select code, body from facts where release = :release", {release},
                                       [&systems](std::int64_t term, const std::string& body) { systems.add(term, body); });
    return systems;
}

std::shared_ptr<const FactReleases> read_fact_releases(Connection& db, std::int64_t newest) {
    auto read = std::make_shared<FactReleases>();
    read->newest = newest;
    const std::vector<orphanet::Release> releases = imported_until(read_releases(db), newest);
    read->in_force = facts_in_force(releases);
    read->ontology = ontology_in_force(releases);
    if (read->ontology) read->systems = read_systems(db, read->ontology->id);
    for (const orphanet::Release& release : read->in_force)
        read->labels.emplace(release.id, read_labels(db, release.id));
    return read;
}

}  // namespace

std::shared_ptr<const FactReleases> DatabaseFacts::releases(Connection& db) {
    const std::int64_t newest = newest_release(db, last_release_);
    const std::lock_guard lock(mutex_);
    if (!releases_ || releases_->newest != newest) releases_ = read_fact_releases(db, newest);
    return releases_;
}

orphanet::Facts DatabaseFacts::facts(std::int64_t code) {
    return with_reader(readers_, [this, code](Connection& db) {
        const auto current = releases(db);
        std::map<std::int64_t, std::string> bodies;
        db.each<std::int64_t, std::string>(
            "select f.release, f.body from releases r join facts f on f.release = r.id and f.code = :code", {code},
            [&bodies](std::int64_t release, const std::string& body) { bodies.emplace(release, body); });
        orphanet::Facts facts{.code = code};
        for (const orphanet::Release& release : current->in_force)
            if (const auto body = bodies.find(release.id); body != bodies.end())
                orphanet::add_facts(facts, release, body->second, current->labels.at(release.id));
        std::sort(facts.parents.begin(), facts.parents.end());
        current->systems.place(facts);
        return facts;
    });
}

std::vector<std::int64_t> DatabaseFacts::children(std::int64_t code) {
    return with_reader(readers_, [this, code](Connection& db) {
        const auto current = releases(db);
        std::set<std::int64_t> in_force;
        for (const orphanet::Release& release : current->in_force) in_force.insert(release.id);
        std::set<std::int64_t> children;
        db.each<std::int64_t, std::string>(
            "select f.release, f.children from releases r join facts f on f.release = r.id and f.code = :code"
            " where f.children <> ''",
            {code}, [&](std::int64_t release, const std::string& text) {
                if (!in_force.contains(release)) return;
                const auto parsed = engine::parse_value(text);
                for (const engine::Value& child : std::get<engine::Value>(parsed).items())
                    children.insert(child.number());
            });
        return std::vector<std::int64_t>(children.begin(), children.end());
    });
}

std::shared_ptr<const orphanet::Library> DatabaseFacts::everything() {
    return with_reader(readers_, [this](Connection& db) {
        const auto current = releases(db);
        const std::int64_t local = local_names_version(db);
        const std::lock_guard lock(library_mutex_);
        if (!library_ || library_newest_ != current->newest || library_local_ != local) {
            library_ = read_library(db, *current, last_entry_);
            library_newest_ = current->newest;
            library_local_ = local;
        }
        return library_;
    });
}

std::unique_ptr<orphanet::FactSource> DatabaseFacts::as_of(std::string_view until) {
    return with_reader(readers_, [this, until](Connection& db) -> std::unique_ptr<orphanet::FactSource> {
        const std::int64_t last = orphanet::last_release(imported_until(read_releases(db), last_release_), until);
        return last == 0 ? nullptr : std::make_unique<DatabaseFacts>(readers_, last, last_entry(db, until));
    });
}

std::unique_ptr<orphanet::FactSource> DatabaseFacts::after_import(std::int64_t release) { return std::make_unique<DatabaseFacts>(readers_, release, last_entry_); }

}  // namespace storage

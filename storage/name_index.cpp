#include "storage/name_index.hpp"

#include "workflows/orphanet/names.hpp"

#include <tuple>
#include <unordered_map>
#include <utility>

namespace storage {
namespace {

namespace orphanet = workflows::orphanet;

auto rank(const orphanet::Hit& hit) {
    return std::tuple(hit.match, hit.status != orphanet::Status::active, hit.by_synonym, hit.matched.size(), hit.code);
}

}  // namespace

bool comes_before(const orphanet::Hit& a, const orphanet::Hit& b) { return rank(a) < rank(b); }

NameIndex::NameIndex(Connection& db, const std::vector<InForce>& releases) {
    for (const InForce& entry : releases) {
        if (!entry.leading) continue;
        std::unordered_map<std::int64_t, std::size_t> places;
        db.each<std::int64_t, std::string, std::string, std::string>(
            "select code, name, level, status from diagnoses where release = :release", {entry.release.id},
            [&](std::int64_t code, const std::string& name, const std::string& level, const std::string& status) {
                places.emplace(code, entities_.size());
                entities_.push_back({.code = code,
                                     .name = name,
                                     .level = orphanet::level_from(level).value_or(orphanet::Level::unstated),
                                     .status = orphanet::status_from(status).value_or(orphanet::Status::inactive)});
            });
        db.each<std::int64_t, std::int64_t, std::string, std::string>(
            "select code, position, name, folded from diagnosis_names where release = :release", {entry.release.id},
            [&](std::int64_t code, std::int64_t position, const std::string& name, const std::string& folded) {
                if (const auto place = places.find(code); place != places.end())
                    names_.push_back(
                        {.entity = place->second, .is_synonym = position > 0, .name = name, .folded = folded});
            });
    }
}

void NameIndex::add(const orphanet::LocalNames& names) {
    std::unordered_map<std::int64_t, std::size_t> places;
    for (std::size_t i = 0; i < entities_.size(); ++i) places.emplace(entities_[i].code, i);
    for (const auto& [code, all] : names)
        if (const auto place = places.find(code); place != places.end())
            for (const orphanet::LocalName& one : all) names_.push_back({.entity = place->second, .is_synonym = false, .name = one.name, .folded = orphanet::folded(one.name)});
}

std::map<std::int64_t, orphanet::Hit> NameIndex::search(std::string_view query) const {
    std::map<std::int64_t, orphanet::Hit> best;
    for (const Name& name : names_) {
        const auto match = orphanet::fit(name.folded, query);
        if (!match) continue;
        const Entity& entity = entities_[name.entity];
        orphanet::Hit hit{.code = entity.code,
                          .name = entity.name,
                          .matched = name.name,
                          .by_synonym = name.is_synonym,
                          .match = *match,
                          .level = entity.level,
                          .status = entity.status,
                          .target = std::nullopt};
        const auto known = best.find(entity.code);
        if (known == best.end() || comes_before(hit, known->second)) best.insert_or_assign(entity.code, std::move(hit));
    }
    return best;
}

}  // namespace storage

#include "workflows/phase_model/acts/identity.hpp"

#include "workflows/orphanet/names.hpp"
#include "workflows/orphanet/neighbours.hpp"
#include "workflows/orphanet/nomenclature.hpp"
#include "workflows/phase_model/case_list.hpp"

#include <charconv>
#include <optional>
#include <set>
#include <string>

namespace workflows {

namespace {

std::optional<orphanet::Found> look_up(const Scene& scene, const std::string& orpha) {
    std::int64_t code = 0;
    const auto read = std::from_chars(orpha.data(), orpha.data() + orpha.size(), code);
    if (scene.nomenclature == nullptr || orpha.empty() || read.ec != std::errc()) return std::nullopt;
    return scene.nomenclature->find(code);
}

}  // namespace

void add_identity(const Scene& scene, const std::string& orpha, engine::Value& body) {
    body.set("orpha", orpha);
    const auto found = look_up(scene, orpha);
    if (!found) {
        body.set("status", "unknown");
        return;
    }
    const orphanet::Entity& entity = found->entity;
    if (entity.level != orphanet::Level::unstated) body.set("level", orphanet::name_of(entity.level));
    body.set("status", orphanet::name_of(entity.active ? orphanet::Status::active : entity.status));
    if (!entity.targets.empty()) body.set("target", std::to_string(entity.targets.front().code));
    body.set("release", found->release.product + " " + found->release.language + " " + found->release.date.substr(0, 10) + " " + found->release.sha256.substr(0, 12));
}

void check_orpha(const Scene& scene, Effects& effects, const std::string& field) {
    const std::string& orpha = scene.field(field);
    if (orpha.empty() || scene.nomenclature == nullptr || !scene.nomenclature->latest_release()) return;
    if (!look_up(scene, orpha)) effects.invalid(field, "form.orpha_unknown", {{"orpha", orpha}});
}

std::vector<std::string> known_names(const Scene& scene, const std::string& orpha) {
    std::vector<std::string> names;
    for (const char* field : {"name", "name_nn", "name_en"})
        if (scene.says(field)) names.push_back(scene.field(field));
    if (const auto found = look_up(scene, orpha)) {
        names.push_back(found->entity.name);
        names.insert(names.end(), found->entity.synonyms.begin(), found->entity.synonyms.end());
    }
    return names;
}

void add_hits(const Scene& scene, const std::string& orpha, engine::Value& body) {
    if (scene.cases == nullptr) return;
    const std::string_view except = scene.file == nullptr ? std::string_view() : scene.file->id;
    const auto alike = scene.cases->like(orpha, known_names(scene, orpha), except);
    std::set<std::string> found(alike.begin(), alike.end());
    if (const auto code = orphanet::parse_code(orpha))
        for (const orphanet::Neighbour& neighbour : orphanet::neighbours(*code, scene.nomenclature, scene.facts))
            for (const std::string& id : scene.cases->like(std::to_string(neighbour.code), {}, except)) found.insert(id);
    engine::Value hits = engine::Value::array();
    for (const std::string& id : found) hits.push(id);
    if (!hits.items().empty()) body.set("hits", std::move(hits));
}

}  // namespace workflows

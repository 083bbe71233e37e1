#include "workflows/phase_model/requirements/requirement.hpp"

#include <algorithm>
#include <stdexcept>

namespace workflows {

using engine::Answer;
using engine::Status;

namespace {

Answer answer(Status status, std::string key, Places values, std::vector<engine::Cure> cures = {}) {
    return Answer{.requirement = {}, .status = status, .reason = {std::move(key), std::move(values)}, .cures = std::move(cures)};
}

}  // namespace

Answer met(std::string key, Places values) { return answer(Status::met, std::move(key), std::move(values)); }
Answer unmet(std::string key, Places values, std::vector<engine::Cure> cures) {
    return answer(Status::unmet, std::move(key), std::move(values), std::move(cures));
}
Answer not_applicable(std::string key, Places values) { return answer(Status::not_applicable, std::move(key), std::move(values)); }
Answer unknown(std::string key, Places values, std::vector<engine::Cure> cures) {
    return answer(Status::unknown, std::move(key), std::move(values), std::move(cures));
}
Answer overridden(std::string key, Places values) { return answer(Status::overridden, std::move(key), std::move(values)); }

Answer ask(const Scene& scene, std::string key, Places values) {
    if (scene.by_vote) return unmet(std::move(key), std::move(values), {by("seated", "put_motion"), by("case_officer", "put_motion")});
    Answer asked = unmet(std::move(key), std::move(values));
    asked.in_form = true;
    return asked;
}

engine::Cure by(std::string role, std::string act, std::string centre, Places fields) {
    return {std::move(role), std::move(act), std::move(centre), std::move(fields)};
}

const Override* override_of(const Scene& scene, std::string_view requirement) {
    if (scene.file == nullptr) return nullptr;
    for (const Override& made : scene.file->overrides)
        if (made.requirement == requirement && made.by.seq >= scene.since()) return &made;
    return nullptr;
}

std::string list_of(std::string_view prefix, const std::vector<std::string>& ids) {
    std::string list;
    for (const std::string& id : ids) {
        if (!list.empty()) list += ',';
        list += '@';
        list += prefix;
        list += id;
    }
    return list;
}

const Requirements& requirements() {
    static const Requirements all = [] {
        Requirements every;
        for (auto part : {standing_requirements(), preparation_requirements(), impartiality_requirements(), hearing_requirements(), meeting_requirements(),
                          vote_requirements(), placement_requirements(), closing_requirements()})
            every.insert(every.end(), part.begin(), part.end());
        std::sort(every.begin(), every.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        return every;
    }();
    return all;
}

Answer evaluate(std::string_view requirement, const Scene& scene) {
    const auto& all = requirements();
    const auto found = std::lower_bound(all.begin(), all.end(), requirement, [](const auto& entry, std::string_view name) { return entry.first < name; });
    if (found == all.end() || found->first != requirement) throw std::logic_error("no requirement is named " + std::string(requirement));
    Answer given = found->second(scene);
    given.requirement = requirement;
    return given;
}

}  // namespace workflows

// Nobody tied prepares or decides; four eyes see what one prepared (specification section 5, habilitet and four_eyes).
#include "workflows/phase_model/requirements/requirement.hpp"

#include <algorithm>

namespace workflows {

namespace {

using engine::Answer;

/// A declaration counts until the case enters anew the phase it was made in.
bool still_counts(const Case& file, const Declaration& declaration) {
    if (!file.this_cycle(declaration.by)) return false;
    for (auto visit = file.visits.rbegin(); visit != file.visits.rend(); ++visit)
        if (visit->phase == declaration.by.phase) return declaration.by.seq >= visit->seq;
    return declaration.by.seq >= file.entered();
}

/// The one who decides this step: who asks, when allowed to; otherwise who holds the office.
std::string decider(const Scene& scene) {
    if (scene.standing && !scene.by_vote) return scene.person;
    return scene.office.administrative_leader(scene.today);
}

Answer interests_declared(const Scene& scene) {
    if (scene.by_vote) return not_applicable("reason.interests_declared.by_vote");
    const Case& file = *scene.file;
    const std::string who_decides = decider(scene);
    std::vector<std::string> bound = file.preparers();
    if (!who_decides.empty() && std::find(bound.begin(), bound.end(), who_decides) == bound.end()) bound.push_back(who_decides);
    const auto role_of = [&](const std::string& person) { return person == who_decides ? "administrative_leader" : "case_officer"; };
    for (const std::string& person : bound) {
        const Declaration* declared = file.declaration(person);
        const Places who{{"role", std::string("@role.") + role_of(person)}, {"person", person}};
        const bool counts = declared != nullptr && still_counts(file, *declared) && (person != who_decides || scene.here(declared->by));
        if (declared != nullptr && declared->effective() == "tied")
            return unmet("reason.interests_declared.tied", who, {by("deputy"), by("administrative_leader", "appoint_deputy")});
        if (!counts)
            return unmet("reason.interests_declared.unmet", who,
                         {by(role_of(person), "declare_interest"), by("administrative_leader", "decide_impartiality", "", {{"whom", person}})});
        if (declared->effective() == "possible")
            return unmet("reason.interests_declared.possible", who,
                         {by("administrative_leader", "decide_impartiality", "", {{"whom", person}}), by(role_of(person), "declare_interest")});
    }
    return met("reason.interests_declared.met", {{"n", std::to_string(bound.size())}});
}

bool prepared(const Case& file, std::string_view person) {
    const auto all = file.preparers();
    return std::find(all.begin(), all.end(), person) != all.end();
}

/// A yes by a leader-group member who prepared nothing, on the draft as it stands, for that act.
const Countersignature* countersigned_for(const Scene& scene, std::string_view act, std::string_view requirement) {
    const std::string draft = scene.file->content_hash();
    for (auto signature = scene.file->countersignatures.rbegin(); signature != scene.file->countersignatures.rend(); ++signature)
        if (signature->act == act && signature->requirement == requirement && scene.here(signature->by) && signature->by.actor != scene.person &&
            !prepared(*scene.file, signature->by.actor))
            return signature->yes && signature->draft == draft ? &*signature : nullptr;
    return nullptr;
}

Answer four_eyes(const Scene& scene) {
    const std::string who_decides = decider(scene);
    if (!who_decides.empty() && !prepared(*scene.file, who_decides)) return met("reason.four_eyes.met");
    if (countersigned_for(scene, scene.act->name, "") != nullptr) return met("reason.four_eyes.countersigned");
    return unmet("reason.four_eyes.unmet", {}, {by("member", "countersign", "", {{"for_act", scene.act->name}})});
}

Answer countersigned(const Scene& scene) {
    const std::string& requirement = scene.field("requirement");
    if (requirement.empty()) return ask(scene, "reason.countersigned.which");
    if (countersigned_for(scene, "override", requirement) != nullptr) return met("reason.countersigned.met");
    return unmet("reason.countersigned.unmet", {}, {by("member", "countersign", "", {{"for_act", "override"}, {"requirement", requirement}})});
}

Answer own_interest_declared(const Scene& scene) {
    const Declaration* declared = scene.file->declaration(scene.person);
    if (declared == nullptr || !scene.here(declared->by))
        return unmet("reason.own_interest_declared.unmet", {}, {by("seated", "declare_interest")});
    if (declared->effective() == "possible")
        return unmet("reason.own_interest_declared.possible", {}, {by("seated", "declare_interest")});
    return met("reason.own_interest_declared.met");
}

}  // namespace

Requirements impartiality_requirements() {
    return {{"interests_declared", interests_declared},
            {"four_eyes", four_eyes},
            {"countersigned", countersigned},
            {"own_interest_declared", own_interest_declared}};
}

}  // namespace workflows

// Who may, and how the case stands: allowed_to_act, parking, call-in, delegation.
#include "workflows/phase_model/requirements/requirement.hpp"

namespace workflows {

namespace {

using engine::Answer;

std::vector<engine::Cure> those_who_may(const Scene& scene) {
    std::vector<engine::Cure> who;
    for (const engine::Who& one : scene.act->who)
        if ((one.phases & engine::phase_bit(scene.from)) != 0) who.push_back(by(one.role, scene.act->name));
    return who;
}

Answer allowed_to_act(const Scene& scene) {
    if (scene.standing) return met("reason.allowed_to_act.met", {{"role", "@role." + scene.standing->role}});
    if (group_has_taken_over(scene)) return unmet("reason.not_called_in.unmet", {}, {by("leader_group", "put_motion", "", {{"transition", "close"}})});
    std::vector<std::string> roles;
    for (const engine::Cure& cure : those_who_may(scene)) roles.push_back(cure.role);
    return unmet("reason.allowed_to_act.unmet", {{"roles", list_of("role.", roles)}}, those_who_may(scene));
}

Answer not_parked(const Scene& scene) {
    if (scene.file == nullptr) return not_applicable("reason.no_case_yet");
    if (!scene.file->is_parked()) return met("reason.not_parked.met");
    return unmet("reason.not_parked.unmet", {{"date", engine::to_text(scene.file->parking->until)}}, {by("case_officer", "resume")});
}

Answer is_parked(const Scene& scene) {
    if (scene.file->is_parked()) return met("reason.is_parked.met", {{"date", engine::to_text(scene.file->parking->until)}});
    return unmet("reason.is_parked.unmet");
}

Answer called_in(const Scene& scene) {
    return scene.file->called_in ? met("reason.called_in.met") : unmet("reason.called_in.unmet");
}

Answer not_called_in(const Scene& scene) {
    if (!scene.file->called_in) return met("reason.not_called_in.met");
    return unmet("reason.not_called_in.unmet", {}, {by("leader_group", "put_motion", "", {{"transition", "close"}})});
}

Answer call_in_settled(const Scene& scene) {
    const Case& file = *scene.file;
    if (!file.called_in) return not_applicable("reason.call_in_settled.na");
    bool goes_on = false;
    for (const Ballot& ballot : file.ballots) {
        const Motion* motion = file.motion(ballot.motion);
        if (ballot.state == "carried" && scene.here(ballot.by) && motion != nullptr && motion->transition == "go_on") goes_on = true;
    }
    bool gates = true;
    for (const std::string& gate : scene.policy.gates) gates = gates && file.group_values.contains(gate);
    if (goes_on && gates) return met("reason.call_in_settled.met");
    return unmet(goes_on ? "reason.call_in_settled.gates" : "reason.call_in_settled.unmet", {{"criteria", list_of("criterion.", scene.policy.gates)}},
                 {by("leader_group", "put_motion", "", {{"transition", "go_on"}})});
}

Answer closed_by_delegation(const Scene& scene) {
    const auto& closing = scene.file->closing;
    if (closing && (closing->transition == "T14" || closing->transition == "T20")) return met("reason.closed_by_delegation.met");
    return unmet("reason.closed_by_delegation.unmet", {}, {by("administrative_leader", "reopen")});
}

Answer within_call_in(const Scene& scene) {
    const auto& closing = scene.file->closing;
    if (!closing) return unmet("reason.closed_by_delegation.unmet");
    const engine::Date last = closing->by.date + scene.policy.call_in_days;
    const Places date{{"date", engine::to_text(last)}};
    if (scene.today <= last) return met("reason.within_call_in.met", date);
    if (override_of(scene, "within_call_in") != nullptr) return overridden("reason.overridden");
    return unmet("reason.within_call_in.unmet", date,
                 {by("administrative_leader", "override", "", {{"requirement", "within_call_in"}}), by("administrative_leader", "reopen")});
}

}  // namespace

Requirements standing_requirements() {
    return {{"allowed_to_act", allowed_to_act},
            {"not_parked", not_parked},
            {"is_parked", is_parked},
            {"called_in", called_in},
            {"not_called_in", not_called_in},
            {"call_in_settled", call_in_settled},
            {"closed_by_delegation", closed_by_delegation},
            {"within_call_in", within_call_in}};
}

}  // namespace workflows

// What may be moved: a transition of the leader group from where the case is, with centres and outcomes there are; and when a motion
// may be taken back.
#include "workflows/phase_model/acts/ballots.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/table.hpp"

#include <algorithm>

namespace workflows {

using engine::Value;

namespace {

std::string state_of(const Scene& scene) { return std::string(scene.from == 9 ? closed_id : phase_ids[static_cast<std::size_t>(scene.from)]); }

/// The group transition that a motion may name from here, or null.
const engine::Row* row_for_motion(const Scene& scene, const std::string& transition) {
    const engine::Row* row = find_row(state_of(scene), transition);
    return row != nullptr && std::find(row->decided_by.begin(), row->decided_by.end(), "leader_group") != row->decided_by.end() ? row : nullptr;
}

/// The centres that a motion names are centres.
void check_centres(const Scene& scene, Effects& effects) {
    const auto known = [&](const std::string& field, const std::string& centre) {
        if (scene.policy.centre(centre) == nullptr) effects.invalid(field, "form.centre_unknown", {{"centre", centre}});
    };
    if (scene.has("primary")) known("primary", scene.field("primary"));
    for (const Value& centre : scene.fields->list("secondary")) known("secondary", centre.string());
}

}  // namespace

void check_motion(const Scene& scene, Effects& effects) {
    const std::string& transition = scene.field("transition");
    const bool goes_on = transition == "go_on" && scene.from == 1 && scene.file->called_in;
    if (!goes_on && transition != "procedure" && row_for_motion(scene, transition) == nullptr) effects.invalid("transition", "form.motion_not_from_here");
    check_centres(scene, effects);
    if (transition != "close" && transition != "supersede") return;
    const Outcome* outcome = scene.policy.outcome(scene.field("outcome"));
    if (outcome == nullptr) return effects.invalid("outcome", "form.required");
    const bool merges = outcome->code == "SLATT" || outcome->code == "DELT";
    const bool from_here = std::find(outcome->from.begin(), outcome->from.end(), scene.from) != outcome->from.end();
    if (!from_here || (transition == "supersede" && !merges)) effects.invalid("outcome", "form.outcome_not_from_here");
}

void check_withdraw_motion(const Scene& scene, Effects& effects) {
    const Motion* motion = scene.file->motion(scene.fields->integer("motion"));
    if (motion == nullptr) return effects.invalid("motion", "form.no_such_motion");
    const auto& ballots = scene.file->ballots;
    const bool voted = std::any_of(ballots.begin(), ballots.end(), [&](const Ballot& ballot) { return ballot.motion == motion->by.seq && ballot.state != "voided"; });
    if (motion->withdrawn || voted) effects.invalid("motion", "form.motion_over");
}

}  // namespace workflows

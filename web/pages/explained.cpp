// What is asked of the engine about one case: everything for its page, the step forward for a list of many.
#include "web/pages/steps.hpp"
#include "workflows/phase_model/phases.hpp"

#include <algorithm>

namespace web {

namespace {

/// The acts that forward() can come to, in the order of the table.
std::vector<std::string> acts_ahead(const engine::Workflow& workflow, const workflows::Case& file) {
    if (file.is_closed()) return {};
    if (file.is_parked()) return {"resume"};
    if (file.phase == 7) return {"continue_offer"};
    const std::string from = file.row().phase;
    std::vector<std::string> acts;
    for (const engine::ActSpec& act : workflow.acts())
        if (std::ranges::any_of(workflow.rows(), [&](const engine::Row& row) { return row.event == act.name && row.from == from && workflows::phase_number(row.to) == file.phase + 1; }))
            acts.push_back(act.name);
    return acts;
}

engine::Explanation explanation_of(Call& call, const Sight& sight, std::string_view act) {
    return call.app.engine.explain({.stream = stream_of(sight->id), .act = std::string(act), .fields = engine::Value::object(), .person = call.viewer.person});
}

}  // namespace

Explained::Explained(Call& call, const Sight& sight, Breadth asked) : call_(call), sight_(sight), asked_(asked) {
    if (asked == Breadth::everything) all_ = call.app.engine.explain_all(stream_of(sight->id), call.viewer.person, false);
    if (asked == Breadth::ahead)
        for (const std::string& act : acts_ahead(call.app.engine.workflow(), *sight)) all_.push_back(explanation_of(call, sight, act));
    const bool parked = sight_->is_parked();
    std::erase_if(all_, [&](const engine::Explanation& explanation) {
        return !explanation.here || explanation.act == (parked ? "park" : "resume");
    });
}

const engine::Explanation* Explained::of(std::string_view act) const {
    const auto found = std::ranges::find(all_, act, &engine::Explanation::act);
    return found == all_.end() ? nullptr : &*found;
}

bool Explained::offered(std::string_view act) const {
    if (const auto* explanation = of(act)) return explanation->offered;
    if (asked_ == Breadth::everything || act == (sight_->is_parked() ? "park" : "resume")) return false;
    const engine::Explanation explanation = explanation_of(call_, sight_, act);
    return explanation.here && explanation.offered;
}

/// Forward is the transition to the next phase; from the last one, staying; while parked, taking the case up again.
const engine::Explanation* Explained::forward() const {
    if (sight_->is_closed()) return nullptr;
    if (sight_->is_parked()) return of("resume");
    if (sight_->phase == 7) return of("continue_offer");
    for (const auto& explanation : all_)
        if (!explanation.transition.empty() && workflows::phase_number(explanation.to) == sight_->phase + 1)
            return &explanation;
    return nullptr;
}

}  // namespace web

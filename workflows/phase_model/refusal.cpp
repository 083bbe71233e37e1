#include "workflows/phase_model/refusal.hpp"

#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/table.hpp"

#include <algorithm>

namespace workflows {

using engine::Decision;
using engine::Problem;

namespace {

std::string state_of(int from) {
    if (from == 8 || from == 11) return "";
    return std::string(from == 9 ? closed_id : phase_ids[static_cast<std::size_t>(from)]);
}

}  // namespace

std::vector<std::string> events_from(int from) {
    std::vector<std::string> events;
    if (from == 11) return events;
    for (const engine::Row& row : phase_model_rows())
        if (row.from == state_of(from)) events.push_back(row.event);
    return events;
}

Decision refused(std::string type, std::string key, std::vector<std::pair<std::string, std::string>> values) {
    return Decision{.problem = Problem{.type = std::move(type), .detail = {std::move(key), std::move(values)}}};
}

Decision refused_here(const Scene& scene, const Judgement& judged) {
    if (!judged.here) {
        if (!judged.elsewhere) return refused("not-allowed", "problem.not_allowed", {{"act", "@act." + scene.act->name}});
        Decision decision = refused("wrong-phase", "problem.wrong_phase", {{"act", "@act." + scene.act->name}, {"phase", "@phase." + std::to_string(scene.from)}});
        decision.problem->allowed_now = events_from(scene.from);
        return decision;
    }
    if (judged.recused) return refused("recused", "problem.recused");
    if (!scene.standing) {
        Decision decision = refused("not-allowed", "problem.not_allowed", {{"act", "@act." + scene.act->name}});
        decision.problem->answers = judged.answers;
        return decision;
    }
    Decision decision = refused("requirement-unmet", "problem.requirement_unmet");
    decision.problem->answers = judged.answers;
    for (const engine::Answer& answer : judged.step_answers) {
        const bool there = std::any_of(judged.answers.begin(), judged.answers.end(), [&](const auto& one) { return one.requirement == answer.requirement; });
        if (!there) decision.problem->answers.push_back(answer);
    }
    return decision;
}

}  // namespace workflows

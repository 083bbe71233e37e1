// Where the offer is, from when, and how it goes: centre, start, start-up, yearly status, imported assignments.
#include "workflows/phase_model/requirements/requirement.hpp"

#include "workflows/phase_model/case_list.hpp"

#include <algorithm>

namespace workflows {

namespace {

using engine::Answer;

bool oral_alone(const Scene& scene) { return scene.file != nullptr && scene.file->oral && scene.file->oral->value == "oral_only"; }

Answer primary_centre(const Scene& scene) {
    const std::string& id = scene.field("primary");
    if (id.empty()) return ask(scene, "reason.primary_centre.unmet");
    const Places places{{"centre", id}};
    const Centre* centre = scene.policy.centre(id);
    const auto start = engine::parse_date(scene.field("start_date"));
    if (centre == nullptr || !centre->valid_on(start ? *start : scene.today)) return ask(scene, "reason.primary_centre.not_valid", places);
    if (scene.file == nullptr) return met("reason.primary_centre.met", places);
    if (id == "TAKO" && !oral_alone(scene)) return ask(scene, "reason.primary_centre.oral_alone", places);
    if (!scene.has("principle")) return ask(scene, "reason.primary_centre.principle", places);
    return met("reason.primary_centre.met", places);
}

/// The latest answer of a centre since the case came here, or null.
const PlacementAnswer* answer_of(const Scene& scene, const std::string& centre) {
    const auto& all = scene.file->placement_answers;
    for (auto answer = all.rbegin(); answer != all.rend(); ++answer)
        if (answer->centre == centre && scene.here(answer->by)) return &*answer;
    return nullptr;
}

Answer centre_accepts(const Scene& scene) {
    const std::string& primary = scene.field("primary");
    if (primary.empty()) return ask(scene, "reason.primary_centre.unmet");
    const auto cure = [](const std::string& centre) { return by("centre_leader", "answer_placement", centre, {{"centre", centre}}); };
    const PlacementAnswer* answer = answer_of(scene, primary);
    if (answer == nullptr) return unmet("reason.centre_accepts.unmet", {{"centre", primary}}, {cure(primary)});
    if (!answer->accepted) return unmet("reason.centre_accepts.refused", {{"centre", primary}}, {by("seated", "put_motion"), cure(primary)});
    std::vector<std::string> others;
    for (const engine::Value& centre : scene.fields->list("secondary")) others.push_back(centre.string());
    if (scene.field("oral") == "link" && primary != "TAKO") others.emplace_back("TAKO");
    for (const std::string& centre : others)
        if (answer_of(scene, centre) == nullptr) return unmet("reason.centre_accepts.unmet", {{"centre", centre}}, {cure(centre)});
    return met("reason.centre_accepts.met", {{"centre", primary}, {"date", answer->from}});
}

Answer oral_link_decided(const Scene& scene) {
    if (scene.field("primary") == "TAKO") return not_applicable("reason.oral_link_decided.na");
    if (!scene.file->oral || !scene.file->this_cycle(scene.file->oral->by))
        return unmet("reason.oral_screening.unmet", {}, {by("centre_leader", "answer_oral_question", "TAKO")});
    if (scene.has("oral")) return met("reason.oral_link_decided.met", {{"value", "@choice.oral." + scene.field("oral")}});
    return ask(scene, "reason.oral_link_decided.unmet");
}

Answer scope_frozen(const Scene& scene) {
    // What the motion names counts by itself: a diagnosis that came by import (T21) never had its scope stated.
    const std::size_t frozen = scene.fields->list("scope").size();
    if (frozen > 0 && !scene.file->orpha().empty()) return met("reason.scope_frozen.met", {{"n", std::to_string(frozen)}});
    const auto& scope = scene.file->scope;
    if (!scope || !scene.file->this_cycle(scope->by)) return unmet("reason.scope_stated.unmet", {}, {by("leader_group", "put_motion", "", {{"transition", "return_to_need_decision"}})});
    if (scene.file->orpha().empty()) return not_applicable("reason.scope_frozen.na");
    return ask(scene, "reason.scope_frozen.unmet");
}

Answer start_date(const Scene& scene) {
    const auto date = engine::parse_date(scene.field("start_date"));
    if (!date) return ask(scene, "reason.start_date.unmet");
    if (*date < scene.today) return ask(scene, "reason.start_date.past", {{"date", engine::to_text(*date)}});
    return met("reason.start_date.met", {{"date", engine::to_text(*date)}});
}

Answer start_up_checklist(const Scene& scene) {
    std::vector<std::string> open;
    std::vector<engine::Cure> cures;
    const Placement* placed = scene.file->placement_in_force();
    for (const std::string& item : scene.policy.checklist) {
        const auto found = scene.file->start_up.find(item);
        if (found != scene.file->start_up.end() && scene.here(found->second.by) && found->second.state != "planned") continue;
        open.push_back(item);
        cures.push_back(by("centre_leader", "plan_start_up", placed == nullptr ? "" : placed->primary, {{"item", item}}));
    }
    if (open.empty()) return met("reason.start_up_checklist.met", {{"n", std::to_string(scene.policy.checklist.size())}});
    return unmet("reason.start_up_checklist.unmet", {{"items", list_of("choice.item.", open)}, {"n", std::to_string(open.size())}}, std::move(cures));
}

Answer start_up_confirmed(const Scene& scene) {
    const std::vector<engine::Cure> cures{by("administrative_leader", "confirm_start_up")};
    const Placement* placed = scene.file->placement_in_force();
    const auto start = placed == nullptr ? std::nullopt : engine::parse_date(placed->start);
    if (start && scene.today < *start) return unmet("reason.start_up_confirmed.before_start", {{"date", placed->start}}, {by("time")});
    const auto& all = scene.file->confirmations;
    if (all.empty() || !scene.here(all.back().by)) return unmet("reason.start_up_confirmed.unmet", {}, cures);
    if (!all.back().confirmed) return unmet("reason.start_up_confirmed.queried", {}, cures);
    return met("reason.start_up_confirmed.met", {{"date", engine::to_text(all.back().by.date)}});
}

Answer status_recorded(const Scene& scene) {
    bool yearly = false;
    bool evaluation = false;
    const int year = engine::parts(scene.today).year;
    for (const StatusReport& report : scene.file->reports) {
        if (engine::parts(report.by.date).year != year) continue;
        yearly = yearly || report.kind == "yearly";
        evaluation = evaluation || report.kind == "evaluation";
    }
    const Places places{{"year", std::to_string(year)}};
    if (!yearly) return unmet("reason.status_recorded.unmet", places, {by("centre_leader", "record_status", "", {{"kind", "yearly"}})});
    if (!evaluation) return unmet("reason.status_recorded.evaluation", places, {by("case_officer", "record_status", "", {{"kind", "evaluation"}})});
    return met("reason.status_recorded.met", places);
}

Answer assignment_source(const Scene& scene) {
    const std::string leader = scene.office.administrative_leader(scene.today);
    if (!scene.has("list") || !scene.has("list_date") || !scene.has("line")) return ask(scene, "reason.assignment_source.unmet");
    if (leader.empty() || scene.field("approved_by") != leader) return ask(scene, "reason.assignment_source.approval");
    return met("reason.assignment_source.met", {{"list", scene.field("list")}, {"line", scene.field("line")}, {"date", scene.field("list_date")}});
}

Answer not_imported_before(const Scene& scene) {
    const bool before = scene.cases != nullptr && scene.cases->imported(scene.field("orpha"), scene.field("name"), scene.field("primary"));
    return before ? unmet("reason.not_imported_before.unmet") : met("reason.not_imported_before.met");
}

}  // namespace

Requirements placement_requirements() {
    return {{"primary_centre", primary_centre},
            {"centre_accepts", centre_accepts},
            {"oral_link_decided", oral_link_decided},
            {"scope_frozen", scope_frozen},
            {"start_date", start_date},
            {"start_up_checklist", start_up_checklist},
            {"start_up_confirmed", start_up_confirmed},
            {"status_recorded", status_recorded},
            {"assignment_source", assignment_source},
            {"not_imported_before", not_imported_before}};
}

}  // namespace workflows

#include "workflows/phase_model/acts/placement.hpp"

#include <algorithm>

namespace workflows {

namespace {

constexpr int months_between_half_year_statuses = 6;  // specification section 2, phase 6

}  // namespace

void check_placement_answer(const Scene& scene, Effects& effects) {
    const std::string& centre = scene.field("centre");
    if (scene.policy.centre(centre) == nullptr) effects.invalid("centre", "form.centre_unknown", {{"centre", centre}});
    if (scene.field("answer") == "accept" && !scene.has("from")) effects.invalid("from", "form.from_when");
    if (scene.field("answer") == "refuse" && !scene.says("reason")) effects.invalid("reason", "form.reason");
}

void check_start_up(const Scene& scene, Effects& effects) {
    const std::string& state = scene.field("state");
    if (state == "not_applicable" && !scene.says("reason")) effects.invalid("reason", "form.reason");
    if (state == "planned" && !scene.has("planned_by")) effects.invalid("planned_by", "form.planned_when");
}

void check_confirm_start_up(const Scene& scene, Effects& effects) {
    if (!scene.fields->flag("confirmed") && !scene.says("missing")) effects.invalid("missing", "form.say_what_is_missing");
}

void write_confirm_start_up(const Scene& scene, Effects& effects) {
    effects.add(scene.fields->flag("confirmed") ? "start_up_accepted" : "start_up_queried", effects.body_of_fields());
}

void check_status(const Scene& scene, Effects& effects) {
    const bool evaluation = scene.field("kind") == "evaluation";
    const bool officer = scene.standing && scene.standing->role == "case_officer";
    if (evaluation != officer) effects.invalid("kind", evaluation ? "form.evaluation_by_officer" : "form.status_by_centre");
    if (!evaluation && !scene.has("activity")) effects.invalid("activity", "form.required");
}

void write_status(const Scene& scene, Effects& effects) {
    engine::Value body = effects.body_of_fields();
    const std::string& kind = scene.field("kind");
    const int months = kind == "half_year" ? months_between_half_year_statuses : scene.policy.follow_up_months;
    if (kind != "evaluation") body.set("next_date", engine::to_text(engine::add_months(scene.today, months)));
    effects.add("status_entered", std::move(body));
}

}  // namespace workflows

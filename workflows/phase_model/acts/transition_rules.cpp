#include "workflows/phase_model/acts/identity.hpp"
#include "workflows/phase_model/acts/transitions.hpp"

#include "workflows/calendar/calendar.hpp"
#include "workflows/phase_model/following.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/requirements/hearing.hpp"

#include <algorithm>
#include <set>

namespace workflows {

namespace {

using engine::Date;
using engine::Value;

constexpr int phase_hearing = 3;
constexpr int months_to_half_year_status = 6;

std::string manner_of(const Scene& scene) {
    if (scene.by_vote) return "group";
    const std::string& role = scene.standing ? scene.standing->role : std::string();
    if (scene.row->event == "call_in") return "member";
    if (role == "administrative_leader") return "delegated";
    if (role == "centre_leader") return "centre";
    if (role == "administrator") return "import";
    return "officer";
}

/// The date that the case has to be looked at next, once the transition has happened.
std::optional<Date> next_date(const Scene& scene, const Value& body) {
    const std::string& event = scene.row->event;
    if (event == "park") return engine::parse_date(body.text("until"));
    if (scene.row->to == closed_id) return engine::parse_date(body.text("review_date"));
    if (event == "continue_offer" || event == "import_historical") return engine::parse_date(body.text("next_review_date"));
    const int to = phase_number(scene.row->to);
    if (to == phase_hearing && body.has("window_until")) return engine::parse_date(body.text("window_until"));
    if (to == 6 && event == "place") return engine::add_months(std::max(scene.today, *engine::parse_date(body.text("start_date"))), months_to_half_year_status);
    if (to == 7) return engine::add_months(scene.today, scene.policy.follow_up_months);
    const int limit = scene.policy.phase_limit_days[static_cast<std::size_t>(to)];
    if (limit == 0) return std::nullopt;
    if (event == "resume") {
        const Round* round = scene.file->round();
        const int parked = engine::days_between(scene.file->parking->since, scene.today);
        if (to == phase_hearing && round != nullptr && scene.file->parking->since <= round->until) return round->until + parked;
        return scene.file->phase_since() + limit + scene.file->paused_days + parked;
    }
    return scene.today + limit;
}

/// What entering phase 3 puts into the event: the window and the version that is sent out.
void open_window(const Scene& scene, Value& body) {
    auto asked = engine::parse_date(scene.field("until"));
    if (asked && days_outside_july(scene.today, *asked) < scene.policy.window_minimum_days) asked.reset();  // a motion carried late
    body.set("window_from", engine::to_text(scene.today));
    body.set("window_until", engine::to_text(asked ? *asked : window_end(scene.policy, scene.today)));
    body.set("pack", scene.file->content_hash());
}

void invite_mandatory_bodies(const Scene& scene, Effects& effects, const std::string& until) {
    for (const std::string& body : mandatory_bodies(scene))
        effects.add("body_invited", Value::object({{"body", body}, {"purpose", "hearing"}, {"until", until}, {"automatic", true}}));
}

/// A motion's fields, without what belongs to the motion alone; its words are the reason.
Value body_of_motion(const Scene& scene) {
    Value body = Value::object();
    for (const auto& [name, value] : scene.fields->members())
        if (name != "words" && name != "transition" && name != "by") body.set(name, value);
    if (const Value* words = scene.fields->find("words")) body.set("reason", *words);
    return body.set("motion", scene.ballot->motion).set("ballot", scene.ballot->by.seq);
}

void freeze_scope(const Scene& scene, Value& body) {
    if (!scene.file->orpha().empty() && !body.list("scope").empty()) return;
    Value frozen = Value::array();
    if (scene.file->scope)
        for (const std::string& code : scene.file->scope->in) frozen.push(code);
    body.set("scope", std::move(frozen));
}

/// Proposer, commenters and followers of a superseded case go with it to each target.
Value followers_of(const Scene& scene) {
    Value list = Value::array();
    for (const std::string& person : followers(*scene.file, (*scene.others)(following_stream(scene.file->id)).get())) list.push(person);
    return list;
}

void hand_over_to_targets(const Scene& scene, Effects& effects) {
    std::set<std::string> targets;
    for (const Value& target : scene.fields->list("targets")) targets.insert(target.string());
    for (const std::string& target : targets) {
        const std::string stream = "case/" + target;
        const auto other = (*scene.others)(stream);
        Scene receiving = scene;
        receiving.file = dynamic_cast<const Case*>(other.get());
        Effects received(receiving);
        received.add("case_absorbed", Value::object({{"from_case", scene.file->id}, {"outcome", scene.field("outcome")}, {"followers", followers_of(scene)}}));
        effects.beside.push_back({stream, "case", std::move(received.events), {}});
    }
}

}  // namespace

Date window_end(const Policy& policy, Date from) {
    Date until = from + policy.window_days;
    while (days_outside_july(from, until) < policy.window_minimum_days) until = until + 1;
    return until;
}

void check_transition(const Scene& scene, Effects& effects) {
    if (scene.row == nullptr) return;
    const std::string& event = scene.row->event;
    if (event == "register" || event == "import_historical") check_orpha(scene, effects, "orpha");
    if (phase_number(scene.row->to) == phase_hearing && phase_number(scene.row->from) != phase_hearing && !scene.by_vote && scene.has("until")) {
        const auto until = engine::parse_date(scene.field("until"));
        if (until && days_outside_july(scene.today, *until) < scene.policy.window_minimum_days)
            effects.invalid("until", "form.window_short", {{"n", std::to_string(scene.policy.window_minimum_days)}});
    }
}

void write_transition(const Scene& scene, Effects& effects) {
    const engine::Row& row = *scene.row;
    Value body = scene.by_vote ? body_of_motion(scene) : effects.body_of_fields();
    body.set("transition", row.id).set("to", row.to).set("manner", manner_of(scene));
    if (!row.from.empty()) body.set("from", row.from);
    Value answers = Value::object();
    for (const engine::Answer& answer : effects.answers) answers.set(answer.requirement, Value(engine::name_of(answer.status)));
    body.set("answers", std::move(answers));

    const std::string orpha = scene.field("orpha");
    if (row.from.empty() && !orpha.empty()) add_identity(scene, orpha, body);
    if (row.event == "register") add_hits(scene, orpha, body);
    if (row.event == "place") freeze_scope(scene, body);
    const bool opens_hearing = phase_number(row.to) == phase_hearing && row.from != row.to;
    if (opens_hearing) open_window(scene, body);
    if (const auto next = next_date(scene, body)) body.set("next_date", engine::to_text(*next));

    const std::string until = body.text("window_until");
    effects.add(row.event, std::move(body));
    const std::string& outcome = scene.field("outcome");
    if (row.to == closed_id && (outcome == "SLATT" || outcome == "DELT")) hand_over_to_targets(scene, effects);
    if (opens_hearing) invite_mandatory_bodies(scene, effects, until);
    effects.transition = row.id;
    effects.from = row.from;
    effects.to = row.to;
}

}  // namespace workflows

#include "workflows/phase_model/acts/hearing.hpp"

#include "workflows/calendar/calendar.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/requirements/hearing.hpp"
#include "workflows/phase_model/requirements/requirement.hpp"

#include <algorithm>

namespace workflows {

using engine::Date;
using engine::Value;

namespace {

bool is_body(const Scene& scene, const std::string& body) {
    const auto centre_after = [&](std::string_view prefix) { return body.starts_with(prefix) && scene.policy.centre(body.substr(prefix.size())) != nullptr; };
    const auto& fixed = scene.policy.bodies;
    return std::find(fixed.begin(), fixed.end(), body) != fixed.end() || centre_after("council:") || centre_after("centre:") ||
           (body.starts_with("other:") && body.size() > 6);
}

/// In time is while the hearing's window is open, or while a body asked about a placement or an ending may still answer.
std::string timing_of(const Scene& scene) {
    const Case& file = *scene.file;
    if (file.phase < 3) return "early";
    const bool asked = file.phase > 3 && std::any_of(file.invitations.begin(), file.invitations.end(), [&](const Invitation& invited) {
        return scene.here(invited.by) && scene.today <= invited.until;
    });
    return asked || file.window_open(scene.today) ? "in_time" : "late";
}

/// A reply is to a comment that is none itself and that the person may read; it is seen by no more people than that.
void check_reply(const Scene& scene, Effects& effects) {
    const Comment* parent = scene.file->comment(scene.fields->integer("reply_to"));
    const bool prepares = scene.standing && scene.standing->role == "centre_leader";
    if (parent == nullptr || parent->withdrawn || !may_read(*scene.file, *parent, {.person = scene.person, .prepares = prepares}, scene.today))
        return effects.invalid("reply_to", "form.no_such_comment");
    if (parent->reply_to != 0) effects.invalid("reply_to", "form.reply_to_reply");
    if (scene.field("visibility") == "public" && access_level(*scene.file, parent->by.seq) != "public") effects.invalid("visibility", "form.reply_visibility");
}

/// As the writer wished; of a reply without a wish, as what it replies to.
std::string visibility_of(const Scene& scene) {
    if (scene.has("visibility")) return scene.field("visibility");
    return scene.has("reply_to") && access_level(*scene.file, scene.fields->integer("reply_to")) != "public" ? "internal" : "public";
}

}  // namespace

void check_invite(const Scene& scene, Effects& effects) {
    const std::string& body = scene.field("body");
    if (!is_body(scene, body)) effects.invalid("body", "form.body_unknown", {{"body", body}});
    const std::string& purpose = scene.field("purpose");
    const bool fits = scene.from <= 3 ? purpose == "hearing" : purpose == "ending" || (scene.from == 5 ? purpose == "placement" : scene.from == 7 && purpose == "evaluation");
    if (!fits) effects.invalid("purpose", "form.purpose_elsewhere");
    if (const auto until = engine::parse_date(scene.field("until")); until && *until < scene.today) effects.invalid("until", "form.date_past");
}

void check_extend(const Scene& scene, Effects& effects) {
    const Round* round = scene.file->round();
    const auto until = engine::parse_date(scene.field("until"));
    if (round == nullptr || !until) return;
    if (round->extended) effects.invalid("until", "form.extended_before");
    if (!scene.file->window_open(scene.today)) effects.invalid("until", "form.window_over");
    if (*until <= round->until) effects.invalid("until", "form.date_not_later", {{"date", engine::to_text(round->until)}});
}

void write_extend(const Scene& scene, Effects& effects) {
    effects.add("hearing_extended", effects.body_of_fields().set("next_date", scene.field("until")));
}

void check_comment(const Scene& scene, Effects& effects) {
    if (scene.has("body") && !is_body(scene, scene.field("body"))) effects.invalid("body", "form.body_unknown", {{"body", scene.field("body")}});
    if (const auto approved = engine::parse_date(scene.field("approved_on"))) {
        if (!scene.has("body")) effects.invalid("body", "form.approved_by_whom");
        if (*approved > scene.today) effects.invalid("approved_on", "form.date_future");
    }
    if (scene.has("reply_to")) check_reply(scene, effects);
}

void write_comment(const Scene& scene, Effects& effects) {
    Value body = effects.body_of_fields();
    if (!body.has("part")) body.set("part", "case");
    body.set("visibility", visibility_of(scene));
    body.set("timing", timing_of(scene));
    const Round* round = scene.file->round();
    body.set("round", scene.file->phase == 3 && round != nullptr ? round->by.seq : 0);
    effects.add("comment_given", std::move(body));
}

void check_comment_change(const Scene& scene, Effects& effects) {
    const Comment* comment = comment_meant(scene, effects);
    if (comment == nullptr) return;
    const Round* round = scene.file->round();
    const bool in_window = round != nullptr && comment->round == round->by.seq && scene.file->window_open(scene.today);
    const bool outside = comment->timing != "in_time" && comment->answers.empty();
    if (!in_window && !outside) effects.invalid("comment", "form.comment_locked");
}

void check_no_statement(const Scene& scene, Effects& effects) {
    const Invitation* invited = invitation_of(scene, scene.field("body"), scene.field("purpose"));
    if (invited == nullptr) return effects.invalid("body", "form.not_invited");
    if (invited->silent) return effects.invalid("body", "form.silence_recorded");
    if (has_spoken(scene, *invited)) return effects.invalid("body", "form.has_spoken");
    Date last = invited->until;
    if (scene.field("purpose") == "hearing") {
        const Round* round = scene.file->round();
        if (round != nullptr) last = std::max(last, round->until);
        // A shortened window ends when it was overridden, not before its least length; the invited have notice for some days.
        const Override* made = override_of(scene, "window_elapsed");
        if (round != nullptr && made != nullptr)
            last = std::min(last, std::max(earliest_end(scene, *round), made->by.date + (scene.policy.silence_notice_days - 1)));
    }
    if (scene.today <= last) effects.invalid("body", "form.still_time", {{"date", engine::to_text(last)}});
}

}  // namespace workflows

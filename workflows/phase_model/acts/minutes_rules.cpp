// The minutes: signed by the chair and one member, and what a later meeting says of them: approved as they were signed, or corrected by a
// later event. The signed minutes themselves stay as they are.
#include "workflows/phase_model/acts/meeting.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"
#include "workflows/phase_model/meeting/minutes_record.hpp"

#include <algorithm>

namespace workflows {

using engine::Value;

namespace {

std::shared_ptr<const MeetingFile> earlier_meeting(const Scene& scene) { return std::dynamic_pointer_cast<const MeetingFile>((*scene.others)("meeting/" + scene.field("earlier"))); }

/// The cases that a correction may tell of: the one it names, else every one that the meeting treated, those that left the consent block too.
Value cases_told_of(const Scene& scene, const MeetingFile& earlier) {
    Value about = Value::array();
    for (const AgendaItem& item : earlier.items)
        if (item.from != 0 && !item.case_id.empty() && (!scene.has("case") || item.case_id == scene.field("case"))) about.push(item.case_id);
    return about;
}

CaseOf cases_of(const Scene& scene) {
    return [&scene](std::string_view id) { return std::dynamic_pointer_cast<const Case>((*scene.others)("case/" + std::string(id))); };
}

/// Who stands by that version: an objection undoes one's signature, and a signature one's objection.
bool stands_by(const MeetingFile& meeting, const MinutesSignature& one, std::string_view version) {
    const auto last = std::find_if(meeting.signatures.rbegin(), meeting.signatures.rend(), [&](const MinutesSignature& other) { return other.person == one.person; });
    return &*last == &one && one.version == version && !one.objection.given();
}

}  // namespace

void check_approve_minutes(const Scene& scene, Effects& effects) {
    const auto earlier = earlier_meeting(scene);
    if (!earlier || earlier->id == scene.meeting->id) return effects.invalid("earlier", "form.no_earlier_meeting");
    if (earlier->state != "signed") return effects.invalid("earlier", "form.minutes_not_signed", {{"meeting", earlier->id}});
    if (earlier->opened_at > scene.meeting->opened_at) effects.invalid("earlier", "form.no_earlier_meeting");
    if (scene.says("correction") && scene.person != chair_of(scene)) effects.invalid("correction", "form.chair_corrects");
    if (scene.has("case") && !scene.says("correction")) effects.invalid("correction", "form.required");
    if (scene.has("case") && cases_told_of(scene, *earlier).items().empty()) effects.invalid("case", "form.not_in_those_minutes", {{"case", scene.field("case")}, {"meeting", earlier->id}});
    if (earlier->approval) effects.invalid("earlier", "form.minutes_approved_before", {{"meeting", earlier->approval->meeting}});
}

void write_approve_minutes(const Scene& scene, Effects& effects) {
    const auto earlier = earlier_meeting(scene);
    Value here = effects.body_of_fields().set("version", minutes_hash(*earlier, cases_of(scene)));
    here.members().erase("case");
    Effects told(scene);
    Value body = Value::object({{"meeting", scene.meeting->id}});
    if (scene.says("correction")) {
        const Value about = cases_told_of(scene, *earlier);
        here.set("about", about);
        body.set("correction", told.words(scene.field("correction"))).set("about", about);
    }
    effects.add("earlier_minutes_approved", std::move(here));
    told.add(scene.says("correction") ? "minutes_corrected" : "minutes_approved", std::move(body));
    effects.beside.push_back({"meeting/" + earlier->id, "meeting", std::move(told.events), std::move(told.texts)});
}

void check_sign_minutes(const Scene& scene, Effects& effects) {
    const MeetingFile& meeting = *scene.meeting;
    if (scene.person == meeting.secretary) effects.invalid("version", "form.writer_signs");
    const std::string now = minutes_hash(meeting, cases_of(scene));
    if (scene.field("version") != now) effects.invalid("version", "form.minutes_changed", {{"version", now.substr(0, 12)}});
    const auto signed_before = [&](const MinutesSignature& one) { return one.person == scene.person && stands_by(meeting, one, now); };
    if (!scene.says("objection") && std::any_of(meeting.signatures.begin(), meeting.signatures.end(), signed_before)) effects.invalid("version", "form.signed_already");
}

void write_sign_minutes(const Scene& scene, Effects& effects) {
    const MeetingFile& meeting = *scene.meeting;
    const std::string as = scene.person == meeting.chair ? "chair" : "member";
    Value body = effects.body_of_fields().set("as", as);
    if (scene.says("objection")) return effects.add("minutes_objected", std::move(body));
    const bool complete = std::any_of(meeting.signatures.begin(), meeting.signatures.end(), [&](const MinutesSignature& one) {
        return one.as != as && stands_by(meeting, one, scene.field("version"));
    });
    effects.add("minutes_signed", body.set("complete", complete));
}

}  // namespace workflows

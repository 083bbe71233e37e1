// What a meeting says of an earlier meeting's minutes: approved as they were signed, or corrected by a later event. The signed minutes
// themselves stay as they are.
#include "workflows/phase_model/acts/meeting.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"
#include "workflows/phase_model/meeting/minutes_record.hpp"

namespace workflows {

using engine::Value;

namespace {

std::shared_ptr<const MeetingFile> earlier_meeting(const Scene& scene) { return std::dynamic_pointer_cast<const MeetingFile>((*scene.others)("meeting/" + scene.field("earlier"))); }

}  // namespace

void check_approve_minutes(const Scene& scene, Effects& effects) {
    const auto earlier = earlier_meeting(scene);
    if (!earlier || earlier->id == scene.meeting->id) return effects.invalid("earlier", "form.no_earlier_meeting");
    if (earlier->state != "signed") return effects.invalid("earlier", "form.minutes_not_signed", {{"meeting", earlier->id}});
    if (earlier->opened_at > scene.meeting->opened_at) effects.invalid("earlier", "form.no_earlier_meeting");
    if (scene.says("correction") && scene.person != chair_of(scene)) effects.invalid("correction", "form.chair_corrects");
    if (earlier->approval) effects.invalid("earlier", "form.minutes_approved_before", {{"meeting", earlier->approval->meeting}});
}

void write_approve_minutes(const Scene& scene, Effects& effects) {
    const auto earlier = earlier_meeting(scene);
    const CaseOf cases = [&scene](std::string_view id) { return std::dynamic_pointer_cast<const Case>((*scene.others)("case/" + std::string(id))); };
    effects.add("earlier_minutes_approved", effects.body_of_fields().set("version", minutes_hash(*earlier, cases)));
    Effects told(scene);
    Value body = Value::object({{"meeting", scene.meeting->id}});
    if (scene.says("correction")) body.set("correction", told.words(scene.field("correction")));
    told.add(scene.says("correction") ? "minutes_corrected" : "minutes_approved", std::move(body));
    effects.beside.push_back({"meeting/" + earlier->id, "meeting", std::move(told.events), std::move(told.texts)});
}

}  // namespace workflows

// How the meeting stands: planned, called, open, closed, signed.
#include "workflows/phase_model/meeting/meeting_file.hpp"
#include "workflows/phase_model/requirements/requirement.hpp"

namespace workflows {

namespace {

using engine::Answer;

/// Met in that state; else what the meeting is now, and the act that leads to the state.
Answer in_state(const Scene& scene, std::string_view wanted, const char* role, const char* act) {
    const std::string& state = scene.meeting->state;
    const Places now{{"state", "@meeting.state." + state}};
    if (state == wanted) return met("reason.meeting_state.met", now);
    std::vector<engine::Cure> cures;
    if (act[0] != '\0' && !scene.meeting->over()) cures.push_back(by(role, act));
    return unmet("reason.meeting_state.unmet", {{"state", now.front().second}, {"wanted", "@meeting.state." + std::string(wanted)}}, std::move(cures));
}

Answer meeting_planned(const Scene& scene) { return in_state(scene, "planned", "", ""); }
Answer meeting_called(const Scene& scene) { return in_state(scene, "called", "administrative_leader", "call_meeting"); }
Answer meeting_open(const Scene& scene) { return in_state(scene, "open", "administrative_leader", "open_meeting"); }
Answer meeting_closed(const Scene& scene) { return in_state(scene, "closed", "chair", "close_meeting"); }

Answer meeting_not_over(const Scene& scene) {
    const Places now{{"state", "@meeting.state." + scene.meeting->state}};
    return scene.meeting->over() ? unmet("reason.meeting_not_over.unmet", now) : met("reason.meeting_state.met", now);
}

}  // namespace

Requirements meeting_requirements() {
    return {{"meeting_planned", meeting_planned},
            {"meeting_called", meeting_called},
            {"meeting_open", meeting_open},
            {"meeting_closed", meeting_closed},
            {"meeting_not_over", meeting_not_over}};
}

}  // namespace workflows

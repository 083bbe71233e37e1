// How the meeting stands: planned, called, open, closed, signed.
#include "workflows/phase_model/acts/meeting.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"
#include "workflows/phase_model/requirements/requirement.hpp"
#include "workflows/phase_model/requirements/tally.hpp"

#include <algorithm>

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

Answer consent_waiting(const Scene& scene) {
    const auto& items = scene.meeting->items;
    const auto waiting = std::count_if(items.begin(), items.end(), [](const AgendaItem& item) { return item.waits_for_block(); });
    const Places places{{"n", std::to_string(waiting)}};
    return waiting > 0 ? met("reason.consent_waiting.met", places) : unmet("reason.consent_waiting.unmet", {}, {by("case_officer", "set_agenda")});
}

/// Before the meeting opens any member may ask; then those who are there.
Answer in_the_room(const Scene& scene) {
    if (scene.meeting->state != "open") return not_applicable("reason.in_the_room.not_open");
    const auto here = scene.meeting->present();
    const bool there = std::any_of(here.begin(), here.end(), [&](const Presence& one) { return one.person == scene.person; });
    return there ? met("reason.in_the_room.met") : unmet("reason.in_the_room.unmet", {}, {by("case_officer", "note_presence")});
}

Answer discussion_possible(const Scene& scene) {
    const auto& items = scene.meeting->items;
    const auto open = std::count_if(items.begin(), items.end(), [&](const AgendaItem& item) { return can_be_asked_out(scene, item); });
    const Places places{{"n", std::to_string(open)}};
    return open > 0 ? met("reason.discussion_possible.met", places) : unmet("reason.discussion_possible.unmet");
}

// A policy is the group's own rules: nobody gains or loses by it as in a case, so that interests are not asked for.

const PolicyItem* policy_at(const Scene& scene) {
    const AgendaItem* item = scene.meeting->current();
    return item != nullptr && item->policy ? &*item->policy : nullptr;
}

PolicyTally tally_of(const Scene& scene, const PolicyItem& item) {
    return scene.meeting->tally(item, quorum_of(static_cast<int>(scene.meeting->seats.size()), scene.policy));
}

Answer policy_before_group(const Scene& scene) {
    const PolicyItem* policy = policy_at(scene);
    if (policy == nullptr) return unmet("reason.policy_before_group.unmet", {}, {by("chair", "take_up_item")});
    if (policy->adopted()) return unmet("reason.policy_before_group.adopted", {{"version", policy->version}});
    return met("reason.policy_before_group.met", {{"version", policy->version}});
}

Answer policy_quorum(const Scene& scene) {
    const PolicyItem* policy = policy_at(scene);
    if (policy == nullptr) return unknown("reason.policy_before_group.unmet");
    const PolicyTally tally = tally_of(scene, *policy);
    const Places places{{"present", std::to_string(tally.present)}, {"seats", std::to_string(tally.seats)}, {"needed", std::to_string(tally.needed)}};
    if (tally.present < tally.needed) return unmet("reason.policy_quorum.unmet", places, {by("case_officer", "note_presence")});
    if (!tally.chair_present) return unmet("reason.policy_quorum.no_chair", places, {by("case_officer", "note_presence")});
    return met("reason.policy_quorum.met", places);
}

Answer policy_voted(const Scene& scene) {
    const PolicyItem* policy = policy_at(scene);
    if (policy == nullptr) return unknown("reason.policy_before_group.unmet");
    const PolicyTally tally = tally_of(scene, *policy);
    const Places places{{"n", std::to_string(tally.waiting.size())}};
    if (tally.waiting.empty()) return met("reason.policy_voted.met");
    if (scene.last_call) return met("reason.policy_voted.last_call", places);
    return ask(scene, "reason.policy_voted.unmet", places);
}

Answer policy_majority(const Scene& scene) {
    const PolicyItem* policy = policy_at(scene);
    if (policy == nullptr) return unknown("reason.policy_before_group.unmet");
    const PolicyTally tally = tally_of(scene, *policy);
    const Places places{{"for", std::to_string(tally.in_favour)}, {"against", std::to_string(tally.against)}, {"abstain", std::to_string(tally.abstain)}};
    return tally.carried ? met("reason.policy_majority.met", places) : unmet("reason.policy_majority.unmet", places, {by("seated", "vote_on_policy")});
}

}  // namespace

Requirements meeting_requirements() {
    return {{"consent_waiting", consent_waiting},
            {"discussion_possible", discussion_possible},
            {"in_the_room", in_the_room},
            {"meeting_planned", meeting_planned},
            {"meeting_called", meeting_called},
            {"meeting_open", meeting_open},
            {"meeting_closed", meeting_closed},
            {"meeting_not_over", meeting_not_over},
            {"policy_before_group", policy_before_group},
            {"policy_majority", policy_majority},
            {"policy_quorum", policy_quorum},
            {"policy_voted", policy_voted}};
}

}  // namespace workflows

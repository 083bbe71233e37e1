// Checks and writes of the leader group's meeting.
#pragma once

#include "workflows/phase_model/acts/act.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"

#include <string_view>

namespace workflows {

void check_plan_meeting(const Scene& scene, Effects& effects);
void write_plan_meeting(const Scene& scene, Effects& effects);
void check_agenda(const Scene& scene, Effects& effects);
void check_call_meeting(const Scene& scene, Effects& effects);
void write_agenda(const Scene& scene, Effects& effects);
void write_call_meeting(const Scene& scene, Effects& effects);
void check_open_meeting(const Scene& scene, Effects& effects);
void write_open_meeting(const Scene& scene, Effects& effects);
void check_presence(const Scene& scene, Effects& effects);
void write_presence(const Scene& scene, Effects& effects);
void check_take_up(const Scene& scene, Effects& effects);
void write_take_up(const Scene& scene, Effects& effects);
void check_take_up_consent(const Scene& scene, Effects& effects);
void write_take_up_consent(const Scene& scene, Effects& effects);
void check_ask_discussion(const Scene& scene, Effects& effects);
void write_ask_discussion(const Scene& scene, Effects& effects);
void check_approve_minutes(const Scene& scene, Effects& effects);
void write_approve_minutes(const Scene& scene, Effects& effects);
void check_policy_item(const Scene& scene, Effects& effects);
void check_policy_vote(const Scene& scene, Effects& effects);
void write_policy_vote(const Scene& scene, Effects& effects);
void write_adopt_policy(const Scene& scene, Effects& effects);
void check_close_meeting(const Scene& scene, Effects& effects);
void write_close_meeting(const Scene& scene, Effects& effects);
void check_sign_minutes(const Scene& scene, Effects& effects);
void write_sign_minutes(const Scene& scene, Effects& effects);

/// A consent item that a member can still ask to be discussed: not left, and no motion carried in it.
bool can_be_asked_out(const Scene& scene, const AgendaItem& item);
/// What keeps an item from being taken up together with others, as a catalogue key for its {case}: whoever takes it up is tied there,
/// or a ballot is open. "" for nothing.
std::string_view held_from_block(const Case& file, bool tied);
/// A motion has been carried in the case since the item, which is treated now, was taken up; one about how to go on leaves it undecided.
bool is_decided_in_block(const AgendaItem& item, const Case& file);

}  // namespace workflows

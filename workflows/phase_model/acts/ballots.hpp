// Checks and writes of the leader group's item.
#pragma once

#include "workflows/phase_model/acts/act.hpp"

namespace workflows {

void check_attendance(const Scene& scene, Effects& effects);
void check_chair(const Scene& scene, Effects& effects);
void check_dissent(const Scene& scene, Effects& effects);
void check_motion(const Scene& scene, Effects& effects);
void check_open_ballot(const Scene& scene, Effects& effects);
void check_precedent(const Scene& scene, Effects& effects);
void check_vote(const Scene& scene, Effects& effects);
void check_withdraw_motion(const Scene& scene, Effects& effects);
void write_attendance(const Scene& scene, Effects& effects);
void write_chair(const Scene& scene, Effects& effects);
void write_close_ballot(const Scene& scene, Effects& effects);
void write_demand_meeting(const Scene& scene, Effects& effects);
void write_open_ballot(const Scene& scene, Effects& effects);
void write_precedent(const Scene& scene, Effects& effects);
void write_void_ballot(const Scene& scene, Effects& effects);
void write_vote(const Scene& scene, Effects& effects);

/// A ballot on the motion was closed with a result.
bool is_settled(const Case& file, const Motion& motion);
/// What a motion may carry: the fields of every transition of the leader group.
std::vector<engine::Field> motion_fields();

}  // namespace workflows

// The columns of a case for lists, and who has the ball: Case::row() and Case::ball().
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/phases.hpp"

#include <array>

namespace workflows {

namespace {

/// Who has the ball in each phase while the case is active; in phase 3 the bodies have it while the window lasts.
constexpr std::array<std::string_view, 8> balls{"case_officer", "case_officer", "case_officer",  "case_officer",
                                                "leader_group", "leader_group", "centre_leader", "centre_leader"};

}  // namespace

std::string_view Case::ball() const {
    if (status != "active" || phase > 7) return {};
    if (window_open(last_date)) return "bodies";
    if (awaits_meeting()) return "leader_group";
    return balls[static_cast<std::size_t>(phase)];
}

engine::CaseRow Case::row() const {
    const Placement* placement = placement_in_force();
    const Round* window = is_closed() ? nullptr : round();
    return {.id = id,
            .version = version_,
            .cycle = cycle,
            .phase = phase <= 7 ? std::string(phase_ids[static_cast<std::size_t>(phase)]) : std::string(),
            .status = status,
            .outcome = outcome,
            .orpha = orpha(),
            .name = name(),
            .primary_centre = placement == nullptr ? std::string() : placement->primary,
            .phase_since = visits.empty() ? std::string() : engine::to_text(phase_since()),
            .next_date = next_date ? engine::to_text(*next_date) : std::string(),
            .ball = std::string(ball()),
            .open_until = window == nullptr ? std::string() : engine::to_text(window->until),
            .origin = origin,
            .last_hash = last_hash_,
            .last_at = last_at_};
}

}  // namespace workflows

// Electing who presides over an item where neither the administrative leader nor a deputy can (specification section 9).
#include "workflows/phase_model/acts/ballots.hpp"
#include "workflows/phase_model/acts/seats.hpp"

#include <algorithm>

namespace workflows {

using engine::Value;

void check_chair(const Scene& scene, Effects& effects) {
    const std::string& chair = scene.field("chair");
    const std::string seat = seat_of(scene, chair);
    if (seat.empty() || is_recused(scene, chair, chair == seat ? "" : seat)) effects.invalid("chair", "form.cannot_preside");
}

void write_chair(const Scene& scene, Effects& effects) {
    const std::string& chair = scene.field("chair");
    const std::string own = seat_of(scene, scene.person);
    const auto seats = filled_seats(scene);
    const auto& votes = scene.file->chair_votes;
    const auto others = std::count_if(votes.begin(), votes.end(), [&](const ChairVote& vote) {
        return vote.seat != own && vote.chair == chair && seats.contains(vote.seat);
    });
    const std::int64_t in_favour = 1 + others, seated = static_cast<std::int64_t>(seats.size());
    effects.add("chair_vote_cast", Value::object({{"seat", own}, {"chair", chair}}));
    if (2 * in_favour > seated)
        effects.add("chair_elected", Value::object({{"chair", chair}, {"for", in_favour}, {"seats", seated}}));
}

}  // namespace workflows

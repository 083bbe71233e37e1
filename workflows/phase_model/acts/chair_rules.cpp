// Electing who presides over an item where neither the administrative leader nor a deputy can (specification section 9).
#include "workflows/phase_model/acts/ballots.hpp"

#include <algorithm>
#include <set>

namespace workflows {

using engine::Value;

namespace {

/// The seats that are filled by someone present and not recused: those who elect, and those who can be elected.
std::set<std::string> electing_seats(const Scene& scene) {
    std::set<std::string> seats;
    const auto fills = [&](const std::string& person, const std::string& seat) {
        if (!person.empty() && !is_recused(scene, person, person == seat ? "" : seat)) seats.insert(seat);
    };
    if (const Ballot* ballot = scene.file->open_ballot()) {
        for (const Ballot::Elector& elector : ballot->electorate) fills(elector.person, elector.holder);
        return seats;
    }
    for (const Attendance::Present& present : scene.file->attendance->present) fills(present.person, present.sits_for);
    return seats;
}

}  // namespace

void check_chair(const Scene& scene, Effects& effects) {
    const std::string& chair = scene.field("chair");
    const std::string seat = seat_of(scene, chair);
    if (seat.empty() || is_recused(scene, chair, chair == seat ? "" : seat)) effects.invalid("chair", "form.cannot_preside");
}

void write_chair(const Scene& scene, Effects& effects) {
    const std::string& chair = scene.field("chair");
    const std::string own = seat_of(scene, scene.person);
    const std::set<std::string> seats = electing_seats(scene);
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

#include "workflows/phase_model/meeting/recommended_motion.hpp"

#include "workflows/phase_model/acts/ballots.hpp"

#include <algorithm>
#include <string>

namespace workflows {

namespace {

constexpr int need = 4, placing = 5, following = 7;

/// The step that the answer leads to from the phase, or "".
std::string step_for(int phase, const std::string& answer) {
    if (phase != need && phase != placing && phase != following) return {};
    if (answer == "no") return "close";
    if (answer == "later") return phase == following ? "" : "park";  // what is followed up is not parked
    return phase == need ? "decide_need" : phase == placing ? "place" : "continue_offer";
}

}  // namespace

std::optional<engine::Value> recommended_motion(const Case& file) {
    const Recommendation* recommendation = file.recommendation();
    if (recommendation == nullptr || !recommendation->final || file.is_closed() || file.is_parked()) return std::nullopt;
    if (file.phase != need && !file.counts_here(recommendation->by)) return std::nullopt;
    const std::string step = step_for(file.phase, recommendation->answer);
    if (step.empty()) return std::nullopt;
    engine::Value fields = engine::Value::object({{"transition", step}, {"words", recommendation->words.text}});
    if (step == "close" && !recommendation->outcome.empty()) fields.set("outcome", recommendation->outcome);
    return fields;
}

const Motion* standing_motion(const Case& file) {
    const auto stands = [&](const Motion& motion) { return !motion.withdrawn && file.counts_here(motion.by) && !is_settled(file, motion); };
    const auto found = std::find_if(file.motions.rbegin(), file.motions.rend(), stands);
    return found == file.motions.rend() ? nullptr : &*found;
}

const Motion* motion_at_hand(const Case& file, std::int64_t after) {
    if (const Ballot* ballot = file.open_ballot()) return file.motion(ballot->motion);
    if (const Motion* motion = standing_motion(file)) return motion;
    const auto is_voted_on = [&](const Ballot& ballot) { return ballot.by.seq > after && (ballot.state == "carried" || ballot.state == "fell"); };
    const auto last = std::find_if(file.ballots.rbegin(), file.ballots.rend(), is_voted_on);
    return last == file.ballots.rend() ? nullptr : file.motion(last->motion);
}

}  // namespace workflows

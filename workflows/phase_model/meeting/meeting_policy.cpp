// A policy that a meeting votes on, as the meeting's events tell of it.
#include "workflows/phase_model/meeting/meeting_file.hpp"
#include "workflows/phase_model/meeting/meeting_words.hpp"

#include <algorithm>
#include <set>

namespace workflows {

void MeetingFile::policy_voted(const engine::Event& event, const engine::Texts& texts) {
    for (AgendaItem& one : items)
        if (one.seq == event.body.integer("item") && one.policy)
            one.policy->votes.push_back({.person = event.actor,
                                         .seat = event.body.text("seat"),
                                         .vote = event.body.text("vote"),
                                         .at = event.at,
                                         .reason = words_of(event, "reason", texts)});
}

void MeetingFile::policy_adopted(const engine::Event& event) {
    for (AgendaItem& one : items)
        if (one.seq == event.body.integer("item") && one.policy) {
            PolicyItem& policy = *one.policy;
            policy.adopted_at = event.at;
            policy.in_favour = static_cast<int>(event.body.integer("for"));
            policy.against = static_cast<int>(event.body.integer("against"));
            policy.abstain = static_cast<int>(event.body.integer("abstain"));
            policy.present = static_cast<int>(event.body.integer("present"));
            policy.casting_vote = event.body.flag("casting_vote");
        }
}

PolicyTally MeetingFile::tally(const PolicyItem& item, int needed) const {
    PolicyTally tally{.seats = static_cast<int>(seats.size()), .needed = needed};
    std::set<std::string> filled;
    std::string chairs_vote;
    for (const Presence& one : present()) {
        if (one.person == chair) tally.chair_present = true;
        if (!filled.insert(one.sits_for).second) continue;
        tally.present += 1;
        // The vote of the seat, by whoever sits in it now: a holder who came does not vote again after a deputy.
        const auto last = std::find_if(item.votes.rbegin(), item.votes.rend(), [&](const PolicyVote& vote) { return vote.seat == one.sits_for; });
        if (last == item.votes.rend()) {
            tally.waiting.push_back(one.sits_for);
            continue;
        }
        tally.in_favour += last->vote == "for" ? 1 : 0;
        tally.against += last->vote == "against" ? 1 : 0;
        tally.abstain += last->vote == "abstain" ? 1 : 0;
        if (last->person == chair) chairs_vote = last->vote;
    }
    tally.carried = tally.in_favour > tally.against;
    if (tally.in_favour == tally.against && tally.in_favour > 0 && (chairs_vote == "for" || chairs_vote == "against")) {
        tally.casting_vote = true;
        tally.carried = chairs_vote == "for";
    }
    return tally;
}

}  // namespace workflows

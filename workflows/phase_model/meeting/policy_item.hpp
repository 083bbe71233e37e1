// A policy on the agenda of a meeting: what is to be adopted, the votes on it, and the decision. What is voted on is fixed
// by the hash of the file, so that no vote goes stale (specification sections 6 and 13, adopt_policy).
#pragma once

#include "workflows/phase_model/case_entry.hpp"

#include <string>
#include <vector>

namespace workflows {

struct PolicyVote {
    std::string person, seat;
    std::string vote;  ///< for, against, abstain
    std::string at;
    Words reason = {};
};

struct PolicyItem {
    std::string version, sha256;
    std::string valid_from;  ///< date
    std::string report;      ///< hash of the what-if report that the group had before it; "" for none
    Words file;              ///< the policy itself
    std::vector<PolicyVote> votes = {};  ///< in the order they were cast; the last of a seat counts
    std::string adopted_at = {};         ///< "" until then
    int in_favour = 0, against = 0, abstain = 0, present = 0;  ///< as counted when it was adopted
    bool casting_vote = false;

    bool adopted() const { return !adopted_at.empty(); }
};

/// What the votes on a policy come to now.
struct PolicyTally {
    int seats = 0;    ///< filled on the day of the meeting
    int needed = 0;   ///< of them present, for a quorum
    int present = 0;  ///< seats that somebody in the room fills
    int in_favour = 0, against = 0, abstain = 0;
    bool chair_present = false;
    bool casting_vote = false;  ///< the chair's vote counted double
    bool carried = false;
    std::vector<std::string> waiting = {};  ///< seats in the room without a vote
};

}  // namespace workflows

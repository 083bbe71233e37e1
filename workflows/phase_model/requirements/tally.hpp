// A Tally is what a ballot comes to now: presence, recusals, votes that count, and the result they give (section 9).
#pragma once

#include "workflows/phase_model/scene.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace workflows {

struct Tally {
    int seats = 0;            ///< persons who had a seat when the ballot opened; vacant seats are not counted
    int present = 0;          ///< present and not recused; by circulation: who have answered
    int needed = 0;           ///< more than half of the seats, or more where the policy asks
    int in_favour = 0, against = 0, abstain = 0;  ///< votes that count
    bool chair_present = false;
    bool tie_broken = false;  ///< the chair's vote counted double
    bool carried = false;
    std::vector<std::string> stale;      ///< seats whose vote is on an earlier content
    std::vector<std::string> waiting;    ///< seats present that have not voted
    std::vector<std::string> undeclared; ///< persons present without a declaration of interest here
    std::vector<std::string> undecided;  ///< persons whose "possible" nobody has decided
    std::vector<std::string> recused;    ///< persons tied: in no quorum and no turnout
    std::map<std::string, std::string> criteria;  ///< the group's value of each criterion voted on
};

/// How many of so many filled seats make a quorum: more than half, or more where the policy asks (section 9).
int quorum_of(int seats, const Policy& policy);

/// Counts a ballot by the case as it stands.
Tally count(const Scene& scene, const Ballot& ballot);

/// How many of those who can vote in the ballot have, without what they voted.
struct Turnout {
    std::int64_t seats = 0, voted = 0;
};
Turnout turnout_of(const Ballot& ballot);

/// A substitute acts for a leader who is recused: not after the leader is found free, nor after another has been named. A deputy of
/// the day when the ballot was opened stays, and so does the holder.
bool still_sits(const Case& file, const Office& office, const Ballot& ballot, const Ballot::Elector& elector);

/// The hash that a vote is bound to: the motion, and all that the case's content hash covers.
std::string content_of(const Case& file, const Ballot& ballot);
std::string content_of_motion(const Case& file, std::int64_t motion);
/// What was voted on as `one` still counts in that ballot as `other`: the same, or editorial changes lie between that were countersigned
/// before the ballot ended (section 9). What is countersigned later changes no ballot that is over.
bool differ_by_editing_alone(const Case& file, const Ballot& ballot, const std::string& one, const std::string& other);
/// The editorial changes that were made and countersigned under the ballot.
std::vector<const EditorialMark*> edited_under(const Case& file, const Ballot& ballot);

}  // namespace workflows

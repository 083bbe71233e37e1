// How a case is decided: interests, signatures, attendance, motions, ballots and votes (specification section 9).
#pragma once

#include "engine/value.hpp"
#include "workflows/phase_model/case_entry.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

struct Declaration {
    Stamp by;
    std::string person;
    std::string value;    ///< none, institutional, possible, tied
    Words words;
    std::string decided;  ///< of "possible": "", tied, not_tied
    Stamp decided_by;
    /// What counts: the declaration, or what was decided about it.
    std::string effective() const { return value == "possible" && !decided.empty() ? (decided == "tied" ? "tied" : "none") : value; }
};

/// One member's vote on whether another, who may be tied, is.
struct ImpartialityVote {
    Stamp by;
    std::string seat;      ///< whose seat
    std::string whom;
    std::string decision;  ///< tied, not_tied
};

struct Countersignature {
    Stamp by;
    std::string act;          ///< the act or transition it is for
    std::string requirement;  ///< of an override
    std::string draft;        ///< content hash that was seen
    bool yes = false;
    Words reason;
};

struct Override {
    Stamp by;
    std::string requirement;
    Words reason;
    std::string countersigned_by;
};

struct Attendance {
    Stamp by;
    struct Present {
        std::string person;
        std::string sits_for;  ///< the leader, when a deputy fills the seat; else the person
        bool by_link = false;
    };
    std::vector<Present> present;
    std::vector<Words> observers;
    Words spoke_for_users;
    std::string meeting;  ///< the meeting where the case is an item, or ""
};

/// One member's vote on who is to preside over the item.
struct ChairVote {
    Stamp by;
    std::string seat;  ///< whose seat
    std::string chair; ///< the person voted for
};

struct ElectedChair {
    Stamp by;
    std::string person;
};

/// Acts for one recused leader in this case, while that leader is recused (specification section 1).
struct Substitute {
    Stamp by;
    std::string leader, person;
    Words document;
};

/// One member's vote on who that is to be.
struct SubstituteVote {
    Stamp by;
    std::string seat;  ///< whose seat
    std::string leader, person;
};

struct Motion {
    Stamp by;
    std::string transition;  ///< event name, or "go_on" after a call-in
    std::string outcome;
    Words words, conditions;
    engine::Value body;  ///< the transition's own fields, as they were put
    bool withdrawn = false;
    std::int64_t withdrawn_by = 0;  ///< number of the event that withdrew it
};

/// How the case weighed an earlier decision.
struct Precedent {
    Stamp by;
    std::string decision;  ///< case id, or "" for none relevant
    std::string verdict;   ///< followed, departed, none_relevant
    Words reason;
    bool confirmed = false;  ///< by the chair
};

struct Vote {
    Stamp by;
    std::string person;    ///< the one who cast it
    std::string seat;      ///< whose seat
    std::string motion;    ///< for, against, abstain; "" where the ballot is on criteria alone
    std::map<std::string, std::string> criteria;
    Words reason;
    std::string content;   ///< content hash voted on
    bool replaced = false;
};

struct Ballot {
    Stamp by;
    std::int64_t motion = 0;  ///< seq of the motion
    std::vector<std::string> criteria;
    std::string form;         ///< meeting, circulation
    std::string deadline;     ///< of a circulation
    std::string content;      ///< hash of motion, pack, criteria, recommendation, policy: at opening, then as it was closed
    std::string chair;        ///< who presides
    struct Elector {
        std::string holder;   ///< of the seat
        std::string person;   ///< who sits, "" when absent
        bool recused = false;
    };
    std::vector<Elector> electorate;  ///< frozen at opening, but for who is recused: that follows the case until it is closed
    std::vector<Vote> votes;
    std::string state = "open";  ///< open, carried, fell, voided
    std::map<std::string, std::string> results;  ///< per criterion
    bool casting_vote = false;
    Stamp closed_by;
    Words reason;                          ///< what the chair gave when closing it
    std::string meeting;                   ///< where it was held, or ""
    std::int64_t in_favour = 0, against = 0, abstain = 0, present = 0, seats = 0;  ///< as counted when it was closed
    std::string policy, release;           ///< the policy's hash and Orphanet's release when it was closed
    std::vector<Precedent> precedents;     ///< as they stood when it was closed
    std::optional<Stamp> demanded;         ///< who moved a circulation to a meeting; such a ballot is voided
    Words why_demanded;
    const Vote* live_vote(std::string_view seat) const;
};

/// What a decision rests on changed while somebody had voted or signed on it.
struct ContentChange {
    std::int64_t entry = 0;  ///< number of the event that changed it
    std::string maker;
    std::string from, to;    ///< content hashes
    bool words_alone = false;  ///< codes, dates, lists and which items there are stayed as they were
};

/// A case officer calls a change editorial: it makes no vote or signature stale once somebody else has countersigned.
struct EditorialMark {
    Stamp by;
    std::int64_t entry = 0;
    std::string maker;  ///< who made the change
    std::string from, to;
    Words reason;
    std::string countersigned_by;  ///< "" while it waits
    std::int64_t countersigned = 0;  ///< number of the event that countersigned it
    bool refused = false;
    /// Whether it had been countersigned by that event's number.
    bool counts_at(std::int64_t seq) const { return !countersigned_by.empty() && countersigned <= seq; }
};

/// The system reminded those who had not answered a circulation.
struct Reminder {
    Stamp by;
    std::int64_t ballot = 0;
    std::string rule;  ///< soon, last_day
    std::vector<std::string> people;
};

/// What one of the minority wishes to be recorded.
struct Dissent {
    Stamp by;
    std::int64_t ballot = 0;  ///< seq of the ballot
    Words words;
};

}  // namespace workflows

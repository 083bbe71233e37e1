// An Act is everything a person can do, as a row of data: forms, routes, OpenAPI, command line and tests are made from it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace engine {

/// What a field holds, and how it is read and stored.
enum class Kind {
    words,      ///< text a person types; stored as a salted commitment
    line,       ///< one short line a person types; stored as a salted commitment
    file,       ///< a text file, kept byte for byte; stored as a salted commitment
    code,       ///< an identifier of ours or another's (claim, source key, hash), stored plain
    link,       ///< http(s) address, stored plain
    orpha,      ///< ORPHAcode, "436" or "ORPHA:436"; a whole number in JSON also will do
    choice,     ///< one of `choices`
    choices,    ///< several of `choices`; JSON array, or comma-separated text
    flag,       ///< yes or no
    number,     ///< whole number
    date,       ///< YYYY-MM-DD
    person,     ///< person id "p-17"; on the command line and in case run also an e-mail address
    persons,    ///< several persons
    centre,     ///< id of a centre in the policy
    centres,    ///< several centres
    body,       ///< a hearing body: "council:TRS", "reference_group", "user_organisation", "clinical_community", "other:NAME"
    case_id,    ///< "2026-0042"
    case_ids,   ///< several cases
    entry,      ///< the seq of an earlier event of the case (comment, motion, ballot, evidence …)
    orphas,     ///< several ORPHAcodes
    requirement ///< the name of a requirement
};

struct Field {
    std::string name;
    Kind kind = Kind::line;
    bool required = false;
    std::vector<std::string> choices;
    std::size_t max_length = 0;  ///< characters; 0 means the kind's own limit (line 300, words 20,000)
};

/// One who may: a role, with what must also be true of the person for this case.
struct Who {
    std::string role;   ///< a role of specification section 1, "anyone" (signed in), "member" (of the leader group), "seated", "chair", "author", "proposer"
    std::string where;  ///< "" or: "primary", "candidate_or_placed", "own" (the centre named in the act), "asked", "tako", "preparer", "of_moderation"
    unsigned phases = 0xbff;  ///< phases where this row holds (bits as in Act::phases)
};

/// Bit n is phase n; bit 8 is "no case yet"; bit 9 is "closed"; bit 10 is "while parked", in whatever phase; bit 11 is a
/// meeting, which is no case.
using PhaseSet = unsigned;
constexpr PhaseSet phase_bit(int phase) { return 1U << static_cast<unsigned>(phase); }
constexpr PhaseSet phases_from(int first, int last) {
    PhaseSet set = 0;
    for (int phase = first; phase <= last; ++phase) set |= phase_bit(phase);
    return set;
}
constexpr PhaseSet in_no_case = 1U << 8U;
constexpr PhaseSet in_closed = 1U << 9U;
constexpr PhaseSet in_parked = 1U << 10U;
constexpr PhaseSet in_meeting = 1U << 11U;

/// The data of one act; what it does stands beside it in workflows.
struct ActSpec {
    std::string name;  ///< snake_case, as in specification section 13 or, for a transition, its event
    bool transition = false;
    std::vector<Who> who;
    PhaseSet phases = 0;          ///< where it may be done; `in_closed` also while the case is closed
    bool while_parked = false;    ///< marked ○ in the specification
    std::vector<Field> fields;
    std::vector<std::string> events;         ///< the events it can make
    std::vector<std::string> requirements;   ///< of an act that is no transition; a transition's stand in the table's rows
};

/// One row of a transition table, one per state and event.
struct Row {
    std::string id;    ///< "T03"
    std::string event;
    std::string from;  ///< phase id; "" for the dot that T01 and T21 leave
    std::string to;
    std::vector<std::string> decided_by;
    std::vector<std::string> requirements;  ///< in the order of evaluation
};

}  // namespace engine

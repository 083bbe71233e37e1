// A Command is one wish to change something, and its result: done, or a problem that says what to do.
#pragma once

#include "engine/answer.hpp"
#include "engine/event.hpp"
#include "engine/time.hpp"
#include "engine/value.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace engine {

struct Command {
    std::string stream;  ///< "case/2026-0042", "proposal/2026-0003", "meeting/2026-0001"; empty for an act that begins a stream (register, propose, plan_meeting)
    std::string act;
    Value fields;  ///< an object; only names that the act's fields know
    std::string person;  ///< who acts
    std::string via;     ///< "page", "api", "command line"
    std::optional<std::int64_t> expected_version;  ///< none: at whatever version (command line)
    std::string idempotency_key;                   ///< "" for none
    bool acknowledged = false;                     ///< the person has seen the warnings about what is typed and sends it all the same
    std::optional<Instant> at;                     ///< demonstration time; refused elsewhere by the caller
};

/// One thing wrong with what was sent. `pointer` is an RFC 6901 JSON pointer such as "/reason".
struct FieldError {
    std::string pointer;
    Message message;
};

/// Why a command was not carried out. `type` is the last part of the RFC 9457 type, as interfaces.md section 3 lists them:
/// invalid, sign-in-required, not-allowed, recused, not-found, wrong-phase, busy, stale-version, unknown-event,
/// requirement-unmet, personal-number-refused, personal-data-suspected, key-reused, version-required, unavailable.
struct Problem {
    std::string type;
    Message detail;
    std::vector<FieldError> errors;      ///< invalid, personal-number-refused, personal-data-suspected
    std::vector<Answer> answers;         ///< requirement-unmet: every requirement of the row with its answer
    std::vector<std::string> allowed_now;  ///< wrong-phase, unknown-event: the events possible from here
    std::int64_t version = 0;            ///< stale-version: the present version
    std::vector<Sealed> since;           ///< stale-version: what happened since the expected version
};

struct Done {
    std::string stream;
    std::int64_t version = 0;     ///< of `stream` after the act
    std::vector<Sealed> events;   ///< what was appended (of all streams, in order)
    bool repeated = false;        ///< answered from the idempotency record; nothing was done again
    std::string transition;       ///< "T03" when the act moved the phase or was a transition, else ""
    std::string from, to;         ///< phase ids of that transition
};

using Result = std::variant<Done, Problem>;

/// What several commands that belong together came to: all of them done, or none.
struct Together {
    std::vector<Done> done;          ///< one a command, in order; empty where one was refused
    std::optional<Problem> problem;  ///< of the first that was refused
    std::size_t refused = 0;         ///< which that was, counted from 0
};

/// Every requirement of one act or transition, as it stands now; `allowed` says whether the call would succeed.
struct Explanation {
    std::string act;
    std::string transition;  ///< row id, or ""
    std::string to;          ///< where a transition leads
    bool allowed = false;
    bool may_act = false;    ///< the person holds a role that may do this, here and now
    bool offered = false;    ///< what still lacks is asked for by the form itself: filling it in rightly will succeed
    bool here = true;        ///< possible from this phase at all
    bool by_vote = false;    ///< a transition that follows a carried motion
    std::vector<Answer> answers;
    std::vector<FieldError> missing;  ///< what is wrong with the form, or still to be filled in
};

}  // namespace engine

// A Decided is one decision of a case as it was made: by the leader group in a ballot that was closed, or by the
// administrative leader where the model delegates it (specification section 9). Steps that a case officer, a centre or an import
// take are no decisions of this kind; the case's history has them.
#pragma once

#include "engine/event.hpp"
#include "workflows/phase_model/case.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace workflows {

/// One decision, as a list shows it.
struct DecisionLine {
    std::int64_t number = 0;  ///< of the event that made it: the closing of the ballot, or the step itself
    Stamp by;
    std::string act;      ///< the transition's event, or what else was moved: go_on, procedure
    std::string result;   ///< carried, fell; decided where nobody voted
    std::string manner;   ///< meeting, circulation, delegated
    std::string outcome;  ///< code, "" where the case does not end by it
    std::string meeting;  ///< where it was an item, or ""
    std::string transition, to;  ///< row and phase of the step that followed; "" where none did

    bool by_vote() const { return result != "decided"; }
};

/// The decisions of a case, the oldest first.
std::vector<DecisionLine> decisions_of(const Case& file);

struct Decided {
    DecisionLine line;
    std::shared_ptr<const Case> then;  ///< the case as it was decided on: with the ballot closed, before the step it led to
    Stamp by;
    std::string policy, model;         ///< SHA-256 of the policy, and the version of the model, it was made under
    engine::Value step;                ///< body of the step that followed; null where none did
    engine::Texts texts;               ///< that open what stands in `step` and in the motion, as far as they were given
    std::vector<Dissent> dissents;     ///< also those recorded later

    const Ballot* ballot() const;      ///< null where nobody voted
    const Motion* motion() const;
};

/// The decision with that number; nothing where the case has none. `events` and `texts` are the case's own up to the moment
/// that is read, `now` what they fold to; texts left out of `texts` stand in no part of it.
std::optional<Decided> decided(const Case& now, const std::vector<engine::Sealed>& events, const engine::Texts& texts, std::int64_t number);

}  // namespace workflows

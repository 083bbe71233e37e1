// How much a decision hangs on: which single criterion value, if it were otherwise, would change what the rules allow; and how firm
// and how old the evidence is. To be read before a vote. It says what follows from what, never what to vote.
#pragma once

#include "engine/time.hpp"
#include "engine/value.hpp"
#include "engine/workflow.hpp"
#include "workflows/orphanet/facts.hpp"
#include "workflows/phase_model/case.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace workflows {

/// A requirement that would be answered otherwise.
struct ChangedAnswer {
    std::string transition, event;  ///< of the step that asks it: "T03", "complete_assessment"
    std::string requirement;
    std::string now, then;          ///< statuses: met, unmet, not_applicable, overridden, unknown
    bool lets_through_now = false, lets_through_then = false;
    bool taken = false;             ///< a step that the case has taken in this cycle, and could not have
};

/// One criterion with another value, and what that would change.
struct Turning {
    std::string criterion, value;  ///< as it stands; "" for not assessed
    std::string other;             ///< met, not_met, undetermined
    std::vector<ChangedAnswer> changes;
};

struct Robustness {
    std::vector<Turning> turnings;  ///< those that change something; by criterion
    std::int64_t looked_at = 0;     ///< values that were tried

    std::int64_t facts = 0, not_validated = 0;  ///< Orphanet's prevalence records for the code, and those it has not validated
    std::int64_t evidence = 0;                  ///< items of the pack that stand in this cycle
    std::int64_t missing = 0;                   ///< of them openly recorded as missing
    std::int64_t uncertain = 0;                 ///< of them of low certainty
    std::optional<engine::Date> oldest, newest; ///< dates of the items: the source's where one is given, else of the entry
    std::string oldest_claim;
    std::int64_t median_age = 0;                ///< days, of the items that are not missing
};

/// Every other value of every criterion is tried on a copy of the case, and every step that the model has from here is judged on it
/// by the evaluation that guards it, asked as `person`; so is the step out of phase 1 that the case has taken since, where it has.
Robustness robustness_of(const Case& file, const engine::Workflow& workflow, const std::string& person, engine::Instant now,
                         const engine::Workflow::Others& others, orphanet::FactSource* facts);

/// turnings[], looked_at, facts, not_validated, evidence, missing, uncertain, oldest, oldest_claim, newest, median_age_days.
engine::Value to_value(const Robustness& robustness);

}  // namespace workflows

// A newer release of Orphanet flags the cases that used what it changed (specification section 7): an event with old and
// new and a grade stands on the case until a case officer judges it. The system records; nothing else of the case changes.
#pragma once

#include "engine/store.hpp"
#include "engine/time.hpp"
#include "workflows/orphanet/difference.hpp"
#include "workflows/phase_model/case_list.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/screening/suggestion.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// How much a change may matter to a case, least first; a flag has the greatest that fits.
enum class FlagGrade {
    informational,
    requirement_input_changed,  ///< what is suggested for a criterion, or the record that K1 rests on, is another
    level_changed,              ///< group, disorder or subtype
    outcome_would_flip,         ///< what is suggested for a gate of the policy goes to or from "not met"
    code_inactive,
};
/// "informational" … "code_inactive".
[[nodiscard]] std::string_view name_of(FlagGrade grade);

/// What is suggested for one code before and after a release, by the policy's rules.
struct SuggestedBoth {
    screening::Verdicts before, after;
    std::int64_t record_before = 0, record_after = 0;  ///< of prevalence, that K1 rests on; 0 for none
};

/// Pure. `changes` are those of one code.
[[nodiscard]] FlagGrade grade_of(const std::vector<orphanet::Change>& changes, const SuggestedBoth& suggested,
                                 const Policy& policy);

struct Flagged {
    std::string case_id;
    FlagGrade grade = FlagGrade::informational;
};

/// What flagging reads and writes; borrowed.
struct Flagging {
    engine::Store& store;
    CaseList& cases;
    orphanet::ReleaseComparer& comparer;
    orphanet::FactSource& facts;
    const Policy& policy;
};

/// Flags each case whose ORPHAcode the release changed against the one before it in its series: open, decided and closed
/// alike, each once, however often it is asked. Nothing where the release was never read from, or is the first of its
/// series; nor a case whose code was set after the release was there. A release of the phenotype ontology flags where what is suggested changes. Throws engine::Unavailable.
std::vector<Flagged> flag_cases(const Flagging& flagging, const orphanet::Release& release, engine::Instant now);

/// Appends an event release_flagged with that body, unless the case has a flag of the same release; says whether it did.
/// Throws engine::Unavailable.
bool record_flag(engine::Store& store, const std::string& stream, const engine::Value& body, const Policy& policy,
                 engine::Instant now);

}  // namespace workflows

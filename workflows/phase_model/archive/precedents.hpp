// Precedents: earlier decisions of the question that a case stands before, on like evidence (specification section 9). They are
// listed, not weighed: that is people's work, by the act weigh_precedent.
#pragma once

#include "engine/store.hpp"
#include "engine/time.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/archive/archive.hpp"
#include "workflows/phase_model/archive/likeness.hpp"
#include "workflows/phase_model/as_of.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace workflows {

/// What became of a decision: in force, or what has overtaken it.
struct StandingOfDecision {
    bool in_force = true;
    std::string by;    ///< the event that overtook it: reopen, call_in, reassess_need, return_to_…, re_place, close …
    std::string date;  ///< of that event
};

/// By the later steps of the same case: whatever answers the question anew, or takes the answer away.
StandingOfDecision standing_of(const DecisionBook& book, const MadeDecision& decision, const std::optional<AsOf>& moment = {});

struct PrecedentHit {
    DecisionBook::Kept decision;
    Likeness likeness;
    StandingOfDecision standing;
};

struct PrecedentQuery {
    std::string question;        ///< "need", "placement", "offer", "mandate"; "" for the one the case stands before
    std::size_t limit = 10;
    std::optional<AsOf> moment;  ///< only decisions made by then, and what they were then
};

struct Precedents {
    std::string question;
    std::vector<PrecedentHit> hits;   ///< nearest first, then newest; of a case the nearest alone
    std::int64_t looked_at = 0;       ///< decisions of the question there are, the case's own aside
};

/// Cases that the reader is shut out of are left out: what a decision rested on is of its papers. REQUIRES: the reader is not shut
/// out of `file`.
Precedents precedents_of(const Case& file, Archive& archive, engine::Store& store, Kinships& kinships, const ShutOut& shut_out, const PrecedentQuery& query = {});

/// "need", "placement", "offer", "mandate".
inline constexpr std::string_view questions[] = {"need", "placement", "offer", "mandate"};

/// question, looked_at, precedents[]: case, name, date, result, body, standing, and why.
engine::Value to_value(const Precedents& precedents, const Kinships& kinships);
/// "case", "name", "orpha", "date", "event", "outcome", "body", "in_force", "overtaken_by", "parents", "alike", "unlike", "prevalence", "words".
const std::vector<std::string>& precedent_columns();
std::vector<std::vector<std::string>> precedent_rows(const Precedents& precedents);

/// The members that tell why: same_diagnosis, parents[{code, name}], alike[], unlike[], prevalence, words[].
engine::Value to_value(const Likeness& likeness, const Kinships& kinships);

}  // namespace workflows

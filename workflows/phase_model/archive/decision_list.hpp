// Decisions over all cases: listed and counted by what was decided, when, for which centre and by whom; and those on like evidence
// that came out differently.
//
// Counts are given whole, however small: each stands beside the very decisions that it counts, which whoever may ask may read.
#pragma once

#include "engine/store.hpp"
#include "engine/time.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/archive/archive.hpp"
#include "workflows/phase_model/archive/likeness.hpp"
#include "workflows/phase_model/as_of.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace workflows {

/// What is looked at. Empty members do not narrow.
struct DecisionFilter {
    std::string outcome;                   ///< an outcome code, or the event of a decision without one: "decide_need"
    std::string centre;                    ///< primary centre then; "none" for no offer
    std::string body;                      ///< "leader_group", or the role of who decided alone
    std::optional<engine::Date> from, to;  ///< legal days, both included
    std::optional<AsOf> moment;            ///< only what had been decided then, in force or outdated as of then
    std::optional<Place> before;           ///< of the list, not of the counts: only older ones
    std::size_t limit = 50;                ///< of the list; 0 for all
};

struct DecisionCount {
    std::string of;  ///< outcome, year, centre or body
    std::int64_t count = 0;
};

struct ListedDecision {
    DecisionBook::Kept decision;
    bool in_force = true;
    std::string overtaken_by, overtaken_on;
};

struct DecisionList {
    std::int64_t total = 0;
    std::vector<ListedDecision> decisions;  ///< newest first
    std::optional<Place> next;
    /// What the filter leaves; most first, years newest first.
    std::vector<DecisionCount> by_outcome, by_year, by_centre, by_body;
};

DecisionList list_decisions(Archive& archive, const DecisionFilter& filter);

/// Two decisions on need whose evidence is alike and whose outcome is not.
struct UnequalPair {
    DecisionBook::Kept one, other;  ///< the rarer outcome first
    Likeness likeness;
};

/// Alike: three criteria or more came out the same, none otherwise, and there is an overlap (likeness.hpp). Of each decision with
/// another outcome than most, the nearest that came out differently; the newest `most_compared` are looked at. Cases that the
/// reader is shut out of are left out.
inline constexpr std::size_t most_compared = 100;
std::vector<UnequalPair> unequal_decisions(Archive& archive, engine::Store& store, Kinships& kinships, const ShutOut& shut_out, const DecisionFilter& filter);

/// total, counts{outcome[], year[], centre[], body[]}, decisions[], next.
engine::Value to_value(const DecisionList& list);
/// pairs[]: one, other (case, name, date, outcome), why.
engine::Value to_value(const std::vector<UnequalPair>& pairs, const Kinships& kinships);
const std::vector<std::string>& decision_columns();
std::vector<std::vector<std::string>> decision_rows(const DecisionList& list);
const std::vector<std::string>& unequal_columns();
std::vector<std::vector<std::string>> unequal_rows(const std::vector<UnequalPair>& pairs);

}  // namespace workflows

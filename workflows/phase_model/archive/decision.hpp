// A MadeDecision is what one transition decided, and on what: the row that lists of decisions, precedents and equal treatment
// are made from. Kept beside the event, in the same transaction; a replay gives the same.
#pragma once

#include "engine/event.hpp"
#include "engine/packed_texts.hpp"
#include "engine/value.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace workflows {

class Case;

/// What a decision, or a case before one, rests on: what likeness is told by.
struct Evidenced {
    std::string orpha;                   ///< digits, or ""
    std::array<std::string, 7> values;   ///< of K1 to K7 as they stand: the group's vote, else the assessment; "" where there is none
    std::string record;                  ///< the prevalence record that K1 was assessed on, "" where none was named
    engine::PackedTexts words;           ///< of the reasons: of the step, the recommendation and the criteria (words.hpp)

    bool operator==(const Evidenced&) const = default;
};

struct MadeDecision {
    std::string case_id;
    std::int64_t seq = 0;      ///< of the transition
    std::int64_t cycle = 1;
    std::string at, date;      ///< when, and the legal date
    std::string transition;    ///< "T06"
    std::string event;         ///< "decide_need"
    std::string from, to;      ///< phase ids, or "closed"
    std::string outcome;       ///< code, of an end; else ""
    std::string manner;        ///< group, delegated, centre, member, import
    std::string form;          ///< of a vote: meeting, circulation
    std::string role;          ///< of who decided alone, or closed the ballot
    std::string centre;        ///< primary centre as it stood then, "" without an offer
    std::string name;          ///< of the diagnosis, then
    Evidenced on;

    /// What was asked: "need" (in phase 4), "placement" (5), "offer" (6 and 7), "mandate" (0 to 3).
    std::string question() const;
    /// Who decided: "leader_group", or the role of who did so alone.
    std::string body() const { return manner == "group" ? "leader_group" : role; }
    /// The outcome code, else the event: what decisions are told apart by.
    const std::string& result() const { return outcome.empty() ? event : outcome; }
    /// By vote or delegated: what lists of decisions show. The others are kept for what they undo.
    bool decides() const { return manner == "group" || manner == "delegated"; }

    bool operator==(const MadeDecision&) const = default;
};

/// The question that a case stands before, as MadeDecision::question() names it.
std::string question_before(const Case& file);
/// What a case rests on now.
Evidenced evidence_of(const Case& file);
/// The words of its reasons as they are compared, each with the form that stands there first: for showing.
std::map<std::string, std::string> spoken_forms(const Case& file);

/// What the event decided; nothing for one that is no transition or a case officer's own step. REQUIRES: `file` has it applied.
std::optional<MadeDecision> decision_in(const Case& file, const engine::Event& event);

engine::Value to_value(const MadeDecision& decision);
/// Reads what to_value() wrote; absent members stay empty.
MadeDecision decision_from(const engine::Value& value);

/// Every decision there is. Never changed; a later one is a new book that shares the decisions.
struct DecisionBook {
    using Kept = std::shared_ptr<const MadeDecision>;
    std::vector<Kept> all;                                        ///< in no order that counts
    std::unordered_map<std::string, std::vector<Kept>> by_case;   ///< by number of the event
    void add(Kept decision);
};

}  // namespace workflows

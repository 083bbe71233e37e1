// A Policy is the versioned data of the Phase Model: limits, quorum, centres, gates, claims, checklists, outcomes. Read
// from a TOML file; its SHA-256 is the version a case remembers being judged under (specification section 6).
#pragma once

#include "engine/time.hpp"
#include "workflows/screening/rules.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

struct Centre {
    std::string id;    ///< "TRS"
    std::string name;
    engine::Date from;
    std::optional<engine::Date> to;
    std::string successor;
    std::string council;  ///< body that speaks for its users; a stand-in where there is no council
    bool council_is_stand_in = false;
    bool valid_on(engine::Date day) const { return from <= day && (!to || day <= *to); }
};

struct Outcome {
    std::string code;
    std::vector<int> from;            ///< phases it may be given from
    std::vector<std::string> needs;   ///< named_service, hearing, review_date, criteria, evidence, threshold, orpha_status, covering_case, withdrawal, receipt, targets
};

struct Policy {
    std::string version;  ///< "1.0"
    std::string sha256;
    engine::Date valid_from;
    std::array<int, 8> phase_limit_days{};   ///< 0 where there is none
    int window_days = 42;
    int window_minimum_days = 28;            ///< outside July
    int answer_days = 21;
    int silence_notice_days = 7;
    int call_in_days = 14;
    int park_months = 12;
    int review_months = 60;                  ///< longest to a review date
    int follow_up_months = 12;               ///< from one status to the next
    int evaluation_first_years = 3;
    int evaluation_years = 5;
    int quorum_at_least = 0;                 ///< more than the half that always holds
    std::string threshold;                   ///< "1:2000"
    std::vector<std::string> gates;          ///< criteria that stop phase 1
    std::vector<std::string> main_criteria;  ///< assessed in phase 1
    std::vector<std::string> voted_criteria; ///< voted on with decide_need
    std::vector<std::string> claims;         ///< of the evidence pack
    std::vector<std::string> bodies;         ///< always invited, beside the councils of candidate centres
    std::vector<std::string> checklist;      ///< of start-up
    std::vector<std::string> channels;       ///< origins
    std::vector<std::string> principles;     ///< of placement
    std::vector<Outcome> outcomes;
    std::vector<Centre> centres;
    screening::Rules rules;                  ///< what may be suggested, and from what

    const Centre* centre(std::string_view id) const;
    const Outcome* outcome(std::string_view code) const;
    /// The centre that acts for `id` on that day: itself, or its successor once it has ended.
    std::string acting_centre(std::string_view id, engine::Date day) const;
};

/// Reads a policy. Throws std::runtime_error naming file position and key when something is missing or wrong.
Policy read_policy(std::string_view toml);
/// What is wrong with a policy that can be read: a sentence a fault; empty when nothing is.
std::vector<std::string> policy_faults(const Policy& policy);
/// The policy in force until another is published.
const Policy& shipped_policy();
/// The one before it, of 2014, with 1:10 000 as the limit for "rare"; to compare with.
const Policy& earlier_policy();
/// Both, the newest first.
std::vector<const Policy*> shipped_policies();
/// The file of the shipped policy with that version ("1.0", "2014"); nothing when there is none.
std::optional<std::string_view> shipped_policy_file(std::string_view version);

}  // namespace workflows

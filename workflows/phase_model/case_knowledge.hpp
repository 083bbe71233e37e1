// What a case knows: identity, scope, criteria, candidates, evidence, recommendation, and what a newer release changed.
#pragma once

#include "engine/value.hpp"
#include "workflows/phase_model/case_entry.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace workflows {

struct Name {
    std::string language;  ///< nb, nn, en
    Words words;
    std::string source;
};

struct Identity {
    Stamp by;
    std::string orpha;   ///< digits; empty when there is none yet
    std::string level;   ///< group, disorder, subtype
    std::string status;  ///< active, inactive, deprecated, obsolete, unknown
    std::string target;  ///< ORPHAcode it moved to
    std::string release; ///< "product1 en 2025-12-09"
    std::string local_code;
    Words why_none;
};

/// A case that may be the same diagnosis, found when the case was registered or its identity set.
struct DuplicateHit {
    std::string case_id;
    std::string verdict;  ///< "" until judged; same, covered_by, different
    Stamp by;
    Words reason;
};

struct Scope {
    Stamp by;
    std::string kind;  ///< whole, subtype, subgroup
    Words words;
    std::vector<std::string> in, out;  ///< ORPHAcodes of descendants
};

struct Assessment {
    Stamp by;
    std::string criterion;  ///< K1–K7
    std::string value;      ///< met, not_met, undetermined
    std::string certainty;  ///< low, medium, high
    Words reason;
    std::string suggestion;
    Words source;
    std::string record;  ///< K1: the prevalence record chosen
    std::optional<std::int64_t> carried;  ///< seq of the item of an earlier cycle
};

struct Candidate {
    Stamp by;
    std::string centre;  ///< "none" when none fits
    std::string source;
    Words reason;
    bool withdrawn = false;
    std::string fit;       ///< "", good, partial, poor
    std::string capacity;  ///< "", available, limited, none
    Words effect;
    Stamp capacity_by;
};

struct OralAnswer {
    Stamp by;
    std::string value;  ///< link, no_link, oral_only
    Words reason;
};

struct Evidence {
    Stamp by;
    std::string claim;
    bool missing = false;  ///< openly recorded as missing
    Words value, source, reason, place;
    std::string date, certainty;
    std::optional<std::int64_t> replaces, replaced_by, carried;
    bool own_statement = false;  ///< of a user organisation; giving it is not preparing
    bool addition = false;       ///< came while the hearing window was open
};

struct Enquiries {
    Stamp by;
    std::string orpha;
    std::int64_t year = 0, count = 0;
    std::string channel;
};

struct Summary {
    Stamp by;
    Words nb, nn, en;
    std::optional<std::int64_t> carried;
};

struct Recommendation {
    Stamp by;
    std::string answer;  ///< yes, no, later
    std::string outcome;
    Words words, changes;
    bool final = false;
    std::optional<std::int64_t> carried;
};

/// A newer release of Orphanet changed what is known of the case's ORPHAcode (specification section 7).
struct ReleaseFlag {
    Stamp by;
    std::string grade;             ///< informational … code_inactive (release_flags.hpp)
    std::string orpha, sha256;     ///< the code that was meant; of the release
    std::string target, relation;  ///< of an inactive code: where it went, moved_to or referred_to
    engine::Value body;            ///< the event's: releases, changes with old and new, suggestions with old and new
    std::string effect;            ///< "" until judged; no_effect, new_code, reopen, motion
    std::string new_orpha;
    Stamp judged_by;
    Words reason;
};

}  // namespace workflows

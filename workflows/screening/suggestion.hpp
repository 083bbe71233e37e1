// What the program suggests for each criterion K1–K7, from what Orphanet says and the policy's rules (specification
// section 6). Three-valued, never a score, and never more than a suggestion: a person assesses. Pure: same rules and
// same facts, same answer, whatever the order of the facts.
#pragma once

#include "engine/answer.hpp"
#include "workflows/orphanet/facts.hpp"
#include "workflows/screening/rules.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows::screening {

/// The three values of a criterion.
enum class Judged { undetermined, not_met, met };
/// Kept apart from the value: how firmly the sources carry it. An undetermined value always has low certainty.
enum class Certainty { low, medium, high };

/// "undetermined", "not_met", "met": the words of assessments.
[[nodiscard]] std::string_view name_of(Judged value);
/// "low", "medium", "high".
[[nodiscard]] std::string_view name_of(Certainty certainty);

/// The bare answer; `reason` is a catalogue key that lives as long as the program.
struct Verdict {
    Judged value = Judged::undetermined;
    Certainty certainty = Certainty::low;
    std::string_view reason;

    bool operator==(const Verdict&) const = default;
};

/// K1 to K7, in that order.
using Verdicts = std::array<Verdict, 7>;

/// One of Orphanet's statements, where it stands and what it says, in the words of the release.
struct Record {
    std::string product;       ///< "product9_prev", "product3/156"
    std::int64_t release = 0;  ///< id of the release, 0 where it is not known
    std::int64_t record =
        0;  ///< id of the record in that file; a classification's or term's own id where rows have none
    std::string said;
    bool chosen = false;  ///< the answer rests on this one

    bool operator==(const Record&) const = default;
};

/// Enquiries to the helpline in one year, all channels together.
struct YearCount {
    std::int64_t year = 0, count = 0;
};

struct Suggestion {
    std::string_view criterion;  ///< "K1"
    Verdict verdict;
    engine::Message reason;       ///< key and values, for the catalogues
    std::vector<Record> records;  ///< those it rests on, and for K1 all; chosen ones first
};

/// The seven answers, as screening and what-if take them.
[[nodiscard]] Verdicts judge(const Rules& rules, const orphanet::Facts& facts);

/// The seven answers with records and reasons, as a case shows them; their verdicts are those of judge(). `enquiries`
/// (newest or not, in any order) are only told: the number alone decides nothing.
[[nodiscard]] std::vector<Suggestion> suggest(const Rules& rules, const orphanet::Facts& facts,
                                              const std::vector<YearCount>& enquiries = {});

/// What a criterion's own judgement tells beside its verdict; asked for only where someone reads it.
struct Grounds {
    std::vector<std::pair<std::string, std::string>> values;  ///< fills the reason's places
    std::vector<Record> records;
};

// The criteria one by one. `grounds` may be null.
[[nodiscard]] Verdict judge_rare(const RareRules& rules, const orphanet::Facts& facts, Grounds* grounds);        ///< K1
[[nodiscard]] Verdict judge_inborn(const InbornRules& rules, const orphanet::Facts& facts, Grounds* grounds);    ///< K2
[[nodiscard]] Verdict judge_complex(const ComplexRules& rules, const orphanet::Facts& facts, Grounds* grounds);  ///< K3
[[nodiscard]] Verdict judge_needs(const NeedsRules& rules, const orphanet::Facts& facts, Grounds* grounds);      ///< K4
[[nodiscard]] Verdict judge_oral(const OralRules& rules, const orphanet::Facts& facts, Grounds* grounds);        ///< K7

/// The prevalence record K1 rests on, or null when none may be chosen.
[[nodiscard]] const orphanet::Prevalence* chosen_prevalence(const RareRules& rules, const orphanet::Facts& facts);

/// How the mean value of the chosen record lies to the threshold.
struct Nearness {
    std::string value;          ///< per 100,000, as Orphanet writes it
    std::string place;          ///< label
    int percent = 0;            ///< of the threshold away, rounded to nearest; negative below it, 0 on it
    std::int64_t distance = 0;  ///< in 1/1,000 per 100,000; negative below the threshold
};
/// Nothing when there is no mean value, or it is further away than the rules' near_percent.
[[nodiscard]] std::optional<Nearness> near_threshold(const RareRules& rules, const orphanet::Facts& facts);

}  // namespace workflows::screening

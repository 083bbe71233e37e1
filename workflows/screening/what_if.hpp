// What-if: what another policy would suggest otherwise, over everything known and every case, before anyone adopts it.
// Pure: same policies, same releases, same cases, same report, byte for byte. Nothing is written anywhere.
#pragma once

#include "engine/value.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/screening/screening.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace workflows::screening {

/// A criterion of one diagnosis that gets another value.
struct Flip {
    std::size_t criterion = 0;  ///< 0 is K1
    std::uint32_t entry = 0;    ///< index into Library::known
    Verdict before, after;
};

/// How many of those that count get another value.
struct Share {
    std::size_t flips = 0, of = 0;
};

/// A case whose diagnosis gets another value.
struct CaseFlip {
    engine::CaseRow row;
    Flip flip;
};

/// What a flip means for a case: its assessment must be read again, its decision stands, its ending may be looked at
/// again.
enum class Meaning { open, decided, ended };
[[nodiscard]] Meaning meaning_of(const engine::CaseRow& row);
/// "open", "decided", "ended".
[[nodiscard]] std::string_view name_of(Meaning meaning);

/// A diagnosis whose mean value is near the new threshold.
struct Near {
    std::uint32_t entry = 0;
    Nearness nearness;
};

/// Another centre comes to mind first.
struct CentreChange {
    std::uint32_t entry = 0;
    std::string before, after;  ///< "" for none
};

struct WhatIf {
    std::size_t diagnoses = 0;  ///< codes looked at: active ones
    /// counts[0][1][2]: K1, not met before, met after (the order of Judged).
    std::array<std::array<std::array<std::size_t, 3>, 3>, 7> counts{};
    std::vector<Flip> flips;                          ///< by criterion, then code
    std::map<std::int64_t, Share> by_classification;  ///< those with a flip
    std::map<std::string, Share> by_centre;           ///< suggested by the new policy; "" for none; with a flip
    std::map<std::pair<std::size_t, std::string_view>, std::size_t> by_reason;  ///< criterion and the new reason's key
    std::vector<CaseFlip> cases;                                                ///< by case number, then criterion
    std::vector<Near> near;                                                     ///< nearest first
    std::vector<CentreChange> centres;                                          ///< by code
};

[[nodiscard]] WhatIf what_if(const Index& index, const Policy& before, const Policy& after, const CasesByCode& cases);

/// The whole report. Its canonical bytes are what `sha256` is taken of, without that member; no time and no person in
/// it.
[[nodiscard]] engine::Value as_value(const WhatIf& report, const Index& index, const Policy& before,
                                     const Policy& after);

}  // namespace workflows::screening

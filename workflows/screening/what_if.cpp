#include "workflows/screening/what_if.hpp"

#include "workflows/phase_model/phases.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace workflows::screening {

namespace {

using orphanet::Known;

std::string first_centre(const Rules& rules, const std::vector<std::uint16_t>& fitting) {
    const auto centres = suggested_centres(rules, fitting);
    return centres.empty() ? std::string() : centres.front().centre;
}

void add_flips(std::uint32_t entry, const Verdicts& before, const Verdicts& after, WhatIf& report) {
    for (std::size_t i = 0; i < before.size(); ++i) {
        ++report.counts[i][static_cast<std::size_t>(before[i].value)][static_cast<std::size_t>(after[i].value)];
        if (before[i].value == after[i].value) continue;
        report.flips.push_back({i, entry, before[i], after[i]});
        ++report.by_reason[{i, after[i].reason}];
    }
}

/// Counts a diagnosis in each of its classifications and suggested centres.
void add_shares(const Known& known, const std::vector<CentreSuggestion>& centres, bool flips, WhatIf& report) {
    const auto add = [&](Share& share) {
        ++share.of;
        if (flips) ++share.flips;
    };
    for (const std::int64_t classification : known.facts.classifications) add(report.by_classification[classification]);
    for (const CentreSuggestion& centre : centres) add(report.by_centre[centre.centre]);
    if (centres.empty()) add(report.by_centre[""]);
}

void add_cases(const CasesByCode& cases, const Index& index, WhatIf& report) {
    for (const Flip& flip : report.flips) {
        const std::string code = std::to_string(index.books->known[flip.entry].entity.code);
        const auto found = cases.find(code);
        if (found == cases.end()) continue;
        for (const engine::CaseRow& row : found->second) report.cases.push_back({row, flip});
    }
    std::ranges::sort(report.cases, {}, [](const CaseFlip& one) { return std::tie(one.row.id, one.flip.criterion); });
}

}  // namespace

Meaning meaning_of(const engine::CaseRow& row) {
    if (row.status == "closed") return Meaning::ended;
    constexpr int first_decided = 5;  // need is decided on the way into phase 5
    return phase_number(row.phase) >= first_decided ? Meaning::decided : Meaning::open;
}

std::string_view name_of(Meaning meaning) {
    switch (meaning) {
        case Meaning::open: return "open";
        case Meaning::decided: return "decided";
        case Meaning::ended: return "ended";
    }
    return "";
}

WhatIf what_if(const Index& index, const Policy& before, const Policy& after, const CasesByCode& cases) {
    WhatIf report;
    const auto& known = index.books->known;
    const FittingRules old_rules = fitting_rules(before.rules, *index.books);
    const FittingRules new_rules = fitting_rules(after.rules, *index.books);
    for (std::uint32_t entry = 0; entry < known.size(); ++entry) {
        if (!known[entry].entity.active) continue;
        ++report.diagnoses;
        const std::size_t flips_before = report.flips.size();
        add_flips(entry, judge(before.rules, known[entry].facts), judge(after.rules, known[entry].facts), report);
        const auto centres = suggested_centres(after.rules, new_rules[entry]);
        add_shares(known[entry], centres, report.flips.size() > flips_before, report);
        const std::string old_first = first_centre(before.rules, old_rules[entry]);
        const std::string new_first = centres.empty() ? std::string() : centres.front().centre;
        if (old_first != new_first) report.centres.push_back({entry, old_first, new_first});
        if (auto near = near_threshold(after.rules.rare, known[entry].facts))
            report.near.push_back({entry, std::move(*near)});
    }
    std::erase_if(report.by_classification, [](const auto& share) { return share.second.flips == 0; });
    std::erase_if(report.by_centre, [](const auto& share) { return share.second.flips == 0; });
    std::ranges::stable_sort(report.flips, {}, &Flip::criterion);
    std::ranges::stable_sort(report.near, {}, [](const Near& one) { return std::abs(one.nearness.distance); });
    add_cases(cases, index, report);
    return report;
}

}  // namespace workflows::screening

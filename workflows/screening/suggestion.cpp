#include "workflows/screening/suggestion.hpp"

#include "workflows/phase_model/phases.hpp"
#include "workflows/text/format.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace workflows::screening {

namespace {

constexpr Verdict not_satisfied{Judged::undetermined, Certainty::low, "suggest.K5.people"};
constexpr Verdict demand{Judged::undetermined, Certainty::low, "suggest.K6.nothing"};

/// The seven judgements; `grounds` is an array of seven, or null.
Verdicts judged(const Rules& rules, const orphanet::Facts& facts, std::array<Grounds, 7>* grounds) {
    const auto of = [&](std::size_t criterion) { return grounds == nullptr ? nullptr : &(*grounds)[criterion]; };
    return {judge_rare(rules.rare, facts, of(0)),
            judge_inborn(rules.inborn, facts, of(1)),
            judge_complex(rules.complex, facts, of(2)),
            judge_needs(rules.needs, facts, of(3)),
            not_satisfied,
            demand,
            judge_oral(rules.oral, facts, of(6))};
}

/// Bands only: the counts themselves are for those who work with them (specification section 11).
void tell_enquiries(const std::vector<YearCount>& enquiries, Suggestion& suggestion) {
    std::map<std::int64_t, std::int64_t> years;
    for (const YearCount& row : enquiries) years[row.year] += row.count;
    if (years.empty()) return;
    for (auto year = years.rbegin(); year != years.rend(); ++year)
        suggestion.records.push_back({.product = "enquiries",
                                      .record = year->first,
                                      .said = std::string(band_of(year->second)),
                                      .chosen = true});
    suggestion.reason = {"suggest.K6.counts",
                         {{"year", std::to_string(years.rbegin()->first)},
                          {"band", "@band." + std::string(band_of(years.rbegin()->second))}}};
}

/// The order of the files must not show; K1 keeps its own order, that of choice.
void sort_records(std::vector<Record>& records) {
    std::ranges::sort(records, {},
                      [](const Record& record) { return std::tie(record.product, record.record, record.said); });
}

}  // namespace

std::string_view name_of(Judged value) {
    switch (value) {
        case Judged::undetermined: return "undetermined";
        case Judged::not_met: return "not_met";
        case Judged::met: return "met";
    }
    return "";
}

std::string_view name_of(Certainty certainty) {
    switch (certainty) {
        case Certainty::low: return "low";
        case Certainty::medium: return "medium";
        case Certainty::high: return "high";
    }
    return "";
}

Verdicts judge(const Rules& rules, const orphanet::Facts& facts) { return judged(rules, facts, nullptr); }

std::vector<Suggestion> suggest(const Rules& rules, const orphanet::Facts& facts,
                                const std::vector<YearCount>& enquiries) {
    std::array<Grounds, 7> grounds;
    const Verdicts verdicts = judged(rules, facts, &grounds);
    std::vector<Suggestion> all;
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        Suggestion suggestion{.criterion = criteria[i],
                              .verdict = verdicts[i],
                              .reason = {std::string(verdicts[i].reason), std::move(grounds[i].values)},
                              .records = std::move(grounds[i].records)};
        if (criteria[i] != "K1") sort_records(suggestion.records);
        if (criteria[i] == "K6") tell_enquiries(enquiries, suggestion);
        all.push_back(std::move(suggestion));
    }
    return all;
}

}  // namespace workflows::screening

// K1: rare. The choice of record, its class against the threshold, and its mean value where the class lies on both
// sides.
#include "workflows/screening/decimal.hpp"
#include "workflows/screening/suggestion.hpp"

#include <algorithm>
#include <tuple>

namespace workflows::screening {

namespace {

using orphanet::Prevalence;

constexpr std::int64_t cases_or_families = 23697, validated = 25958, worldwide = 23844;

/// A prevalence class of Orphanet in billionths per 100,000, both ends included.
struct Class {
    std::int64_t id, low, high;
};
constexpr std::int64_t endless = 100'000 * billionths;
constexpr std::array<Class, 6> classes{{
    {23760, 0, billionths / 10},                    // <1 / 1 000 000
    {23739, billionths / 10, billionths * 9 / 10},  // 1-9 / 1 000 000
    {23746, billionths, 9 * billionths},            // 1-9 / 100 000
    {23732, 10 * billionths, 50 * billionths},      // 1-5 / 10 000
    {23753, 60 * billionths, 90 * billionths},      // 6-9 / 10 000
    {23767, 100 * billionths, endless},             // >1 / 1000
}};

const Class* class_of(const Prevalence& record) {
    const auto found = std::ranges::find(classes, record.prevalence_class.id, &Class::id);
    return found == classes.end() ? nullptr : &*found;
}

/// Says how common the diagnosis is. A count of cases or families never does; "unknown" and an empty class do not.
bool speaks(const Prevalence& record) { return record.type.id != cases_or_families && class_of(record) != nullptr; }

std::size_t place_rank(const RareRules& rules, const Prevalence& record) {
    const auto holds = [&](const std::vector<std::int64_t>& group) {
        return std::ranges::find(group, record.geography.id) != group.end();
    };
    return static_cast<std::size_t>(std::ranges::find_if(rules.places, holds) - rules.places.begin());
}

/// The order of choice: place, validated, type. Records of equal weight have equal ranks.
using Rank = std::tuple<std::size_t, bool, std::size_t>;

Rank rank_of(const RareRules& rules, const Prevalence& record) {
    const auto type = std::ranges::find(rules.types, record.type.id) - rules.types.begin();
    return {place_rank(rules, record), record.validation.id != validated, static_cast<std::size_t>(type)};
}

bool choosable(const RareRules& rules, const Prevalence& record) {
    return speaks(record) && place_rank(rules, record) < rules.places.size();
}

std::optional<std::int64_t> mean_of(const Prevalence& record) {
    return record.value ? billionths_of(*record.value) : std::nullopt;
}

/// Of one record alone.
Verdict judged_by(const RareRules& rules, const Prevalence& record) {
    const std::int64_t limit = threshold_billionths(rules.one_in);
    const Class& range = *class_of(record);
    if (range.high <= limit) return {Judged::met, Certainty::high, "suggest.K1.class_met"};
    if (range.low > limit) return {Judged::not_met, Certainty::high, "suggest.K1.class_not_met"};
    const auto mean = mean_of(record);
    if (!mean) return {Judged::undetermined, Certainty::low, "suggest.K1.straddles"};
    return *mean <= limit ? Verdict{Judged::met, Certainty::medium, "suggest.K1.value_met"}
                          : Verdict{Judged::not_met, Certainty::medium, "suggest.K1.value_not_met"};
}

Certainty one_less(Certainty certainty) { return certainty == Certainty::high ? Certainty::medium : Certainty::low; }

/// A value outside its own class (61 rows of 2026), and each step down the order of choice, makes the answer less sure.
Certainty lowered(const RareRules& rules, const Prevalence& record, const Verdict& verdict) {
    Certainty certainty = verdict.certainty;
    if (record.validation.id != validated) certainty = one_less(certainty);
    if (rules.types.empty() || record.type.id != rules.types.front()) certainty = one_less(certainty);
    if (record.geography.id == worldwide) certainty = one_less(certainty);
    const auto mean = mean_of(record);
    const bool rare_by_mean = mean && *mean <= threshold_billionths(rules.one_in);
    if (mean && rare_by_mean != (verdict.value == Judged::met)) certainty = Certainty::low;
    return certainty;
}

void add_part(std::string& said, const std::string& part) {
    if (!part.empty()) said += (said.empty() ? "" : "; ") + part;
}

Record told(const orphanet::Facts& facts, const Prevalence& record, bool chosen) {
    const auto release = facts.releases.find("product9_prev");
    std::string said;
    add_part(said, record.type.label);
    add_part(said, record.prevalence_class.label);
    if (record.value)
        add_part(said, *record.value + (record.type.id == cases_or_families ? " (" + record.qualification.label + ")"
                                                                            : std::string(" per 100,000")));
    add_part(said, record.geography.label);
    add_part(said, record.validation.label);
    add_part(said, record.source);
    return {.product = "product9_prev",
            .release = release == facts.releases.end() ? 0 : release->second,
            .record = record.record,
            .said = std::move(said),
            .chosen = chosen};
}

/// All records, the chosen one first, then in the order of choice.
void tell(const RareRules& rules, const orphanet::Facts& facts, const Prevalence* chosen, Grounds& grounds) {
    using Place = std::tuple<bool, bool, Rank, std::int64_t, std::string>;
    std::vector<std::pair<Place, Record>> all;
    for (const Prevalence& record : facts.prevalences) {
        Record row = told(facts, record, &record == chosen);
        Place place{!row.chosen, !speaks(record), rank_of(rules, record), record.record, row.said};
        all.emplace_back(std::move(place), std::move(row));
    }
    std::ranges::sort(all, {}, [](const auto& entry) -> const Place& { return entry.first; });
    for (auto& entry : all) grounds.records.push_back(std::move(entry.second));
    grounds.values.emplace_back("threshold", "1:" + std::to_string(rules.one_in));
    if (chosen == nullptr) return;
    grounds.values.emplace_back("class", chosen->prevalence_class.label);
    grounds.values.emplace_back("place", chosen->geography.label);
    if (chosen->value) grounds.values.emplace_back("value", *chosen->value);
}

Verdict without_choice(const orphanet::Facts& facts) {
    if (facts.prevalences.empty()) return {Judged::undetermined, Certainty::low, "suggest.K1.nothing"};
    if (std::ranges::any_of(facts.prevalences, speaks))
        return {Judged::undetermined, Certainty::low, "suggest.K1.elsewhere"};
    return {Judged::undetermined, Certainty::low, "suggest.K1.unknown"};
}

}  // namespace

const Prevalence* chosen_prevalence(const RareRules& rules, const orphanet::Facts& facts) {
    const Prevalence* best = nullptr;
    // Among equals one with a mean value, then the newest entry: the order of the file must not matter.
    const auto key = [&](const Prevalence& record) {
        return std::tuple(rank_of(rules, record), !record.value.has_value(), -record.record, record.prevalence_class.id,
                          record.value.value_or(""), record.type.id, record.geography.id, record.validation.id,
                          std::string_view(record.source));
    };
    for (const Prevalence& record : facts.prevalences)
        if (choosable(rules, record) && (best == nullptr || key(record) < key(*best))) best = &record;
    return best;
}

Verdict judge_rare(const RareRules& rules, const orphanet::Facts& facts, Grounds* grounds) {
    const Prevalence* chosen = chosen_prevalence(rules, facts);
    if (grounds != nullptr) tell(rules, facts, chosen, *grounds);
    if (chosen == nullptr) return without_choice(facts);
    Verdict verdict = judged_by(rules, *chosen);
    const auto contradicts = [&](const Prevalence& record) {
        return choosable(rules, record) && rank_of(rules, record) == rank_of(rules, *chosen) &&
               judged_by(rules, record).value != Judged::undetermined &&
               judged_by(rules, record).value != verdict.value;
    };
    if (verdict.value != Judged::undetermined && std::ranges::any_of(facts.prevalences, contradicts))
        return {Judged::undetermined, Certainty::low, "suggest.K1.contradiction"};
    if (verdict.value != Judged::undetermined) verdict.certainty = lowered(rules, *chosen, verdict);
    return verdict;
}

std::optional<Nearness> near_threshold(const RareRules& rules, const orphanet::Facts& facts) {
    const Prevalence* chosen = chosen_prevalence(rules, facts);
    const auto mean = chosen == nullptr ? std::nullopt : mean_of(*chosen);
    if (!mean) return std::nullopt;
    const std::int64_t limit = threshold_billionths(rules.one_in), away = *mean - limit;
    // |away| ≤ 10^15, so a hundredfold still fits.
    const std::int64_t far = away < 0 ? -away : away;
    if (far > limit / 100 * rules.near_percent) return std::nullopt;
    return Nearness{.value = *chosen->value,
                    .place = chosen->geography.label,
                    .percent = static_cast<int>((away * 200 + (away < 0 ? -limit : limit)) / (2 * limit)),
                    .distance = away / 1'000'000};
}

}  // namespace workflows::screening

#include "workflows/phase_model/archive/likeness.hpp"

#include "workflows/orphanet/names.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/screening/suggestion.hpp"
#include "workflows/text/words.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace workflows {

namespace {

constexpr std::size_t words_enough = 3;

bool is_decided(const std::string& value) { return value == "met" || value == "not_met"; }

/// The record that the assessment names, else the one that the policy would choose.
const orphanet::Prevalence* record_of(const screening::RareRules& rules, const orphanet::Facts& facts, const std::string& named) {
    for (const orphanet::Prevalence& record : facts.prevalences)
        if (!named.empty() && std::to_string(record.record) == named) return &record;
    return screening::chosen_prevalence(rules, facts);
}

auto rank(const Nearness& near) {
    return std::tuple(near.same_diagnosis, near.parents, static_cast<std::int64_t>(near.alike) - static_cast<std::int64_t>(near.unlike),
                      near.same_prevalence, near.words);
}

/// How many items two ordered lists share.
template <class Item>
std::size_t common(const std::vector<Item>& a, const std::vector<Item>& b) {
    std::size_t count = 0;
    for (auto in_a = a.begin(), in_b = b.begin(); in_a != a.end() && in_b != b.end();) {
        const auto order = *in_a <=> *in_b;
        if (order == 0) ++count;
        if (order <= 0) ++in_a;
        if (order >= 0) ++in_b;
    }
    return count;
}

}  // namespace

bool Nearness::is_overlap() const { return same_diagnosis || parents > 0 || alike > unlike || words >= words_enough; }

bool Nearness::is_nearer_than(const Nearness& other) const { return rank(other) < rank(*this); }

Nearness Kinships::nearness(const Evidenced& a, const Evidenced& b) {
    const Known &of_a = known_of(a), &of_b = known_of(b);
    Nearness near{.same_diagnosis = !a.orpha.empty() && a.orpha == b.orpha,
                  .parents = common(of_a.parents, of_b.parents),
                  .same_prevalence = of_a.prevalence != 0 && of_a.prevalence == of_b.prevalence,
                  .words = count_in_common(a.words, b.words)};
    for (std::size_t i = 0; i < criteria.size(); ++i)
        if (is_decided(a.values[i]) && is_decided(b.values[i])) ++(a.values[i] == b.values[i] ? near.alike : near.unlike);
    return near;
}

Likeness Kinships::likeness(const Evidenced& a, const Evidenced& b) {
    Likeness likeness{.same_diagnosis = !a.orpha.empty() && a.orpha == b.orpha};
    const Known &of_a = known_of(a), &of_b = known_of(b);
    std::set_intersection(of_a.parents.begin(), of_a.parents.end(), of_b.parents.begin(), of_b.parents.end(), std::back_inserter(likeness.parents));
    for (std::size_t i = 0; i < criteria.size(); ++i) {
        if (!is_decided(a.values[i]) || !is_decided(b.values[i])) continue;
        (a.values[i] == b.values[i] ? likeness.alike : likeness.unlike).emplace_back(criteria[i]);
    }
    if (of_a.prevalence != 0 && of_a.prevalence == of_b.prevalence) likeness.prevalence = of_a.prevalence_label;
    likeness.words = words_in_common(a.words, b.words);
    return likeness;
}

std::string Kinships::name_of(std::int64_t code) const {
    const orphanet::Known* known = library_ ? library_->find(code) : nullptr;
    return known == nullptr ? std::string() : known->entity.name;
}

const Kinships::Known& Kinships::known_of(const Evidenced& on) {
    const auto [place, is_new] = known_.try_emplace(on.orpha + " " + on.record);
    Known& known = place->second;
    const auto code = is_new ? orphanet::parse_code(on.orpha) : std::nullopt;
    const orphanet::Known* found = code && library_ ? library_->find(*code) : nullptr;
    if (found == nullptr) return known;
    for (const orphanet::Parent& parent : found->facts.parents) known.parents.push_back(parent.code);
    std::sort(known.parents.begin(), known.parents.end());
    known.parents.erase(std::unique(known.parents.begin(), known.parents.end()), known.parents.end());
    if (const orphanet::Prevalence* record = record_of(rules_, found->facts, on.record)) {
        known.prevalence = record->prevalence_class.id;
        known.prevalence_label = record->prevalence_class.label;
    }
    return known;
}

}  // namespace workflows

// Small things the criteria's judgements share: looking an id up in a rule's list, and telling a record.
#pragma once

#include "workflows/screening/suggestion.hpp"

#include <algorithm>

namespace workflows::screening {

[[nodiscard]] inline bool holds(const std::vector<std::int64_t>& ids, std::int64_t id) {
    return std::ranges::find(ids, id) != ids.end();
}

/// Tells a record that the answer rests on; does nothing where nobody listens.
inline void tell(Grounds* grounds, const orphanet::Facts& facts, std::string product, std::int64_t record,
                 std::string said) {
    if (grounds == nullptr) return;
    const auto release = facts.releases.find(product);
    grounds->records.push_back({.product = std::move(product),
                                .release = release == facts.releases.end() ? 0 : release->second,
                                .record = record,
                                .said = std::move(said),
                                .chosen = true});
}

/// Tells that the code stands in a classification.
inline void tell_classification(Grounds* grounds, const orphanet::Facts& facts, std::int64_t classification) {
    if (grounds == nullptr) return;
    const std::string id = std::to_string(classification);
    tell(grounds, facts, "product3/" + id, classification, "classification " + id);
}

inline void put(Grounds* grounds, std::string place, std::size_t number) {
    if (grounds != nullptr) grounds->values.emplace_back(std::move(place), std::to_string(number));
}

}  // namespace workflows::screening

// Random facts and rules, made of the ids that Orphanet uses and a few that it does not.
#pragma once

#include "workflows/orphanet/facts.hpp"
#include "workflows/screening/suggestion.hpp"

#include <rapidcheck.h>

#include <cstdint>
#include <string>
#include <vector>

namespace tests {

using workflows::orphanet::Facts;

[[nodiscard]] rc::Gen<Facts> any_facts();
[[nodiscard]] rc::Gen<workflows::screening::Rules> any_rules();
/// The same facts with every list shuffled.
[[nodiscard]] Facts in_another_order(Facts facts, std::uint32_t seed);
/// All that suggestions say, as text.
[[nodiscard]] std::string told(const std::vector<workflows::screening::Suggestion>& suggestions);

}  // namespace tests

// What a page or the API asks of the decisions of all cases: the same parameters on both.
#pragma once

#include "web/call.hpp"
#include "web/http.hpp"
#include "workflows/phase_model/archive/decision_list.hpp"

#include <string>
#include <variant>
#include <vector>

namespace web {

/// From ?outcome, ?centre, ?body, ?from, ?to, ?cursor and ?as_of; a problem where one cannot be read.
std::variant<workflows::DecisionFilter, Response> decision_filter(Call& call);
/// What a decision can be: outcome codes, and the events of those that end no case.
std::vector<std::string> decision_outcomes(const workflows::Policy& policy);

}  // namespace web

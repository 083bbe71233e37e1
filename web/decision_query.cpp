#include "web/decision_query.hpp"

#include "web/pages/words.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/archive/search.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/phase_model/table.hpp"

#include <algorithm>
#include <array>

namespace web {

namespace {

constexpr std::array<std::string_view, 2> deciding_bodies{"leader_group", "administrative_leader"};

bool decides(const engine::Row& row) {
    return std::ranges::any_of(row.decided_by, [](const std::string& who) { return std::ranges::find(deciding_bodies, who) != deciding_bodies.end(); });
}

}  // namespace

std::vector<std::string> decision_outcomes(const workflows::Policy& policy) {
    std::vector<std::string> all;
    for (const auto& row : workflows::phase_model_rows())
        if (decides(row) && row.to != workflows::closed_id && std::ranges::find(all, row.event) == all.end()) all.push_back(row.event);
    for (const auto& outcome : policy.outcomes) all.push_back(outcome.code);
    return all;
}

std::variant<workflows::DecisionFilter, Response> decision_filter(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto in = [&](std::string_view name) { return std::string(call.in_query(name)); };
    workflows::DecisionFilter filter{.outcome = in("outcome"), .centre = in("centre"), .body = in("body"), .moment = call.as_of};
    const auto outcomes = decision_outcomes(call.viewer.policy());
    if (!filter.outcome.empty() && std::ranges::find(outcomes, filter.outcome) == outcomes.end()) return invalid(call, "?outcome", "problem.unknown_outcome");
    const auto& centres = call.viewer.policy().centres;
    if (!filter.centre.empty() && filter.centre != "none" && std::ranges::find(centres, filter.centre, &workflows::Centre::id) == centres.end())
        return invalid(call, "?centre", "problem.unknown_centre");
    if (!filter.body.empty() && std::ranges::find(deciding_bodies, filter.body) == deciding_bodies.end()) return invalid(call, "?body", "problem.unknown_body");
    for (const auto& [name, date] : {std::pair{"from", &filter.from}, {"to", &filter.to}}) {
        *date = read_date(call.in_query(name));
        if (!call.in_query(name).empty() && !*date) return invalid(call, "?" + std::string(name), "err.date");
    }
    if (const std::string cursor = in("cursor"); !cursor.empty()) {
        filter.before = workflows::place_from(cursor);
        if (!filter.before) return invalid(call, "?cursor", "problem.unknown_cursor");
    }
    return filter;
}

}  // namespace web

// Decisions over all cases, and those on like evidence that came out differently, for programs.
#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/decision_query.hpp"
#include "web/pages/sight.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/policy.hpp"

namespace web {

namespace {

Response decisions(Call& call) {
    std::optional<Response> problem;
    const auto limit = query_number(call, "limit", 50, 1, 500, problem);
    if (problem) return *std::move(problem);
    auto asked = decision_filter(call);
    if (auto* refused = std::get_if<Response>(&asked)) return std::move(*refused);
    if (call.app.archive == nullptr) return problem_response(call, "not-found", "problem.not_found");
    auto& filter = std::get<workflows::DecisionFilter>(asked);
    filter.limit = static_cast<std::size_t>(limit);
    return json(workflows::to_value(workflows::list_decisions(*call.app.archive, filter)));
}

Response alike(Call& call) {
    auto asked = decision_filter(call);
    if (auto* refused = std::get_if<Response>(&asked)) return std::move(*refused);
    if (call.app.archive == nullptr) return problem_response(call, "not-found", "problem.not_found");
    workflows::Kinships kinships(call.app.facts.everything(), call.viewer.policy().rules.rare);
    const auto pairs = workflows::unequal_decisions(*call.app.archive, call.app.engine.store(), kinships, shut_out_for(call),
                                                    std::get<workflows::DecisionFilter>(asked));
    return json(workflows::to_value(pairs, kinships));
}

}  // namespace

std::vector<Route> all_decision_routes() {
    const Parameter from{"from", "Decided from this day", date_schema()}, to{"to", "To this day", date_schema()};
    return {{.method = "GET",
             .path = "/api/v1/decisions",
             .handler = decisions,
             .access = Access::content,
             .face = Face::api,
             .summary = "Decisions by vote and delegated ones over all cases, newest first, counted by outcome, year, centre and body",
             .query = {{"outcome", "Outcome code, or the event of a decision that ends no case", text_schema()},
                       {"centre", "Primary centre then; none for no offer", text_schema()},
                       {"body", "Who decided", choice_schema({"leader_group", "administrative_leader"})},
                       from,
                       to,
                       {"limit", "Decisions at most", number_schema(1, 500)},
                       {"cursor", "Where the answer before ended", text_schema()},
                       as_of_parameter()},
             .response_schema = "AllDecisions"},
            {.method = "GET",
             .path = "/api/v1/decisions/alike",
             .handler = alike,
             .access = Access::content,
             .face = Face::api,
             .summary = "Decisions on need whose evidence is alike and whose outcome is not",
             .query = {from, to, as_of_parameter()},
             .response_schema = "UnequalDecisions"}};
}

}  // namespace web

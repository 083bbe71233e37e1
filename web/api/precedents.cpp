// Earlier decisions with like evidence, for programs.
#include "web/pages/precedents.hpp"

#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"

#include <algorithm>

namespace web {

namespace {

constexpr std::int64_t most_precedents = 50;

Response precedents(Call& call) {
    Response instead;
    const auto now = look_at_case(call, instead);
    if (!now) return instead;
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    std::optional<Response> problem;
    workflows::PrecedentQuery query{.question = std::string(call.in_query("question")), .moment = call.as_of};
    query.limit = static_cast<std::size_t>(query_number(call, "limit", 10, 1, most_precedents, problem));
    const bool known = query.question.empty() || std::ranges::find(workflows::questions, query.question) != std::end(workflows::questions);
    if (!known) problem = invalid(call, "?question", "problem.unknown_question");
    if (problem) return *std::move(problem);
    const Sight sight = call.as_of ? past_sight(call, *now) : *now;
    if (!sight.file) return problem_response(call, "not-found", "problem.not_yet");
    const auto seen = precedents_seen(call, sight, query);
    if (!seen) return problem_response(call, "recused", "err.recused");
    return json(workflows::to_value(seen->found, seen->kinships));
}

}  // namespace

std::vector<Route> precedent_routes() {
    return {{.method = "GET",
             .path = "/api/v1/cases/{id}/precedents",
             .handler = precedents,
             .access = Access::content,
             .face = Face::api,
             .summary = "Earlier decisions of the same question on like evidence, nearest first, each with why it is shown",
             .query = {{"question", "The one the case stands before unless named", choice_schema({"need", "placement", "offer", "mandate"})},
                       {"limit", "Decisions at most", number_schema(1, most_precedents)},
                       as_of_parameter()},
             .response_schema = "Precedents",
             .problems = {"not-found", "recused"}}};
}

}  // namespace web

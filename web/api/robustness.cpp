// How much a decision hangs on, for programs.
#include "workflows/phase_model/robustness.hpp"

#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/pages/sight.hpp"
#include "web/problem.hpp"

namespace web {

namespace {

Response robustness(Call& call) {
    Response instead;
    const auto sight = look_at_case(call, instead);
    if (!sight) return instead;
    if (!sight->papers()) return problem_response(call, "recused", "err.recused");
    const auto others = [&](std::string_view stream) { return call.app.engine.store().read(stream); };
    Response response = json(workflows::to_value(
        workflows::robustness_of(**sight, call.app.engine.workflow(), call.viewer.person, call.now(), others, &call.app.facts)));
    response.headers.emplace_back("Cache-Control", "no-store");  // time and office count too, not the version alone
    return response;
}

}  // namespace

std::vector<Route> robustness_routes() {
    return {{.method = "GET",
             .path = "/api/v1/cases/{id}/robustness",
             .handler = robustness,
             .access = Access::content,
             .face = Face::api,
             .summary = "Which single criterion value, if it were otherwise, would change what the rules allow; how firm and old the evidence is",
             .response_schema = "Robustness",
             .problems = {"not-found", "recused"}}};
}

}  // namespace web

// The process in figures, as data.
#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/pages/sight.hpp"
#include "web/process_query.hpp"

namespace web {

namespace {

Response process(Call& call) {
    std::optional<Response> problem;
    const auto filter = process_filter(call, problem);
    if (problem) return *std::move(problem);
    return json(workflows::process_value(
        *process_found(call, *filter)));
}

}  // namespace

std::vector<Route> process_routes() {
    return {{.method = "GET",
             .path = "/api/v1/process",
             .handler = process,
             .access = Access::content,
             .face = Face::api,
             .summary = "Time in phases with open cases censored, who has the ball, paths taken, late steps, overrides, unequal treatment",
             .query = {{"from", "Stays that ended, steps and decisions from this day", date_schema()},
                       {"to", "To this day", date_schema()},
                       {"centre", "Primary centre", text_schema()},
                       as_of_parameter()},
             .response_schema = "Process"}};
}

}  // namespace web

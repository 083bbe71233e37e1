// The yearly report as data.
#include "web/annual_query.hpp"
#include "web/api/api.hpp"
#include "web/api/common.hpp"

namespace web {

namespace {

Response annual(Call& call) {
    std::optional<Response> problem;
    const int year = report_year(call, problem);
    if (problem) return *std::move(problem);
    return json(annual_value(call, year, workflows::annual_report(call.store(), year)));
}

}  // namespace

std::vector<Route> report_routes() {
    return {{.method = "GET",
             .path = "/api/v1/reports/annual",
             .handler = annual,
             .access = Access::content,
             .face = Face::api,
             .summary = "The figures of a year with their definitions, in all and for each centre",
             .query = {{"year", "The year; by default the last whole one", number_schema(1990, 2200)}, as_of_parameter()},
             .response_schema = "AnnualReport"}};
}

}  // namespace web

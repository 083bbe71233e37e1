#include "web/service.hpp"

#include "engine/version.hpp"
#include "web/door.hpp"
#include "web/incoming.hpp"
#include "web/pages/pages.hpp"
#include "web/problem.hpp"

#include <algorithm>

namespace web {

namespace {

Response health(Call&) { return text("ok\n"); }

Response readiness(Call& call) {
    const bool ready = !call.app.ready || call.app.ready();
    Response response = json(engine::Value::object({{"ready", ready}}), ready ? 200 : 503);
    if (!ready) response.problem = "unavailable";
    return response;
}

Response version(Call& call) {
    const auto release = call.app.nomenclature.latest_release();
    engine::Value value = engine::Value::object({{"program", "phasemodel"},
                                                 {"version", engine::program_version()},
                                                 {"model", call.app.engine.workflow().version()},
                                                 {"demonstration", call.app.options.demonstration}});
    value.set("orphanet", release ? engine::Value(release->product + " " + release->language + " " + release->version)
                                  : engine::Value());
    return json(value);
}

bool from_this_machine(const Request& request) {
    return is_loopback(request.address) && request.header("X-Forwarded-For").empty();
}

Response metrics(Call& call) {
    if (!from_this_machine(call.request) && !call.viewer.holds("administrator"))
        return problem_response(call, "not-allowed", "problem.metrics");
    Response response = text(call.door.metrics.text(call.door.lobby ? call.door.lobby() : LobbyState{}));
    response.type = "text/plain; version=0.0.4; charset=utf-8";
    return response;
}

Response openapi(Call& call) { return Response{.type = "application/json", .body = call.door.openapi}; }

Response problem_help(Call& call) {
    const std::string_view name = call.in_path("name");
    const auto kinds = problem_kinds();
    const auto kind = std::ranges::find(kinds, name, &ProblemKind::name);
    if (kind == kinds.end()) return problem_response(call, "not-found", "problem.no_such_address");
    return problem_help_page(call, kind->name, kind->status);
}

Response robots(Call&) { return text("User-agent: *\nDisallow: /\n"); }

}  // namespace

std::vector<Route> service_routes() {
    const auto open = Access::everyone;
    const auto plain = Face::plain;
    return {
        {.method = "GET",
         .path = "/healthz",
         .handler = health,
         .access = open,
         .face = plain,
         .summary = "The process is up"},
        {.method = "GET",
         .path = "/readyz",
         .handler = readiness,
         .access = open,
         .face = plain,
         .summary = "The database can be written",
         .response_schema = "Readiness",
         .problems = {"unavailable"}},
        {.method = "GET",
         .path = "/version",
         .handler = version,
         .access = open,
         .face = plain,
         .summary = "Versions of program, model and Orphanet release",
         .response_schema = "Version"},
        {.method = "GET",
         .path = "/metrics",
         .handler = metrics,
         .access = open,
         .face = Face::api,
         .summary = "Counters in Prometheus' text form, for this machine or an administrator",
         .problems = {"not-allowed"}},
        {.method = "GET",
         .path = "/api/openapi.json",
         .handler = openapi,
         .access = open,
         .face = Face::api,
         .summary = "This document",
         .response_schema = "OpenApi"},
        {.method = "GET",
         .path = "/problems/{name}",
         .handler = problem_help,
         .access = open,
         .summary = "What a kind of problem means"},
        {.method = "GET",
         .path = "/robots.txt",
         .handler = robots,
         .access = open,
         .face = plain,
         .summary = "Nothing for robots"},
    };
}

}  // namespace web

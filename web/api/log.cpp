// The signed log: its checkpoint, which tells nothing but size and root, and proofs under it.
#include "engine/log/log.hpp"

#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/problem.hpp"

namespace web {

namespace {

constexpr std::int64_t largest = engine::Value::max_number;

bool can_sign(const Call& call) { return call.app.log != nullptr && call.app.log->can_sign(); }

Response checkpoint(Call& call) {
    if (!can_sign(call)) return problem_response(call, "unavailable", "problem.log_without_key");
    return {.type = "text/plain; charset=utf-8", .body = call.app.log->checkpoint()};
}

Response consistency(Call& call) {
    std::optional<Response> problem;
    const std::int64_t first = query_number(call, "first", 0, 0, largest, problem);
    const std::int64_t second = query_number(call, "second", 0, 0, largest, problem);
    if (problem) return *std::move(problem);
    const auto found = engine::consistency_value(*call.app.log, first, second);
    if (!found) return invalid(call, "?second", "problem.log_shorter");
    return json(*found);
}

Response proof(Call& call) {
    if (!can_sign(call)) return problem_response(call, "unavailable", "problem.log_without_key");
    const std::string_view event = call.in_query("event");
    if (event.empty()) return consistency(call);
    const std::string stream(event.substr(0, event.rfind('/')));
    if (stream.starts_with("case/")) {
        auto found = seen(call, stream);
        if (auto* refused = std::get_if<Response>(&found)) return std::move(*refused);
    }
    const auto found = engine::proof_value(*call.app.log, event);
    if (!found) return invalid(call, "?event", "problem.no_such_event");
    return json(*found);
}

}  // namespace

std::vector<Route> log_routes() {
    return {{.method = "GET",
             .path = "/api/v1/log/checkpoint",
             .handler = checkpoint,
             .access = Access::everyone,
             .face = Face::api,
             .summary = "The log as it stands, signed: a C2SP tlog-checkpoint",
             .problems = {"unavailable"}},
            {.method = "GET",
             .path = "/api/v1/log/proof",
             .handler = proof,
             .access = Access::content,
             .face = Face::api,
             .summary = "That an event is in the log, or that the log goes on from an earlier size (RFC 9162)",
             .query = {{"event", "case/2026-0001/7", text_schema()},
                       {"first", "The earlier size", number_schema(0, largest)},
                       {"second", "The later size", number_schema(0, largest)}},
             .response_schema = "LogProof",
             .problems = {"not-found", "unavailable"}}};
}

}  // namespace web

// Exports, streamed: nothing is gathered in memory, whatever the size of the log.
#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/door.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/export_log.hpp"

#include <chrono>
#include <memory>

namespace web {

namespace {

std::optional<ExportRequest> asked(Call& call, std::optional<Response>& problem) {
    ExportRequest request{.format = std::string(call.in_query("format")),
                          .case_id = std::string(call.in_query("case")),
                          .person = call.viewer.person};
    if (workflows::export_format(request.format) == nullptr) problem = invalid(call, "?format", "problem.unknown_format");
    request.from = query_date(call, "from", problem);
    request.to = query_date(call, "to", problem);
    if (auto invalid_moment = read_past(call)) problem = std::move(invalid_moment);
    if (call.as_of) request.as_of = workflows::to_text(*call.as_of);
    request.public_only = query_flag(call, "public", problem);
    request.excel = query_flag(call, "excel", problem);
    if (problem) return std::nullopt;
    return request;
}

/// One of the few places for answers that hold a worker for long; given back when the answer has ended.
std::shared_ptr<void> take_place(Door& door) {
    if (!door.streams.try_acquire_for(std::chrono::seconds(2))) return nullptr;
    return {&door, [](Door* held) { held->streams.release(); }};
}

Response export_log(Call& call) {
    std::optional<Response> problem;
    const auto request = asked(call, problem);
    if (problem) return *std::move(problem);
    if (!request->case_id.empty()) {
        auto found = seen(call, "case/" + request->case_id);
        if (auto* refused = std::get_if<Response>(&found)) return std::move(*refused);
    }
    if (!call.app.write_export) return problem_response(call, "unavailable", "problem.unavailable");
    const auto place = take_place(call.door);
    if (!place) return problem_response(call, "unavailable", "problem.too_many_exports");
    const workflows::ExportFormat& format = *workflows::export_format(request->format);
    Response response{.type = std::string(format.media_type)};
    const std::string name = "phasemodel-" +
                             (request->case_id.empty() ? engine::to_text(call.viewer.today) : request->case_id) +
                             std::string(format.extension);
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.stream = [write_export = call.app.write_export, request = *request, place](const Write& write) {
        write_export(request, write);
    };
    return response;
}

}  // namespace

std::vector<Route> export_routes() {
    return {{.method = "GET",
             .path = "/api/v1/exports",
             .handler = export_log,
             .access = Access::content,
             .face = Face::api,
             .summary = "Decision histories, streamed",
             .query = {{"format", "jsonl, csv, xes or ocel", choice_schema({"jsonl", "csv", "xes", "ocel"})},
                       {"case", "Only this case", text_schema()},
                       {"from", "First day", date_schema()},
                       {"to", "Last day", date_schema()},
                       as_of_parameter(),
                       {"public", "Leave out what is not public", flag_schema()},
                       {"excel", "Semicolons and a byte order mark", flag_schema()}},
             .problems = {"not-found", "unavailable"}}};
}

}  // namespace web

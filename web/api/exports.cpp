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
                          .meeting = std::string(call.in_query("meeting")),
                          .person = call.viewer.person,
                          .language = call.language};
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

/// What the part names must be there, and be seen by whoever asks.
std::optional<Response> not_seen(Call& call, const ExportRequest& request) {
    for (const std::string& stream : {request.case_id.empty() ? "" : "case/" + request.case_id, request.meeting.empty() ? "" : "meeting/" + request.meeting}) {
        if (stream.empty()) continue;
        auto found = seen(call, stream);
        if (auto* refused = std::get_if<Response>(&found)) return std::move(*refused);
    }
    return std::nullopt;
}

Response export_log(Call& call) {
    std::optional<Response> problem;
    auto request = asked(call, problem);
    if (problem) return *std::move(problem);
    if (auto refused = not_seen(call, *request)) return *std::move(refused);
    const workflows::ExportFormat& format = *workflows::export_format(request->format);
    const bool unsigned_log = call.app.log == nullptr || !call.app.log->can_sign();
    if (format.name == "bundle" && unsigned_log) return problem_response(call, "unavailable", "problem.log_without_key");
    if (!call.app.write_export) return problem_response(call, "unavailable", "problem.unavailable");
    const auto place = take_place(call.door);
    if (!place) return problem_response(call, "unavailable", "problem.too_many_exports");
    Response response{.type = std::string(format.media_type)};
    const std::string of = !request->case_id.empty() ? request->case_id : !request->meeting.empty() ? "meeting-" + request->meeting : engine::to_text(call.viewer.today);
    request->name = "phasemodel-" + of;
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + request->name + std::string(format.extension) + "\"");
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
             .query = {{"format", "jsonl, csv, xes, ocel, prov, bundle or noark", choice_schema({"jsonl", "csv", "xes", "ocel", "prov", "bundle", "noark"})},
                       {"case", "Only this case", text_schema()},
                       {"meeting", "Only this meeting and the cases on its agenda", text_schema()},
                       {"from", "First day", date_schema()},
                       {"to", "Last day", date_schema()},
                       as_of_parameter(),
                       {"public", "Leave out what is not public", flag_schema()},
                       {"excel", "Semicolons and a byte order mark", flag_schema()}},
             .problems = {"not-found", "unavailable"}}};
}

}  // namespace web

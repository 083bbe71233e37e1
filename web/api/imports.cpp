// Norwegian names and counts of enquiries: what there is, and bringing a file in.
#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/local_query.hpp"
#include "web/pages/sight.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/orphanet/names.hpp"
#include "workflows/text/format.hpp"

namespace web {

namespace {

using engine::Value;

Value name_json(const workflows::orphanet::LocalName& name) {
    return Value::object({{"orpha", std::to_string(name.code)}, {"language", name.language}, {"name", name.name}, {"who", name.who}, {"date", name.date}, {"source", name.source}});
}

Response names(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    Value all = Value::array();
    if (call.local() != nullptr)
        for (const auto& [code, list] : *call.local()->names())
            for (const auto& name : list) all.push(name_json(name));
    return json(Value::object({{"names", std::move(all)}}));
}

/// In bands for those who need no more (specification section 11).
Response enquiries(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto code = workflows::orphanet::parse_code(call.in_path("orpha"));
    if (!code || call.local() == nullptr) return problem_response(call, "not-found", "problem.no_such_code");
    Value rows = Value::array();
    for (const auto& row : call.local()->enquiries(*code)) {
        Value count = sees_counts(call) ? Value(row.count) : Value();
        rows.push(Value::object({{"year", row.year}, {"channel", row.channel}, {"band", workflows::band_of(row.count)}, {"count", std::move(count)}}));
    }
    return json(Value::object({{"orpha", std::to_string(*code)}, {"enquiries", std::move(rows)}}));
}

Response take(Call& call, LocalKind kind) {
    auto read = json_object(call);
    if (auto* refused = std::get_if<Response>(&read)) return std::move(*refused);
    const Value& body = std::get<Value>(read);
    for (const auto& [name, value] : body.members()) {
        if (name != "csv" && name != "file") return invalid(call, "/" + name, "problem.unknown_field", {{"name", name}});
        if (!value.is_string()) return invalid(call, "/" + name, "form.text");
    }
    if (body.text("csv").empty()) return invalid(call, "/csv", "form.required");
    if (!workflows::may_import_local(call.viewer.standings)) return problem_response(call, "not-allowed", "local.not_allowed");
    const auto result = take_file(call, kind, body.text("csv"), body.text("file"), "api");
    if (const auto* problems = std::get_if<workflows::orphanet::LineProblems>(&result)) return lines_refused(call, *problems);
    const auto& report = std::get<workflows::LocalReport>(result);
    return json(Value::object({{"added", report.kept.added}, {"changed", report.kept.changed}, {"unchanged", report.kept.unchanged}, {"recorded", report.recorded}, {"refused", report.refused}}));
}

Response take_names(Call& call) { return take(call, LocalKind::names); }
Response take_enquiries(Call& call) { return take(call, LocalKind::enquiries); }

}  // namespace

std::vector<Route> import_routes() {
    const auto face = Face::api;
    return {{.method = "GET",
             .path = "/api/v1/norwegian-names",
             .handler = names,
             .access = Access::signed_in,
             .face = face,
             .summary = "Norwegian names of diagnoses, with who gave them, when and on what authority",
             .query = {as_of_parameter()},
             .response_schema = "NorwegianNames"},
            {.method = "POST",
             .path = "/api/v1/norwegian-names",
             .handler = take_names,
             .access = Access::signed_in,
             .face = face,
             .summary = "Takes a CSV file with Norwegian names, whole or not at all",
             .body = Body::json,
             .request_schema = "CsvFile",
             .response_schema = "LocalReport",
             .problems = {"personal-number-refused"}},
            {.method = "GET",
             .path = "/api/v1/diagnoses/{orpha}/enquiries",
             .handler = enquiries,
             .access = Access::content,
             .face = face,
             .summary = "How many have asked about a diagnosis, by year and channel",
             .query = {as_of_parameter()},
             .response_schema = "EnquiryCounts",
             .problems = {"not-found"}},
            {.method = "POST",
             .path = "/api/v1/enquiries",
             .handler = take_enquiries,
             .access = Access::signed_in,
             .face = face,
             .summary = "Takes a CSV file with counts of enquiries, whole or not at all",
             .body = Body::json,
             .request_schema = "CsvFile",
             .response_schema = "LocalReport",
             .problems = {"personal-number-refused"}}};
}

}  // namespace web

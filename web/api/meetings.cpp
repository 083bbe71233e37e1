// The leader group's meetings: planned, read, acted on, and their minutes.
#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/api/meeting_json.hpp"
#include "web/api/performing.hpp"
#include "web/documents.hpp"
#include "web/pages/sight.hpp"
#include "web/papers.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/meeting/minutes.hpp"

namespace web {

namespace {

using engine::Value;

Response none(Call& call) { return problem_response(call, "not-found", "problem.no_such_meeting"); }

Response list(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    if (!workflows::sees_meetings(call.viewer.standings)) return problem_response(call, "not-allowed", "problem.not_allowed");
    std::optional<Response> problem;
    const auto limit = query_number(call, "limit", 50, 1, 200, problem);
    if (problem) return *std::move(problem);
    const auto page = workflows::meetings_before(call.app.engine.store(), std::string(call.in_query("cursor")), static_cast<std::size_t>(limit), call.as_of);
    Value all = Value::array();
    for (const auto& meeting : page.meetings) all.push(meeting_row(*meeting));
    return json(Value::object({{"meetings", all}, {"next", page.next.empty() ? Value() : Value(page.next)}}));
}

Response plan(Call& call) { return perform(call, {.stream = "", .act = "plan_meeting", .creates = true}); }

Response show(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto meeting = meeting_of(call);
    if (!meeting) return none(call);
    const auto suggested = meeting->over() || call.as_of ? std::vector<workflows::Suggested>()
                                           : workflows::suggested_items(call.app.engine.store(), call.app.cases, meeting->date);
    Response response = json(meeting_json(*meeting, suggested, cases_of(call.app.engine.store()), shut_out_for(call)));
    response.headers.emplace_back("ETag", etag(meeting->version()));
    response.headers.emplace_back("Cache-Control", "no-store");  // what is suggested changes without the meeting
    return response;
}

Response act(Call& call) {
    if (!meeting_of(call)) return none(call);
    return perform(call, {.stream = meeting_stream(call), .act = "", .named_by = "act"});
}

Response minutes(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto meeting = meeting_of(call);
    if (!meeting) return none(call);
    if (meeting->opened_at.empty()) return problem_response(call, "not-found", "problem.no_minutes_yet");
    const auto cases = cases_of(call.store());
    const auto shut_out = shut_out_for(call);
    const auto document = workflows::minutes_document(*meeting, cases, shut_out, *call.viewer.office, call.words);
    Response response = json(Value::object({{"meeting", meeting->id},
                                            {"state", meeting->state},
                                            {"version", workflows::minutes_hash(*meeting, cases)},
                                            {"language", document.language},
                                            {"record", workflows::minutes_record(*meeting, cases, workflows::TextsIn::yes, shut_out)},
                                            {"text", workflows::plain_text(document)},
                                            {"html", workflows::standalone_html(document)}}));
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

Response papers(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto meeting = meeting_of(call);
    if (!meeting) return none(call);
    const auto seen = papers_seen(call, *meeting);
    Value items = Value::array();
    for (const auto& paper : seen)
        items.push(Value::object({{"item", paper.item.seq},
                                  {"case", paper.item.case_id.empty() ? Value() : Value(paper.item.case_id)},
                                  {"papers", paper.item.content.empty() ? Value() : Value(paper.item.content)},
                                  {"changed", paper.changed},
                                  {"withheld", paper.withheld}}));
    const auto document = workflows::papers_document(*meeting, seen, call.words);
    Response response = json(Value::object({{"meeting", meeting->id}, {"language", document.language}, {"items", std::move(items)}, {"text", workflows::plain_text(document)}, {"html", workflows::standalone_html(document)}}));
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

Response minutes_pdf(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto meeting = meeting_of(call);
    if (!meeting) return none(call);
    if (meeting->opened_at.empty()) return problem_response(call, "not-found", "problem.no_minutes_yet");
    Response response = pdf_file(workflows::minutes_document(*meeting, cases_of(call.store()), shut_out_for(call), *call.viewer.office, call.words), minutes_file_name(call, meeting->id));
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

Response papers_pdf(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto meeting = meeting_of(call);
    if (!meeting) return none(call);
    Response response = pdf_file(workflows::papers_document(*meeting, papers_seen(call, *meeting), call.words), papers_file_name(call, meeting->id));
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

Route pdf_route(const char* name, Handler handler, const char* summary) {
    return {.method = "GET",
            .path = std::string("/api/v1/meetings/{id}/") + name,
            .handler = std::move(handler),
            .access = Access::content,
            .face = Face::api,
            .summary = summary,
            .query = {as_of_parameter()},
            .problems = {"not-found"}};
}

}  // namespace

std::vector<Route> meeting_routes() {
    const auto content = Access::content;
    const auto face = Face::api;
    return {
        {.method = "GET",
         .path = "/api/v1/meetings",
         .handler = list,
         .access = content,
         .face = face,
         .summary = "The leader group's meetings, the newest first",
         .query = {{"limit", "Meetings a page", number_schema(1, 200)}, {"cursor", "Where the page before ended: a meeting's number", text_schema()}, as_of_parameter()},
         .response_schema = "Meetings"},
        {.method = "POST",
         .path = "/api/v1/meetings",
         .handler = plan,
         .access = content,
         .face = face,
         .summary = "Plans a meeting",
         .query = {acknowledge_parameter()},
         .body = Body::json,
         .request_schema = "Act_plan_meeting",
         .response_schema = "Done",
         .success = 201,
         .problems = {"requirement-unmet", "personal-number-refused", "personal-data-suspected", "key-reused", "busy"}},
        {.method = "GET",
         .path = "/api/v1/meetings/{id}",
         .handler = show,
         .access = content,
         .face = face,
         .summary = "One meeting: agenda, presence, signatures, and the cases suggested for it",
         .query = {as_of_parameter()},
         .response_schema = "Meeting",
         .problems = {"not-found"}},
        {.method = "POST",
         .path = "/api/v1/meetings/{id}/acts",
         .handler = act,
         .access = content,
         .face = face,
         .summary = "Sets the agenda, calls, opens, takes up, closes, signs, removes personal data",
         .query = {{"dry_run", "Only say whether it would be done", flag_schema()}, acknowledge_parameter()},
         .body = Body::json,
         .request_schema = "ActRequest",
         .response_schema = "DoneOrExplanation",
         .problems = {"not-found", "wrong-phase", "busy", "stale-version", "unknown-event", "requirement-unmet",
                      "personal-number-refused", "personal-data-suspected", "key-reused", "version-required"}},
        {.method = "GET",
         .path = "/api/v1/meetings/{id}/papers",
         .handler = papers,
         .access = content,
         .face = face,
         .summary = "The papers as one document: of each item what is decided on, as it stood when the meeting was called",
         .query = {as_of_parameter()},
         .response_schema = "Papers",
         .problems = {"not-found"}},
        {.method = "GET",
         .path = "/api/v1/meetings/{id}/minutes",
         .handler = minutes,
         .access = content,
         .face = face,
         .summary = "The minutes as record, text and HTML, and the version that signatures are bound to",
         .query = {as_of_parameter()},
         .response_schema = "Minutes",
         .problems = {"not-found"}},
        pdf_route("papers.pdf", papers_pdf, "The papers in PDF"),
        pdf_route("minutes.pdf", minutes_pdf, "The minutes in PDF"),
    };
}

}  // namespace web

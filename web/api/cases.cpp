// Cases as lists and one by one, and their history.
#include "web/answer_headers.hpp"
#include "web/api/api.hpp"
#include "web/api/case_view.hpp"
#include "web/api/common.hpp"
#include "web/api/performing.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/phases.hpp"

#include <algorithm>

namespace web {

namespace {

/// A phase by id or number; "" when it is neither.
std::string phase_of(std::string_view text) {
    if (text.size() == 1 && text[0] >= '0' && text[0] <= '7')
        return std::string(workflows::phase_ids[static_cast<std::size_t>(text[0] - '0')]);
    return std::ranges::find(workflows::phase_ids, text) == workflows::phase_ids.end() ? std::string()
                                                                                       : std::string(text);
}

std::optional<workflows::CaseFilter> filter_of(Call& call, std::optional<Response>& problem) {
    workflows::CaseFilter filter;
    const auto take = [&](std::string_view name) { return std::string(call.in_query(name)); };
    filter.phase = phase_of(call.in_query("phase"));
    if (filter.phase.empty() && !call.in_query("phase").empty())
        problem = invalid(call, "?phase", "problem.unknown_phase");
    filter.status = take("status");
    if (!filter.status.empty() && filter.status != "active" && filter.status != "parked" && filter.status != "closed")
        problem = invalid(call, "?status", "problem.unknown_status");
    filter.outcome = take("outcome");
    filter.centre = take("centre");
    filter.ball = take("ball");
    filter.q = take("q");
    filter.cursor = take("cursor");
    const std::string today = engine::to_text(call.viewer.today);
    if (query_flag(call, "overdue", problem)) filter.overdue_on = today;
    if (query_flag(call, "open", problem)) filter.open_on = today;
    filter.limit = static_cast<std::size_t>(query_number(call, "limit", 50, 1, 200, problem));
    if (const std::string sort = take("sort"); !sort.empty()) {
        static constexpr std::string_view known[] = {"urgency", "id", "name", "phase", "phase_since", "next_date"};
        const std::string_view column = std::string_view(sort).substr(sort.starts_with('-') ? 1 : 0);
        if (std::ranges::find(known, column) == std::end(known))
            problem = invalid(call, "?sort", "problem.unknown_sort");
        filter.sort = sort;
    }
    if (problem) return std::nullopt;
    return filter;
}

/// The address of the next page: the same question with another cursor.
std::string next_address(const Call& call, const std::string& cursor) {
    std::string address = call.request.path + "?";
    for (const auto& [name, value] : call.request.query)
        if (name != "cursor") address += name + "=" + percent_encoded(value) + "&";
    return address + "cursor=" + percent_encoded(cursor);
}

Response list(Call& call) {
    std::optional<Response> problem;
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto filter = filter_of(call, problem);
    if (problem) return *std::move(problem);
    bool valid = true;
    const Cases then(call);
    const workflows::CasePage page = then->list(*filter, valid);
    if (!valid) return invalid(call, "?cursor", "problem.unknown_cursor");
    engine::Value cases = engine::Value::array();
    for (const engine::CaseRow& row : page.rows) cases.push(to_value(row));
    Response response =
        json(engine::Value::object({{"cases", cases},
                                    {"total", page.total},
                                    {"next", page.next.empty() ? engine::Value() : engine::Value(page.next)}}));
    if (!page.next.empty())
        response.headers.emplace_back("Link", "<" + next_address(call, page.next) + ">; rel=\"next\"");
    return response;
}

Response create(Call& call) { return perform(call, {.stream = "", .act = "register", .creates = true}); }

Response show(Call& call) {
    const std::string stream = case_stream(call);
    auto found = seen(call, stream);
    if (auto* refused = std::get_if<Response>(&found)) return std::move(*refused);
    const auto now = std::get<std::shared_ptr<const engine::CaseFile>>(found);
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    if (call.as_of) {
        const auto then = file_as_of(call, stream, *call.as_of);
        if (!then) return problem_response(call, "not-found", "problem.not_yet");
        return {.type = "application/json", .body = past_case_text(call, *then, *now)};
    }
    const std::string tag = etag(now->version());
    Response response{.type = "application/json"};
    response.headers.emplace_back("ETag", tag);
    if (is_known(call.request, tag)) {
        response.status = 304;
    } else {
        const auto answer = case_text(call, *now);
        response.kept = {answer, &answer->text};
        response.sha256 = answer->sha256;
    }
    return response;
}

Response history(Call& call) {
    const std::string stream = case_stream(call);
    auto found = seen(call, stream);
    if (auto* refused = std::get_if<Response>(&found)) return std::move(*refused);
    std::optional<Response> problem;
    const std::int64_t after = query_number(call, "after", 0, 0, engine::Value::max_number, problem);
    const std::int64_t limit = query_number(call, "limit", 200, 1, 1000, problem);
    if (problem) return *std::move(problem);
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const engine::CaseFile& file = *std::get<std::shared_ptr<const engine::CaseFile>>(found);
    const engine::Value events = history_value(call, file, after, static_cast<std::size_t>(limit));
    const std::int64_t last = events.items().empty() ? file.version() : events.items().back().integer("seq");
    Response response = json(engine::Value::object(
        {{"case", std::string(call.in_path("id"))},
         {"version", file.version()},
         {"events", events},
         {"next", events.items().size() == static_cast<std::size_t>(limit) && last < file.version() ? engine::Value(std::to_string(last)) : engine::Value()}}));
    response.headers.emplace_back("ETag", etag(file.version()));
    return response;
}

}  // namespace

std::vector<Route> case_routes() {
    const std::vector<Parameter> filters{
        {"phase", "Phase id or number 0 to 7", text_schema()},
        {"status", "Status", choice_schema({"active", "parked", "closed"})},
        {"outcome", "Outcome code", text_schema()},
        {"centre", "Primary centre", text_schema()},
        {"ball", "Role that has the ball", text_schema()},
        {"q", "Case number, ORPHAcode or part of a name", text_schema()},
        {"overdue", "Only cases past their next date", flag_schema()},
        {"open", "Only cases open for comment today", flag_schema()},
        {"sort", "urgency, id, name, phase, phase_since or next_date; a minus turns it round", text_schema()},
        {"limit", "Cases a page", number_schema(1, 200)},
        {"cursor", "Where the page before ended", text_schema()},
        as_of_parameter()};
    return {
        {.method = "GET",
         .path = "/api/v1/cases",
         .handler = list,
         .access = Access::content,
         .face = Face::api,
         .summary = "Lists cases",
         .query = filters,
         .response_schema = "CasePage"},
        {.method = "POST",
         .path = "/api/v1/cases",
         .handler = create,
         .access = Access::content,
         .face = Face::api,
         .summary = "Registers a case (T01)",
         .query = {acknowledge_parameter()},
         .body = Body::json,
         .request_schema = "Act_register",
         .response_schema = "Done",
         .success = 201,
         .problems = {"requirement-unmet", "personal-number-refused", "personal-data-suspected", "key-reused", "busy"}},
        {.method = "GET",
         .path = "/api/v1/cases/{id}",
         .handler = show,
         .access = Access::content,
         .face = Face::api,
         .summary = "One case as it stands, or as it stood",
         .query = {as_of_parameter()},
         .response_schema = "Case",
         .problems = {"not-found"}},
        {.method = "GET",
         .path = "/api/v1/cases/{id}/history",
         .handler = history,
         .access = Access::content,
         .face = Face::api,
         .summary = "The events of a case, oldest first",
         .query = {{"after", "Only events with a higher number", number_schema(0, engine::Value::max_number)},
                   {"limit", "Events a page", number_schema(1, 1000)},
                   as_of_parameter()},
         .response_schema = "History",
         .problems = {"not-found"}},
    };
}

}  // namespace web

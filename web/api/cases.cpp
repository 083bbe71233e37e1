// Cases as lists and one by one, and their history.
#include "web/answer_headers.hpp"
#include "web/api/api.hpp"
#include "web/api/case_view.hpp"
#include "web/api/common.hpp"
#include "web/api/performing.hpp"
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
    const auto filter = filter_of(call, problem);
    if (problem) return *std::move(problem);
    bool valid = true;
    const workflows::CasePage page = call.app.cases.list(*filter, valid);
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

/// The case as it stood at the end of a day or at an instant; null when it did not exist yet.
std::shared_ptr<const engine::CaseFile> as_of(const Call& call, const std::string& stream, std::string_view day,
                                              std::string_view instant) {
    engine::Store& store = call.app.engine.store();
    const engine::Texts texts = store.texts(stream);
    std::shared_ptr<engine::CaseFile> file = call.app.engine.workflow().blank(stream);
    for (const engine::Sealed& sealed : store.events(stream)) {
        if (!day.empty() ? sealed.event.date > day : sealed.event.at > instant) break;
        file->apply(sealed, texts);
    }
    return file->version() == 0 ? nullptr : file;
}

Response show(Call& call) {
    const std::string stream = case_stream(call);
    auto found = seen(call, stream);
    if (auto* refused = std::get_if<Response>(&found)) return std::move(*refused);
    auto file = std::get<std::shared_ptr<const engine::CaseFile>>(found);
    const std::string_view when = call.in_query("as_of");
    if (!when.empty()) {
        const auto instant = engine::parse_instant(when);
        if (!instant && !engine::parse_date(when)) return invalid(call, "?as_of", "problem.time_wanted");
        file = instant ? as_of(call, stream, "", engine::to_text(*instant)) : as_of(call, stream, when, "");
        if (!file) return problem_response(call, "not-found", "problem.not_yet");
    }
    const std::string tag = etag(file->version());
    Response response{.type = "application/json"};
    if (when.empty()) response.headers.emplace_back("ETag", tag);
    if (when.empty() && is_known(call.request, tag)) {
        response.status = 304;
    } else {
        response.body = case_text(call, *file, when.empty());
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
    const engine::CaseFile& file = *std::get<std::shared_ptr<const engine::CaseFile>>(found);
    const engine::Value events = history_value(call, file, after, static_cast<std::size_t>(limit));
    const std::int64_t last = events.items().empty() ? file.version() : events.items().back().integer("seq");
    Response response = json(engine::Value::object(
        {{"case", std::string(call.in_path("id"))},
         {"version", file.version()},
         {"events", events},
         {"next", last < file.version() ? engine::Value(std::to_string(last)) : engine::Value()}}));
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
        {"cursor", "Where the page before ended", text_schema()}};
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
         .body = Body::json,
         .request_schema = "Act_register",
         .response_schema = "Done",
         .success = 201,
         .problems = {"requirement-unmet", "personal-number-refused", "key-reused", "busy"}},
        {.method = "GET",
         .path = "/api/v1/cases/{id}",
         .handler = show,
         .access = Access::content,
         .face = Face::api,
         .summary = "One case as it stands, or as it stood",
         .query = {{"as_of", "A date (its end) or an instant in RFC 3339", text_schema()}},
         .response_schema = "Case",
         .problems = {"not-found"}},
        {.method = "GET",
         .path = "/api/v1/cases/{id}/history",
         .handler = history,
         .access = Access::content,
         .face = Face::api,
         .summary = "The events of a case, oldest first",
         .query = {{"after", "Only events with a higher number", number_schema(0, engine::Value::max_number)},
                   {"limit", "Events a page", number_schema(1, 1000)}},
         .response_schema = "History",
         .problems = {"not-found"}},
    };
}

}  // namespace web

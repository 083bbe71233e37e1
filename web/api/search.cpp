// The words of decisions and histories over all cases, for programs.
#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/problem.hpp"
#include "web/search_query.hpp"

namespace web {

namespace {

Response search(Call& call) {
    std::optional<Response> problem;
    const auto limit = query_number(call, "limit", 20, 1, 100, problem);
    if (problem) return *std::move(problem);
    auto asked = search_query(call);
    if (auto* refused = std::get_if<Response>(&asked)) return std::move(*refused);
    auto& query = std::get<workflows::SearchQuery>(asked);
    query.limit = static_cast<std::size_t>(limit);
    if (call.app.archive == nullptr) return problem_response(call, "not-found", "problem.not_found");
    const auto result = workflows::search_words(search_scene(call), query);
    if (result.no_words) return invalid(call, "?q", "find.no_words");
    return json(workflows::to_value(result));
}

}  // namespace

std::vector<Route> search_routes() {
    return {{.method = "GET",
             .path = "/api/v1/search",
             .handler = search,
             .access = Access::content,
             .face = Face::api,
             .summary = "Events of all cases that hold every word, in texts that you may read, newest first",
             .query = {{"q", "Words; other forms of a word count as the word", text_schema()},
                       {"kind", "Kind of event", choice_schema({"decision", "vote", "comment", "evidence", "other"})},
                       {"body", "Who decided or spoke: leader_group or a role", text_schema()},
                       {"centre", "Centre that had the offer then, or that was spoken for", text_schema()},
                       {"from", "From this day", date_schema()},
                       {"to", "To this day", date_schema()},
                       {"limit", "Hits at most", number_schema(1, 100)},
                       {"cursor", "Where the answer before ended; an answer may be short and go on", text_schema()},
                       as_of_parameter()},
             .response_schema = "SearchResult",
             .problems = {"personal-number-refused"}}};
}

}  // namespace web

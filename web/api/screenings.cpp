// Screening and what-if for programs: the rows of the pages, as JSON.
#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/policy_query.hpp"
#include "web/problem.hpp"
#include "web/screening_query.hpp"
#include "workflows/screening/answer.hpp"
#include "workflows/screening/what_if.hpp"

#include <algorithm>

namespace web {

namespace {

namespace screening = workflows::screening;

Response answer(Call& call, const Pairs& fields) {
    auto read = screening_query(call, fields);
    if (auto* refused = std::get_if<Response>(&read)) return std::move(*refused);
    const auto& query = std::get<ScreeningQuery>(read);
    if (query.all == !query.entries.empty()) return invalid(call, "?list", "screening.list_or_all");
    const auto index = call.app.screener.index();
    if (index == nullptr) return problem_response(call, "not-found", "screening.no_facts");
    const auto result = screened(call, index, query);
    if (value_of(fields, "format") == "csv") return screening_csv(result, *query.policy);
    return json(screening::as_value(result, *query.policy, call.language));
}

Response screen_by_address(Call& call) { return answer(call, call.request.query); }

/// The same fields in a body; `codes` is a list of entries beside or instead of the text.
Response screen_by_body(Call& call) {
    auto read = json_object(call);
    if (auto* refused = std::get_if<Response>(&read)) return std::move(*refused);
    const auto known = screening_parameters();
    Pairs fields;
    std::string list;
    for (const auto& [name, value] : std::get<engine::Value>(read).members()) {
        if (name == "codes" && value.is_array()) {
            for (const engine::Value& code : value.items()) {
                if (!code.is_string()) return invalid(call, "/codes", "screening.codes_are_texts");
                list += code.string() + '\n';
            }
        } else if (name == "list" && value.is_string()) {
            list = value.string() + '\n' + list;
        } else if (name == "all" && value.is_bool()) {
            fields.emplace_back(name, value.boolean() ? "true" : "false");
        } else if (value.is_string() && std::ranges::find(known, name, &Parameter::name) != known.end()) {
            fields.emplace_back(name, value.string());
        } else {
            return invalid(call, "/" + name, "problem.unknown_field", {{"name", name}});
        }
    }
    fields.emplace_back("list", list);
    return answer(call, fields);
}

Response compare(Call& call) {
    const auto before = policy_of_version(call, call.in_query("from"));
    const auto after = policy_of_version(call, call.in_query("to"));
    if (before == nullptr) return invalid(call, "?from", "screening.unknown_choice");
    if (after == nullptr) return invalid(call, "?to", "screening.unknown_choice");
    const auto index = call.app.screener.index();
    if (index == nullptr) return problem_response(call, "not-found", "screening.no_facts");
    const auto report = screening::what_if(*index, *before, *after, screening::cases_by_code(call.app.cases));
    return json(screening::as_value(report, *index, *before, *after));
}

}  // namespace

std::vector<Route> screening_routes() {
    return {{.method = "GET",
             .path = "/api/v1/screenings",
             .handler = screen_by_address,
             .access = Access::content,
             .face = Face::api,
             .summary = "What is known and suggested of a list of codes or names, or of all",
             .query = screening_parameters(),
             .response_schema = "Screening",
             .problems = {"not-found"}},
            {.method = "POST",
             .path = "/api/v1/screenings",
             .handler = screen_by_body,
             .access = Access::content,
             .face = Face::api,
             .summary = "The same for a long list; changes nothing",
             .body = Body::json,
             .request_schema = "ScreeningRequest",
             .response_schema = "Screening",
             .problems = {"not-found"}},
            {.method = "GET",
             .path = "/api/v1/what-if",
             .handler = compare,
             .access = Access::content,
             .face = Face::api,
             .summary = "What one policy suggests otherwise than another; changes nothing",
             .query = {{"from", "Version to compare with; the policy in force unless named", text_schema()},
                       {"to", "Version to try; the policy in force unless named", text_schema()}},
             .response_schema = "WhatIf",
             .problems = {"not-found"}}};
}

}  // namespace web

// What Orphanet says of a diagnosis, by code or by words.
#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/api/diagnosis_json.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/orphanet/names.hpp"
#include "workflows/orphanet/nomenclature.hpp"

namespace web {

namespace {

namespace orphanet = workflows::orphanet;

Response show(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto code = orphanet::parse_code(call.in_path("orpha"));
    const auto found = code ? call.nomenclature().find(*code) : std::nullopt;
    if (!found) return problem_response(call, "not-found", "problem.no_such_code");
    engine::Value value = to_value(*found);
    add_facts(value, call.facts().facts(*code), call.facts().children(*code), call.nomenclature().releases());
    add_local(value, call.local(), *code);
    engine::Value cases = engine::Value::array();
    for (const std::string& id : Cases(call)->like(std::to_string(*code), {}, "")) cases.push(id);
    value.set("cases", cases);
    return json(value);
}

Response search(Call& call) {
    const std::string_view words = call.in_query("q");
    std::optional<Response> problem;
    const auto limit = query_number(call, "limit", 20, 1, 100, problem);
    if (words.empty() || words.size() > 200) problem = invalid(call, "?q", "problem.words_wanted");
    if (problem) return *std::move(problem);
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    engine::Value hits = engine::Value::array();
    for (const orphanet::Hit& hit : call.nomenclature().search(words, static_cast<std::size_t>(limit))) {
        hits.push(engine::Value::object(
            {{"orpha", std::to_string(hit.code)},
             {"code", orphanet::written_code(hit.code)},
             {"name", hit.name},
             {"matched", hit.matched},
             {"by_synonym", hit.by_synonym},
             {"level", orphanet::name_of(hit.level)},
             {"status", orphanet::name_of(hit.status)},
             {"target", hit.target ? engine::Value(std::to_string(*hit.target)) : engine::Value()}}));
    }
    return json(engine::Value::object({{"diagnoses", hits}}));
}

}  // namespace

std::vector<Route> diagnosis_routes() {
    return {
        {.method = "GET",
         .path = "/api/v1/diagnoses",
         .handler = search,
         .face = Face::api,
         .summary = "Finds diagnoses by code, name or synonym",
         .query = {{"q", "Code or words, in any order", text_schema()}, {"limit", "Hits", number_schema(1, 100)}, as_of_parameter()},
         .response_schema = "Diagnoses"},
        {.method = "GET",
         .path = "/api/v1/diagnoses/{orpha}",
         .handler = show,
         .access = Access::content,
         .face = Face::api,
         .summary = "One diagnosis by ORPHAcode: names, facts with their sources, and the cases that have it",
         .query = {as_of_parameter()},
         .response_schema = "Diagnosis",
         .problems = {"not-found"}},
    };
}

}  // namespace web

// The decisions of a case: which there are, and each as record, archive document and letter.
#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/decisions.hpp"
#include "web/documents.hpp"
#include "web/problem.hpp"

namespace web {

namespace {

using engine::Value;

Response list(Call& call) {
    Response instead;
    const auto sight = look_at_case_then(call, instead);
    if (!sight) return instead;
    Value all = Value::array();
    for (const auto& line : workflows::decisions_of(**sight)) all.push(decision_row(line));
    return json(Value::object({{"case", (*sight)->id}, {"decisions", std::move(all)}}));
}

Value forms_of(const workflows::PlainDocument& document) {
    return Value::object({{"text", workflows::plain_text(document)}, {"html", workflows::standalone_html(document)}});
}

Response show(Call& call) {
    Response instead;
    const auto sight = look_at_case_then(call, instead);
    if (!sight) return instead;
    const auto record = decision_seen(call, *sight);
    if (!record) return problem_response(call, "not-found", "problem.no_such_decision", {{"case", (*sight)->id}});
    Response response = json(Value::object({{"case", (*sight)->id},
                                            {"number", record->integer("number")},
                                            {"language", call.language},
                                            {"record", *record},
                                            {"document", forms_of(document_of(call, *record))},
                                            {"letter", forms_of(letter_of(call, *record))}}));
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

Response as_pdf(Call& call, bool letter) {
    Response instead;
    const auto sight = look_at_case_then(call, instead);
    if (!sight) return instead;
    const auto record = decision_seen(call, *sight);
    if (!record) return problem_response(call, "not-found", "problem.no_such_decision", {{"case", (*sight)->id}});
    Response response = pdf_file(letter ? letter_of(call, *record) : document_of(call, *record), decision_file_name(call, *record, letter));
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

Route pdf_route(const char* name, const char* summary, bool letter) {
    return {.method = "GET",
            .path = std::string("/api/v1/cases/{id}/decisions/{number}/") + name,
            .handler = [letter](Call& call) { return as_pdf(call, letter); },
            .access = Access::content,
            .face = Face::api,
            .summary = summary,
            .query = {as_of_parameter()},
            .problems = {"not-found"}};
}

}  // namespace

std::vector<Route> decision_routes() {
    return {
        {.method = "GET",
         .path = "/api/v1/cases/{id}/decisions",
         .handler = list,
         .access = Access::content,
         .face = Face::api,
         .summary = "The decisions of a case: of the leader group, and delegated ones; the oldest first",
         .query = {as_of_parameter()},
         .response_schema = "Decisions",
         .problems = {"not-found"}},
        {.method = "GET",
         .path = "/api/v1/cases/{id}/decisions/{number}",
         .handler = show,
         .access = Access::content,
         .face = Face::api,
         .summary = "One decision as record, as document for the archive and as letter in plain language",
         .query = {as_of_parameter()},
         .response_schema = "Decision",
         .problems = {"not-found"}},
        pdf_route("document.pdf", "One decision as document for the archive, in PDF", false),
        pdf_route("letter.pdf", "One decision as letter in plain language, in PDF", true),
    };
}

}  // namespace web

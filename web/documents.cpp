#include "web/documents.hpp"

#include "web/problem.hpp"
#include "workflows/document/pdf.hpp"

namespace web {

namespace {

Response saved(Response response, std::string_view name, std::string_view ending) {
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + std::string(name) + std::string(ending) + "\"");
    return response;
}

std::string named(const Call& call, const char* norwegian, const char* english, std::string_view of) {
    return (call.language == "en" ? english : norwegian) + std::string(of);
}

}  // namespace

Response pdf_file(const workflows::PlainDocument& document, std::string_view name) {
    return saved({.type = "application/pdf", .body = workflows::pdf(document)}, name, ".pdf");
}

std::optional<Response> document_file(Call& call, const workflows::PlainDocument& document, std::string_view name) {
    const auto form = call.in_query("form");
    if (form.empty()) return std::nullopt;
    if (form == "html") return saved(html(workflows::standalone_html(document)), name, ".html");
    if (form == "text") return saved({.type = "text/plain; charset=utf-8", .body = workflows::plain_text(document)}, name, ".txt");
    if (form == "pdf") return pdf_file(document, name);
    return problem_response(call, "invalid", "problem.document_form");
}

std::string decision_file_name(const Call& call, const engine::Value& record, bool letter) {
    const std::string of = record.text("case") + "-" + std::to_string(record.integer("number"));
    return letter ? named(call, "brev-", "letter-", of) : named(call, "vedtak-", "decision-", of);
}

std::string minutes_file_name(const Call& call, std::string_view meeting) { return named(call, "protokoll-", "minutes-", meeting); }
std::string papers_file_name(const Call& call, std::string_view meeting) { return named(call, "sakspapirer-", "papers-", meeting); }

}  // namespace web

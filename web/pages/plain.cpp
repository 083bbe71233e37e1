// The few pages the door leads to, in their plainest form.
#include "web/pages/pages.hpp"

#include "web/problem.hpp"

namespace web {

namespace {

Response page(const Call& call, const std::string& title, const std::string& main, int status) {
    return html("<!doctype html>\n<html lang=\"" + call.language + "\"><head><meta charset=\"utf-8\"><title>" + escaped(title) +
                    "</title></head><body><main><h1>" + escaped(title) + "</h1>" + main + "</main></body></html>\n",
                status);
}

std::string paragraph(const std::string& text) { return text.empty() ? "" : "<p>" + escaped(text) + "</p>"; }

std::string hidden(std::string_view name, std::string_view value) {
    return "<input type=\"hidden\" name=\"" + std::string(name) + "\" value=\"" + escaped(value) + "\">";
}

}  // namespace

std::vector<Route> page_routes() { return {}; }

Response sign_in_page(Call& call, const SignIn& form) {
    const auto word = [&](const char* key) { return escaped(call.words.text(key)); };
    std::string main = form.error.empty() ? "" : paragraph(call.words.text(form.error, {{"n", std::to_string(form.wait)}}));
    main += "<form method=\"post\" action=\"/sign-in\">" + hidden("csrf", form.csrf) + hidden("next", form.next);
    main += "<p><label>" + word("login.email") + " <input name=\"email\" type=\"email\" autocomplete=\"username\" value=\"" + escaped(form.email) + "\"></label></p>";
    main += "<p><label>" + word("login.password") + " <input name=\"password\" type=\"password\" autocomplete=\"current-password\"></label></p>";
    main += "<p><button>" + word("login.title") + "</button></p></form>";
    return page(call, call.words.text("login.title"), main, form.status);
}

Response set_up_page(Call& call, const SetUp& form) {
    const auto word = [&](const char* key) { return escaped(call.words.text(key)); };
    std::string main = form.error.empty() ? "" : paragraph(call.words.text(form.error));
    main += paragraph(form.name + ", " + form.email);
    main += "<form method=\"post\" action=\"/setup/" + escaped(form.token) + "\">";
    main += "<p><label>" + word("login.password") + " <input name=\"password\" type=\"password\" autocomplete=\"new-password\"></label></p>";
    main += "<p><button>" + word("setup.title") + "</button></p></form>";
    return page(call, call.words.text("setup.title"), main, form.status);
}

Response problem_page(Call& call, const engine::Problem& problem, int status) {
    std::string main = paragraph(call.words.text(problem.detail));
    for (const engine::FieldError& error : problem.errors) main += paragraph(error.pointer + ": " + call.words.text(error.message));
    for (const engine::Answer& answer : problem.answers)
        if (!answer.lets_through()) main += paragraph(call.words.text(answer.reason));
    return page(call, call.words.text(problem_title_key(problem.type)), main, status);
}

Response problem_help_page(Call& call, std::string_view kind, int status) {
    const std::string title_key = problem_title_key(kind);
    const std::string help_key = title_key.substr(0, title_key.size() - 5) + "help";
    return page(call, call.words.text(title_key), paragraph(std::to_string(status) + " " + std::string(kind)) + paragraph(call.words.text(help_key)), 200);
}

}  // namespace web

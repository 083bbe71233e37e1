// Signing in, the first password, and the pages that say what went wrong.
#include "web/account.hpp"
#include "web/pages/frame.hpp"
#include "web/pages/page_sets.hpp"
#include "web/pages/pages.hpp"
#include "web/problem.hpp"

#include <algorithm>

namespace web {

namespace {

struct SignInView {
    std::string csrf, next, email, error;

    void describe(auto& to) const {
        to("csrf", csrf);
        to("next", next);
        to("email", email);
        to("error", error);
    }
};

struct SetUpView {
    std::string action, csrf, name, email, error;

    void describe(auto& to) const {
        to("action", action);
        to("csrf", csrf);
        to("name", name);
        to("email", email);
        to("error", error);
    }
};

/// A text that was typed and could not be stored.
struct Kept {
    std::string name, text;

    void describe(auto& to) const {
        to("name", name);
        to("text", text);
    }
};

struct ProblemView {
    std::string title, detail, help;
    bool search = false, sign_in = false;
    std::vector<std::string> lines;
    std::vector<Kept> kept;

    void describe(auto& to) const {
        to("title", title);
        to("detail", detail);
        to("help", help);
        to("search", search);
        to("sign_in", sign_in);
        to("lines", lines);
        to("kept", kept);
    }
};

struct ProblemHelpView {
    std::string title, help, kind, status;

    void describe(auto& to) const {
        to("title", title);
        to("help", help);
        to("kind", kind);
        to("status", status);
    }
};

constexpr Template<SignInView> sign_in_template{"sign_in"};
constexpr Template<SetUpView> set_up_template{"set_up"};
constexpr Template<ProblemView> problem_template{"problem"};
constexpr Template<ProblemHelpView> problem_help_template{"problem_help"};

/// Typed texts of a refused form, so that they are not lost with it; never a password.
std::vector<Kept> kept_texts(const Call& call) {
    std::vector<Kept> kept;
    if (call.request.method != "POST" || call.route.body != Body::form) return kept;
    const auto form = parse_form(call.request.body);
    if (!form) return kept;
    for (const auto& [name, value] : *form)
        if (name != "csrf" && name != "key" && name != "password" && name != "version" &&
            value.find(' ') != std::string::npos)
            kept.push_back({term(call.words, "field", name), value});
    return kept;
}

std::string text_if_any(const Call& call, const std::string& key) {
    return call.words.has(key) ? call.words.text(key) : std::string();
}

std::string help_key(std::string_view kind) {
    const std::string title = problem_title_key(kind);
    return title.substr(0, title.size() - 5) + "help";
}

}  // namespace

Response sign_in_page(Call& call, const SignIn& form) {
    const std::string error = form.error.empty() ? "" : call.words.text(form.error, {{"n", std::to_string(form.wait)}});
    return show(call, {.title = call.words.text("login.title"), .error = !error.empty(), .status = form.status},
                sign_in_template, {form.csrf, form.next, form.email, error});
}

Response set_up_page(Call& call, const SetUp& form) {
    const std::string error = form.error.empty() ? "" : call.words.text(form.error);
    return show(call, {.title = call.words.text("setup.title"), .error = !error.empty(), .status = form.status},
                set_up_template, {"/setup/" + form.token, form.csrf, form.name, form.email, error});
}

Response problem_page(Call& call, const engine::Problem& problem, int status) {
    ProblemView page{.title = call.words.text(problem_title_key(problem.type)),
                     .detail = call.words.text(problem.detail)};
    page.help = text_if_any(call, help_key(problem.type));
    page.search = status == 404 && call.viewer.sees_cases();
    page.sign_in = status == 401;
    for (const auto& error : problem.errors) page.lines.push_back(call.words.text(error.message));
    for (const auto& answer : problem.answers)
        if (!answer.lets_through()) page.lines.push_back(call.words.text(answer.reason));
    page.kept = kept_texts(call);
    return show(call, {.title = page.title, .error = true, .status = status}, problem_template, page);
}

Response problem_help_page(Call& call, std::string_view kind, int status) {
    const ProblemHelpView page{call.words.text(problem_title_key(kind)), text_if_any(call, help_key(kind)),
                               std::string(kind), std::to_string(status)};
    return show(call, {.title = page.title}, problem_help_template, page);
}

PageSet entrance_pages() {
    return {.routes = {},
            .templates = {use_of(sign_in_template), use_of(set_up_template), use_of(problem_template),
                          use_of(problem_help_template)}};
}

}  // namespace web

#include "web/account.hpp"

#include "web/door.hpp"
#include "web/pages/pages.hpp"
#include "web/problem.hpp"
#include "web/session.hpp"

#include <algorithm>
#include <chrono>
#include <initializer_list>

namespace web {

namespace {

std::string form_cookie_name(bool secure) { return secure ? "__Host-phasemodel-form" : "phasemodel-form"; }

/// The sign-in form with a fresh token in cookie and field.
Response fresh_form(Call& call, SignIn form) {
    const FormToken token = new_form_token();
    form.csrf = token.field;
    Response response = sign_in_page(call, form);
    response.headers.emplace_back("Set-Cookie",
                                  set_cookie(form_cookie_name(call.request.secure), token.cookie, call.request.secure));
    return response;
}

Response show_sign_in(Call& call) {
    const std::string next(call.in_query("next"));
    return fresh_form(call, {.next = is_local_path(next) ? next : "/"});
}

/// Holds one of the few places where a password may be checked at a time; each takes 19 MiB and 20 ms of a core.
class PasswordPlace {
public:
    explicit PasswordPlace(Door& door) : door_(door), held_(door.passwords.try_acquire_for(std::chrono::seconds(5))) {}
    ~PasswordPlace() {
        if (held_) door_.passwords.release();
    }
    PasswordPlace(const PasswordPlace&) = delete;
    PasswordPlace& operator=(const PasswordPlace&) = delete;
    bool held() const { return held_; }

private:
    Door& door_;
    bool held_;
};

/// Nothing, or the answer to a form with a field it does not have.
std::optional<Response> unknown_field(Call& call, const Pairs& form, std::initializer_list<std::string_view> known) {
    for (const auto& [name, value] : form) {
        if (std::ranges::find(known, name) == known.end())
            return invalid(call, "/" + name.substr(0, 60), "problem.unknown_field", {{"name", name.substr(0, 60)}});
    }
    return std::nullopt;
}

Response signed_in(Call& call, const std::string& person, std::string next) {
    const bool secure = call.request.secure;
    const std::string cookie = session_cookie_name(secure);
    if (const std::string_view old = call.request.cookie(cookie); !old.empty()) call.app.people.end_session(old);
    Response response = see_other(std::move(next));
    response.headers.emplace_back("Set-Cookie",
                                  set_cookie(cookie, call.app.people.open_session(person, call.now()), secure));
    response.headers.emplace_back("Set-Cookie", set_cookie(form_cookie_name(secure), "", secure));
    return response;
}

Response too_often(Call& call, SignIn form, std::int64_t seconds) {
    form.error = "err.throttle";
    form.wait = (seconds + 59) / 60;
    form.status = 429;
    Response response = fresh_form(call, form);
    response.headers.emplace_back("Retry-After", std::to_string(seconds));
    response.problem = "rate-limited";
    return response;
}

Response sign_in(Call& call) {
    const auto form = parse_form(call.request.body);
    if (!form) return problem_response(call, "invalid", "problem.unreadable_form");
    if (auto refused = unknown_field(call, *form, {"email", "password", "csrf", "next"})) return *std::move(refused);
    const std::string email(value_of(*form, "email"));
    const std::string next(value_of(*form, "next"));
    SignIn again{.next = is_local_path(next) ? next : "/", .email = email};
    if (!form_token_holds(call.request.cookie(form_cookie_name(call.request.secure)), value_of(*form, "csrf"))) {
        again.error = "err.form_expired";
        again.status = 403;
        return fresh_form(call, again);
    }
    if (const std::int64_t seconds = call.door.throttle.wait(email, call.request.address); seconds > 0)
        return too_often(call, again, seconds);
    const PasswordPlace place(call.door);
    if (!place.held()) return problem_response(call, "unavailable", "problem.unavailable");
    const auto person = call.app.people.check_password(email, value_of(*form, "password"));
    call.door.metrics.sign_in(person.has_value());
    if (!person) {
        call.door.throttle.failed(email, call.request.address);
        again.error = "err.login";
        again.status = 401;
        Response response = fresh_form(call, again);
        response.headers.emplace_back("WWW-Authenticate", "Form realm=\"phasemodel\"");
        return response;
    }
    call.door.throttle.succeeded(email);
    return signed_in(call, *person, again.next);
}

Response sign_out(Call& call) {
    const bool secure = call.request.secure;
    const std::string cookie = session_cookie_name(secure);
    call.app.people.end_session(call.request.cookie(cookie));
    Response response = see_other("/sign-in");
    response.headers.emplace_back("Set-Cookie", set_cookie(cookie, "", secure));
    response.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
}

/// The form for the person behind the link, or nothing when the link is used, expired or none of ours.
std::optional<SetUp> set_up_form(Call& call) {
    const std::string token(call.in_path("token"));
    const auto person = call.app.people.setup_person(token, call.now());
    if (!person) return std::nullopt;
    const auto office = call.app.people.office();
    const workflows::Person* account = office->find(*person);
    if (account == nullptr || account->disabled) return std::nullopt;
    return SetUp{.token = token, .name = account->name, .email = account->email};
}

Response without_referrer(Response response) {
    response.headers.emplace_back("Referrer-Policy", "no-referrer");
    return response;
}

Response show_set_up(Call& call) {
    const auto form = set_up_form(call);
    if (!form) return problem_response(call, "not-found", "problem.setup_link");
    return without_referrer(set_up_page(call, *form));
}

Response set_up(Call& call) {
    const auto sent = parse_form(call.request.body);
    if (!sent) return problem_response(call, "invalid", "problem.unreadable_form");
    if (auto refused = unknown_field(call, *sent, {"password", "csrf"})) return *std::move(refused);
    auto form = set_up_form(call);
    if (!form) return problem_response(call, "not-found", "problem.setup_link");
    const std::string person = *call.app.people.setup_person(form->token, call.now());
    const workflows::By by{
        .actor = person, .via = "page", .at = call.now(), .date = engine::to_text(call.viewer.today)};
    const PasswordPlace place(call.door);
    if (!place.held()) return problem_response(call, "unavailable", "problem.unavailable");
    const auto error = call.app.people.use_setup_token(form->token, value_of(*sent, "password"), by);
    if (error == workflows::OfficeError::too_weak) {
        form->error = "err.weak_password";
        form->status = 422;
        return without_referrer(set_up_page(call, *form));
    }
    if (error != workflows::OfficeError::none) return problem_response(call, "not-found", "problem.setup_link");
    return without_referrer(signed_in(call, person, "/"));
}

}  // namespace

bool is_local_path(std::string_view path) {
    if (!path.starts_with('/') || path.starts_with("//") || path.size() > 1000) return false;
    return std::ranges::all_of(path, [](char c) { return c > 0x20 && c < 0x7f && c != '\\'; });
}

std::vector<Route> account_routes() {
    const engine::Value any_text = engine::Value::object({{"type", "string"}});
    return {
        {.method = "GET",
         .path = "/sign-in",
         .handler = show_sign_in,
         .access = Access::everyone,
         .summary = "The sign-in form",
         .query = {{"next", "Where to go afterwards", any_text}}},
        {.method = "POST",
         .path = "/sign-in",
         .handler = sign_in,
         .access = Access::everyone,
         .summary = "Signs in with the form fields email, password and csrf",
         .body = Body::form,
         .success = 303,
         .problems = {"rate-limited"}},
        {.method = "POST",
         .path = "/sign-out",
         .handler = sign_out,
         .summary = "Ends the session",
         .body = Body::form,
         .success = 303},
        {.method = "GET",
         .path = "/setup/{token}",
         .handler = show_set_up,
         .access = Access::everyone,
         .summary = "The form behind a one-time link"},
        {.method = "POST",
         .path = "/setup/{token}",
         .handler = set_up,
         .access = Access::everyone,
         .summary = "Sets the first password with the form field password",
         .body = Body::form,
         .success = 303},
    };
}

}  // namespace web

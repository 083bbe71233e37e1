// Users and roles, for the administrator.
#include "web/pages/grant_form.hpp"
#include "web/pages/lists.hpp"
#include "web/pages/office_words.hpp"
#include "web/pages/page_sets.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "web/twin.hpp"

#include <algorithm>

namespace web {

namespace {

using workflows::OfficeError;
using workflows::Person;

struct GrantView {
    std::string text, dates, id;
    bool current = false;

    void describe(auto& to) const {
        to("text", text);
        to("dates", dates);
        to("id", id);
        to("current", current);
    }
};

struct UserRow {
    std::string href, name, email, roles, state;

    void describe(auto& to) const {
        to("href", href);
        to("name", name);
        to("email", email);
        to("roles", roles);
        to("state", state);
    }
};

struct UsersView {
    std::string shown, as_of, add_href, csv_href, json_href;
    std::vector<UserRow> users;

    void describe(auto& to) const {
        to("shown", shown);
        to("as_of", as_of);
        to("add_href", add_href);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("users", users);
    }
};

struct UserView {
    Crumbs crumbs;
    std::string title, action, csrf, name, email, link, link_text, error, receipt;
    bool fresh = false, disabled = false, changes = true;
    std::vector<GrantView> grants;
    GrantFields grant;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("title", title);
        to("action", action);
        to("csrf", csrf);
        to("name", name);
        to("email", email);
        to("link", link);
        to("link_text", link_text);
        to("error", error);
        to("receipt", receipt);
        to("fresh", fresh);
        to("disabled", disabled);
        to("changes", changes);
        to("grants", grants);
        to("grant", grant);
    }
};

constexpr Template<UsersView> users_template{"users"};
constexpr Template<UserView> user_template{"user"};
/// The one-time link, as the person must be given it.
std::string setup_link(const Call& call, const std::string& token) {
    std::string origin = call.app.options.public_origin;
    if (origin.empty())
        origin = std::string(call.request.secure ? "https://" : "http://") + std::string(call.request.header("Host"));
    return origin + "/setup/" + token;
}

std::string moment_of(const Call& call) { return call.as_of ? workflows::to_text(*call.as_of) : std::string(); }

/// Ids of roles, so that the rows say the same in every language.
Response users_twin(const Call& call, Twin twin) {
    std::vector<TwinRow> rows;
    for (const auto& person : call.office().people) {
        std::string roles;
        for (const auto& grant : person.grants) {
            if (!grant.holds_on(call.viewer.today)) continue;
            roles += (roles.empty() ? "" : "; ") + grant.role;
            for (const std::string* part : {&grant.centre, &grant.organisation, &grant.capacity})
                if (!part->empty()) roles += " " + *part;
        }
        rows.push_back({{"person", person.id}, {"name", person.name}, {"email", person.email}, {"roles", roles}, {"disabled", person.disabled ? "yes" : "no"}});
    }
    return twin == Twin::json ? json_twin(rows, {}) : csv_twin("users.csv", {"person", "name", "email", "roles", "disabled"}, rows);
}

Response show_users(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    if (const Twin twin = twin_of(call); twin != Twin::page) return users_twin(call, twin);
    const auto& words = call.words;
    UsersView page{.csv_href = same_list(call, "/users", {{"format", "csv"}}), .json_href = same_list(call, "/users", {{"format", "json"}})};
    if (call.as_of) page.as_of = typed_moment(*call.as_of);
    if (!call.as_of) page.add_href = "/users/new";
    for (const auto& person : call.office().people) {
        UserRow row{.href = link_to("/users/" + person.id, {{"as_of", moment_of(call)}}), .name = person.name, .email = person.email};
        for (const auto& grant : person.grants)
            if (grant.holds_on(call.viewer.today))
                row.roles += (row.roles.empty() ? "" : "; ") + grant_text(words, grant);
        if (row.roles.empty()) row.roles = words.text("user.no_role");
        row.state = words.text(person.disabled ? "user.disabled" : "user.enabled");
        page.users.push_back(std::move(row));
    }
    page.shown = words.text("user.count", {{"n", std::to_string(page.users.size())}});
    return show(call, {.title = words.text("nav.users"), .menu = "users"}, users_template, page);
}

Response new_user(Call& call, const Pairs& values, std::string error, std::string link, int status) {
    const auto& words = call.words;
    UserView page{.title = words.text("user.add"),
                  .action = "/users/new",
                  .csrf = call.viewer.csrf,
                  .name = std::string(value_of(values, "name")),
                  .email = std::string(value_of(values, "email")),
                  .link = std::move(link),
                  .error = std::move(error)};
    page.crumbs = crumbs({{"/users", words.text("nav.users"), {}}}, page.title);
    page.fresh = true;
    if (!page.link.empty()) page.link_text = words.text("user.link", {{"name", page.name}});
    page.grant = grant_fields(call, values);
    return show(call, {.title = page.title, .menu = "users", .error = !page.error.empty(), .status = status},
                user_template, page);
}

Response show_new_user(Call& call) { return new_user(call, {}, {}, {}, 200); }

Response add_user(Call& call) {
    const auto form = parse_form(call.request.body);
    if (!form) return problem_response(call, "invalid", "problem.unreadable_form");
    std::string wrong;
    const auto grant = read_grant(call, *form, wrong);
    if (value_of(*form, "email").find('@') == std::string_view::npos || value_of(*form, "name").empty())
        wrong = call.words.text("user.name_and_email");
    if (!grant || !wrong.empty()) return new_user(call, *form, wrong, {}, 400);
    std::string id, token;
    const auto error = call.app.people.add(
        {.email = std::string(value_of(*form, "email")), .name = std::string(value_of(*form, "name")), .grant = *grant},
        by(call), id, token);
    if (error != OfficeError::none) return new_user(call, *form, error_text(call.words, error), {}, 422);
    return new_user(call, {{"name", std::string(value_of(*form, "name"))}}, {}, setup_link(call, token), 200);
}

Response show_user(Call& call, const Person& person, std::string error, std::string receipt, std::string link,
                   int status) {
    const auto& words = call.words;
    UserView page{.title = person.name,
                  .action = "/users/" + person.id,
                  .csrf = call.viewer.csrf,
                  .name = person.name,
                  .email = person.email,
                  .link = std::move(link),
                  .error = std::move(error),
                  .receipt = std::move(receipt),
                  .disabled = person.disabled,
                  .changes = !call.as_of};
    page.crumbs = crumbs({{"/users", words.text("nav.users"), {}}}, page.title);
    if (!page.link.empty()) page.link_text = words.text("user.link", {{"name", page.name}});
    for (const auto& grant : person.grants)
        page.grants.push_back({grant_text(words, grant), dates_of(words, grant.from, grant.to),
                               std::to_string(grant.id), page.changes && (!grant.to || call.viewer.today <= *grant.to)});
    page.grant = grant_fields(call, {});
    return show(call, {.title = page.title, .menu = "users", .error = !page.error.empty(), .status = status},
                user_template, page);
}

Response show_user(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto* person = call.office().find(call.in_path("id"));
    return person == nullptr ? problem_response(call, "not-found", "problem.no_such_person")
                             : show_user(call, *person, {}, {}, {}, 200);
}

/// Carries out what one of the page's buttons asks; the link's token comes back where a new one was made.
OfficeError carry_out(Call& call, const Person& person, const Pairs& form, std::string& wrong, std::string& token) {
    auto& people = call.app.people;
    const auto what = value_of(form, "what");
    if (what == "link") return people.new_setup_token(person.id, by(call), token);
    if (what == "disable" || what == "enable") return people.disable(person.id, what == "disable", by(call));
    if (what == "end") {
        const auto last =
            value_of(form, "last").empty() ? std::optional(call.viewer.today) : read_date(value_of(form, "last"));
        const std::string grant(value_of(form, "grant"));
        if (!last || grant.empty() || grant.find_first_not_of("0123456789") != std::string::npos || grant.size() > 15) {
            wrong = call.words.text("err.date");
            return OfficeError::none;
        }
        return people.end_grant(person.id, std::stoll(grant), *last, by(call));
    }
    const auto grant = read_grant(call, form, wrong);
    return grant ? people.grant(person.id, *grant, by(call)) : OfficeError::none;
}

Response change_user(Call& call) {
    const auto* person = call.viewer.office->find(call.in_path("id"));
    const auto form = parse_form(call.request.body);
    if (person == nullptr) return problem_response(call, "not-found", "problem.no_such_person");
    if (!form) return problem_response(call, "invalid", "problem.unreadable_form");
    std::string wrong, token;
    const auto error = carry_out(call, *person, *form, wrong, token);
    if (error != OfficeError::none) wrong = error_text(call.words, error);
    if (!wrong.empty()) return show_user(call, *person, wrong, {}, {}, 422);
    call.viewer.office = call.app.people.office();
    const auto* now = call.viewer.office->find(call.in_path("id"));
    return show_user(call, now == nullptr ? *person : *now, {}, call.words.text("user.saved"),
                     token.empty() ? "" : setup_link(call, token), 200);
}

}  // namespace

PageSet user_pages() {
    const auto admin = Access::administrator;
    return {.routes = {page_route("/users", show_users, "Users and their roles", {"as_of", "format"}, admin),
                       page_route("/users/new", show_new_user, "Adds a user", {}, admin),
                       form_route("/users/new", add_user, "Adds a user", admin),
                       page_route(
                           "/users/{id}", [](Call& call) { return show_user(call); }, "One user", {"as_of"}, admin),
                       form_route("/users/{id}", change_user, "Changes a user", admin)},
            .templates = {use_of(users_template), use_of(user_template)}};
}

}  // namespace web

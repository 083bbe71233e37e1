// Users and roles for the administrator; deputies for leaders.
#include "web/pages/form.hpp"
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/policy.hpp"

#include <algorithm>
#include <array>

namespace web {

namespace {

using workflows::Grant;
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
    std::string shown;
    std::vector<UserRow> users;

    void describe(auto& to) const {
        to("shown", shown);
        to("users", users);
    }
};

/// The fields of a grant: role, centre, organisation, capacity, from, to.
struct GrantFields {
    std::vector<Choice> roles, centres, capacities;
    std::string organisation, from, until;

    void describe(auto& to) const {
        to("roles", roles);
        to("centres", centres);
        to("capacities", capacities);
        to("organisation", organisation);
        to("from", from);
        to("until", until);
    }
};

struct UserView {
    Crumbs crumbs;
    std::string title, action, csrf, name, email, link, link_text, error, receipt;
    bool fresh = false, disabled = false;
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
        to("grants", grants);
        to("grant", grant);
    }
};

struct DeputyRow {
    std::string text, dates, state, id;
    bool can_accept = false;

    void describe(auto& to) const {
        to("text", text);
        to("dates", dates);
        to("state", state);
        to("id", id);
        to("can_accept", can_accept);
    }
};

struct DeputiesView {
    std::string csrf, error, receipt, from, until;
    bool leads = false;
    std::vector<DeputyRow> deputies;
    std::vector<Choice> people;

    void describe(auto& to) const {
        to("csrf", csrf);
        to("error", error);
        to("receipt", receipt);
        to("from", from);
        to("until", until);
        to("leads", leads);
        to("deputies", deputies);
        to("people", people);
    }
};

constexpr Template<UsersView> users_template{"users"};
constexpr Template<UserView> user_template{"user"};
constexpr Template<DeputiesView> deputies_template{"deputies"};
constexpr std::array roles{"case_officer", "administrative_leader", "centre_leader", "deputy", "user_representative", "professional", "auditor", "administrator"};

std::string grant_text(const Catalogue& words, const Grant& grant) {
    std::string text = role_name(words, grant.role, grant.centre, grant.organisation);
    if (!grant.capacity.empty()) text += " (" + capacity_name(words, grant.capacity) + ")";
    return text;
}

std::string dates_of(const Catalogue& words, engine::Date from, const std::optional<engine::Date>& to) {
    return to ? words.text("user.from_to", {{"from", long_date(words, from)}, {"to", long_date(words, *to)}}) : words.text("user.from", {{"from", long_date(words, from)}});
}

workflows::By by(const Call& call) { return {.actor = call.viewer.person, .via = "page", .at = call.now(), .date = engine::to_text(call.viewer.today)}; }

std::string error_text(const Catalogue& words, OfficeError error) {
    switch (error) {
        case OfficeError::none: return {};
        case OfficeError::email_taken: return words.text("office.email_taken");
        case OfficeError::unknown_person: return words.text("office.unknown_person");
        case OfficeError::unknown_role: return words.text("office.unknown_role");
        case OfficeError::centre_missing: return words.text("office.centre_missing");
        case OfficeError::dates_reversed: return words.text("office.dates_reversed");
        case OfficeError::chain: return words.text("office.chain");
        case OfficeError::same_person: return words.text("office.same_person");
        case OfficeError::no_leader: return words.text("office.no_leader");
        case OfficeError::too_weak: return words.text("office.too_weak");
    }
    return {};
}

GrantFields grant_fields(const Call& call, const Pairs& values) {
    const auto& words = call.words;
    GrantFields fields;
    for (const char* role : roles) fields.roles.push_back({role, capital(words.text("role." + std::string(role))), value_of(values, "role") == role});
    fields.centres.push_back({"", words.text("user.no_centre"), false});
    for (const auto& centre : workflows::shipped_policy().centres) fields.centres.push_back({centre.id, centre.id, value_of(values, "centre") == centre.id});
    fields.capacities.push_back({"", words.text("user.no_capacity"), false});
    for (const char* capacity : {"reference_group", "user_organisation", "professional"}) fields.capacities.push_back({capacity, capacity_name(words, capacity), value_of(values, "capacity") == capacity});
    for (const auto& centre : workflows::shipped_policy().centres) {
        const std::string capacity = "centre_council:" + centre.id;
        fields.capacities.push_back({capacity, capacity_name(words, capacity), value_of(values, "capacity") == capacity});
    }
    fields.organisation = value_of(values, "organisation");
    fields.from = value_of(values, "from");
    if (fields.from.empty()) fields.from = typed_date(engine::to_text(call.viewer.today));
    fields.until = value_of(values, "to");
    return fields;
}

/// The grant that a form describes, or the key of what is wrong with its dates.
std::optional<Grant> read_grant(const Call& call, const Pairs& form, std::string& error) {
    Grant grant{.role = std::string(value_of(form, "role")), .centre = std::string(value_of(form, "centre")), .organisation = std::string(value_of(form, "organisation")), .capacity = std::string(value_of(form, "capacity"))};
    const auto from = value_of(form, "from").empty() ? std::optional(call.viewer.today) : read_date(value_of(form, "from"));
    const auto until = value_of(form, "to").empty() ? std::optional<engine::Date>() : read_date(value_of(form, "to"));
    if (!from || (!until && !value_of(form, "to").empty())) {
        error = call.words.text("err.date");
        return std::nullopt;
    }
    grant.from = *from;
    grant.to = until;
    return grant;
}

/// The one-time link, as the person must be given it.
std::string setup_link(const Call& call, const std::string& token) {
    std::string origin = call.app.options.public_origin;
    if (origin.empty()) origin = std::string(call.request.secure ? "https://" : "http://") + std::string(call.request.header("Host"));
    return origin + "/setup/" + token;
}

Response show_users(Call& call) {
    const auto& words = call.words;
    UsersView page;
    for (const auto& person : call.viewer.office->people) {
        UserRow row{.href = "/users/" + person.id, .name = person.name, .email = person.email};
        for (const auto& grant : person.grants)
            if (grant.holds_on(call.viewer.today)) row.roles += (row.roles.empty() ? "" : "; ") + grant_text(words, grant);
        if (row.roles.empty()) row.roles = words.text("user.no_role");
        row.state = words.text(person.disabled ? "user.disabled" : "user.enabled");
        page.users.push_back(std::move(row));
    }
    page.shown = words.text("user.count", {{"n", std::to_string(page.users.size())}});
    return show(call, {.title = words.text("nav.users"), .menu = "users"}, users_template, page);
}

Response new_user(Call& call, const Pairs& values, std::string error, std::string link, int status) {
    const auto& words = call.words;
    UserView page{.title = words.text("user.add"), .action = "/users/new", .csrf = call.viewer.csrf, .name = std::string(value_of(values, "name")), .email = std::string(value_of(values, "email")), .link = std::move(link), .error = std::move(error)};
    page.crumbs = crumbs({{"/users", words.text("nav.users"), {}}}, page.title);
    page.fresh = true;
    if (!page.link.empty()) page.link_text = words.text("user.link", {{"name", page.name}});
    page.grant = grant_fields(call, values);
    return show(call, {.title = page.title, .menu = "users", .error = !page.error.empty(), .status = status}, user_template, page);
}

Response show_new_user(Call& call) { return new_user(call, {}, {}, {}, 200); }

Response add_user(Call& call) {
    const auto form = parse_form(call.request.body);
    if (!form) return problem_response(call, "invalid", "problem.unreadable_form");
    std::string wrong;
    const auto grant = read_grant(call, *form, wrong);
    if (value_of(*form, "email").find('@') == std::string_view::npos || value_of(*form, "name").empty()) wrong = call.words.text("user.name_and_email");
    if (!grant || !wrong.empty()) return new_user(call, *form, wrong, {}, 400);
    std::string id, token;
    const auto error = call.app.people.add({.email = std::string(value_of(*form, "email")), .name = std::string(value_of(*form, "name")), .grant = *grant}, by(call), id, token);
    if (error != OfficeError::none) return new_user(call, *form, error_text(call.words, error), {}, 422);
    return new_user(call, {{"name", std::string(value_of(*form, "name"))}}, {}, setup_link(call, token), 200);
}

Response show_user(Call& call, const Person& person, std::string error, std::string receipt, std::string link, int status) {
    const auto& words = call.words;
    UserView page{.title = person.name, .action = "/users/" + person.id, .csrf = call.viewer.csrf, .name = person.name, .email = person.email, .link = std::move(link), .error = std::move(error), .receipt = std::move(receipt), .disabled = person.disabled};
    page.crumbs = crumbs({{"/users", words.text("nav.users"), {}}}, page.title);
    if (!page.link.empty()) page.link_text = words.text("user.link", {{"name", page.name}});
    for (const auto& grant : person.grants)
        page.grants.push_back({grant_text(words, grant), dates_of(words, grant.from, grant.to), std::to_string(grant.id), !grant.to || call.viewer.today <= *grant.to});
    page.grant = grant_fields(call, {});
    return show(call, {.title = page.title, .menu = "users", .error = !page.error.empty(), .status = status}, user_template, page);
}

Response show_user(Call& call) {
    const auto* person = call.viewer.office->find(call.in_path("id"));
    return person == nullptr ? problem_response(call, "not-found", "problem.no_such_person") : show_user(call, *person, {}, {}, {}, 200);
}

/// Carries out what one of the page's buttons asks; the link's token comes back where a new one was made.
OfficeError carry_out(Call& call, const Person& person, const Pairs& form, std::string& wrong, std::string& token) {
    auto& people = call.app.people;
    const auto what = value_of(form, "what");
    if (what == "link") return people.new_setup_token(person.id, by(call), token);
    if (what == "disable" || what == "enable") return people.disable(person.id, what == "disable", by(call));
    if (what == "end") {
        const auto last = value_of(form, "last").empty() ? std::optional(call.viewer.today) : read_date(value_of(form, "last"));
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
    return show_user(call, now == nullptr ? *person : *now, {}, call.words.text("user.saved"), token.empty() ? "" : setup_link(call, token), 200);
}

Response deputies_page(Call& call, const Pairs& values, std::string error, std::string receipt, int status) {
    const auto& words = call.words;
    const auto& viewer = call.viewer;
    DeputiesView page{.csrf = viewer.csrf, .error = std::move(error), .receipt = std::move(receipt), .from = std::string(value_of(values, "from")), .until = std::string(value_of(values, "to"))};
    for (const auto& standing : viewer.standings)
        if (standing.on_behalf.empty() && (standing.role == "administrative_leader" || standing.role == "centre_leader")) page.leads = true;
    for (const auto& deputy : viewer.office->deputies) {
        if (deputy.leader != viewer.person && deputy.deputy != viewer.person) continue;
        const auto *leader = viewer.office->find(deputy.leader), *other = viewer.office->find(deputy.deputy);
        if (leader == nullptr || other == nullptr) continue;
        DeputyRow row{.text = deputy.leader == viewer.person ? words.text("deputy.for_you", {{"name", other->name}}) : words.text("deputy.you_for", {{"name", leader->name}}), .dates = dates_of(words, deputy.from, deputy.to), .id = std::to_string(deputy.id)};
        row.state = words.text(deputy.accepted ? "deputy.accepted" : "deputy.waiting");
        row.can_accept = !deputy.accepted && deputy.deputy == viewer.person;
        page.deputies.push_back(std::move(row));
    }
    for (const auto& person : viewer.office->people)
        if (person.id != viewer.person && !person.disabled) page.people.push_back({person.id, person.name, value_of(values, "deputy") == person.id});
    return show(call, {.title = words.text("deputy.title"), .menu = "turn", .error = !page.error.empty(), .status = status}, deputies_template, page);
}

Response show_deputies(Call& call) { return deputies_page(call, {}, {}, {}, 200); }

Response change_deputies(Call& call) {
    const auto form = parse_form(call.request.body);
    if (!form) return problem_response(call, "invalid", "problem.unreadable_form");
    OfficeError error = OfficeError::none;
    if (const std::string accept(value_of(*form, "accept")); !accept.empty()) {
        const auto& deputies = call.viewer.office->deputies;
        const auto mine = std::ranges::any_of(deputies, [&](const auto& deputy) { return std::to_string(deputy.id) == accept && deputy.deputy == call.viewer.person; });
        if (!mine) return problem_response(call, "not-allowed", "problem.not_allowed");
        error = call.app.people.accept_deputy(std::stoll(accept), by(call));
    } else {
        const auto from = read_date(value_of(*form, "from")), until = read_date(value_of(*form, "to"));
        if (!from || !until) return deputies_page(call, *form, call.words.text("err.date"), {}, 400);
        error = call.app.people.appoint_deputy({.leader = call.viewer.person, .deputy = std::string(value_of(*form, "deputy")), .from = *from, .to = *until}, by(call));
    }
    if (error != OfficeError::none) return deputies_page(call, *form, error_text(call.words, error), {}, 422);
    call.viewer.office = call.app.people.office();
    return deputies_page(call, {}, {}, call.words.text("user.saved"), 200);
}

}  // namespace

PageSet user_pages() {
    const auto admin = Access::administrator;
    return {.routes = {page_route("/users", show_users, "Users and their roles", {}, admin), page_route("/users/new", show_new_user, "Adds a user", {}, admin),
                       form_route("/users/new", add_user, "Adds a user", admin), page_route("/users/{id}", [](Call& call) { return show_user(call); }, "One user", {}, admin),
                       form_route("/users/{id}", change_user, "Changes a user", admin), page_route("/deputies", show_deputies, "Deputies of the person who asks", {}, Access::signed_in),
                       form_route("/deputies", change_deputies, "Appoints or accepts a deputy", Access::signed_in)},
            .templates = {use_of(users_template), use_of(user_template), use_of(deputies_template)}};
}

}  // namespace web

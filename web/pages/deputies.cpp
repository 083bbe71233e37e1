// Deputies: a leader appoints one, who accepts.
#include "web/pages/lists.hpp"
#include "web/pages/office_words.hpp"
#include "web/pages/page_sets.hpp"
#include "web/problem.hpp"

#include <algorithm>

namespace web {

namespace {

using workflows::OfficeError;

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

constexpr Template<DeputiesView> deputies_template{"deputies"};

Response deputies_page(Call& call, const Pairs& values, std::string error, std::string receipt, int status) {
    const auto& words = call.words;
    const auto& viewer = call.viewer;
    DeputiesView page{.csrf = viewer.csrf,
                      .error = std::move(error),
                      .receipt = std::move(receipt),
                      .from = std::string(value_of(values, "from")),
                      .until = std::string(value_of(values, "to"))};
    for (const auto& standing : viewer.standings)
        if (standing.on_behalf.empty() &&
            (standing.role == "administrative_leader" || standing.role == "centre_leader"))
            page.leads = true;
    for (const auto& deputy : viewer.office->deputies) {
        if (deputy.leader != viewer.person && deputy.deputy != viewer.person) continue;
        const auto *leader = viewer.office->find(deputy.leader), *other = viewer.office->find(deputy.deputy);
        if (leader == nullptr || other == nullptr) continue;
        DeputyRow row{.text = deputy.leader == viewer.person ? words.text("deputy.for_you", {{"name", other->name}})
                                                             : words.text("deputy.you_for", {{"name", leader->name}}),
                      .dates = dates_of(words, deputy.from, deputy.to),
                      .id = std::to_string(deputy.id)};
        row.state = words.text(deputy.accepted ? "deputy.accepted" : "deputy.waiting");
        row.can_accept = !deputy.accepted && deputy.deputy == viewer.person;
        page.deputies.push_back(std::move(row));
    }
    for (const auto& person : viewer.office->people)
        if (person.id != viewer.person && !person.disabled)
            page.people.push_back({person.id, person.name, value_of(values, "deputy") == person.id});
    return show(call,
                {.title = words.text("deputy.title"), .menu = "turn", .error = !page.error.empty(), .status = status},
                deputies_template, page);
}

Response show_deputies(Call& call) { return deputies_page(call, {}, {}, {}, 200); }

Response change_deputies(Call& call) {
    const auto form = parse_form(call.request.body);
    if (!form) return problem_response(call, "invalid", "problem.unreadable_form");
    OfficeError error = OfficeError::none;
    if (const std::string accept(value_of(*form, "accept")); !accept.empty()) {
        const auto& deputies = call.viewer.office->deputies;
        const auto mine = std::ranges::any_of(deputies, [&](const auto& deputy) {
            return std::to_string(deputy.id) == accept && deputy.deputy == call.viewer.person;
        });
        if (!mine) return problem_response(call, "not-allowed", "problem.not_allowed");
        error = call.app.people.accept_deputy(std::stoll(accept), by(call));
    } else {
        const auto from = read_date(value_of(*form, "from")), until = read_date(value_of(*form, "to"));
        if (!from || !until) return deputies_page(call, *form, call.words.text("err.date"), {}, 400);
        error = call.app.people.appoint_deputy({.leader = call.viewer.person,
                                                .deputy = std::string(value_of(*form, "deputy")),
                                                .from = *from,
                                                .to = *until},
                                               by(call));
    }
    if (error != OfficeError::none) return deputies_page(call, *form, error_text(call.words, error), {}, 422);
    call.viewer.office = call.app.people.office();
    return deputies_page(call, {}, {}, call.words.text("user.saved"), 200);
}

}  // namespace

PageSet deputy_pages() {
    return {.routes = {page_route("/deputies", show_deputies, "Deputies of the person who asks", {}, Access::signed_in),
                       form_route("/deputies", change_deputies, "Appoints or accepts a deputy", Access::signed_in)},
            .templates = {use_of(deputies_template)}};
}

}  // namespace web

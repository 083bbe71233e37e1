// One act on several items of the consent block: interests, motions, ballots, votes, the end of the ballots.
#include "engine/crypto.hpp"
#include "web/pages/consent_form.hpp"
#include "web/pages/meeting_words.hpp"
#include "web/pages/page_sets.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/warnings.hpp"

#include <algorithm>

namespace web {

namespace {

using workflows::ConsentOffer;
using workflows::MeetingFile;

struct ConsentStepView {
    Crumbs crumbs;
    std::string title, lead, action, csrf, key, button, back, done, empty;
    bool warned = false, acknowledged = false;
    std::vector<ErrorSummary> summary;
    std::vector<Control> common;
    std::vector<ConsentItemView> items;
    std::vector<Link> others;  ///< items that the form is not about, with why

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("title", title);
        to("lead", lead);
        to("action", action);
        to("csrf", csrf);
        to("key", key);
        to("button", button);
        to("back", back);
        to("done", done);
        to("empty", empty);
        to("warned", warned);
        to("acknowledged", acknowledged);
        to("summary", summary);
        to("common", common);
        to("items", items);
        to("others", others);
    }
};

constexpr Template<ConsentStepView> step_template{"consent"};

/// Why the item is not in the form.
std::string why_not(const Call& call, const ConsentOffer& offer) {
    if (!offer.left_out.empty()) return call.words.text("consent.left_out." + offer.left_out);
    if (!offer.may) return call.words.text("consent.not_yours");
    std::string why;
    for (const auto& reason : offer.why) why += (why.empty() ? "" : " ") + call.words.text(reason);
    return why;
}

ErrorSummary summary_of(const Call& call, const std::vector<ConsentOffer>& offers, const engine::ActSpec& spec, const std::vector<ConsentError>& errors) {
    ErrorSummary summary{.title = call.words.text("err.summary")};
    for (const ConsentError& one : errors) {
        const std::string field = one.error.pointer.empty() ? std::string() : one.error.pointer.substr(1);
        const std::string label = field == "criteria" ? call.words.text("consent.criteria") : field_label(call.words, spec.name, field);
        std::string said = (field.empty() ? "" : label + ": ") + call.words.text(one.error.message);
        std::string href = field.empty() ? "#main" : "#f-" + field;
        for (const ConsentOffer& offer : offers)
            if (offer.item->seq == one.item) {
                said = item_title(call, *offer.item) + ". " + said;
                href = field.empty() || spec.name == "open_ballot" ? "#item-" + std::to_string(one.item) : "#" + id_with_number("f-" + field, one.item);
            }
        summary.errors.push_back({href, said, {}});
    }
    return summary;
}

/// `settled`: after a refusal, the items that went through; they are named, and the form is about the rest.
Response show_form(Call& call, const MeetingFile& meeting, const engine::ActSpec& spec, const Pairs& form, const std::vector<ConsentError>& errors, const std::vector<std::int64_t>& settled, int status) {
    const auto& words = call.words;
    const std::string& act = spec.name;
    ConsentStepView page{.title = words.text("consent." + act), .lead = words.text("consent." + act + ".help"), .action = href_of(meeting) + "/consent/" + act, .csrf = call.viewer.csrf, .button = words.text("consent." + act + ".button"), .back = href_of(meeting)};
    page.crumbs = crumbs({{"/meetings", words.text("nav.meetings"), {}}, {href_of(meeting), title_of(call, meeting), {}}}, page.title);
    page.key = value_of(form, "key");
    if (page.key.empty()) page.key = engine::random_token();
    const auto offers = workflows::offers(call.app.engine, meeting, {call.viewer.person, shut_out_for(call)}, act);
    for (const ConsentOffer& offer : offers) {
        const bool is_settled = std::ranges::find(settled, offer.item->seq) != settled.end();
        if (is_settled) page.done += (page.done.empty() ? "" : ", ") + item_title(call, *offer.item);
        if (is_settled) continue;
        const bool wrong = std::ranges::any_of(errors, [&](const ConsentError& one) { return one.item == offer.item->seq; });
        if (offer.ready || (wrong && offer.may))
            page.items.push_back(consent_item(call, offer, spec, form, errors));
        else
            page.others.push_back({"/cases/" + offer.item->case_id, item_title(call, *offer.item), why_not(call, offer)});
    }
    if (!page.items.empty()) page.common = common_controls(call, spec, page.items, form, errors);
    if (page.items.empty()) page.empty = words.text(offers.empty() ? "consent.no_block" : "consent.none_ready");
    if (!page.done.empty()) page.done = words.text("consent.done_in", {{"cases", page.done}});
    page.acknowledged = acknowledges(form);
    page.warned = page.acknowledged || std::ranges::any_of(errors, [](const ConsentError& one) { return workflows::is_warning(one.error); });
    if (!errors.empty()) page.summary.push_back(summary_of(call, offers, spec, errors));
    return show(call, {.title = page.title, .menu = "meetings", .error = !errors.empty(), .status = status}, step_template, page);
}

const engine::ActSpec* act_of(const Call& call) {
    const auto act = call.in_path("act");
    return std::ranges::find(workflows::consent_acts, act) == workflows::consent_acts.end() ? nullptr : find_spec(call, act);
}

Response show_step(Call& call) {
    const auto meeting = meeting_of(call);
    const auto* spec = act_of(call);
    return meeting && spec != nullptr ? show_form(call, *meeting, *spec, {}, {}, {}, 200) : no_meeting(call);
}

/// The errors of what was refused, each at its item.
std::vector<ConsentError> errors_in(const std::vector<workflows::ConsentResult>& results) {
    std::vector<ConsentError> errors;
    for (const auto& one : results) {
        if (!one.problem) continue;
        bool asked_for_criteria = false;
        for (const auto& error : errors_of(*one.problem)) {
            const bool of_criterion = error.message.key == "form.vote_each_criterion";
            if (of_criterion && asked_for_criteria) continue;  // one choice answers them all
            errors.push_back(of_criterion ? ConsentError{one.item, {"/criteria", {"consent.criteria.choose", {}}}} : ConsentError{one.item, error});
            asked_for_criteria = asked_for_criteria || of_criterion;
        }
    }
    return errors;
}

Response send_step(Call& call) {
    const auto meeting = meeting_of(call);
    const auto* spec = act_of(call);
    if (!meeting || spec == nullptr) return no_meeting(call);
    auto form = parse_form(call.request.body);
    if (!form) return problem_response(call, "invalid", "problem.unreadable_form");
    std::vector<ConsentError> errors;
    const auto wish = wish_in(call, *spec, *form, errors);
    if (wish.items.empty() && errors.empty()) errors.push_back({0, {"", {"consent.none_ready", {}}}});
    if (!errors.empty()) return show_form(call, *meeting, *spec, *form, errors, {}, 400);
    std::vector<workflows::ConsentResult> results;
    try {
        results = workflows::carry(call.app.engine, *meeting, wish, workflows::Carry::out);
    } catch (const engine::Unavailable&) {
        return show_form(call, *meeting, *spec, *form, {{0, {"", {"err.down", {}}}}}, {}, 503);
    }
    errors = errors_in(results);
    std::vector<std::int64_t> settled;
    for (const auto& one : results)
        if (one.done) settled.push_back(one.item);
    if (errors.empty()) return see_other(link_to(href_of(*meeting), {{"together", spec->name}, {"n", std::to_string(settled.size())}}));
    std::erase_if(*form, [](const auto& field) { return field.first == "key"; });  // what is sent next is another request
    const auto refused = std::ranges::find_if(results, [](const auto& one) { return one.problem.has_value(); });
    Response response = show_form(call, *meeting, *spec, *form, errors, settled, settled.empty() ? status_of(refused->problem->type) : 200);
    response.problem = refused->problem->type;
    return response;
}

}  // namespace

PageSet consent_pages() {
    return {.routes = {page_route("/meetings/{id}/consent/{act}", show_step, "The form of one act on several items of the consent block"),
                       form_route("/meetings/{id}/consent/{act}", send_step, "Does one act on several items of the consent block: each by itself")},
            .templates = {use_of(step_template)}};
}

}  // namespace web

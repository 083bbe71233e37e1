// How the model works: its phases, its table, a picture of it; and the policy in force, readable.
#include "engine/diagram/svg.hpp"
#include "web/pages/case_view.hpp"
#include "web/pages/page_sets.hpp"
#include "workflows/phase_model/model_names.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/policy.hpp"

#include <algorithm>

namespace web {

namespace {

struct ModelRow {
    std::string id, from, event, to, decided_by, requirements;

    void describe(auto& to_) const {
        to_("id", id);
        to_("from", from);
        to_("event", event);
        to_("to", to);
        to_("decided_by", decided_by);
        to_("requirements", requirements);
    }
};

struct ModelView {
    std::vector<Fact> phases;
    std::vector<ModelRow> rows;
    Html picture;

    void describe(auto& to) const {
        to("phases", phases);
        to("rows", rows);
        to("picture", picture);
    }
};

struct PolicyView {
    std::string version, valid_from, print, compare_href;
    std::vector<Fact> limits, criteria, hearing, outcomes, centres;
    std::vector<std::string> claims, checklist;

    void describe(auto& to) const {
        to("version", version);
        to("valid_from", valid_from);
        to("print", print);
        to("compare_href", compare_href);
        to("limits", limits);
        to("criteria", criteria);
        to("hearing", hearing);
        to("outcomes", outcomes);
        to("centres", centres);
        to("claims", claims);
        to("checklist", checklist);
    }
};

constexpr Template<ModelView> model_template{"model"};
constexpr Template<PolicyView> policy_template{"policy"};

std::string phase_or_dot(const Catalogue& words, const std::string& id) {
    return id.empty() ? "\u2013" : phase_name(words, id);
}

std::string listed(const Catalogue& words, std::string_view prefix, const std::vector<std::string>& ids) {
    std::string text;
    for (const auto& id : ids) text += (text.empty() ? "" : ", ") + term(words, prefix, id);
    return text;
}

Response show_model(Call& call) {
    const auto& words = call.words;
    const auto& rows = call.app.engine.workflow().rows();
    ModelView page;
    for (int phase = 0; phase < 8; ++phase) {
        const std::string id(workflows::phase_ids.at(static_cast<std::size_t>(phase)));
        page.phases.push_back({phase_name(words, phase), words.text("phase." + id + ".help"), {}});
    }
    for (const auto& row : rows)
        page.rows.push_back({row.id, phase_or_dot(words, row.from), act_title(words, row.event),
                             phase_or_dot(words, row.to), capital(listed(words, "role", row.decided_by)),
                             capital(listed(words, "requirement", row.requirements))});
    page.picture.text = engine::svg(rows, workflows::model_names(words, call.language));
    return show(call, {.title = words.text("nav.model"), .menu = call.viewer.holds("auditor") ? "model" : "policy"},
                model_template, page);
}

std::string days(const Catalogue& words, int count) {
    return count == 0 ? words.text("policy.no_limit") : words.text("days.in", {{"n", std::to_string(count)}});
}
std::string months(const Catalogue& words, int count) {
    return words.text("policy.months", {{"n", std::to_string(count)}});
}

void add_limits(const Catalogue& words, const workflows::Policy& policy, PolicyView& page) {
    for (std::size_t phase = 0; phase < 8; ++phase)
        page.limits.push_back(
            {phase_name(words, static_cast<int>(phase)), days(words, policy.phase_limit_days.at(phase)), {}});
    page.limits.push_back({words.text("policy.call_in"), days(words, policy.call_in_days), {}});
    page.limits.push_back({words.text("policy.park"), months(words, policy.park_months), {}});
    page.limits.push_back({words.text("policy.review"), months(words, policy.review_months), {}});
    page.limits.push_back({words.text("policy.follow_up"), months(words, policy.follow_up_months), {}});
    page.hearing.push_back({words.text("policy.window"), days(words, policy.window_days),
                            words.text("policy.window.minimum", {{"n", std::to_string(policy.window_minimum_days)}})});
    page.hearing.push_back({words.text("policy.answers"), days(words, policy.answer_days), {}});
    page.hearing.push_back({words.text("policy.silence"), days(words, policy.silence_notice_days), {}});
    std::string bodies;
    for (const auto& body : policy.bodies) bodies += (bodies.empty() ? "" : ", ") + body_name(words, body);
    page.hearing.push_back({words.text("policy.bodies"), bodies, words.text("policy.bodies.councils")});
}

Response show_policy(Call& call) {
    const auto& words = call.words;
    const auto& policy = workflows::shipped_policy();
    PolicyView page{
        .version = policy.version, .valid_from = long_date(words, policy.valid_from), .print = policy.sha256};
    if (call.viewer.sees_cases()) page.compare_href = "/what-if";
    add_limits(words, policy, page);
    for (const auto id : workflows::criteria) {
        const bool gate = std::ranges::find(policy.gates, id) != policy.gates.end(),
                   main = std::ranges::find(policy.main_criteria, id) != policy.main_criteria.end();
        page.criteria.push_back({criterion_name(words, id),
                                 words.text(gate   ? "policy.gate"
                                            : main ? "policy.main"
                                                   : "policy.other"),
                                 id == "K1" ? words.text("policy.threshold", {{"threshold", policy.threshold}}) : ""});
    }
    for (const auto& outcome : policy.outcomes) {
        std::string from;
        for (const int phase : outcome.from) from += (from.empty() ? "" : ", ") + std::to_string(phase);
        page.outcomes.push_back(
            {outcome.code, term(words, "outcome", outcome.code),
             words.text("policy.outcome", {{"phases", from}, {"needs", listed(words, "need", outcome.needs)}})});
    }
    for (const auto& centre : policy.centres)
        page.centres.push_back(
            {centre.id, centre.name,
             centre.to ? words.text("policy.centre_until", {{"date", long_date(words, *centre.to)}}) : ""});
    for (const auto& claim : policy.claims) page.claims.push_back(term(words, "claim", claim));
    for (const auto& item : policy.checklist) page.checklist.push_back(term(words, "start_up_item", item));
    return show(call, {.title = words.text("nav.policy"), .menu = "policy"}, policy_template, page);
}

}  // namespace

PageSet model_pages() {
    return {.routes = {page_route("/model", show_model, "How the model works", {}, Access::everyone),
                       page_route("/policy", show_policy, "The policy in force", {}, Access::signed_in)},
            .templates = {use_of(model_template), use_of(policy_template)}};
}

}  // namespace web

// One policy: what it says, where it comes from, what differs from another, and publishing it.
#include "web/pages/case_view.hpp"
#include "web/pages/office_words.hpp"
#include "web/pages/page_sets.hpp"
#include "web/pages/policy_words.hpp"
#include "web/past.hpp"
#include "web/policy_query.hpp"
#include "web/problem.hpp"
#include "web/twin.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/policy_diff.hpp"

#include <algorithm>

namespace web {

namespace {

struct PolicyView {
    Crumbs crumbs;
    std::string version, valid_from, state, print, compare_href, receipt, error, publish_href, csrf, against, csv_href, json_href, no_changes;
    std::vector<Fact> origin, limits, criteria, hearing, outcomes, centres;
    std::vector<std::string> claims, checklist;
    std::vector<PolicyChangeRow> changes;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("version", version);
        to("valid_from", valid_from);
        to("state", state);
        to("print", print);
        to("compare_href", compare_href);
        to("receipt", receipt);
        to("error", error);
        to("publish_href", publish_href);
        to("csrf", csrf);
        to("against", against);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("no_changes", no_changes);
        to("origin", origin);
        to("limits", limits);
        to("criteria", criteria);
        to("hearing", hearing);
        to("outcomes", outcomes);
        to("centres", centres);
        to("claims", claims);
        to("checklist", checklist);
        to("changes", changes);
    }
};

constexpr Template<PolicyView> policy_template{"policy"};

std::string listed(const Catalogue& words, std::string_view prefix, const std::vector<std::string>& ids) {
    std::string text;
    for (const auto& id : ids) text += (text.empty() ? "" : ", ") + term(words, prefix, id);
    return text;
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

/// What the policy says, for people.
void add_content(const Catalogue& words, const workflows::Policy& policy, PolicyView& page) {
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
}

/// "Adopted at the meeting of 3 March 2027", the report that the group had, and when it was published.
void add_origin(const Call& call, const KnownPolicy& known, PolicyView& page) {
    const auto& words = call.words;
    const bool published = known.published();
    const std::string& meeting = published ? known.kept.meeting : known.proposed.meeting;
    const std::string& report = published ? known.kept.report : known.proposed.report;
    page.state = words.text("policies.state." + known.state()) + (known.in_force ? ", " + words.text("policies.in_force") : std::string());
    if (known.kept.shipped() && published) page.origin.push_back({words.text("policies.decision"), words.text("policies.shipped"), {}});
    if (!meeting.empty())
        page.origin.push_back({words.text(known.state() == "proposed" || known.state() == "fell" ? "policies.agenda" : "policies.decision"),
                               words.text("policies.meeting", {{"meeting", meeting}}),
                               published ? std::string() : long_date(words, known.proposed.meeting_date)});
    if (!report.empty()) page.origin.push_back({words.text("policies.report"), report, {}});
    if (!known.kept.published.empty()) page.origin.push_back({words.text("policies.published"), long_date(words, known.kept.published), {}});
}

/// Compared with the one asked for, else with that in force, else with the one shipped before it.
std::shared_ptr<const workflows::Policy> compared_with(const Call& call, const KnownPolicy& known) {
    if (const auto asked = call.in_query("against"); !asked.empty()) return policy_of_version(call, asked);
    return policy_of_version(call, known.in_force ? std::string_view(workflows::earlier_policy().version) : std::string_view());
}

std::string file_of(const std::vector<KnownPolicy>& all, const std::string& sha256) {
    const auto found = std::ranges::find_if(all, [&](const KnownPolicy& one) { return one.policy().sha256 == sha256; });
    return found == all.end() ? std::string() : found->kept.file;
}

Response policy_page(Call& call, const std::vector<KnownPolicy>& all, const KnownPolicy& known, std::string error, int status) {
    const auto& words = call.words;
    const auto& policy = known.policy();
    const std::string path = "/policies/" + percent_encoded(policy.version);
    const auto other = compared_with(call, known);
    if (other == nullptr) return invalid(call, "?against", "screening.unknown_choice");
    const auto changes = workflows::policy_diff(file_of(all, other->sha256), known.kept.file);
    if (const Twin twin = twin_of(call); twin != Twin::page) {
        std::vector<TwinRow> rows;
        for (const auto& change : changes) rows.push_back({{"key", change.key}, {"before", change.before}, {"after", change.after}});
        return twin == Twin::json ? json_twin(rows, {}) : csv_twin("policy-difference.csv", {"key", "before", "after"}, rows);
    }
    PolicyView page{.version = policy.version, .valid_from = long_date(words, policy.valid_from), .print = policy.sha256};
    page.crumbs = crumbs({{"/policies", words.text("policies.title"), {}}}, words.text("policy.version", {{"version", policy.version}}));
    if (call.viewer.sees_cases() && other->sha256 != policy.sha256)
        page.compare_href = link_to("/what-if", {{"from", other->version}, {"to", policy.version}});
    page.against = words.text("policies.against", {{"version", other->version}});
    for (const auto& change : changes) page.changes.push_back({change.key, change.before, change.after});
    if (changes.empty()) page.no_changes = words.text("policies.no_changes");
    page.csv_href = link_to(path, {{"against", other->version}, {"format", "csv"}});
    page.json_href = link_to(path, {{"against", other->version}, {"format", "json"}});
    if (!call.as_of && known.state() == "adopted" && call.viewer.holds("administrator")) page.publish_href = path + "/publish";
    page.csrf = call.viewer.csrf;
    page.error = std::move(error);
    if (call.in_query("done") == "publish") page.receipt = words.text("policies.done.publish");
    if (call.in_query("done") == "propose") page.receipt = words.text("policies.done.propose");
    add_origin(call, known, page);
    add_content(words, policy, page);
    return show(call, {.title = page.crumbs.here, .menu = "policy", .error = !page.error.empty(), .status = status}, policy_template, page);
}

const KnownPolicy* named(const std::vector<KnownPolicy>& all, std::string_view version) {
    const auto found = std::ranges::find_if(all, [&](const KnownPolicy& one) { return one.policy().version == version || one.policy().sha256 == version; });
    return found == all.end() ? nullptr : &*found;
}

Response show_in_force(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto all = known_policies(call);
    return policy_page(call, all, *named(all, call.viewer.policy().sha256), {}, 200);
}

Response show_one(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto all = known_policies(call);
    const auto* known = named(all, call.in_path("version"));
    return known == nullptr ? problem_response(call, "not-found", "problem.no_such_policy") : policy_page(call, all, *known, {}, 200);
}

Response publish(Call& call) {
    const auto all = known_policies(call);
    const auto* known = named(all, call.in_path("version"));
    if (known == nullptr) return problem_response(call, "not-found", "problem.no_such_policy");
    const auto result = workflows::publish_policy(call.app.engine.store(), call.app.people, known->policy().sha256, by(call));
    if (const auto* refusal = std::get_if<workflows::PublishRefusal>(&result)) {
        if (*refusal == workflows::PublishRefusal::not_allowed) return problem_response(call, "not-allowed", "policies.refused.not_allowed");
        return policy_page(call, all, *known, call.words.text("policies.refused." + std::string(name_of(*refusal))), 422);
    }
    return see_other("/policies/" + percent_encoded(known->policy().version) + "?done=publish");
}

}  // namespace

PageSet policy_pages() {
    return {.routes = {page_route("/policy", show_in_force, "The policy in force", {"against", "as_of", "format"}, Access::signed_in),
                       page_route("/policies/{version}", show_one, "One policy, and what differs from another", {"against", "as_of", "format", "done"}, Access::signed_in),
                       form_route("/policies/{version}/publish", publish, "Publishes an adopted policy", Access::administrator)},
            .templates = {use_of(policy_template)}};
}

}  // namespace web

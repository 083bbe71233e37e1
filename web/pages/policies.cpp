// Every policy there is, and bringing a new one: a file is read and compared, and put on a meeting's agenda.
#include "web/api/meeting_json.hpp"
#include "web/pages/case_view.hpp"
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/pages/policy_words.hpp"
#include "web/past.hpp"
#include "web/policy_query.hpp"
#include "web/problem.hpp"
#include "web/twin.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/meeting/agenda.hpp"
#include "workflows/phase_model/policy_diff.hpp"

#include <algorithm>
#include <stdexcept>

namespace web {

namespace {

struct PolicyRow {
    std::string href, version, threshold, valid_from, state, decision;

    void describe(auto& to) const {
        to("href", href);
        to("version", version);
        to("threshold", threshold);
        to("valid_from", valid_from);
        to("state", state);
        to("decision", decision);
    }
};

struct PoliciesView {
    std::string csrf, error, report, read_title, no_changes, print, as_of, csv_href, json_href;
    bool brings = true, proposes = false, has_meetings = false;
    std::vector<PolicyRow> rows;
    std::vector<Choice> meetings;
    std::vector<std::string> faults;
    std::vector<PolicyChangeRow> changes;

    void describe(auto& to) const {
        to("csrf", csrf);
        to("error", error);
        to("report", report);
        to("read_title", read_title);
        to("no_changes", no_changes);
        to("print", print);
        to("as_of", as_of);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("brings", brings);
        to("proposes", proposes);
        to("has_a_meeting", has_meetings);
        to("rows", rows);
        to("meetings", meetings);
        to("faults", faults);
        to("changes", changes);
    }
};

constexpr Template<PoliciesView> policies_template{"policies"};

std::string decision_of(const KnownPolicy& known) { return known.published() ? known.kept.meeting : known.proposed.meeting; }

void add_rows(const Call& call, PoliciesView& page) {
    const auto& words = call.words;
    for (const KnownPolicy& known : known_policies(call)) {
        const auto& policy = known.policy();
        PolicyRow row{.href = link_to("/policies/" + percent_encoded(policy.version), {{"as_of", call.as_of ? workflows::to_text(*call.as_of) : std::string()}}),
                      .version = policy.version,
                      .threshold = policy.threshold,
                      .valid_from = long_date(words, policy.valid_from),
                      .state = capital(words.text("policies.state." + known.state()))};
        if (known.in_force) row.state += ", " + words.text("policies.in_force");
        row.decision = decision_of(known).empty() ? words.text("policies.shipped") : words.text("policies.meeting", {{"meeting", decision_of(known)}});
        page.rows.push_back(std::move(row));
    }
}

/// Meetings that a policy can still be put on.
void add_meetings(Call& call, std::string_view chosen, PoliciesView& page) {
    const bool member = std::ranges::any_of(call.viewer.standings, [](const auto& one) { return one.role == "case_officer" || one.role == "administrative_leader" || one.role == "centre_leader"; });
    if (!member) return;
    page.proposes = true;
    page.meetings.push_back({"", call.words.text("policies.only_read"), chosen.empty()});
    for (const auto& meeting : workflows::unsigned_meetings(call.app.engine.store(), call.app.cases))
        if (!meeting->over())
            page.meetings.push_back({meeting->id, call.words.text("policies.meeting", {{"meeting", meeting->id}}) + ", " + long_date(call.words, meeting->date), meeting->id == chosen});
    page.has_meetings = page.meetings.size() > 1;
}

Response list_page(Call& call, PoliciesView page, std::string_view meeting, int status) {
    page.csrf = call.viewer.csrf;
    page.brings = !call.as_of;  // nothing is brought to the past
    if (call.as_of) page.as_of = typed_moment(*call.as_of);
    const std::string moment = call.as_of ? workflows::to_text(*call.as_of) : std::string();
    page.csv_href = link_to("/policies", {{"format", "csv"}, {"as_of", moment}});
    page.json_href = link_to("/policies", {{"format", "json"}, {"as_of", moment}});
    add_rows(call, page);
    add_meetings(call, meeting, page);
    return show(call, {.title = call.words.text("policies.title"), .menu = "policy", .error = !page.error.empty(), .status = status}, policies_template, page);
}

Response show_list(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    if (const Twin twin = twin_of(call); twin != Twin::page) {
        std::vector<TwinRow> rows;
        for (const KnownPolicy& known : known_policies(call)) {
            const auto& policy = known.policy();
            rows.push_back({{"version", policy.version}, {"sha256", policy.sha256}, {"threshold", policy.threshold}, {"valid_from", engine::to_text(policy.valid_from)},
                            {"state", known.state()}, {"in_force", known.in_force ? "yes" : "no"}, {"meeting", decision_of(known)}});
        }
        if (twin == Twin::json) return json_twin(rows, {});
        return csv_twin("policies.csv", {"version", "sha256", "threshold", "valid_from", "state", "in_force", "meeting"}, rows);
    }
    return list_page(call, {}, {}, 200);
}

/// What the file says, against the policy in force; nothing is stored.
Response read_only(Call& call, const std::string& file) {
    PoliciesView page;
    try {
        const workflows::Policy policy = workflows::read_policy(file);
        page.faults = workflows::policy_faults(policy);
        page.read_title = call.words.text("policies.read", {{"version", policy.version}, {"against", call.viewer.policy().version}});
        page.print = policy.sha256;
        for (const KnownPolicy& known : known_policies(call))
            if (known.in_force)
                for (const auto& change : workflows::policy_diff(known.kept.file, file)) page.changes.push_back({change.key, change.before, change.after});
        if (page.changes.empty()) page.no_changes = call.words.text("policies.no_changes");
        return list_page(call, std::move(page), {}, 200);
    } catch (const std::runtime_error& error) {
        page.error = call.words.text("form.policy_unreadable", {{"error", error.what()}});
        return list_page(call, std::move(page), {}, 422);
    }
}

Response send_file(Call& call) {
    const auto form = parse_body(call.request);
    if (!form) return problem_response(call, "invalid", "problem.unreadable_form");
    const std::string file(value_of(*form, "file")), meeting(value_of(*form, "meeting")), report(value_of(*form, "report"));
    if (file.empty()) return list_page(call, {.error = call.words.text("policies.no_file"), .report = report}, meeting, 400);
    if (meeting.empty()) return read_only(call, file);
    engine::Value fields = engine::Value::object({{"policy_file", file}});
    if (!report.empty()) fields.set("report", report);
    const auto result = call.app.engine.perform({.stream = "meeting/" + meeting, .act = "set_agenda", .fields = std::move(fields), .person = call.viewer.person, .via = "page"});
    if (const auto* problem = std::get_if<engine::Problem>(&result)) {
        if (problem->type == "not-allowed" || problem->type == "not-found") return problem_response(call, problem->type, problem->detail.key);
        std::string told;
        for (const auto& error : problem->errors) told += (told.empty() ? "" : " ") + call.words.text(error.message);
        for (const auto& answer : problem->answers)
            if (!answer.lets_through()) told += (told.empty() ? "" : " ") + call.words.text(answer.reason);
        Response response = list_page(call, {.error = told.empty() ? call.words.text(problem->detail) : told, .report = report}, meeting, status_of(problem->type));
        response.problem = problem->type;
        return response;
    }
    return see_other("/policies/" + percent_encoded(workflows::read_policy(file).version) + "?done=propose");
}

}  // namespace

PageSet policy_list_pages() {
    return {.routes = {page_route("/policies", show_list, "Every policy", {"as_of", "format"}, Access::signed_in),
                       upload_route("/policies", send_file, "Reads a policy file, and puts it on a meeting's agenda", Access::signed_in)},
            .templates = {use_of(policies_template)}};
}

}  // namespace web

#include "web/pages/precedents.hpp"

#include "web/pages/case_view.hpp"
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "web/twin.hpp"
#include "workflows/phase_model/policy.hpp"

#include <algorithm>

namespace web {

namespace {

struct PrecedentsView {
    Crumbs crumbs;
    std::string name, name_language, lead, nothing, csv_href, json_href;
    std::vector<Link> questions;  ///< `detail` is set on the one shown
    std::vector<PrecedentRow> precedents;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("name", name);
        to("name_language", name_language);
        to("lead", lead);
        to("nothing", nothing);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("questions", questions);
        to("precedents", precedents);
    }
};

constexpr Template<PrecedentsView> precedents_template{"precedents"};
constexpr std::size_t on_the_case = 5, on_the_page = 30;

std::string listed(const std::vector<std::string>& items) {
    std::string text;
    for (const auto& item : items) text += (text.empty() ? "" : ", ") + item;
    return text;
}

void add(std::vector<std::string>& lines, const Catalogue& words, const char* key, const std::string& what) {
    if (!what.empty()) lines.push_back(words.text(key, {{"what", what}}));
}

bool is_question(std::string_view text) { return std::ranges::find(workflows::questions, text) != std::end(workflows::questions); }

Response show_precedents(Call& call) {
    Response instead;
    const auto now = look_at_case(call, instead);
    if (!now) return instead;
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const std::string question(call.in_query("question"));
    if (!question.empty() && !is_question(question)) return invalid(call, "?question", "problem.unknown_question");
    const Sight sight = call.as_of ? past_sight(call, *now) : *now;
    if (!sight.file) return problem_response(call, "not-found", "problem.not_yet");
    const auto seen = precedents_seen(call, sight, {.question = question, .limit = on_the_page, .moment = call.as_of});
    if (!seen) return problem_response(call, "recused", "err.recused");
    const auto& words = call.words;
    const std::string address = "/cases/" + sight->id + "/precedents";
    if (twin_of(call) == Twin::csv) return csv_file("precedents.csv", workflows::precedent_columns(), workflows::precedent_rows(seen->found));
    if (twin_of(call) == Twin::json) return json(workflows::to_value(seen->found, seen->kinships));
    PrecedentsView page{.name = case_name(call, *sight),
                        .csv_href = same_list(call, address, {{"format", "csv"}}),
                        .json_href = same_list(call, address, {{"format", "json"}})};
    if (is_english_name(call, *sight)) page.name_language = "en";
    page.lead = words.text("precedents.lead", {{"question", lower(words.text("question." + seen->found.question))},
                                               {"looked", number(words, seen->found.looked_at)}});
    for (const auto one : workflows::questions)
        page.questions.push_back({same_list(call, address, {{"question", std::string(one)}}), words.text("question." + std::string(one)),
                                  one == seen->found.question ? "selected" : ""});
    page.precedents = precedent_views(call, *seen, {});
    if (page.precedents.empty()) page.nothing = words.text("empty.precedents");
    page.crumbs = crumbs({{"/cases", words.text("nav.cases"), {}}, {"/cases/" + sight->id, page.name, {}}}, words.text("precedents.title"));
    return show(call, {.title = words.text("precedents.of", {{"name", page.name}}), .menu = "cases"}, precedents_template, page);
}

}  // namespace

std::string decision_words(const Catalogue& words, const workflows::MadeDecision& decision) {
    std::string what = words.text("event." + decision.event);
    if (what.ends_with('.')) what.pop_back();
    if (!decision.outcome.empty()) what += ", " + decision.outcome + " " + lower(term(words, "outcome", decision.outcome));
    return long_date(words, decision.date) + ": " + what;
}

std::vector<std::string> likeness_words(const Catalogue& words, const workflows::Likeness& likeness, const workflows::Kinships& kinships) {
    std::vector<std::string> lines, parents, alike, unlike;
    for (const auto code : likeness.parents) {
        const std::string name = kinships.name_of(code);
        parents.push_back(name.empty() ? orpha(std::to_string(code)) : name + " (" + orpha(std::to_string(code)) + ")");
    }
    for (const auto& id : likeness.alike) alike.push_back(criterion_name(words, id));
    for (const auto& id : likeness.unlike) unlike.push_back(criterion_name(words, id));
    if (likeness.same_diagnosis) lines.push_back(words.text("likeness.diagnosis"));
    add(lines, words, "likeness.parents", listed(parents));
    add(lines, words, "likeness.alike", listed(alike));
    add(lines, words, "likeness.unlike", listed(unlike));
    add(lines, words, "likeness.prevalence", likeness.prevalence);
    add(lines, words, "likeness.words", listed(likeness.words));
    return lines;
}

std::optional<PrecedentsSeen> precedents_seen(const Call& call, const Sight& sight, const workflows::PrecedentQuery& query) {
    if (call.app.archive == nullptr || !sight.papers()) return std::nullopt;
    workflows::Kinships kinships(call.app.facts.everything(), call.viewer.policy().rules.rare);
    auto found = workflows::precedents_of(*sight, *call.app.archive, call.app.engine.store(), kinships, shut_out_for(call), query);
    return PrecedentsSeen{std::move(found), std::move(kinships)};
}

std::vector<PrecedentRow> precedent_views(const Call& call, const PrecedentsSeen& seen, const std::string& weigh) {
    const auto& words = call.words;
    std::vector<PrecedentRow> rows;
    for (const auto& hit : seen.found.hits) {
        const auto& decision = *hit.decision;
        PrecedentRow row{.href = "/cases/" + decision.case_id,
                         .name = decision.name.empty() ? words.text("case.unnamed") : decision.name,
                         .code = decision.case_id + (decision.on.orpha.empty() ? "" : " \u00b7 " + orpha(decision.on.orpha)),
                         .decision = decision_words(words, decision),
                         .overtaken = !hit.standing.in_force};
        row.standing = hit.standing.in_force ? words.text("precedents.in_force")
                                             : words.text("precedents.overtaken", {{"what", lower(act_title(words, hit.standing.by))},
                                                                                   {"date", long_date(words, hit.standing.date)}});
        row.why = likeness_words(words, hit.likeness, seen.kinships);
        if (!weigh.empty()) row.weigh_href = link_to(weigh, {{"decision", decision.case_id}});
        rows.push_back(std::move(row));
    }
    return rows;
}

/// On the page of a case, while it is being prepared or decided.
void add_precedents(const CaseScene& scene, CaseView& page) {
    const auto& file = *scene.sight;
    if (file.is_closed() || file.phase < 2 || file.phase > 5) return;
    const auto seen = precedents_seen(scene.call, scene.sight, {.limit = on_the_case, .moment = scene.call.as_of});
    if (!seen) return;
    const auto& words = scene.call.words;
    page.precedents = precedent_views(scene.call, *seen, scene.offers("weigh_precedent") ? scene.act_href("weigh_precedent") : "");
    page.precedents_line = page.precedents.empty() ? words.text("empty.precedents")
                                                   : words.text("precedents.lead", {{"question", lower(words.text("question." + seen->found.question))},
                                                                                    {"looked", number(words, seen->found.looked_at)}});
    page.precedents_href = link_to("/cases/" + file.id + "/precedents", {{"as_of", scene.call.as_of ? workflows::to_text(*scene.call.as_of) : ""}});
}

PageSet precedent_pages() {
    return {.routes = {page_route("/cases/{id}/precedents", show_precedents, "Earlier decisions with like evidence", {"question", "as_of", "format"})},
            .templates = {use_of(precedents_template)}};
}

}  // namespace web

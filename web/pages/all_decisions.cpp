// Decisions over all cases, with counts that lead to them; and those on like evidence that came out differently. Each list is there
// as CSV and JSON at the same address.
#include "web/decision_query.hpp"
#include "web/icons.hpp"
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/pages/precedents.hpp"
#include "web/pages/steps.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "web/twin.hpp"
#include "workflows/phase_model/archive/search.hpp"
#include "workflows/phase_model/policy.hpp"

namespace web {

namespace {

struct CountView {
    std::string name, href, count;

    void describe(auto& to) const {
        to("name", name);
        to("href", href);
        to("count", count);
    }
};

struct CountsView {
    std::string id, title;
    std::vector<CountView> counts;

    void describe(auto& to) const {
        to("id", id);
        to("title", title);
        to("counts", counts);
    }
};

struct DecisionLine {
    std::string date, day, href, name, code, what, body, centre, standing;
    bool overtaken = false;

    void describe(auto& to) const {
        to("date", date);
        to("day", day);
        to("href", href);
        to("name", name);
        to("code", code);
        to("what", what);
        to("body", body);
        to("centre", centre);
        to("standing", standing);
        to("overtaken", overtaken);
    }
};

struct DecisionsView {
    std::string shown, from, until, as_of, csv_href, json_href, next_href, alike_href;
    std::vector<Choice> outcomes, centres, bodies;
    std::vector<CountsView> tables;
    std::vector<DecisionLine> decisions;

    void describe(auto& to) const {
        to("shown", shown);
        to("from", from);
        to("until", until);
        to("as_of", as_of);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("next_href", next_href);
        to("alike_href", alike_href);
        to("outcomes", outcomes);
        to("centres", centres);
        to("bodies", bodies);
        to("tables", tables);
        to("decisions", decisions);
    }
};

struct PairView {
    std::vector<Link> decided;
    std::vector<std::string> why;

    void describe(auto& to) const {
        to("decided", decided);
        to("why", why);
    }
};

struct AlikeView {
    Crumbs crumbs;
    std::string from, until, as_of, nothing, csv_href, json_href;
    std::vector<PairView> pairs;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("from", from);
        to("until", until);
        to("as_of", as_of);
        to("nothing", nothing);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("pairs", pairs);
    }
};

constexpr Template<DecisionsView> decisions_template{"all_decisions"};
constexpr Template<AlikeView> alike_template{"alike"};

std::string outcome_name(const Call& call, const std::string& outcome) {
    const auto& words = call.words;
    return call.viewer.policy().outcome(outcome) != nullptr ? outcome + " " + term(words, "outcome", outcome) : act_title(words, outcome);
}

std::string centre_text(const Catalogue& words, const std::string& centre) { return centre.empty() ? words.text("decisions.no_centre") : centre; }

void add_counts(const Call& call, const workflows::DecisionList& list, DecisionsView& page) {
    const auto& words = call.words;
    const auto add = [&](const char* id, const std::vector<workflows::DecisionCount>& counts, const auto& name, const auto& narrowed) {
        CountsView table{.id = id, .title = words.text("decisions.by." + std::string(id))};
        for (const auto& one : counts) {
            Pairs query = narrowed(one.of);
            query.emplace_back("cursor", "");
            table.counts.push_back({name(one.of), same_list(call, "/decisions", query), number(words, one.count)});
        }
        page.tables.push_back(std::move(table));
    };
    add("outcome", list.by_outcome, [&](const std::string& of) { return outcome_name(call, of); }, [](const std::string& of) { return Pairs{{"outcome", of}}; });
    add("year", list.by_year, [](const std::string& of) { return of; }, [](const std::string& of) { return Pairs{{"from", of + "-01-01"}, {"to", of + "-12-31"}}; });
    add("centre", list.by_centre, [&](const std::string& of) { return centre_text(words, of); },
        [](const std::string& of) { return Pairs{{"centre", of.empty() ? "none" : of}}; });
    add("body", list.by_body, [&](const std::string& of) { return capital(words.text("role." + of)); }, [](const std::string& of) { return Pairs{{"body", of}}; });
}

DecisionLine line_of(const Call& call, const workflows::ListedDecision& listed) {
    const auto& words = call.words;
    const auto& made = *listed.decision;
    DecisionLine line{.date = made.date,
                      .day = short_date(words, made.date),
                      .href = "/cases/" + made.case_id + "/history?show=all#event-" + std::to_string(made.seq),
                      .name = made.name.empty() ? words.text("case.unnamed") : made.name,
                      .code = made.case_id + (made.on.orpha.empty() ? "" : " \u00b7 " + orpha(made.on.orpha)),
                      .what = outcome_name(call, made.result()),
                      .body = capital(words.text("role." + made.body())),
                      .centre = centre_text(words, made.centre),
                      .overtaken = !listed.in_force};
    if (made.form == "circulation") line.body += ", " + lower(words.text("choice.form.circulation"));
    line.standing = listed.in_force ? words.text("precedents.in_force")
                                    : words.text("precedents.overtaken", {{"what", lower(act_title(words, listed.overtaken_by))},
                                                                          {"date", short_date(words, listed.overtaken_on)}});
    return line;
}

void add_filter(const Call& call, DecisionsView& page) {
    const auto& words = call.words;
    const Asked asked = filter_of(call);
    page.from = std::string(call.in_query("from"));
    page.until = std::string(call.in_query("to"));
    page.as_of = asked.as_of;
    page.centres = asked.centres;
    page.centres.push_back({"none", words.text("decisions.no_centre"), call.in_query("centre") == "none"});
    page.outcomes.push_back({"", words.text("filter.all_outcomes"), call.in_query("outcome").empty()});
    for (const auto& outcome : decision_outcomes(call.viewer.policy())) page.outcomes.push_back({outcome, outcome_name(call, outcome), call.in_query("outcome") == outcome});
    page.bodies.push_back({"", words.text("filter.all"), call.in_query("body").empty()});
    for (const char* body : {"leader_group", "administrative_leader"})
        page.bodies.push_back({body, capital(words.text("role." + std::string(body))), call.in_query("body") == body});
}

Response show_decisions(Call& call) {
    if (call.app.archive == nullptr) return problem_response(call, "not-found", "problem.not_found");
    const auto asked = decision_filter(call);
    if (const auto* refused = std::get_if<Response>(&asked)) return *refused;
    const auto list = workflows::list_decisions(*call.app.archive, std::get<workflows::DecisionFilter>(asked));
    if (twin_of(call) == Twin::csv) return csv_file("decisions.csv", workflows::decision_columns(), workflows::decision_rows(list));
    if (twin_of(call) == Twin::json) return json(workflows::to_value(list));
    DecisionsView page{.csv_href = same_list(call, "/decisions", {{"format", "csv"}}),
                       .json_href = same_list(call, "/decisions", {{"format", "json"}}),
                       .alike_href = same_list(call, "/decisions/alike", {{"outcome", ""}, {"body", ""}, {"centre", ""}, {"cursor", ""}})};
    page.shown = call.words.text("hist.hits", {{"n", std::to_string(list.total)}, {"many", number(call.words, list.total)}});
    add_filter(call, page);
    add_counts(call, list, page);
    for (const auto& one : list.decisions) page.decisions.push_back(line_of(call, one));
    if (list.next) page.next_href = same_list(call, "/decisions", {{"cursor", workflows::cursor_of(*list.next)}});
    return show(call, {.title = call.words.text("decisions.title"), .menu = "history"}, decisions_template, page);
}

PairView view_of(const Call& call, const workflows::UnequalPair& pair, const workflows::Kinships& kinships) {
    PairView view;
    for (const auto& one : {pair.one, pair.other})
        view.decided.push_back({"/cases/" + one->case_id, one->name.empty() ? one->case_id : one->name, decision_words(call.words, *one)});
    view.why = likeness_words(call.words, pair.likeness, kinships);
    return view;
}

Response show_alike(Call& call) {
    if (call.app.archive == nullptr) return problem_response(call, "not-found", "problem.not_found");
    const auto asked = decision_filter(call);
    if (const auto* refused = std::get_if<Response>(&asked)) return *refused;
    workflows::Kinships kinships(call.app.facts.everything(), call.viewer.policy().rules.rare);
    const auto pairs = workflows::unequal_decisions(*call.app.archive, call.app.engine.store(), kinships, shut_out_for(call),
                                                    std::get<workflows::DecisionFilter>(asked));
    if (twin_of(call) == Twin::csv) return csv_file("alike.csv", workflows::unequal_columns(), workflows::unequal_rows(pairs));
    if (twin_of(call) == Twin::json) return json(workflows::to_value(pairs, kinships));
    AlikeView page{.from = std::string(call.in_query("from")),
                   .until = std::string(call.in_query("to")),
                   .as_of = filter_of(call).as_of,
                   .csv_href = same_list(call, "/decisions/alike", {{"format", "csv"}}),
                   .json_href = same_list(call, "/decisions/alike", {{"format", "json"}})};
    for (const auto& pair : pairs) page.pairs.push_back(view_of(call, pair, kinships));
    if (page.pairs.empty()) page.nothing = call.words.text("alike.nothing");
    page.crumbs = crumbs({{"/decisions", call.words.text("decisions.title"), {}}}, call.words.text("alike.title"));
    return show(call, {.title = call.words.text("alike.title"), .menu = "history"}, alike_template, page);
}

}  // namespace

PageSet all_decision_pages() {
    return {.routes = {page_route("/decisions", show_decisions, "Decisions over all cases, with counts",
                                  {"outcome", "centre", "body", "from", "to", "cursor", "as_of", "format"}),
                       page_route("/decisions/alike", show_alike, "Like evidence, different outcome", {"from", "to", "as_of", "format"})},
            .templates = {use_of(decisions_template), use_of(alike_template)}};
}

}  // namespace web

// The decisions of a case: the list, the document for the archive and the letter, to read, print or take away.
#include "web/decisions.hpp"

#include "web/documents.hpp"
#include "web/pages/document_view.hpp"
#include "web/pages/page_sets.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "web/twin.hpp"

namespace web {

namespace {

struct DecisionCard {
    std::string title, detail, href, letter_href;

    void describe(auto& to) const {
        to("title", title);
        to("detail", detail);
        to("href", href);
        to("letter_href", letter_href);
    }
};

struct DecisionsView {
    Crumbs crumbs;
    std::string name, empty, csv_href, json_href;
    std::vector<DecisionCard> decisions;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("name", name);
        to("empty", empty);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("decisions", decisions);
    }
};

constexpr Template<DecisionsView> list_template{"decisions"};

std::string base_of(const Sight& sight) { return "/cases/" + sight->id + "/decisions"; }
std::string moment_of(const Call& call) { return call.as_of ? workflows::to_text(*call.as_of) : std::string(); }

Crumbs crumbs_of(const Call& call, const Sight& sight, bool in_list) {
    const Pairs moment{{"as_of", moment_of(call)}};
    std::vector<Link> steps{{"/cases", call.words.text("nav.cases"), {}}, {link_to("/cases/" + sight->id, moment), case_name(call, *sight), {}}};
    if (!in_list) steps.push_back({link_to(base_of(sight), moment), call.words.text("decision.list"), {}});
    return crumbs(std::move(steps), in_list ? call.words.text("decision.list") : call.words.text("decision.one"));
}

DecisionCard card_of(const Call& call, const Sight& sight, const workflows::DecisionLine& line) {
    const auto& words = call.words;
    const std::string href = base_of(sight) + "/" + std::to_string(line.number);
    const Pairs moment{{"as_of", moment_of(call)}};
    DecisionCard card{.title = workflows::decision_title(line.act, words) + ", " + long_date(words, line.by.date), .detail = {}, .href = link_to(href, moment), .letter_href = link_to(href + "/letter", moment)};
    card.detail = words.text("decision.result." + line.result) + ", " + words.text("decision.manner." + line.manner);
    if (!line.outcome.empty()) card.detail += " \u00b7 " + line.outcome + " " + term(words, "outcome", line.outcome);
    return card;
}

Response as_twin(Twin twin, const std::vector<workflows::DecisionLine>& lines) {
    std::vector<TwinRow> rows;
    for (const auto& line : lines)
        rows.push_back({{"number", std::to_string(line.number)}, {"date", engine::to_text(line.by.date)}, {"act", line.act}, {"result", line.result}, {"manner", line.manner},
                        {"transition", line.transition}, {"to", line.to}, {"outcome", line.outcome}, {"meeting", line.meeting}});
    if (twin == Twin::json) return json_twin(rows, {});
    return csv_twin("decisions.csv", {"number", "date", "act", "result", "manner", "transition", "to", "outcome", "meeting"}, rows);
}

Response show_list(Call& call) {
    Response instead;
    const auto sight = look_at_case_then(call, instead);
    if (!sight) return instead;
    const auto lines = workflows::decisions_of(**sight);
    if (const Twin twin = twin_of(call); twin != Twin::page) return as_twin(twin, lines);
    DecisionsView page{.crumbs = crumbs_of(call, *sight, true), .name = case_name(call, **sight)};
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) page.decisions.push_back(card_of(call, *sight, *line));
    if (lines.empty()) page.empty = call.words.text("decision.none");
    page.csv_href = link_to(base_of(*sight), {{"format", "csv"}, {"as_of", moment_of(call)}});
    page.json_href = link_to(base_of(*sight), {{"format", "json"}, {"as_of", moment_of(call)}});
    return show(call, {.title = call.words.text("decision.list_of", {{"name", page.name}}), .menu = "cases"}, list_template, page);
}

Response show_as(Call& call, bool letter) {
    Response instead;
    const auto sight = look_at_case_then(call, instead);
    if (!sight) return instead;
    const auto record = decision_seen(call, *sight);
    if (!record) return problem_response(call, "not-found", "problem.no_such_decision", {{"case", (*sight)->id}});
    const auto document = letter ? letter_of(call, *record) : document_of(call, *record);
    if (auto file = document_file(call, document, decision_file_name(call, *record, letter))) return *std::move(file);
    const std::string here = base_of(*sight) + "/" + std::to_string(record->integer("number")), own = here + (letter ? "/letter" : "");
    DocumentView page{.crumbs = crumbs_of(call, *sight, false), .body = {workflows::body_html(document)}};
    page.links.push_back({link_to(letter ? here : here + "/letter", {{"as_of", moment_of(call)}}), call.words.text(letter ? "decision.document" : "decision.letter"), {}});
    for (Link& link : document_links(call, own, {{"as_of", moment_of(call)}})) page.links.push_back(std::move(link));
    return show(call, {.title = document.title, .menu = "cases"}, document_template, page);
}

Response show_document(Call& call) { return show_as(call, false); }
Response show_letter(Call& call) { return show_as(call, true); }

}  // namespace

PageSet decision_pages() {
    return {.routes = {page_route("/cases/{id}/decisions", show_list, "The decisions of a case", {"as_of", "format"}),
                       page_route("/cases/{id}/decisions/{number}", show_document, "A decision, for the archive", {"as_of", "form"}),
                       page_route("/cases/{id}/decisions/{number}/letter", show_letter, "A decision as a letter in plain language", {"as_of", "form"})},
            .templates = {use_of(list_template), use_of(document_template)}};
}

}  // namespace web

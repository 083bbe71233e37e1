// The page that searches: cases and diagnoses by name, and the words of decisions and histories over all cases. What was found in
// words is there as CSV and JSON too.
#include "web/icons.hpp"
#include "web/pages/diagnosis.hpp"
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/pages/story.hpp"
#include "web/past.hpp"
#include "web/search_query.hpp"
#include "web/twin.hpp"
#include "workflows/phase_model/archive/traces.hpp"

#include <algorithm>

namespace web {

namespace {

struct WordHit {
    std::string at, when, href, sentence, name, code, who, before, word, after;

    void describe(auto& to) const {
        to("at", at);
        to("when", when);
        to("href", href);
        to("sentence", sentence);
        to("name", name);
        to("code", code);
        to("who", who);
        to("before", before);
        to("word", word);
        to("after", after);
    }
};

struct FindView {
    std::string q, from, until, as_of, shown, empty, words_note, csv_href, json_href, next_href;
    std::vector<Choice> kinds, bodies, centres;
    std::vector<CaseCard> cases;
    std::vector<HitView> hits;
    std::vector<WordHit> found;

    void describe(auto& to) const {
        to("q", q);
        to("from", from);
        to("until", until);
        to("as_of", as_of);
        to("shown", shown);
        to("empty", empty);
        to("words_note", words_note);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("next_href", next_href);
        to("kinds", kinds);
        to("bodies", bodies);
        to("centres", centres);
        to("cases", cases);
        to("hits", hits);
        to("found", found);
    }
};

constexpr Template<FindView> find_template{"find"};
constexpr std::size_t most_hits = 30;

std::vector<Choice> choices(const Call& call, std::string_view parameter, const auto& values, const auto& label) {
    std::vector<Choice> list{{"", call.words.text("filter.all"), call.in_query(parameter).empty()}};
    for (const std::string_view value : values) list.push_back({std::string(value), label(std::string(value)), call.in_query(parameter) == value});
    return list;
}

std::string number_of(const workflows::SearchHit& hit) { return hit.place.stream.substr(hit.place.stream.find('/') + 1); }

bool is_in_meeting(const workflows::SearchHit& hit) { return hit.place.stream.starts_with("meeting/"); }

std::string href_of(const workflows::SearchHit& hit) {
    if (hit.case_id.empty()) return (is_in_meeting(hit) ? "/meetings/" : "/proposals/") + number_of(hit);
    return "/cases/" + hit.case_id + "/history?show=all#event-" + std::to_string(hit.event.seq);
}

std::string name_of(const workflows::Catalogue& words, const workflows::SearchHit& hit) {
    if (is_in_meeting(hit)) return words.text("policies.meeting", {{"meeting", number_of(hit)}});
    return hit.name.empty() ? words.text("case.unnamed") : hit.name;
}

WordHit view_of(const Call& call, const workflows::SearchHit& hit) {
    const auto& words = call.words;
    const engine::Texts none;
    WordHit view{.at = hit.event.at,
                 .when = date_and_time(words, hit.event.at),
                 .href = href_of(hit),
                 .sentence = sentence_of(words, hit.event, none),
                 .name = name_of(words, hit),
                 .code = number_of(hit) + (hit.orpha.empty() ? "" : " \u00b7 " + orpha(hit.orpha)),
                 .who = workflows::body_of_event(hit.event) == "leader_group" ? capital(words.text("role.leader_group")) : who_did(words, hit.event),
                 .before = hit.passage.before,
                 .word = hit.passage.word,
                 .after = hit.passage.after};
    return view;
}

void add_words(Call& call, const workflows::SearchResult& result, FindView& page) {
    for (const auto& hit : result.hits) page.found.push_back(view_of(call, hit));
    if (result.next) page.next_href = same_list(call, "/search", {{"cursor", workflows::cursor_of(*result.next)}});
    if (result.no_words)
        page.words_note = call.words.text("find.no_words");
    else if (result.hits.empty())
        page.words_note = call.words.text(result.next ? "find.nothing_yet" : "find.nothing");
    page.csv_href = same_list(call, "/search", {{"format", "csv"}});
    page.json_href = same_list(call, "/search", {{"format", "json"}});
}

/// Cases and diagnoses stand on the first page of what is asked without a filter.
void add_names(Call& call, FindView& page) {
    for (const auto* parameter : {"kind", "body", "centre", "from", "to", "cursor", "as_of"})
        if (!call.in_query(parameter).empty()) return;
    bool valid = true;
    for (const auto& row : call.app.cases.list({.q = page.q, .limit = most_hits}, valid).rows) page.cases.push_back(card_of(call, row));
    page.hits = hits_for(call, page.q, most_hits, {});
}

void add_filter(const Call& call, FindView& page) {
    const Asked asked = filter_of(call);
    page.from = std::string(call.in_query("from"));
    page.until = std::string(call.in_query("to"));
    page.as_of = asked.as_of;
    page.centres = asked.centres;
    page.kinds = choices(call, "kind", workflows::kinds_of_event, [&](const std::string& kind) { return call.words.text("find.kind." + kind); });
    page.bodies = choices(call, "body", search_bodies, [&](const std::string& role) { return capital(call.words.text("role." + role)); });
}

bool is_case_number(std::string_view text) {
    return text.size() >= 9 && text[4] == '-' && text.find_first_not_of("0123456789-") == std::string_view::npos;
}

Response show_search(Call& call) {
    auto asked = search_query(call);
    if (auto* refused = std::get_if<Response>(&asked)) return std::move(*refused);
    const auto& query = std::get<workflows::SearchQuery>(asked);
    const auto& words = call.words;
    FindView page{.q = query.words};
    if (is_case_number(page.q) && call.app.engine.store().read("case/" + page.q)) return see_other("/cases/" + page.q);
    workflows::SearchResult result{.no_words = true};
    if (!page.q.empty() && call.app.archive != nullptr) result = workflows::search_words(search_scene(call), query);
    if (twin_of(call) == Twin::csv) return csv_file("search.csv", workflows::search_columns(), workflows::search_rows(result));
    if (twin_of(call) == Twin::json) return json(workflows::to_value(result));
    add_filter(call, page);
    if (!page.q.empty()) {
        add_names(call, page);
        add_words(call, result, page);
        const auto many = page.cases.size() + page.hits.size() + page.found.size();
        page.shown = words.text("hist.hits", {{"n", std::to_string(many)}, {"many", std::to_string(many) + (result.next ? "+" : "")}});
        if (many == 0 && !result.next) page.empty = words.text("search.nothing");
    }
    return show(call, {.title = words.text("search.title")}, find_template, page);
}

}  // namespace

PageSet search_pages() {
    return {.routes = {page_route("/search", show_search, "Finds cases, diagnoses and the words of decisions and histories",
                                  {"q", "kind", "body", "centre", "from", "to", "cursor", "as_of", "format"})},
            .templates = {use_of(find_template)}};
}

}  // namespace web

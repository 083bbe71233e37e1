// The history of one case as a story, newest first (the design's "sak-historikk").
#include "web/pages/page_sets.hpp"
#include "web/pages/story.hpp"
#include "web/past.hpp"
#include "web/twin.hpp"
#include "workflows/phase_model/read_trail.hpp"

namespace web {

namespace {

/// One reading, as auditors see it.
struct SeenView {
    std::string who, what, when, at, times;

    void describe(auto& to) const {
        to("who", who);
        to("what", what);
        to("when", when);
        to("at", at);
        to("times", times);
    }
};

struct StoryView {
    Crumbs crumbs;
    std::string id, name, name_language, shown, action, json_href, csv_href, as_of;
    std::vector<std::string> meta;
    std::vector<Link> kinds, roles;  ///< filters: `detail` is set on the one in use
    std::vector<StoryLine> story;
    bool audits = false;
    std::vector<SeenView> seen;

    void describe(auto& to) const {
        to("audits", audits);
        to("seen", seen);
        to("crumbs", crumbs);
        to("id", id);
        to("name", name);
        to("name_language", name_language);
        to("shown", shown);
        to("action", action);
        to("json_href", json_href);
        to("csv_href", csv_href);
        to("as_of", as_of);
        to("meta", meta);
        to("kinds", kinds);
        to("roles", roles);
        to("story", story);
    }
};

constexpr Template<StoryView> story_template{"story"};
constexpr std::string_view roles[] = {"case_officer", "administrative_leader", "centre_leader", "user_representative",
                                      "professional"};

std::vector<Link> choices(const Call& call, std::string_view parameter, std::string_view prefix,
                          const std::vector<std::string>& values) {
    std::vector<Link> links;
    for (const auto& value : values)
        links.push_back(
            {value, capital(term(call.words, prefix, value)), call.in_query(parameter) == value ? "selected" : ""});
    return links;
}

/// The events as the filter shows them, in sentences.
Response as_twin(Twin twin, const std::vector<StoryLine>& story) {
    std::vector<TwinRow> rows;
    for (const auto& line : story) rows.push_back({{"seq", line.seq}, {"at", line.at}, {"what", line.sentence}, {"who", line.who}, {"requirements", line.requirements}});
    return twin == Twin::json ? json_twin(rows, {}) : csv_twin("case-history.csv", {"seq", "at", "what", "who", "requirements"}, rows);
}

/// Who has seen the case, for auditors.
std::vector<SeenView> readings(const Call& call, const std::string& stream) {
    constexpr std::size_t most_events = 200;
    std::vector<SeenView> seen;
    if (call.app.log == nullptr) return seen;
    for (const workflows::Told& one : workflows::told_of(call.app.engine.store(), call.app.log->store().readings_of(stream, most_events), stream)) {
        const workflows::Person* person = call.viewer.office->find(one.person);
        seen.push_back({.who = person == nullptr ? one.person : person->name,
                        .what = one.what + " (" + one.via + ")",
                        .when = date_and_time(call.words, one.last),
                        .at = one.last,
                        .times = number(call.words, one.times)});
    }
    return seen;
}

Response show_story(Call& call) {
    Response instead;
    const auto sight = look_at_case(call, instead);
    if (!sight) return instead;
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto& words = call.words;
    StoryView page{.id = (*sight)->id, .name = case_name(call, **sight)};
    if (is_english_name(call, **sight)) page.name_language = "en";
    page.action = "/cases/" + page.id + "/history";
    StoryChoice choice{
        .main_only = call.in_query("show") != "all", .details = true, .role = std::string(call.in_query("who"))};
    if (call.as_of) {
        choice.until = *call.as_of;
        page.as_of = typed_moment(*call.as_of);
    }
    page.story = story_lines(call, **sight, choice);
    if (const Twin twin = twin_of(call); twin != Twin::page) return as_twin(twin, page.story);
    page.shown = words.text("hist.shown",
                            {{"a", std::to_string(page.story.size())}, {"b", std::to_string((*sight)->version())}});
    if (!(*sight)->orpha().empty()) page.meta.push_back(orpha((*sight)->orpha()));
    page.meta.push_back(words.text("hist.events", {{"n", std::to_string((*sight)->version())}}));
    page.kinds = choices(call, "show", "hist.show", {"main", "all"});
    page.roles = choices(call, "who", "role", {std::begin(roles), std::end(roles)});
    const std::string as_of = call.as_of ? workflows::to_text(*call.as_of) : std::string();
    page.json_href = link_to("/api/v1/cases/" + page.id + "/history", {{"as_of", as_of}});
    page.csv_href = link_to("/api/v1/exports", {{"format", "csv"}, {"case", page.id}, {"as_of", as_of}});
    page.audits = call.viewer.holds("auditor");
    if (page.audits) page.seen = readings(call, "case/" + page.id);
    page.crumbs = crumbs({{"/history", words.text("nav.history"), {}},
                          {link_to("/cases/" + page.id, {{"as_of", as_of}}), page.name, {}}},
                         words.text("hist.of_case"));
    return show(call, {.title = words.text("hist.title", {{"name", page.name}}), .menu = "history"}, story_template,
                page);
}

}  // namespace

PageSet story_pages() {
    return {
        .routes = {page_route("/cases/{id}/history", show_story, "The history of one case", {"show", "who", "as_of", "format"})},
        .templates = {use_of(story_template)}};
}

}  // namespace web

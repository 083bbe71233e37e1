// The history of one case as a story, newest first (the design's "sak-historikk").
#include "web/pages/page_sets.hpp"
#include "web/pages/story.hpp"
#include "web/past.hpp"
#include "web/twin.hpp"

namespace web {

namespace {

struct StoryView {
    Crumbs crumbs;
    std::string id, name, name_language, shown, action, json_href, csv_href, as_of;
    std::vector<std::string> meta;
    std::vector<Link> kinds, roles;  ///< filters: `detail` is set on the one in use
    std::vector<StoryLine> story;

    void describe(auto& to) const {
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

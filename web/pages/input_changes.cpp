#include "web/pages/input_changes.hpp"

#include "web/pages/act_view.hpp"
#include "web/pages/comment_words.hpp"
#include "web/pages/page_sets.hpp"
#include "web/past.hpp"
#include "web/twin.hpp"
#include "workflows/phase_model/input_changes.hpp"

namespace web {

namespace {

struct ChangesView {
    Crumbs crumbs;
    std::string id, name, lead, csv_href, json_href, empty, back_href;
    std::vector<ChangeCard> changes;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("id", id);
        to("name", name);
        to("lead", lead);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("empty", empty);
        to("back_href", back_href);
        to("changes", changes);
    }
};

constexpr Template<ChangesView> changes_template{"changes"};

std::vector<workflows::InputChange> changes_in(const Call& call, const Sight& sight) {
    return workflows::input_changes(*sight, readable_in(call, *sight));
}

Response show_changes(Call& call) {
    Response instead;
    const auto sight = look_at_case_then(call, instead);
    if (!sight) return instead;
    const auto changes = changes_in(call, *sight);
    const std::string& id = (*sight)->id;
    if (twin_of(call) == Twin::csv) return csv_file("changes-" + id + ".csv", workflows::input_change_columns(), workflows::input_change_rows(**sight, changes));
    if (twin_of(call) == Twin::json) return json(workflows::as_value(**sight, changes));
    const auto& words = call.words;
    const std::string path = "/cases/" + id + "/changes";
    ChangesView page{.id = id,
                     .name = case_name(call, **sight),
                     .lead = words.text("changes.lead"),
                     .csv_href = link_then(call, path, {{"format", "csv"}}),
                     .json_href = link_then(call, path, {{"format", "json"}}),
                     .back_href = link_then(call, "/cases/" + id)};
    page.crumbs = crumbs_of(call, *sight, words.text("changes.title"));
    page.changes = change_cards(call, *sight);
    if (page.changes.empty()) page.empty = words.text("changes.none");
    return show(call, {.title = words.text("changes.title") + ": " + page.name, .menu = "cases"}, changes_template, page);
}

}  // namespace

std::vector<ChangeCard> change_cards(const Call& call, const Sight& sight) {
    const auto& words = call.words;
    std::vector<ChangeCard> cards;
    for (const auto& one : changes_in(call, sight)) {
        ChangeCard card{.who = said_by(words, one.by),
                        .about = words.text("com.on", {{"part", part_name(words, one.part)}}),
                        .answered = words.text("com.answer_from", {{"role", lower(role_name(words, one.answered))}, {"date", long_date(words, one.answered.date)}}),
                        .comment_href = link_then(call, "/cases/" + sight->id) + "#comment-" + std::to_string(one.by.seq),
                        .mark = disposition_mark(words, one.disposition),
                        .changed = paragraphs(one.changed)};
        if (one.change != 0) card.change_href = link_then(call, "/cases/" + sight->id + "/history", {{"show", "all"}}) + "#event-" + std::to_string(one.change);
        cards.push_back(std::move(card));
    }
    return cards;
}

PageSet change_pages() {
    return {.routes = {page_route("/cases/{id}/changes", show_changes, "What the input changed in a case", {"format", "as_of"})},
            .templates = {use_of(changes_template)}};
}

}  // namespace web

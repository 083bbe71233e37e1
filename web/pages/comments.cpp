// Comments across cases: those that wait for an answer first, with filters and counts; and how organisations have been
// answered. The same as CSV and JSON at the same addresses.
#include "web/icons.hpp"
#include "web/inbox_query.hpp"
#include "web/pages/case_view.hpp"
#include "web/pages/comment_words.hpp"
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/past.hpp"
#include "web/twin.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/policy.hpp"

#include <algorithm>
#include <set>

namespace web {

namespace {

constexpr std::size_t most_shown = 100;

struct InboxItem {
    std::string href, case_name, role, about, text, due, button_href, together_href;
    std::vector<TagMark> tags;

    void describe(auto& to) const {
        to("href", href);
        to("case_name", case_name);
        to("role", role);
        to("about", about);
        to("text", text);
        to("due", due);
        to("button_href", button_href);
        to("together_href", together_href);
        to("tags", tags);
    }
};

struct InboxView {
    std::string shown, empty, more, from, until, as_of, organisations_href, csv_href, json_href;
    std::vector<Fact> counts;
    std::vector<Choice> states, phases, organisations, parts;
    std::vector<InboxItem> items;

    void describe(auto& to) const {
        to("shown", shown);
        to("empty", empty);
        to("more", more);
        to("from", from);
        to("until", until);
        to("as_of", as_of);
        to("organisations_href", organisations_href);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("counts", counts);
        to("states", states);
        to("phases", phases);
        to("organisations", organisations);
        to("parts", parts);
        to("items", items);
    }
};

struct OrganisationRow {
    std::string name, role, given, answered, waiting, within, followed, href;

    void describe(auto& to) const {
        to("name", name);
        to("role", role);
        to("given", given);
        to("answered", answered);
        to("waiting", waiting);
        to("within", within);
        to("followed", followed);
        to("href", href);
    }
};

struct OrganisationsView {
    std::string lead, empty, from, until, as_of, inbox_href, csv_href, json_href;
    std::vector<OrganisationRow> rows;

    void describe(auto& to) const {
        to("lead", lead);
        to("empty", empty);
        to("from", from);
        to("until", until);
        to("as_of", as_of);
        to("inbox_href", inbox_href);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("rows", rows);
    }
};

constexpr Template<InboxView> inbox_template{"comments"};
constexpr Template<OrganisationsView> organisations_template{"organisations"};

InboxItem item_of(const Call& call, const workflows::InboxEntry& entry) {
    const auto& words = call.words;
    const auto& comment = entry.comment;
    const std::string number = std::to_string(comment.by.seq), path = "/cases/" + entry.row.id;
    InboxItem item{.href = link_then(call, path) + "#comment-" + number,
                   .case_name = entry.row.name,
                   .role = said_by(words, comment.by),
                   .about = words.text("com.on", {{"part", part_name(words, comment.part)}}),
                   .text = first_words(comment.text.text)};
    if (!entry.waits) {
        const auto& answer = *comment.answer();
        item.due = words.text("com.answer_from", {{"role", lower(role_name(words, answer.by))}, {"date", long_date(words, answer.by.date)}});
        item.tags.push_back({"neutral", disposition_mark(words, answer.disposition).word, icon(answer.disposition)});
        return item;
    }
    item.due = words.text("com.due", {{"date", long_date(words, entry.due)}});
    item.tags.push_back({entry.overdue ? "danger" : "neutral", days_left(words, call.viewer.today, entry.due), icon("clock")});
    if (entry.holds) item.tags.push_back({"info", words.text("inbox.holds"), icon("clock")});
    if (call.as_of || !call.viewer.holds("case_officer")) return item;
    item.button_href = link_to(path + "/acts/answer_comment", {{"comment", number}});
    item.together_href = path + "/answers";
    return item;
}

Choice choice(std::string value, std::string label, std::string_view chosen) {
    const bool is_chosen = value == chosen;
    return {std::move(value), std::move(label), is_chosen};
}

void add_filters(const Call& call, const workflows::InboxFilter& filter, const workflows::Inbox& all, InboxView& page) {
    const auto& words = call.words;
    for (const auto& state : workflows::inbox_states()) page.states.push_back(choice(state, words.text("inbox.state." + state), filter.state));
    page.states.push_back(choice("all", words.text("inbox.state.all"), filter.state.empty() ? "all" : filter.state));
    page.phases.push_back(choice("", words.text("filter.all"), filter.phase));
    for (const auto id : workflows::phase_ids) page.phases.push_back(choice(std::string(id), phase_name(words, id), filter.phase));
    page.phases.push_back(choice(std::string(workflows::closed_id), phase_name(words, workflows::closed_id), filter.phase));
    page.parts.push_back(choice("", words.text("filter.all"), filter.part));
    for (const char* part : {"case", "K1", "K2", "K3", "K4", "K5", "K6", "K7", "scope", "centre", "summary", "evidence", "recommendation", "other"})
        page.parts.push_back(choice(part, part_name(words, part), filter.part));
    std::set<std::string> known;
    for (const auto& entry : all.entries)
        if (!entry.comment.by.organisation.empty()) known.insert(entry.comment.by.organisation);
    page.organisations.push_back(choice("", words.text("filter.all"), filter.organisation));
    for (const auto& name : known) page.organisations.push_back(choice(name, name, filter.organisation));
}

void add_counts(const Call& call, const workflows::InboxCounts& counts, InboxView& page) {
    const auto& words = call.words;
    page.counts = {{words.text("inbox.state.waiting"), number(words, counts.waiting), {}},
                   {words.text("inbox.state.overdue"), number(words, counts.overdue), {}},
                   {words.text("inbox.this_week"), number(words, counts.this_week), {}},
                   {words.text("inbox.state.answered"), number(words, counts.answered), {}}};
}

Response show_inbox(Call& call) {
    std::optional<Response> problem;
    const auto filter = inbox_filter(call, "waiting", problem);
    if (problem) return *std::move(problem);
    if (const Twin twin = twin_of(call); twin == Twin::csv || twin == Twin::json) {
        const auto asked_for = look_into(call, *filter);
        return twin == Twin::json ? json(workflows::as_value(asked_for)) : csv_file("comments.csv", workflows::inbox_columns(), workflows::inbox_rows(asked_for));
    }
    const auto all = look_into(call, {});  // the page names every organisation
    const auto found = workflows::narrowed(all, *filter, call.viewer.today);
    const auto& words = call.words;
    InboxView page{.shown = words.text(filter->state == "waiting" ? "inbox.shown" : "inbox.found", {{"n", std::to_string(found.entries.size())}}),
                   .from = std::string(call.in_query("from")),
                   .until = std::string(call.in_query("to")),
                   .as_of = moment_typed(call),
                   .organisations_href = link_then(call, "/comments/organisations"),
                   .csv_href = same_list(call, "/comments", {{"format", "csv"}}),
                   .json_href = same_list(call, "/comments", {{"format", "json"}})};
    add_counts(call, found.counts, page);
    add_filters(call, *filter, all, page);
    for (const auto& entry : found.entries) {
        if (page.items.size() == most_shown) break;
        page.items.push_back(item_of(call, entry));
    }
    if (found.entries.size() > most_shown) page.more = words.text("inbox.more", {{"n", std::to_string(most_shown)}});
    if (page.items.empty()) page.empty = words.text(found.counts.waiting == 0 && filter->state == "waiting" ? "inbox.empty" : "inbox.none");
    return show(call, {.title = words.text("nav.comments"), .menu = "comments"}, inbox_template, page);
}

std::string share(const Call& call, const std::optional<int>& percent) {
    return percent ? call.words.text("inbox.percent", {{"n", std::to_string(*percent)}}) : call.words.text("process.too_few");
}

Response show_organisations(Call& call) {
    std::optional<Response> problem;
    auto filter = inbox_filter(call, "all", problem);
    if (problem) return *std::move(problem);
    const auto figures = workflows::organisation_figures(look_into(call, *filter));
    if (twin_of(call) == Twin::csv) return csv_file("organisations.csv", workflows::organisation_columns(), workflows::organisation_rows(figures));
    if (twin_of(call) == Twin::json) return json(workflows::as_value(figures));
    const auto& words = call.words;
    OrganisationsView page{.lead = words.text("organisations.lead"),
                           .from = std::string(call.in_query("from")),
                           .until = std::string(call.in_query("to")),
                           .as_of = moment_typed(call),
                           .inbox_href = link_then(call, "/comments"),
                           .csv_href = same_list(call, "/comments/organisations", {{"format", "csv"}}),
                           .json_href = same_list(call, "/comments/organisations", {{"format", "json"}})};
    for (const auto& one : figures)
        page.rows.push_back({one.organisation.empty() ? words.text("organisations.none") : one.organisation, capital(term(words, "role", one.role)),
                             number(words, one.given), number(words, one.answered), number(words, one.waiting), share(call, one.within_percent),
                             share(call, one.followed_percent),
                             one.organisation.empty() ? "" : link_then(call, "/comments", {{"state", "all"}, {"organisation", one.organisation}})});
    if (page.rows.empty()) page.empty = words.text("inbox.none");
    return show(call, {.title = words.text("organisations.title"), .menu = "comments"}, organisations_template, page);
}

}  // namespace

PageSet comment_pages() {
    std::vector<std::string> query = inbox_parameters();
    query.emplace_back("format");
    return {.routes = {page_route("/comments", show_inbox, "Comments across cases, those without an answer first", query),
                       page_route("/comments/organisations", show_organisations, "How organisations have been answered", query)},
            .templates = {use_of(inbox_template), use_of(organisations_template)}};
}

}  // namespace web

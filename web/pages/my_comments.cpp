// One's own comments with what came of each: where the author is told.
#include "web/inbox_query.hpp"
#include "web/pages/case_view.hpp"
#include "web/pages/comment_words.hpp"
#include "web/pages/page_sets.hpp"
#include "web/twin.hpp"

#include <algorithm>

namespace web {

namespace {

struct OwnComment {
    std::string href, case_name, about, state, change_href;
    StatusMark mark;
    Html text, reason, changed;

    void describe(auto& to) const {
        to("href", href);
        to("case_name", case_name);
        to("about", about);
        to("state", state);
        to("change_href", change_href);
        to("mark", mark);
        to("text", text);
        to("reason", reason);
        to("changed", changed);
    }
};

struct OwnView {
    std::string lead, empty, csv_href, json_href;
    std::vector<OwnComment> comments;

    void describe(auto& to) const {
        to("lead", lead);
        to("empty", empty);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("comments", comments);
    }
};

constexpr Template<OwnView> own_template{"my_comments"};

OwnComment own_comment(const Call& call, const workflows::InboxEntry& entry) {
    const auto& words = call.words;
    const auto& comment = entry.comment;
    OwnComment own{.href = "/cases/" + entry.row.id + "#comment-" + std::to_string(comment.by.seq),
                   .case_name = entry.row.name,
                   .about = sentences({words.text("com.on", {{"part", part_name(words, comment.part)}}), said_for(words, comment.by)}),
                   .mark = disposition_mark(words, entry.waits ? "" : comment.answer()->disposition),
                   .text = paragraphs(comment.text.text)};
    if (entry.waits) {
        own.state = words.text("com.due", {{"date", long_date(words, entry.due)}});
        return own;
    }
    const auto& answer = *comment.answer();
    own.state = words.text("com.answer_from", {{"role", lower(role_name(words, answer.by))}, {"date", long_date(words, answer.by.date)}});
    own.reason = paragraphs(answer_text(words, answer.opening, answer.reason.text));
    own.changed = paragraphs(answer.changed.text);
    if (answer.change != 0) own.change_href = "/cases/" + entry.row.id + "/history?show=all#event-" + std::to_string(answer.change);
    return own;
}

Response show_own(Call& call) {
    auto found = look_into(call, {.author = call.viewer.person});
    // What has been answered is news to who wrote it; what waits comes after.
    std::stable_partition(found.entries.begin(), found.entries.end(), [](const auto& entry) { return !entry.waits; });
    if (twin_of(call) == Twin::csv) return csv_file("my-comments.csv", workflows::inbox_columns(), workflows::inbox_rows(found));
    if (twin_of(call) == Twin::json) return json(workflows::as_value(found));
    const auto& words = call.words;
    OwnView page{.csv_href = link_to("/comments/mine", {{"format", "csv"}}), .json_href = link_to("/comments/mine", {{"format", "json"}})};
    page.lead = words.text("mine.lead", {{"a", number(words, found.counts.answered)}, {"b", number(words, found.counts.waiting)}});
    for (const auto& entry : found.entries) page.comments.push_back(own_comment(call, entry));
    if (page.comments.empty()) page.empty = words.text("mine.none");
    return show(call, {.title = words.text("mine.title"), .menu = "following"}, own_template, page);
}

}  // namespace

PageSet own_comment_pages() {
    return {.routes = {page_route("/comments/mine", show_own, "One's own comments, with the answers", {"format"})}, .templates = {use_of(own_template)}};
}

}  // namespace web

// Lists of work about being heard: comments without an answer, open hearings, cases followed.
#include "web/icons.hpp"
#include "web/pages/case_view.hpp"
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "workflows/phase_model/policy.hpp"

#include <algorithm>

namespace web {

namespace {

constexpr std::size_t most_cases = 200;  // looked through for these lists; most urgent first

struct InboxItem {
    std::string href, case_name, role, about, text, due, button_href;
    std::vector<TagMark> tags;
    std::string order;

    void describe(auto& to) const {
        to("href", href);
        to("case_name", case_name);
        to("role", role);
        to("about", about);
        to("text", text);
        to("due", due);
        to("button_href", button_href);
        to("tags", tags);
    }
};

struct InboxView {
    std::string shown, empty;
    std::vector<InboxItem> items;

    void describe(auto& to) const {
        to("shown", shown);
        to("empty", empty);
        to("items", items);
    }
};

struct HearingsView {
    std::string title, lead, empty, propose_href;
    std::vector<CaseCard> cases;

    void describe(auto& to) const {
        to("title", title);
        to("lead", lead);
        to("empty", empty);
        to("propose_href", propose_href);
        to("cases", cases);
    }
};

constexpr Template<InboxView> inbox_template{"comments"};
constexpr Template<HearingsView> hearings_template{"hearings"};

template <class Use>
void each_case(Call& call, workflows::CaseFilter filter, const Use& use) {
    filter.limit = most_cases;
    bool valid = true;
    for (const auto& row : call.app.cases.list(filter, valid).rows)
        if (auto file =
                std::dynamic_pointer_cast<const workflows::Case>(call.app.engine.store().read(stream_of(row.id))))
            use(row, std::move(file));
}

InboxItem inbox_item(const Call& call, const Sight& sight, const workflows::Comment& comment) {
    const auto& words = call.words;
    const int days = call.viewer.policy(sight->phase_since()).answer_days;
    auto due = comment.by.date + days;
    for (const auto& round : sight->rounds)
        if (round.by.seq == comment.round) due = round.until + days;
    InboxItem item{.href = "/cases/" + sight->id + "#comment-" + std::to_string(comment.by.seq),
                   .case_name = case_name(call, *sight),
                   .role = role_name(words, comment.by)};
    item.about = words.text("com.on",
                            {{"part", comment.part.size() == 2
                                          ? criterion_name(words, comment.part)
                                          : term(words, "choice.part", comment.part.empty() ? "case" : comment.part)}});
    item.text = comment.text.text;
    item.due = words.text("com.due", {{"date", long_date(words, due)}});
    item.button_href =
        link_to("/cases/" + sight->id + "/acts/answer_comment", {{"comment", std::to_string(comment.by.seq)}});
    item.order = engine::to_text(due);
    item.tags.push_back(
        {due < call.viewer.today ? "danger" : "neutral", days_left(words, call.viewer.today, due), icon("clock")});
    return item;
}

Response show_inbox(Call& call) {
    InboxView page;
    const auto take = [&](const engine::CaseRow&, std::shared_ptr<const workflows::Case> file) {
        const Sight sight = sight_of(call, std::move(file));
        for (const auto& comment : sight->comments)
            if (!comment.withdrawn && !comment.hidden_for_good() && comment.answer() == nullptr && may_read(call, sight, comment))
                page.items.push_back(inbox_item(call, sight, comment));
    };
    each_case(call, {.ball = "case_officer"}, take);
    each_case(call, {.ball = "bodies"}, take);
    each_case(call, {.ball = "leader_group"}, take);
    each_case(call, {.ball = "centre_leader"}, take);
    std::ranges::stable_sort(page.items, {}, &InboxItem::order);
    page.shown = call.words.text("inbox.shown", {{"n", std::to_string(page.items.size())}});
    if (page.items.empty()) page.empty = call.words.text("inbox.empty");
    return show(call, {.title = call.words.text("nav.comments"), .menu = "comments"}, inbox_template, page);
}

Response show_hearings(Call& call) {
    const auto& words = call.words;
    HearingsView page{
        .title = words.text("nav.hearings"), .lead = words.text("hearings.lead"), .propose_href = "/proposals/new"};
    bool valid = true;
    for (const auto& row :
         call.app.cases.list({.open_on = engine::to_text(call.viewer.today), .limit = most_cases}, valid).rows)
        page.cases.push_back(card_of(call, row));
    if (page.cases.empty()) page.empty = words.text("hearings.empty");
    return show(call, {.title = page.title, .menu = "hearings"}, hearings_template, page);
}

Response show_following(Call& call) {
    const auto& words = call.words;
    HearingsView page{
        .title = words.text("nav.following"), .lead = words.text("following.lead"), .propose_href = "/proposals/new"};
    each_case(call, {}, [&](const engine::CaseRow& row, const std::shared_ptr<const workflows::Case>& file) {
        const auto& person = call.viewer.person;
        const bool follows = std::ranges::find(file->followers, person) != file->followers.end();
        const bool spoke =
            std::ranges::any_of(file->comments, [&](const auto& comment) { return comment.by.actor == person; });
        if (follows || spoke || file->proposer == person) page.cases.push_back(card_of(call, row));
    });
    if (page.cases.empty()) page.empty = words.text("following.empty");
    return show(call, {.title = page.title, .menu = "following"}, hearings_template, page);
}

}  // namespace

PageSet comment_pages() {
    return {.routes = {page_route("/comments", show_inbox, "Comments without an answer"),
                       page_route("/hearings", show_hearings, "Hearings that are open"),
                       page_route("/following", show_following, "Cases the person follows, proposed or commented on")},
            .templates = {use_of(inbox_template), use_of(hearings_template)}};
}

}  // namespace web

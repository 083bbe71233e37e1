// Cases to be heard in: open hearings, and the cases that a person follows, proposed or commented on.
#include "web/pages/case_view.hpp"
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/past.hpp"

#include <algorithm>

namespace web {

namespace {

constexpr std::size_t most_cases = 200;  // looked through for these lists; most urgent first

struct HearingsView {
    std::string title, lead, empty, propose_href, past_action, as_of;
    std::vector<CaseCard> cases;

    void describe(auto& to) const {
        to("title", title);
        to("lead", lead);
        to("empty", empty);
        to("propose_href", propose_href);
        to("past_action", past_action);
        to("as_of", as_of);
        to("cases", cases);
    }
};

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

Response show_hearings(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto& words = call.words;
    HearingsView page{.title = words.text("nav.hearings"),
                      .lead = words.text("hearings.lead"),
                      .propose_href = call.as_of ? "" : "/proposals/new",
                      .past_action = "/hearings",
                      .as_of = moment_typed(call)};
    const Cases cases(call);
    bool valid = true;
    for (const auto& row : cases->list({.open_on = engine::to_text(call.viewer.today), .limit = most_cases}, valid).rows)
        page.cases.push_back(card_of(call, row));
    if (page.cases.empty()) page.empty = words.text("hearings.empty");
    return show(call, {.title = page.title, .menu = "hearings"}, hearings_template, page);
}

Response show_following(Call& call) {
    const auto& words = call.words;
    HearingsView page{
        .title = words.text("nav.following"), .lead = words.text("following.lead"), .propose_href = "/proposals/new"};
    each_case(call, {}, [&](const engine::CaseRow& row, const std::shared_ptr<const workflows::Case>& file) {
        if (follows(call, *file)) page.cases.push_back(card_of(call, row));
    });
    if (page.cases.empty()) page.empty = words.text("following.empty");
    return show(call, {.title = page.title, .menu = "following"}, hearings_template, page);
}

}  // namespace

PageSet hearing_pages() {
    return {.routes = {page_route("/hearings", show_hearings, "Hearings that are open", {"as_of"}),
                       page_route("/following", show_following, "Cases the person follows, proposed or commented on")},
            .templates = {use_of(hearings_template)}};
}

}  // namespace web

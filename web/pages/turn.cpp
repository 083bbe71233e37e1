// Din tur: what waits for the person, soonest first, from the engine's own explanations.
#include "web/icons.hpp"
#include "web/inbox_query.hpp"
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/pages/steps.hpp"
#include "web/pages/turn_view.hpp"

#include <algorithm>
#include <set>

namespace web {

namespace {

using engine::CaseRow;
using workflows::CaseFilter;

constexpr std::size_t looked_at = 60;  // the most urgent cases that can concern the person

struct TurnView {
    std::string lead, empty, deputies_href, deputy, propose_href, register_href, own_comments;  ///< own_comments: how many of one's own have been answered
    std::vector<TurnItem> items;

    void describe(auto& to) const {
        to("lead", lead);
        to("empty", empty);
        to("deputies_href", deputies_href);
        to("deputy", deputy);
        to("propose_href", propose_href);
        to("register_href", register_href);
        to("own_comments", own_comments);
        to("items", items);
    }
};

constexpr Template<TurnView> turn_template{"turn"};

/// Cases where the person sits for a leader who is tied: they were told of it when they were named, and when a ballot was opened.
void add_substituted(const Call& call, std::set<std::string>& seen, std::vector<CaseRow>& rows) {
    constexpr std::size_t newest = 200;
    if (call.app.notices == nullptr) return;
    for (const workflows::Notice& notice : call.app.notices->list(call.viewer.person, newest)) {
        if (notice.event != "substitute_appointed" && notice.event != "ballot_opened") continue;
        if (seen.contains(notice.case_id)) continue;
        const auto file = std::dynamic_pointer_cast<const workflows::Case>(call.app.engine.store().read(stream_of(notice.case_id)));
        if (!file || file->is_closed() || file->substitutes_for(call.viewer.person).empty()) continue;
        seen.insert(notice.case_id);
        rows.push_back(file->row());
    }
}

/// The most urgent cases of every kind that a role can be asked in, each once.
std::vector<CaseRow> candidates(const Call& call) {
    std::vector<CaseFilter> filters;
    const auto with = [&](auto set) {
        CaseFilter filter{.not_closed = true, .limit = looked_at};
        set(filter);
        filters.push_back(std::move(filter));
    };
    const auto& viewer = call.viewer;
    if (viewer.holds("case_officer")) with([](CaseFilter& filter) { filter.ball = "case_officer"; });
    if (viewer.holds("administrative_leader")) {
        with([](CaseFilter& filter) { filter.ball = "case_officer"; });
        with([](CaseFilter& filter) { filter.phase = "start_up"; });
    }
    if (viewer.holds("administrative_leader") || viewer.holds("centre_leader"))
        with([](CaseFilter& filter) { filter.ball = "leader_group"; });
    for (const auto& standing : viewer.standings)
        if (standing.role == "centre_leader") {
            with([&](CaseFilter& filter) { filter.centre = standing.centre; });
            with([](CaseFilter& filter) { filter.phase = "evidence_gathering"; });
        }
    if (viewer.holds("user_representative") || viewer.holds("professional"))
        with([&](CaseFilter& filter) { filter.open_on = engine::to_text(viewer.today); });
    std::vector<CaseRow> rows;
    std::set<std::string> seen;
    for (const auto& filter : filters) {
        bool valid = true;
        for (auto& row : call.app.cases.list(filter, valid).rows)
            if (seen.insert(row.id).second) rows.push_back(std::move(row));
    }
    add_substituted(call, seen, rows);
    return rows;
}

TurnItem item_of(const Call& call, const CaseRow& row, const Waiting& waiting, const std::string& due) {
    const auto& words = call.words;
    TurnItem item{.href = waiting.href,
                  .title = waiting.title,
                  .name = row.name,
                  .why = waiting.why,
                  .button = waiting.title,
                  .due = due.empty() ? "9999" : due};
    item.dates = words.text("turn.since", {{"date", long_date(words, row.phase_since)}});
    if (const auto date = engine::parse_date(due)) {
        item.dates += " \u00b7 " + words.text("turn.by", {{"date", long_date(words, *date)}});
        const bool over = *date < call.viewer.today;
        item.tags.push_back({over ? "danger" : "neutral", days_left(words, call.viewer.today, *date), icon("clock")});
    }
    return item;
}

/// A hearing where this person has not spoken yet.
void add_hearing(Call& call, const CaseRow& row, const Sight& sight, const Explained& explained,
                 std::vector<TurnItem>& items) {
    if (!call.viewer.holds("user_representative") && !call.viewer.holds("professional")) return;
    const auto* round = sight->round();
    if (round == nullptr || round->closed || round->voided || call.viewer.today > round->until ||
        !explained.offered("comment"))
        return;
    for (const auto& comment : sight->comments)
        if (comment.by.actor == call.viewer.person && comment.round == round->by.seq && !comment.withdrawn) return;
    const Waiting waiting{"comment", call.words.text("com.give"), call.words.text("turn.hearing"),
                          "/cases/" + row.id + "#comment"};
    items.push_back(item_of(call, row, waiting, engine::to_text(round->until)));
}

/// That the system has reminded this person of the vote, or nothing.
std::string reminded_of(const Call& call, const Sight& sight, const workflows::Ballot& ballot) {
    for (auto one = sight->reminders.rbegin(); one != sight->reminders.rend(); ++one)
        if (one->ballot == ballot.by.seq && std::ranges::find(one->people, call.viewer.person) != one->people.end())
            return call.words.text("turn.reminded", {{"date", long_date(call.words, one->by.date)}});
    return {};
}

/// Seated members are asked to declare interests and to vote as soon as a ballot is open.
void add_vote(Call& call, const CaseRow& row, const Sight& sight, const Explained& explained,
              std::vector<TurnItem>& items) {
    const auto* ballot = sight->open_ballot();
    if (ballot == nullptr || !explained.offered("cast_vote")) return;
    for (const auto& elector : ballot->electorate)
        if (elector.person == call.viewer.person && ballot->live_vote(elector.holder) == nullptr)
            items.push_back(item_of(call, row,
                                    {"cast_vote", act_title(call.words, "cast_vote"), sentences({call.words.text("turn.vote"), reminded_of(call, sight, *ballot)}),
                                     "/cases/" + row.id + "/acts/cast_vote"},
                                    ballot->deadline));
}

/// What a substitute has before them also while nothing waits for them: the case they sit in, for whom.
void add_seat(const Call& call, const CaseRow& row, const Sight& sight, std::vector<TurnItem>& items) {
    const std::string leader = sight->substitutes_for(call.viewer.person);
    if (leader.empty() || sight.recused) return;
    const auto* person = call.viewer.office->find(leader);
    items.push_back(item_of(call, row, {"", call.words.text("turn.substitute"), call.words.text("turn.substitute.why", {{"name", person == nullptr ? leader : person->name}}), "/cases/" + row.id}, row.next_date));
}

/// One item a case: the first thing to do, with the others as links.
TurnItem together(std::vector<TurnItem> here) {
    TurnItem item = std::move(here.front());
    std::set<std::string> seen{item.href};
    for (std::size_t i = 1; i < here.size(); ++i)
        if (seen.insert(here[i].href).second) item.more.push_back({here[i].href, here[i].title, {}});
    return item;
}

std::vector<TurnItem> items_of(Call& call) {
    std::vector<TurnItem> items;
    for (const auto& row : candidates(call)) {
        auto file = std::dynamic_pointer_cast<const workflows::Case>(call.app.engine.store().read(stream_of(row.id)));
        if (!file) continue;
        const Sight sight = sight_of(call, std::move(file));
        const Explained explained(call, sight, Breadth::ahead);
        std::vector<TurnItem> here;
        add_hearing(call, row, sight, explained, here);
        add_vote(call, row, sight, explained, here);
        for (const auto& waiting : explained.waiting())
            if (waiting.act != "cast_vote") here.push_back(item_of(call, row, waiting, row.next_date));
        if (here.empty()) add_seat(call, row, sight, here);
        if (!here.empty()) items.push_back(together(std::move(here)));
    }
    add_meetings(call, items);
    std::ranges::stable_sort(items, {}, &TurnItem::due);
    if (!items.empty()) items.front().first = true;
    return items;
}

std::string lead_of(const Call& call, const std::vector<TurnItem>& items) {
    const auto n = static_cast<std::int64_t>(items.size());
    std::string lead =
        call.words.text("turn.lead", {{"n", std::to_string(n)}, {"many", count_word(call.words, n, true)}});
    if (const auto date = engine::parse_date(items.front().due))
        lead += " " + call.words.text("turn.nearest", {{"date", long_date(call.words, *date)}});
    return lead;
}

Response show_turn(Call& call) {
    TurnView page;
    page.items = items_of(call);
    if (page.items.empty())
        page.empty = call.words.text("empty.turn");
    else
        page.lead = lead_of(call, page.items);
    const bool leads = call.viewer.holds("administrative_leader") || call.viewer.holds("centre_leader");
    if (leads) {
        page.deputies_href = "/deputies";
        page.deputy = call.words.text("deputy.none_now");
        for (const auto& deputy : call.viewer.office->deputies)
            if (deputy.leader == call.viewer.person && deputy.accepted && deputy.from <= call.viewer.today &&
                call.viewer.today <= deputy.to)
                if (const auto* person = call.viewer.office->find(deputy.deputy))
                    page.deputy = call.words.text("deputy.now",
                                                  {{"name", person->name}, {"date", long_date(call.words, deputy.to)}});
    }
    if (call.viewer.holds("case_officer"))
        page.register_href = "/cases/new";
    else if (!call.viewer.holds("auditor"))
        page.propose_href = "/proposals/new";
    const auto own = look_into(call, {.author = call.viewer.person}).counts;
    if (own.answered + own.waiting > 0)
        page.own_comments = call.words.text("mine.lead", {{"a", number(call.words, own.answered)}, {"b", number(call.words, own.waiting)}});
    const auto waiting = static_cast<std::int64_t>(page.items.size());
    return show(call, {.title = call.words.text("nav.turn"), .menu = "turn", .waiting = waiting}, turn_template, page);
}

}  // namespace

PageSet turn_pages() {
    return {.routes = {page_route("/turn", show_turn, "What waits for the person who asks")},
            .templates = {use_of(turn_template)}};
}

}  // namespace web

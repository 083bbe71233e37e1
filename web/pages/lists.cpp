#include "web/pages/lists.hpp"

#include "web/icons.hpp"
#include "web/pages/case_view.hpp"
#include "web/past.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/policy.hpp"

#include <algorithm>

namespace web {

namespace {

using engine::CaseRow;

void add_tags(const Call& call, const CaseRow& row, CaseCard& card) {
    const auto& words = call.words;
    const auto today = call.viewer.today;
    if (card.mine) card.tags.push_back({"accent", words.text("tag.turn"), icon("person")});
    if (const auto until = engine::parse_date(row.open_until); until && today <= *until && row.status != "closed")
        card.tags.push_back({"info", words.text("tag.open"), icon("comment")});
    if (card.overdue)
        card.tags.push_back({"danger", days_left(words, today, *engine::parse_date(row.next_date)), icon("clock")});
    if (row.status == "parked") card.tags.push_back({"neutral", words.text("tag.parked"), icon("pause")});
    if (row.status == "closed") card.tags.push_back({"neutral", words.text("tag.closed"), icon("tick")});
    if (row.origin == "historical") card.tags.push_back({"neutral", words.text("tag.historical"), icon("paper")});
}

std::vector<Choice> choices(std::string_view asked, std::vector<Choice> list) {
    for (auto& choice : list) choice.chosen = choice.value == asked;
    return list;
}

std::vector<Choice> centre_choices(const Call& call, std::string_view asked) {
    std::vector<Choice> list{{"", call.words.text("filter.all_centres")}};
    for (const auto& centre : call.viewer.policy().centres) list.push_back({centre.id, centre.id});
    return choices(asked, std::move(list));
}

std::vector<Choice> phase_choices(const Call& call, std::string_view asked) {
    std::vector<Choice> list{{"", call.words.text("filter.all_phases")}};
    for (const auto id : workflows::phase_ids) list.push_back({std::string(id), phase_name(call.words, id)});
    return choices(asked, std::move(list));
}

std::vector<Choice> ball_choices(const Call& call, std::string_view asked) {
    std::vector<Choice> list{{"", call.words.text("filter.all")}};
    for (const char* ball : {"case_officer", "leader_group", "centre_leader", "bodies"})
        list.push_back({ball, ball_name(call.words, ball, {})});
    return choices(asked, std::move(list));
}

std::vector<Choice> status_choices(const Call& call, std::string_view asked) {
    std::vector<Choice> list{{"", call.words.text("filter.not_closed")}};
    for (const char* status : {"active", "parked", "closed", "overdue", "open"})
        list.push_back({status, call.words.text("filter.status." + std::string(status))});
    return choices(asked, std::move(list));
}

std::vector<Choice> outcome_choices(const Call& call, std::string_view asked) {
    std::vector<Choice> list{{"", call.words.text("filter.all_outcomes")}};
    for (const auto& outcome : call.viewer.policy().outcomes)
        list.push_back({outcome.code, outcome.code + " " + term(call.words, "outcome", outcome.code)});
    return choices(asked, std::move(list));
}

}  // namespace

bool is_mine(const Viewer& viewer, const CaseRow& row) {
    if (row.ball.empty() || row.status != "active") return false;
    if (row.ball == "leader_group") return viewer.holds("administrative_leader") || viewer.holds("centre_leader");
    if (row.ball == "bodies") return viewer.holds("user_representative") || viewer.holds("professional");
    return std::ranges::any_of(viewer.standings, [&](const workflows::Standing& standing) {
        return standing.role == row.ball &&
               (row.ball != "centre_leader" || row.primary_centre.empty() || standing.centre == row.primary_centre);
    });
}

CaseCard card_of(const Call& call, const CaseRow& row) {
    const auto& words = call.words;
    const auto today = call.viewer.today;
    CaseCard card{.href = link_to("/cases/" + row.id, {{"as_of", call.as_of ? workflows::to_text(*call.as_of) : ""}}),
                  .name = row.name.empty() ? words.text("case.unnamed") : row.name,
                  .code = orpha(row.orpha),
                  .id = row.id};
    card.phase = row.status == "closed" ? words.text("phase.closed") : phase_name(words, row.phase);
    if (const auto since = engine::parse_date(row.phase_since)) card.days = days_in(words, *since, today);
    const auto next = engine::parse_date(row.next_date);
    card.next = next ? day_and_month(words, *next, today) : "\u2013";
    card.overdue = row.status == "active" && next && *next < today;
    card.ball =
        row.status == "parked" ? words.text("case.ball.parked") : ball_name(words, row.ball, row.primary_centre);
    if (row.status == "closed") card.ball = "\u2013";
    card.outcome = row.outcome;
    card.mine = !call.as_of && is_mine(call.viewer, row);  // nobody's turn in the past
    add_tags(call, row, card);
    return card;
}

void leave_out_parked_days(const Call& call, CaseCard& card) {
    const auto file = case_then(call, card.id);
    if (!file || file->is_closed()) return;
    const int paused = paused_days(*file, call.viewer.today);
    if (paused > 0) card.days = days_in(call.words, file->phase_since() + paused, call.viewer.today);
}

const std::vector<std::string>& filter_parameters() {
    static const std::vector<std::string> names{"phase", "status", "outcome", "centre", "ball",
                                                "q",     "sort",   "cursor",  "format", "vis",  "as_of"};
    return names;
}

Asked filter_of(const Call& call) {
    Asked asked;
    const auto in = [&](std::string_view name) { return std::string(call.in_query(name)); };
    asked.filter.phase = in("phase");
    asked.filter.centre = in("centre");
    asked.filter.ball = in("ball");
    asked.filter.outcome = in("outcome");
    asked.filter.q = asked.q = in("q");
    asked.filter.cursor = in("cursor");
    if (!in("sort").empty()) asked.filter.sort = in("sort");
    const std::string status = in("status"), today = engine::to_text(call.viewer.today);
    asked.filter.not_closed = status.empty() && asked.filter.outcome.empty();
    if (status == "overdue")
        asked.filter.overdue_on = today;
    else if (status == "open")
        asked.filter.open_on = today;
    else
        asked.filter.status = status;
    asked.phases = phase_choices(call, asked.filter.phase);
    asked.centres = centre_choices(call, asked.filter.centre);
    asked.balls = ball_choices(call, asked.filter.ball);
    asked.statuses = status_choices(call, status);
    asked.outcomes = outcome_choices(call, asked.filter.outcome);
    if (call.as_of) asked.as_of = typed_moment(*call.as_of);
    return asked;
}

std::string same_list(const Call& call, std::string_view path, const Pairs& changed) {
    Pairs query;
    for (const auto& [name, value] : call.request.query)
        if (name != "lang" && find(changed, name) == nullptr) query.emplace_back(name, value);
    for (const auto& parameter : changed) query.push_back(parameter);
    return link_to(path, query);
}

}  // namespace web

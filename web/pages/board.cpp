// The phase board: two rows of four phases with the most urgent cases.
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/past.hpp"
#include "web/twin.hpp"
#include "workflows/phase_model/phases.hpp"

#include <algorithm>
#include <array>

namespace web {

namespace {

using workflows::CaseFilter;

struct CountView {
    std::string href, many, name, late;

    void describe(auto& to) const {
        to("href", href);
        to("many", many);
        to("name", name);
        to("late", late);
    }
};

struct ColumnView {
    std::string id, name, many, more_href, more, phase;
    std::vector<CaseCard> cards;

    void describe(auto& to) const {
        to("id", id);
        to("name", name);
        to("many", many);
        to("more_href", more_href);
        to("more", more);
        to("phase", phase);
        to("cards", cards);
    }
};

struct RowView {
    std::string id, title, text;
    std::vector<ColumnView> columns;

    void describe(auto& to) const {
        to("id", id);
        to("title", title);
        to("text", text);
        to("columns", columns);
    }
};

struct BoardView {
    std::string lead, shown, table_href, csv_href, json_href, closed, closed_href, as_of, propose_href, register_href;
    std::vector<CountView> counts;
    std::vector<Choice> centres, balls, statuses;
    std::vector<RowView> rows;

    void describe(auto& to) const {
        to("lead", lead);
        to("shown", shown);
        to("table_href", table_href);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("closed", closed);
        to("closed_href", closed_href);
        to("as_of", as_of);
        to("propose_href", propose_href);
        to("register_href", register_href);
        to("counts", counts);
        to("centres", centres);
        to("balls", balls);
        to("statuses", statuses);
        to("rows", rows);
    }
};

constexpr Template<BoardView> board_template{"board"};
constexpr std::size_t cards_each = 2;
constexpr std::size_t looked_at_each = 12;  // enough to find the own and the overdue among the most urgent

std::string cases_word(const Call& call, std::int64_t count) {
    return call.words.text("cases.count", {{"n", std::to_string(count)}, {"many", number(call.words, count)}});
}

/// The cards of a phase: own turn first, then overdue, then as the list has them (most urgent first).
ColumnView column(const Call& call, const Cases& cases, const CaseFilter& asked, int phase, std::int64_t many) {
    const std::string id(workflows::phase_ids.at(static_cast<std::size_t>(phase)));
    ColumnView column{.id = "phase-" + std::to_string(phase),
                      .name = phase_name(call.words, phase),
                      .many = cases_word(call, many),
                      .phase = std::to_string(phase)};
    if (many == 0) return column;
    CaseFilter filter = asked;
    filter.phase = id;
    filter.limit = looked_at_each;
    bool valid = true;
    const auto found = cases->list(filter, valid);
    std::vector<CaseCard> cards;
    for (const auto& row : found.rows) cards.push_back(card_of(call, row));
    std::ranges::stable_partition(cards, [](const CaseCard& card) { return card.mine || card.overdue; });
    std::ranges::stable_partition(cards, [](const CaseCard& card) { return card.mine; });
    if (cards.size() > cards_each) cards.resize(cards_each);
    for (auto& card : cards) leave_out_parked_days(call, card);
    column.cards = std::move(cards);
    if (many > static_cast<std::int64_t>(cards_each)) {
        column.more = call.words.text("board.all", {{"many", number(call.words, many)}});
        column.more_href = same_list(call, "/cases", {{"phase", id}, {"vis", ""}});
    }
    return column;
}

void add_columns(const Call& call, const Cases& cases, const CaseFilter& filter, const workflows::BoardCounts& counts, BoardView& page) {
    constexpr std::array first{0, 4};
    for (const int begin : first) {
        const std::string name = begin == 0 ? "knowledge" : "decision";
        RowView row{.id = name,
                    .title = call.words.text("board." + name),
                    .text = call.words.text("board." + name + ".text"),
                    .columns = {}};
        for (int phase = begin; phase < begin + 4; ++phase) {
            const auto found =
                counts.phases.find(std::string(workflows::phase_ids.at(static_cast<std::size_t>(phase))));
            row.columns.push_back(column(call, cases, filter, phase, found == counts.phases.end() ? 0 : found->second.cases));
        }
        page.rows.push_back(std::move(row));
    }
}

void offer_new(const Call& call, BoardView& page) {
    if (call.viewer.holds("case_officer"))
        page.register_href = "/cases/new";
    else if (!call.viewer.holds("auditor"))
        page.propose_href = "/proposals/new";
}

Response show_board(Call& call) {
    const Cases cases(call);
    Asked asked = filter_of(call);
    asked.filter.phase.clear();
    asked.filter.cursor.clear();
    const auto counts = cases->counts(engine::to_text(call.viewer.today), asked.filter);
    BoardView page;
    std::int64_t all = 0, overdue = 0;
    for (int phase = 0; phase < 8; ++phase) {
        const auto found = counts.phases.find(std::string(workflows::phase_ids.at(static_cast<std::size_t>(phase))));
        const workflows::PhaseCount count = found == counts.phases.end() ? workflows::PhaseCount{} : found->second;
        all += count.cases;
        overdue += count.overdue;
        page.counts.push_back(
            {"#phase-" + std::to_string(phase), number(call.words, count.cases),
             std::to_string(phase) + " " + call.words.text("phase.soft." + std::to_string(phase)),
             count.overdue > 0 ? call.words.text("board.late", {{"n", std::to_string(count.overdue)}}) : ""});
    }
    page.lead = cases_word(call, all) + ".";
    if (overdue > 0)
        page.lead += " " + call.words.text("board.overdue", {{"n", std::to_string(overdue)},
                                                             {"many", count_word(call.words, overdue, true)}});
    page.shown = call.words.text("board.shown", {{"cases", cases_word(call, all)}});
    page.table_href = same_list(call, "/cases", {{"vis", ""}});
    page.csv_href = same_list(call, "/cases", {{"vis", ""}, {"format", "csv"}});
    page.json_href = json_list(call);
    if (counts.closed > 0) page.closed = call.words.text("board.closed", {{"many", number(call.words, counts.closed)}});
    page.closed_href = same_list(call, "/cases", {{"status", "closed"}, {"vis", ""}});
    page.as_of = asked.as_of;
    if (!call.as_of) offer_new(call, page);
    page.centres = asked.centres;
    page.balls = asked.balls;
    page.statuses = asked.statuses;
    add_columns(call, cases, asked.filter, counts, page);
    return show(call, {.title = call.words.text("nav.board"), .menu = "board"}, board_template, page);
}

Response show_home(Call& call) {
    // Those who see no cases land where their work is.
    if (!call.viewer.sees_cases()) return see_other(call.viewer.holds("administrator") ? "/users" : "/help");
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    return call.in_query("vis") == "tabell" || twin_of(call) != Twin::page ? show_case_table(call) : show_board(call);
}

}  // namespace

PageSet board_pages() {
    return {.routes = {page_route("/", show_home, "The phase board", filter_parameters(), Access::signed_in)},
            .templates = {use_of(board_template)}};
}

}  // namespace web

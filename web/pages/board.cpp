// The phase board, two rows of four phases with the most urgent cases, and the same cases as a table.
#include "engine/export/csv.hpp"
#include "web/icons.hpp"
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/problem.hpp"
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
    std::string lead, shown, table_href, csv_href, json_href, closed, propose_href, register_href;
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
        to("propose_href", propose_href);
        to("register_href", register_href);
        to("counts", counts);
        to("centres", centres);
        to("balls", balls);
        to("statuses", statuses);
        to("rows", rows);
    }
};

struct HeaderView {
    std::string text, href, sorted;
    Html arrow;

    void describe(auto& to) const {
        to("text", text);
        to("href", href);
        to("sorted", sorted);
        to("arrow", arrow);
    }
};

struct TableView {
    std::string shown, board_href, csv_href, json_href, q, next_href, clear_href;
    std::vector<Choice> phases, centres, balls, statuses, outcomes;
    std::vector<HeaderView> headers;
    std::vector<CaseCard> rows;

    void describe(auto& to) const {
        to("shown", shown);
        to("board_href", board_href);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("q", q);
        to("next_href", next_href);
        to("clear_href", clear_href);
        to("phases", phases);
        to("centres", centres);
        to("balls", balls);
        to("statuses", statuses);
        to("outcomes", outcomes);
        to("headers", headers);
        to("rows", rows);
    }
};

constexpr Template<BoardView> board_template{"board"};
constexpr Template<TableView> table_template{"cases"};
constexpr std::size_t cards_each = 2;
constexpr std::size_t looked_at_each = 12;  // enough to find the own and the overdue among the most urgent

std::string json_of(const Call& call) {
    Pairs query;
    for (const char* name : {"phase", "status", "outcome", "centre", "q", "sort"}) {
        const std::string value(call.in_query(name));
        if (value == "overdue") query.emplace_back("overdue", "true");
        else if (value != "open") query.emplace_back(name, value);
    }
    return link_to("/api/v1/cases", query);
}

std::string cases_word(const Call& call, std::int64_t count) { return call.words.text("cases.count", {{"n", std::to_string(count)}, {"many", number(call.words, count)}}); }

/// The cards of a phase: own turn first, then overdue, then as the list has them (most urgent first).
ColumnView column(const Call& call, const CaseFilter& asked, int phase, std::int64_t many) {
    const std::string id(workflows::phase_ids.at(static_cast<std::size_t>(phase)));
    ColumnView column{.id = "phase-" + std::to_string(phase), .name = phase_name(call.words, phase), .many = cases_word(call, many), .phase = std::to_string(phase)};
    if (many == 0) return column;
    CaseFilter filter = asked;
    filter.phase = id;
    filter.limit = looked_at_each;
    bool valid = true;
    auto cases = call.app.cases.list(filter, valid);
    std::vector<CaseCard> cards;
    for (const auto& row : cases.rows) cards.push_back(card_of(call, row));
    std::ranges::stable_partition(cards, [](const CaseCard& card) { return card.mine || card.overdue; });
    std::ranges::stable_partition(cards, [](const CaseCard& card) { return card.mine; });
    if (cards.size() > cards_each) cards.resize(cards_each);
    column.cards = std::move(cards);
    if (many > static_cast<std::int64_t>(cards_each)) {
        column.more = call.words.text("board.all", {{"many", number(call.words, many)}});
        column.more_href = same_list(call, "/cases", {{"phase", id}, {"vis", ""}});
    }
    return column;
}

void add_columns(const Call& call, const CaseFilter& filter, const workflows::BoardCounts& counts, BoardView& page) {
    constexpr std::array first{0, 4};
    for (const int begin : first) {
        const std::string name = begin == 0 ? "knowledge" : "decision";
        RowView row{.id = name, .title = call.words.text("board." + name), .text = call.words.text("board." + name + ".text"), .columns = {}};
        for (int phase = begin; phase < begin + 4; ++phase) {
            const auto found = counts.phases.find(std::string(workflows::phase_ids.at(static_cast<std::size_t>(phase))));
            row.columns.push_back(column(call, filter, phase, found == counts.phases.end() ? 0 : found->second.cases));
        }
        page.rows.push_back(std::move(row));
    }
}

Response show_board(Call& call) {
    Asked asked = filter_of(call);
    asked.filter.phase.clear();
    asked.filter.cursor.clear();
    const auto counts = call.app.cases.counts(engine::to_text(call.viewer.today), asked.filter);
    BoardView page;
    std::int64_t all = 0, overdue = 0;
    for (int phase = 0; phase < 8; ++phase) {
        const auto found = counts.phases.find(std::string(workflows::phase_ids.at(static_cast<std::size_t>(phase))));
        const workflows::PhaseCount count = found == counts.phases.end() ? workflows::PhaseCount{} : found->second;
        all += count.cases;
        overdue += count.overdue;
        page.counts.push_back({"#phase-" + std::to_string(phase), number(call.words, count.cases), std::to_string(phase) + " " + call.words.text("phase.soft." + std::to_string(phase)),
                               count.overdue > 0 ? call.words.text("board.late", {{"n", std::to_string(count.overdue)}}) : ""});
    }
    page.lead = cases_word(call, all) + ".";
    if (overdue > 0) page.lead += " " + call.words.text("board.overdue", {{"n", std::to_string(overdue)}, {"many", count_word(call.words, overdue, true)}});
    page.shown = call.words.text("board.shown", {{"cases", cases_word(call, all)}});
    page.table_href = same_list(call, "/cases", {{"vis", ""}});
    page.csv_href = same_list(call, "/cases", {{"vis", ""}, {"format", "csv"}});
    page.json_href = json_of(call);
    if (counts.closed > 0) page.closed = call.words.text("board.closed", {{"many", number(call.words, counts.closed)}});
    if (call.viewer.holds("case_officer")) page.register_href = "/cases/new";
    else if (!call.viewer.holds("auditor")) page.propose_href = "/proposals/new";
    page.centres = asked.centres;
    page.balls = asked.balls;
    page.statuses = asked.statuses;
    add_columns(call, asked.filter, counts, page);
    return show(call, {.title = call.words.text("nav.board"), .menu = "board"}, board_template, page);
}

/// The table's columns that can be sorted, with the link that sorts or turns round.
std::vector<HeaderView> headers(const Call& call) {
    const std::string sort(call.in_query("sort"));
    std::vector<HeaderView> list;
    for (const char* column : {"name", "phase", "phase_since", "next_date"}) {
        HeaderView header{.text = call.words.text("cases.column." + std::string(column))};
        const bool up = sort == column, down = sort == "-" + std::string(column);
        header.sorted = up ? "ascending" : down ? "descending" : "";
        if (up || down) header.arrow = icon(up ? "up" : "down");
        header.href = same_list(call, "/cases", {{"sort", up ? "-" + std::string(column) : column}, {"cursor", ""}, {"vis", ""}});
        list.push_back(std::move(header));
    }
    return list;
}

Response as_csv(Call& call, CaseFilter filter) {
    Response response{.type = "text/csv; charset=utf-8"};
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"cases.csv\"");
    engine::CsvWriter csv([&](std::string_view piece) {
        response.body += piece;
        return true;
    }, engine::CsvStyle::plain);
    csv.row(std::array<std::string, 11>{"case", "orpha", "name", "phase", "status", "outcome", "centre", "phase_since", "next_date", "ball", "open_until"});
    filter.limit = 200;
    for (bool valid = true;;) {
        const auto page = call.app.cases.list(filter, valid);
        for (const auto& row : page.rows)
            csv.row(std::array<std::string, 11>{row.id, row.orpha, row.name, row.phase, row.status, row.outcome, row.primary_centre, row.phase_since, row.next_date, row.ball, row.open_until});
        if (page.next.empty() || !valid) break;
        filter.cursor = page.next;
    }
    return response;
}

Response show_table(Call& call) {
    Asked asked = filter_of(call);
    if (call.in_query("format") == "csv") return as_csv(call, asked.filter);
    bool valid = true;
    const auto cases = call.app.cases.list(asked.filter, valid);
    if (!valid) return invalid(call, "?cursor", "problem.unknown_cursor");
    TableView page;
    for (const auto& row : cases.rows) page.rows.push_back(card_of(call, row));
    page.shown = call.words.text("hist.hits", {{"n", std::to_string(cases.total)}, {"many", number(call.words, cases.total)}});
    page.board_href = same_list(call, "/", {{"phase", ""}, {"sort", ""}, {"cursor", ""}, {"format", ""}, {"vis", ""}});
    page.csv_href = same_list(call, "/cases", {{"format", "csv"}, {"vis", ""}});
    page.json_href = json_of(call);
    page.q = asked.q;
    page.clear_href = "/cases";
    if (!cases.next.empty()) page.next_href = same_list(call, "/cases", {{"cursor", cases.next}, {"vis", ""}});
    page.phases = asked.phases;
    page.centres = asked.centres;
    page.balls = asked.balls;
    page.statuses = asked.statuses;
    page.outcomes = asked.outcomes;
    page.headers = headers(call);
    return show(call, {.title = call.words.text("nav.cases"), .menu = "cases"}, table_template, page);
}

Response show_home(Call& call) {
    // Those who see no cases land where their work is.
    if (!call.viewer.sees_cases()) return see_other(call.viewer.holds("administrator") ? "/users" : "/help");
    return call.in_query("vis") == "tabell" ? show_table(call) : show_board(call);
}

}  // namespace

PageSet board_pages() {
    return {.routes = {page_route("/", show_home, "The phase board", filter_parameters(), Access::signed_in), page_route("/cases", show_table, "The cases as a table", filter_parameters())},
            .templates = {use_of(board_template), use_of(table_template)}};
}

}  // namespace web

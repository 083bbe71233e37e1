// The cases as a table that can be filtered and sorted, and as CSV.
#include "engine/export/csv.hpp"
#include "web/api/common.hpp"
#include "web/icons.hpp"
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/past.hpp"
#include "web/twin.hpp"
#include "web/problem.hpp"

#include <array>

namespace web {

namespace {

using workflows::CaseFilter;

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
    std::string shown, board_href, csv_href, json_href, q, as_of, next_href, clear_href;
    std::vector<Choice> phases, centres, balls, statuses, outcomes;
    std::vector<HeaderView> headers;
    std::vector<CaseCard> rows;

    void describe(auto& to) const {
        to("shown", shown);
        to("board_href", board_href);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("q", q);
        to("as_of", as_of);
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

constexpr Template<TableView> table_template{"cases"};

/// The table's columns that can be sorted, with the link that sorts or turns round.
std::vector<HeaderView> headers(const Call& call) {
    const std::string sort(call.in_query("sort"));
    std::vector<HeaderView> list;
    for (const char* column : {"name", "phase", "phase_since", "next_date"}) {
        HeaderView header{.text = call.words.text("cases.column." + std::string(column))};
        const bool up = sort == column, down = sort == "-" + std::string(column);
        header.sorted = up ? "ascending" : down ? "descending" : "";
        if (up || down) header.arrow = icon(up ? "up" : "down");
        header.href =
            same_list(call, "/cases", {{"sort", up ? "-" + std::string(column) : column}, {"cursor", ""}, {"vis", ""}});
        list.push_back(std::move(header));
    }
    return list;
}

Response as_csv(const Cases& cases, CaseFilter filter) {
    Response response{.type = "text/csv; charset=utf-8"};
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"cases.csv\"");
    engine::CsvWriter csv(
        [&](std::string_view piece) {
            response.body += piece;
            return true;
        },
        engine::CsvStyle::plain);
    csv.row(std::array<std::string, 11>{"case", "orpha", "name", "phase", "status", "outcome", "centre", "phase_since",
                                        "next_date", "ball", "open_until"});
    filter.limit = 200;
    for (bool valid = true;;) {
        const auto page = cases->list(filter, valid);
        for (const auto& row : page.rows)
            csv.row(std::array<std::string, 11>{row.id, row.orpha, row.name, row.phase, row.status, row.outcome,
                                                row.primary_centre, row.phase_since, row.next_date, row.ball,
                                                row.open_until});
        if (page.next.empty() || !valid) break;
        filter.cursor = page.next;
    }
    return response;
}

Response as_json(const Call& call, const workflows::CasePage& page) {
    engine::Value rows = engine::Value::array();
    for (const auto& row : page.rows) rows.push(to_value(row));
    const std::string next = page.next.empty() ? "" : same_list(call, "/cases", {{"cursor", page.next}, {"vis", ""}});
    return json(engine::Value::object({{"cases", rows}, {"total", page.total}, {"next", next.empty() ? engine::Value() : engine::Value(next)}}));
}

}  // namespace

Response show_case_table(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const Cases then(call);
    Asked asked = filter_of(call);
    const Twin twin = twin_of(call);
    if (twin == Twin::csv) return as_csv(then, asked.filter);
    bool valid = true;
    const auto cases = then->list(asked.filter, valid);
    if (!valid) return invalid(call, "?cursor", "problem.unknown_cursor");
    if (twin == Twin::json) return as_json(call, cases);
    TableView page;
    for (const auto& row : cases.rows) {
        page.rows.push_back(card_of(call, row));
        leave_out_parked_days(call, page.rows.back());
    }
    page.shown =
        call.words.text("hist.hits", {{"n", std::to_string(cases.total)}, {"many", number(call.words, cases.total)}});
    page.board_href = same_list(call, "/", {{"phase", ""}, {"sort", ""}, {"cursor", ""}, {"format", ""}, {"vis", ""}});
    page.csv_href = same_list(call, "/cases", {{"format", "csv"}, {"vis", ""}});
    page.json_href = json_list(call);
    page.q = asked.q;
    page.as_of = asked.as_of;
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

std::string json_list(const Call& call) {
    Pairs query;
    for (const char* name : {"phase", "status", "outcome", "centre", "q", "sort", "as_of"}) {
        const std::string value(call.in_query(name));
        if (value == "overdue")
            query.emplace_back("overdue", "true");
        else if (value != "open")
            query.emplace_back(name, value);
    }
    return link_to("/api/v1/cases", query);
}

PageSet case_list_pages() {
    return {.routes = {page_route("/cases", show_case_table, "The cases as a table", filter_parameters())},
            .templates = {use_of(table_template)}};
}

}  // namespace web

// The yearly report that regulation 1706 asks for: the figures of a year with their definitions, in all and for each centre; to
// read and print, and as CSV and JSON at the same address.
#include "engine/export/csv.hpp"
#include "web/annual_query.hpp"
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/past.hpp"
#include "web/twin.hpp"

#include <algorithm>
#include <array>

namespace web {

namespace {

struct FigureView {
    std::string of, all, centres;

    void describe(auto& to) const {
        to("of", of);
        to("all", all);
        to("centres", centres);
    }
};

struct ChapterView {
    std::string id, name, definition;
    std::vector<FigureView> figures;

    void describe(auto& to) const {
        to("id", id);
        to("name", name);
        to("definition", definition);
        to("figures", figures);
    }
};

struct AnnualView {
    std::string title, year, as_of, csv_href, excel_href, json_href;
    std::vector<ChapterView> chapters;

    void describe(auto& to) const {
        to("title", title);
        to("year", year);
        to("as_of", as_of);
        to("csv_href", csv_href);
        to("excel_href", excel_href);
        to("json_href", json_href);
        to("chapters", chapters);
    }
};

constexpr Template<AnnualView> annual_template{"annual"};

std::string detail_name(const Call& call, const workflows::AnnualFigure& figure) {
    if (figure.detail.empty()) return call.words.text("annual.whole");
    if (figure.key == "decisions") return figure.detail + " " + term(call.words, "outcome", figure.detail);
    return phase_name(call.words, figure.detail);
}

void add(const Call& call, const workflows::AnnualFigure& figure, ChapterView& chapter) {
    const std::string of = detail_name(call, figure), value = number(call.words, figure.value);
    if (chapter.figures.empty() || chapter.figures.back().of != of) chapter.figures.push_back({of, number(call.words, 0), {}});
    FigureView& row = chapter.figures.back();
    if (figure.centre.empty())
        row.all = value;
    else
        row.centres += (row.centres.empty() ? "" : ", ") + figure.centre + " " + value;
}

Response as_csv(const Call& call, int year, const std::vector<workflows::AnnualFigure>& figures) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& figure : figures)
        rows.push_back({std::to_string(year), figure.key, figure.detail, figure.centre, std::to_string(figure.value),
                        call.words.text("report." + figure.key), call.words.text("report." + figure.key + ".definition")});
    const auto style = call.in_query("excel") == "true" ? engine::CsvStyle::excel : engine::CsvStyle::plain;
    return csv_file("phasemodel-" + std::to_string(year) + ".csv", {"year", "figure", "detail", "centre", "value", "name", "definition"}, rows, style);
}

Response show_annual(Call& call) {
    std::optional<Response> problem;
    const int year = report_year(call, problem);
    if (problem) return *std::move(problem);
    const auto figures = workflows::annual_report(call.store(), year);
    if (twin_of(call) == Twin::csv) return as_csv(call, year, figures);
    if (twin_of(call) == Twin::json) return json(annual_value(call, year, figures));
    AnnualView page{.title = call.words.text("annual.title", {{"year", std::to_string(year)}}), .year = std::to_string(year), .as_of = moment_typed(call)};
    page.csv_href = same_list(call, "/reports/annual", {{"format", "csv"}});
    page.excel_href = same_list(call, "/reports/annual", {{"format", "csv"}, {"excel", "true"}});
    page.json_href = same_list(call, "/reports/annual", {{"format", "json"}});
    for (const auto& figure : figures) {
        if (page.chapters.empty() || page.chapters.back().id != figure.key)
            page.chapters.push_back({figure.key, call.words.text("report." + figure.key), call.words.text("report." + figure.key + ".definition"), {}});
        add(call, figure, page.chapters.back());
    }
    // Names of phases begin with their number.
    for (auto& chapter : page.chapters) std::ranges::stable_sort(chapter.figures, {}, &FigureView::of);
    return show(call, {.title = page.title, .menu = "history"}, annual_template, page);
}

}  // namespace

PageSet annual_pages() {
    return {.routes = {page_route("/reports/annual", show_annual, "The yearly report", {"year", "format", "excel", "as_of"})},
            .templates = {use_of(annual_template)}};
}

}  // namespace web

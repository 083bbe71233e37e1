// phasemodel report: figures over many cases.
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "workflows/phase_model/annual_report.hpp"

#include <charconv>

namespace cli {

namespace {

int year_of(const Run& run) {
    const std::string& text = run.arguments.text("year");
    int year = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), year);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || year < 1990 || year > 2200)
        throw Stop{usage, "--year: a year is expected, not \"" + text + "\"."};
    return year;
}

int annual(Run& run) {
    const auto composition = open_database(run);
    reader_of(run, *composition);
    const workflows::Catalogue& words = words_of(run, *composition);
    Table table{.columns = {{"figure", "Figure"},
                            {"detail", "Of"},
                            {"centre", "Centre"},
                            {"value", "Value"},
                            {"name", "Name"},
                            {"definition", "Definition"}}};
    for (const workflows::AnnualFigure& figure : workflows::annual_report(composition->store(), year_of(run)))
        table.rows.push_back({figure.key, figure.detail, figure.centre, figure.value,
                              words.text("report." + figure.key), words.text("report." + figure.key + ".definition")});
    print(run, table);
    return done;
}

}  // namespace

std::vector<Command> report_commands() {
    return {{.path = "report annual",
             .help = "The figures of a year, in all and for each centre, each with its definition",
             .options = {{"year", "YEAR", "the year that is reported on", true}},
             .lists = true,
             .run = annual}};
}

}  // namespace cli

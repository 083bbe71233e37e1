// phasemodel report: figures over many cases.
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "cli/past.hpp"
#include "workflows/phase_model/annual_report.hpp"
#include "workflows/phase_model/process.hpp"

#include <charconv>
#include <ostream>

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
    const Reader reader = reader_of(run, *composition);
    const Then then(run, *composition, reader);
    const workflows::Catalogue& words = words_of(run, *composition);
    Table table{.columns = {{"figure", "Figure"},
                            {"detail", "Of"},
                            {"centre", "Centre"},
                            {"value", "Value"},
                            {"name", "Name"},
                            {"definition", "Definition"}}};
    for (const workflows::AnnualFigure& figure : workflows::annual_report(then.store(), year_of(run)))
        table.rows.push_back({figure.key, figure.detail, figure.centre, figure.value,
                              words.text("report." + figure.key), words.text("report." + figure.key + ".definition")});
    print(run, table);
    return done;
}

int process(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    const Then then(run, *composition, reader);
    const workflows::ProcessFilter filter{.from = date_of(run.arguments, "from"),
                                          .to = date_of(run.arguments, "to"),
                                          .centre = run.arguments.text("centre"),
                                          .as_of = then.moment()};
    const workflows::Process found = workflows::look_at_process(composition->store(), then.office().policies, filter, then.today(), workflows::shut_out(reader.office, reader.person->id, reader.today));
    if (run.settings.text("format") == "json") {
        run.out << pretty(workflows::process_value(found)) << '\n';
        return done;
    }
    Table table{.columns = {{"figure", "Figure"}, {"phase", "Phase or ground"}, {"of", "Of"}, {"value", "Value"}}};
    for (const workflows::ProcessRow& row : workflows::process_rows(found)) table.rows.push_back({row[0], row[1], row[2], row[3]});
    print(run, table);
    return done;
}

}  // namespace

std::vector<Command> report_commands() {
    return {{.path = "report annual",
             .help = "The figures of a year, in all and for each centre, each with its definition",
             .options = {{"year", "YEAR", "the year that is reported on", true}, as_of_option()},
             .lists = true,
             .run = annual},
            {.path = "report process",
             .help = "How long cases stay where, whom they wait for, the ways they took, late steps, overrides, unequal treatment",
             .options = {{"from", "DATE", "stays that ended, steps and decisions from this day"},
                         {"to", "DATE", "to this day"},
                         {"centre", "CENTRE", "primary centre"},
                         as_of_option()},
             .lists = true,
             .run = process}};
}

}  // namespace cli

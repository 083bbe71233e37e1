// phasemodel report decisions and report equal-treatment: decisions over all cases, and those on like evidence that came out
// differently.
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "cli/past.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/archive/decision_list.hpp"
#include "workflows/phase_model/policy.hpp"

#include <algorithm>
#include <ostream>

namespace cli {

namespace {

workflows::DecisionFilter filter_of(const Run& run, const Reader& reader) {
    const Arguments& given = run.arguments;
    return {.outcome = given.text("outcome"),
            .centre = centre_of(given, reader, "none"),
            .body = given.text("body"),
            .from = date_of(given, "from"),
            .to = date_of(given, "to"),
            .moment = moment_of(given),
            .limit = 0};
}

void print_rows(Run& run, const std::vector<std::string>& columns, const std::vector<std::vector<std::string>>& rows) {
    Table table;
    for (const std::string& column : columns) table.columns.push_back({column, column});
    for (const auto& row : rows) table.rows.emplace_back(row.begin(), row.end());
    print(run, table);
}

void say_counts(Run& run, const char* of, const std::vector<workflows::DecisionCount>& counts) {
    run.err << of << ':';
    for (const workflows::DecisionCount& one : counts) run.err << ' ' << (one.of.empty() ? "none" : one.of) << ' ' << one.count << (&one == &counts.back() ? "" : ",");
    run.err << '\n';
}

int decisions(Run& run) {
    const auto composition = open_database(run);
    const workflows::DecisionFilter filter = filter_of(run, reader_of(run, *composition));
    const auto list = workflows::list_decisions(composition->archive(), filter);
    if (run.settings.text("format") == "json") {
        run.out << pretty(workflows::to_value(list)) << '\n';
        return done;
    }
    print_rows(run, workflows::decision_columns(), workflows::decision_rows(list));
    say_counts(run, "by outcome", list.by_outcome);
    say_counts(run, "by year", list.by_year);
    say_counts(run, "by centre", list.by_centre);
    say_counts(run, "by body", list.by_body);
    return done;
}

int equal_treatment(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    const workflows::DecisionFilter filter = filter_of(run, reader);
    workflows::Kinships kinships(composition->facts().everything(), reader.office->policies.on(reader.today).rules.rare);
    const auto pairs = workflows::unequal_decisions(composition->archive(), composition->store(), kinships,
                                                    workflows::shut_out(reader.office, reader.person->id, reader.today), filter);
    if (run.settings.text("format") == "json") {
        run.out << pretty(workflows::to_value(pairs, kinships)) << '\n';
        return done;
    }
    print_rows(run, workflows::unequal_columns(), workflows::unequal_rows(pairs));
    return done;
}

}  // namespace

std::vector<Command> decision_report_commands() {
    const Option from{"from", "DATE", "decided from this day"}, to{"to", "DATE", "to this day"},
        as_of = as_of_option();
    return {{.path = "report decisions",
             .help = "Decisions by vote and delegated ones over all cases, newest first; counts on standard error",
             .options = {{"outcome", "OUTCOME", "outcome code, or the event of a decision that ends no case"},
                         {"centre", "CENTRE", "primary centre then; none for no offer"},
                         {"body", "BODY", "who decided", false, false, {"leader_group", "administrative_leader"}},
                         from,
                         to,
                         as_of},
             .lists = true,
             .run = decisions},
            {.path = "report equal-treatment",
             .help = "Decisions on need whose evidence is alike and whose outcome is not, two by two",
             .options = {from, to, as_of},
             .lists = true,
             .run = equal_treatment}};
}

}  // namespace cli

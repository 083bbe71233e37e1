// phasemodel case why: every requirement of an act or transition, by the same evaluation that would let it through.
#include "cli/acting.hpp"
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "cli/past.hpp"
#include "workflows/phase_model/why_then.hpp"
#include "cli/problems.hpp"

#include <ostream>

namespace cli {

Command case_list_command();
Command case_precedents_command();
Command case_robustness_command();
std::vector<Command> case_showing_commands();
std::vector<Command> case_decision_commands();

void say(Run& run, const engine::Explanation& explained, const workflows::Catalogue& words) {
    run.out << explained.act << " (" << term(words, "act", explained.act) << ")";
    if (!explained.transition.empty()) run.out << ", " << explained.transition << " to " << explained.to;
    run.out << ": " << (explained.allowed ? "allowed" : explained.here ? "not allowed now" : "not possible from this phase") << '\n';
    if (explained.here && !explained.may_act) run.out << "  you hold no role that may do this here\n";
    for (const engine::Answer& answer : explained.answers) say(run.out, answer, words, run.out_is_terminal && !run.settings.on("no_colour"));
    for (const engine::FieldError& error : explained.missing)
        run.out << "  --" << error.pointer.substr(error.pointer.empty() ? 0 : 1) << ": " << words.text(error.message) << '\n';
}

namespace {

int why(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    const auto& words = words_of(run, *composition);
    const engine::Command command = command_of(run, *composition, reader);
    const auto moment = moment_of(run.arguments);
    const workflows::Hindsight present{composition->store(), reader.office, composition->cases(), composition->nomenclature(), composition->facts()};
    const engine::Explanation explained = moment ? workflows::WhyThen(present, *moment).explain(command) : composition->engine().explain(command);
    const std::string& format = run.settings.text("format");
    if (format == "json") {
        run.out << pretty(to_value(explained, words)) << '\n';
    } else if (format == "csv") {
        Table table{.columns = {{"requirement", ""}, {"status", ""}, {"reason", ""}}};
        for (const engine::Answer& answer : explained.answers)
            table.rows.push_back({answer.requirement, engine::name_of(answer.status), words.text(answer.reason)});
        print(run, table);
    } else {
        say(run, explained, words);
    }
    return done;
}

}  // namespace

std::vector<Command> case_reading_commands() {
    std::vector<Command> commands{case_list_command()};
    for (Command& command : case_showing_commands()) commands.push_back(std::move(command));
    for (Command& command : case_decision_commands()) commands.push_back(std::move(command));
    commands.push_back({.path = "case why",
                        .help = "Why an act or transition is possible now, or not: each requirement with its answer",
                        .positionals = {{"CASE", "case number, \"new\" before there is one, or proposal/NUMBER"}, {"NAME", "act or event"}},
                        .options = {{"at", "TIME", "as if it were that time (demonstration databases)"},
                                    as_of_option("as it would have been answered then")},
                        .lists = true,
                        .fields = true,
                        .run = why});
    commands.push_back(case_precedents_command());
    commands.push_back(case_robustness_command());
    return commands;
}

}  // namespace cli

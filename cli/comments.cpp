// phasemodel comment, and what else is done with comments: several answered at once, what they changed, how organisations have
// been answered.
#include "cli/acting.hpp"
#include "cli/case_reading.hpp"
#include "cli/output.hpp"
#include "cli/past.hpp"
#include "cli/problems.hpp"
#include "workflows/phase_model/inbox.hpp"
#include "workflows/phase_model/input_changes.hpp"
#include "workflows/text/csv_reader.hpp"

#include <fstream>
#include <ostream>

namespace cli {

namespace {

Table table_of(const std::vector<std::string>& columns, const std::vector<std::vector<std::string>>& rows) {
    Table table;
    for (const std::string& column : columns) table.columns.push_back({column, column});
    for (const auto& row : rows) table.rows.emplace_back(row.begin(), row.end());
    return table;
}

/// As JSON where that is asked for, else as rows.
void print_either(Run& run, const engine::Value& object, const std::vector<std::string>& columns, const std::vector<std::vector<std::string>>& rows) {
    if (run.settings.text("format") == "json")
        run.out << pretty(object) << '\n';
    else
        print(run, table_of(columns, rows));
}

workflows::Inbox look_into(const Then& then, const workflows::InboxFilter& filter) {
    return workflows::inbox(then.store(), then.cases(), filter, [&](const workflows::Case& file) { return then.readable(file); }, then.today(), then.office().policies);
}

workflows::InboxFilter filter_of(const Run& run, const Reader& reader) {
    const auto& given = run.arguments;
    workflows::InboxFilter filter{.state = given.text("state"),
                                  .case_id = given.text("case"),
                                  .phase = given.text("phase"),
                                  .organisation = given.text("organisation"),
                                  .role = given.text("role"),
                                  .part = given.text("part"),
                                  .author = given.has("mine") ? reader.person->id : std::string(),
                                  .from = date_of(given, "from"),
                                  .to = date_of(given, "to")};
    if (filter.state == "all") filter.state.clear();
    return filter;
}

int list(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    const workflows::Inbox found = look_into(Then(run, *composition, reader), filter_of(run, reader));
    print_either(run, workflows::as_value(found), workflows::inbox_columns(), workflows::inbox_rows(found));
    run.err << found.counts.waiting << " waiting, " << found.counts.overdue << " of them overdue, " << found.counts.answered << " answered\n";
    return done;
}

int organisations(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    const auto figures = workflows::organisation_figures(look_into(Then(run, *composition, reader), {.from = date_of(run.arguments, "from"), .to = date_of(run.arguments, "to")}));
    print_either(run, workflows::as_value(figures), workflows::organisation_columns(), workflows::organisation_rows(figures));
    return done;
}

int changes(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    const Then then(run, *composition, reader);
    CaseThen one = case_then(*composition, run.arguments.text("CASE"), then.moment());
    withhold(one, reader);
    const auto found = workflows::input_changes(*one.file, then.readable(*one.file));
    print_either(run, workflows::as_value(*one.file, found), workflows::input_change_columns(), workflows::input_change_rows(*one.file, found));
    return done;
}

/// One command a line of the file; `places` says where each stands.
std::vector<engine::Command> answers_in(const Run& run, Composition& composition, const Reader& reader, const std::string& stream, std::vector<std::string>& places) {
    const std::string& path = run.arguments.text("FILE");
    std::ifstream file;
    if (path != "-") file.open(path, std::ios::binary);
    if (path != "-" && !file) throw Stop{usage, "The file " + path + " cannot be read."};
    workflows::CsvReader csv(path == "-" ? run.in : file);
    const engine::ActSpec& act = act_named(composition, "answer_comment");
    const auto headline = csv.next();
    if (!headline) throw Stop{usage, path + ": the file is empty."};
    for (const std::string& column : *headline) field_named(act, column);
    std::vector<engine::Command> commands;
    while (const auto record = csv.next()) {
        places.push_back(path + ":" + std::to_string(csv.line()));
        if (record->size() != headline->size())
            throw Stop{usage, places.back() + ": " + std::to_string(record->size()) + " cells where the headline has " + std::to_string(headline->size()) + "."};
        engine::Command command{.stream = stream, .act = act.name, .fields = engine::Value::object(), .person = reader.person->id, .via = "command line", .acknowledged = run.arguments.has("acknowledge")};
        for (std::size_t i = 0; i < record->size(); ++i)
            if (!(*record)[i].empty()) command.fields.set((*headline)[i], (*record)[i]);
        command.at = time_of(run.arguments.text("at"), composition, stream);
        commands.push_back(std::move(command));
    }
    if (commands.empty()) throw Stop{usage, path + ": no answer stands under the headline."};
    return commands;
}

int answer(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = person_of(run, *composition);
    const auto& words = words_of(run, *composition);
    const std::string stream = stream_of(run.arguments.text("CASE"));
    if (!stream.starts_with("case/") || !composition->store().read(stream)) throw Stop{usage, "There is no case " + run.arguments.text("CASE") + "."};
    std::vector<std::string> places;
    const auto commands = answers_in(run, *composition, reader, stream, places);
    const bool dry = run.arguments.has("dry-run");
    const engine::Together together = dry ? composition->engine().rehearse(commands) : composition->engine().perform_all(commands);
    if (together.problem) {
        run.err << places[together.refused] << ": refused; no comment has been answered\n";
        return refuse(run, *together.problem, words);
    }
    Table table{.columns = {{"comment", "Comment"}, {"disposition", "Disposition"}, {"reason", "Reason"}, {"changed", "Changed"}}};
    for (const engine::Command& command : commands) {
        const auto cell = [&](std::string_view name) { return engine::Value(command.fields.text(name)); };
        table.rows.push_back({cell("comment"), cell("disposition"), cell("reason"), cell("changed")});
    }
    print(run, table);
    run.err << commands.size() << (dry ? " answers can be given\n" : " comments answered\n");
    return done;
}

}  // namespace

std::vector<Command> comment_commands() {
    const std::vector<Option> days{{"from", "DATE", "given from this day"}, {"to", "DATE", "given to this day"}, as_of_option()};
    std::vector<Option> narrow{{"state", "STATE", "waiting, overdue, answered, or all as without it", false, false, {"waiting", "overdue", "answered", "all"}},
                               {"case", "CASE", "only this case"},
                               {"phase", "PHASE", "only cases in this phase"},
                               {"organisation", "NAME", "only comments given for it"},
                               {"role", "ROLE", "only comments by this role"},
                               {"part", "PART", "only comments about this part: case, K1 to K7, scope, centre, …"},
                               {"mine", "", "only your own"}};
    narrow.insert(narrow.end(), days.begin(), days.end());
    return {{.path = "comment list", .help = "Comments across cases, those without an answer first", .options = narrow, .lists = true, .run = list},
            {.path = "case answer",
             .help = "Answer several comments of a case, one act each: all of them or none. Columns comment, disposition, opening, reason, changed, change",
             .positionals = {{"CASE", "case number"}, {"FILE", "CSV with a headline; - for standard input"}},
             .options = {{"dry-run", "", "only say whether they can be given"},
                         {"acknowledge", "", "send what is typed although it may point at a person"},
                         {"at", "TIME", "when it happened (demonstration databases)"}},
             .lists = true,
             .run = answer},
            {.path = "case changes", .help = "What the input changed in a case", .positionals = {{"CASE", "case number"}}, .options = {as_of_option()}, .lists = true, .run = changes},
            {.path = "report comments",
             .help = "How organisations have been answered: in time, followed; shares only where five comments have been answered",
             .options = days,
             .lists = true,
             .run = organisations}};
}

}  // namespace cli

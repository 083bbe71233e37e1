// phasemodel case decision and case decisions: what was decided in a case, as document for the archive or as letter.
#include "cli/case_reading.hpp"
#include "cli/documents.hpp"
#include "cli/output.hpp"
#include "cli/past.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/decision/decision_document.hpp"
#include "workflows/phase_model/decision/decision_record.hpp"

#include <charconv>
#include <ostream>

namespace cli {

namespace {

using engine::Value;

/// The case with what this reader may see of it, and whether they are recused in it.
struct Seen {
    CaseThen then;
    workflows::Reader who;
    bool recused = false;
};

Seen seen_case(Run& run, Composition& composition) {
    const Reader reader = reader_of(run, composition);
    Seen seen{.then = case_then(composition, run.arguments.text("CASE"), moment_of(run.arguments)), .who = {}};
    seen.recused = is_shut_out(seen.then, reader);
    seen.who = reads_as(reader, seen.then);
    withhold(seen.then, reader);
    return seen;
}

std::int64_t number_wanted(const Run& run, const std::vector<workflows::DecisionLine>& lines) {
    const std::string& text = run.arguments.text("number");
    if (text.empty()) return lines.back().number;
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) throw Stop{usage, "--number: a whole number is expected. `phasemodel case decisions CASE` lists them."};
    return number;
}

int show(Run& run) {
    const auto composition = open_database(run);
    const Seen seen = seen_case(run, *composition);
    const std::string& id = seen.then.file->id;
    const auto lines = workflows::decisions_of(*seen.then.file);
    if (lines.empty()) throw Stop{check_failed, "Nothing has been decided in the case " + id + " yet."};
    const auto found = workflows::decided(*seen.then.file, seen.then.events, seen.then.texts, number_wanted(run, lines));
    if (!found) throw Stop{usage, "The case " + id + " has no decision " + run.arguments.text("number") + ". `phasemodel case decisions " + id + "` lists them."};
    const Value record = workflows::decision_record(*found, workflows::decision_part(seen.who, seen.recused));
    const std::string& format = run.arguments.text("format");
    if (format == "json") {
        write_out(run, pretty(record) + '\n');
        return done;
    }
    const workflows::DocumentMark mark{.demonstration = composition->store().demonstration()};
    const auto& words = words_of(run, *composition);
    const auto document = run.arguments.has("letter") ? workflows::decision_letter(record, words, mark)
                                                      : workflows::decision_document(record, *composition->people().office(), words, mark);
    write_document(run, document, format);
    return done;
}

int list(Run& run) {
    const auto composition = open_database(run);
    const Seen seen = seen_case(run, *composition);
    const auto& words = words_of(run, *composition);
    const bool people = run.settings.text("format") == "table";
    Table table{.columns = {{"number", "No"}, {"date", "Date"}, {"act", "Decision"}, {"result", "Result"}, {"manner", "Manner"}, {"to", "To"}, {"outcome", "Outcome"}, {"meeting", "Meeting"}}, .rows = {}};
    for (const auto& line : workflows::decisions_of(*seen.then.file))
        table.rows.push_back({line.number, engine::to_text(line.by.date), people ? workflows::decision_title(line.act, words) : line.act,
                              people ? term(words, "decision.result", line.result) : line.result, people ? term(words, "decision.manner", line.manner) : line.manner, line.to, line.outcome, line.meeting});
    print(run, table);
    return done;
}

}  // namespace

std::vector<Command> case_decision_commands() {
    const Positional one{"CASE", "case number"};
    const Option as_of = as_of_option("as the case stood");
    return {{.path = "case decisions", .help = "List what was decided in a case: by the leader group, and delegated", .positionals = {one}, .options = {as_of}, .lists = true, .run = list},
            {.path = "case decision",
             .help = "A decision as document for the archive or letter, in the language of --lang",
             .positionals = {one},
             .options = {{"number", "N", "which; without it the last one"},
                         {"letter", "", "the letter in plain language to who proposed the diagnosis"},
                         {"format", "FORM", "text (default), html, pdf or json (the record)", false, false, {"text", "html", "pdf", "json"}},
                         output_option(),
                         as_of},
             .run = show}};
}

}  // namespace cli

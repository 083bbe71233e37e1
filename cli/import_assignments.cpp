// phasemodel import assignments: historical placements from a list that the administrative leader has approved, each a case
// in phase 7 (T21).
#include "cli/acting.hpp"
#include "workflows/text/csv_reader.hpp"
#include "cli/problems.hpp"

#include <algorithm>
#include <fstream>
#include <ostream>

namespace cli {

namespace {

constexpr std::string_view act_name = "import_historical";

/// Refused only because the same diagnosis and centre came in before.
bool is_repeated(const engine::Problem& problem) {
    bool repeated = false;
    for (const engine::Answer& answer : problem.answers) {
        if (answer.lets_through()) continue;
        if (answer.requirement != "not_imported_before") return false;
        repeated = true;
    }
    return repeated;
}

int assignments(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = person_of(run, *composition);
    const auto& words = words_of(run, *composition);
    const engine::ActSpec& act = act_named(*composition, std::string(act_name));
    const std::string& path = run.arguments.text("FILE");
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Stop{usage, "The file " + path + " cannot be read."};
    workflows::CsvReader csv(file);
    const auto headline = csv.next();
    if (!headline) throw Stop{usage, path + ": the file is empty."};
    for (const std::string& column : *headline) field_named(act, column);

    std::int64_t imported = 0, repeated = 0;
    while (const auto record = csv.next()) {
        const std::string place = path + ":" + std::to_string(csv.line());
        if (record->size() != headline->size()) throw Stop{usage, place + ": " + std::to_string(record->size()) + " cells where the headline has " + std::to_string(headline->size()) + "."};
        engine::Command command{.act = act.name, .fields = engine::Value::object(), .person = reader.person->id, .via = "import", .acknowledged = run.arguments.has("acknowledge")};
        for (std::size_t i = 0; i < record->size(); ++i)
            if (!(*record)[i].empty()) command.fields.set((*headline)[i], (*record)[i]);
        command.fields.set("approved_by", run.arguments.text("approved-by"));
        command.fields.set("approval", run.arguments.text("approval"));
        command.at = time_of(run.arguments.text("at"), *composition, "");
        const engine::Result result = composition->engine().perform(command);
        const auto* problem = std::get_if<engine::Problem>(&result);
        if (problem == nullptr) {
            ++imported;
        } else if (is_repeated(*problem)) {
            ++repeated;
        } else {
            run.err << place << ": refused; " << imported << " lines before it are imported\n";
            return refuse(run, *problem, words);
        }
    }
    run.err << imported << " imported, " << repeated << " were here before\n";
    return done;
}

}  // namespace

Command import_assignments_command() {
    return {.path = "import assignments",
            .help = "Read historical assignments as cases in phase 7; columns name, name_en, orpha, primary, list, list_date, line, start_date, next_review_date",
            .positionals = {{"FILE", "CSV with a headline"}},
            .options = {{"approved-by", "EMAIL", "the administrative leader who approved the file", true},
                        {"approval", "TEXT", "when and how", true},
                        {"acknowledge", "", "import what may point at a person (a telephone number, an e-mail address, …) all the same"},
                        {"at", "TIME", "when it happened (demonstration databases)"}},
            .run = assignments};
}

}  // namespace cli

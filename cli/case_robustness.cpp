// phasemodel case robustness: what a decision hangs on.
#include "workflows/phase_model/robustness.hpp"

#include "cli/case_reading.hpp"
#include "cli/output.hpp"
#include "workflows/phase_model/access.hpp"

#include <ostream>

namespace cli {

namespace {

void tell(Run& run, const workflows::Robustness& found) {
    if (found.turnings.empty()) run.out << "No other value of a single criterion would change what the rules allow (" << found.looked_at << " tried).\n";
    for (const workflows::Turning& turning : found.turnings)
        for (const workflows::ChangedAnswer& change : turning.changes)
            run.out << turning.criterion << ": " << (turning.value.empty() ? "not assessed" : turning.value) << ", if " << turning.other << ": " << change.requirement
                    << " of " << change.event << " (" << change.transition << ") " << change.now << " -> " << change.then << (change.taken ? ", a step already taken" : "") << '\n';
    run.out << "facts not validated by Orphanet: " << found.not_validated << " of " << found.facts << " prevalence records\n"
            << "evidence: " << found.evidence << " items, " << found.missing << " recorded as missing, " << found.uncertain << " of low certainty\n";
    if (found.oldest && found.newest)
        run.out << "age of the evidence: median " << found.median_age << " days, oldest " << engine::to_text(*found.oldest) << " (" << found.oldest_claim << "), newest "
                << engine::to_text(*found.newest) << '\n';
}

int robustness(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    const CaseThen then = case_then(*composition, run.arguments.text("CASE"), std::nullopt);
    const auto& words = words_of(run, *composition);
    if (workflows::shut_out(reader.office, reader.person->id, reader.today)(*then.file)) throw Stop{not_allowed, words.text("err.recused")};
    const auto others = [&](std::string_view stream) { return composition->store().read(stream); };
    const auto found = workflows::robustness_of(*then.file, composition->model(), reader.person->id, composition->now(), others, &composition->facts());
    const std::string& format = run.settings.text("format");
    if (format == "json") {
        run.out << pretty(workflows::to_value(found)) << '\n';
    } else if (format == "csv") {
        Table table;
        for (const char* column : {"criterion", "value", "other", "event", "requirement", "now", "then", "taken"}) table.columns.push_back({column, column});
        for (const workflows::Turning& turning : found.turnings)
            for (const workflows::ChangedAnswer& change : turning.changes)
                table.rows.push_back({turning.criterion, turning.value, turning.other, change.event, change.requirement, change.now, change.then, change.taken});
        print(run, table);
    } else {
        tell(run, found);
    }
    return done;
}

}  // namespace

Command case_robustness_command() {
    return {.path = "case robustness",
            .help = "Which single criterion value would change what the rules allow, and how firm and old the evidence is",
            .positionals = {{"CASE", "case number"}},
            .lists = true,
            .run = robustness};
}

}  // namespace cli

// phasemodel case precedents: earlier decisions with like evidence, and why each is shown.
#include "cli/case_reading.hpp"
#include "cli/output.hpp"
#include "cli/past.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/archive/precedents.hpp"
#include "workflows/phase_model/policy.hpp"

#include <charconv>
#include <ostream>

namespace cli {

namespace {

using engine::Value;

std::string listed(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items) text += (text.empty() ? "" : ", ") + item;
    return text;
}

std::size_t limit_of(const Arguments& given) {
    if (!given.has("limit")) return 10;
    const std::string& text = given.text("limit");
    std::size_t limit = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), limit);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || limit == 0 || limit > 200)
        throw Stop{usage, "--limit: a whole number from 1 to 200 is expected."};
    return limit;
}

void tell(Run& run, const workflows::Catalogue& words, const char* key, const std::string& what) {
    if (!what.empty()) run.out << "    " << words.text(key, {{"what", what}}) << '\n';
}

/// As people read it: a decision, whether it stands, and a line for each thing in common.
void tell(Run& run, const workflows::Catalogue& words, const workflows::Precedents& found, const workflows::Kinships& kinships) {
    if (found.hits.empty()) run.out << words.text("empty.precedents") << '\n';
    for (const workflows::PrecedentHit& hit : found.hits) {
        const workflows::MadeDecision& decision = *hit.decision;
        run.out << decision.case_id << "  " << decision.name << (decision.on.orpha.empty() ? "" : "  ORPHA:" + decision.on.orpha) << '\n'
                << "    " << decision.date << "  " << decision.event << (decision.outcome.empty() ? "" : ", " + decision.outcome) << ". "
                << (hit.standing.in_force ? words.text("precedents.in_force")
                                          : words.text("precedents.overtaken", {{"what", hit.standing.by}, {"date", hit.standing.date}}))
                << '\n';
        if (hit.likeness.same_diagnosis) run.out << "    " << words.text("likeness.diagnosis") << '\n';
        std::vector<std::string> parents;
        for (const std::int64_t code : hit.likeness.parents) parents.push_back("ORPHA:" + std::to_string(code) + " " + kinships.name_of(code));
        tell(run, words, "likeness.parents", listed(parents));
        tell(run, words, "likeness.alike", listed(hit.likeness.alike));
        tell(run, words, "likeness.unlike", listed(hit.likeness.unlike));
        tell(run, words, "likeness.prevalence", hit.likeness.prevalence);
        tell(run, words, "likeness.words", listed(hit.likeness.words));
    }
}

int precedents(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    const auto moment = moment_of(run.arguments);
    const CaseThen then = case_then(*composition, run.arguments.text("CASE"), moment);
    const auto shut_out = workflows::shut_out(reader.office, reader.person->id, reader.today);
    const auto& words = words_of(run, *composition);
    if (shut_out(*then.file) || shut_out(*then.now)) throw Stop{not_allowed, words.text("err.recused")};
    workflows::Kinships kinships(composition->facts().everything(), reader.office->policies.on(reader.today).rules.rare);
    const auto found = workflows::precedents_of(*then.file, composition->archive(), composition->store(), kinships, shut_out,
                                                {.question = run.arguments.text("question"), .limit = limit_of(run.arguments), .moment = moment});
    const std::string& format = run.settings.text("format");
    if (format == "json") {
        run.out << pretty(workflows::to_value(found, kinships)) << '\n';
    } else if (format == "csv") {
        Table table;
        for (const std::string& column : workflows::precedent_columns()) table.columns.push_back({column, column});
        for (const auto& row : workflows::precedent_rows(found)) table.rows.emplace_back(row.begin(), row.end());
        print(run, table);
    } else {
        tell(run, words, found, kinships);
    }
    return done;
}

}  // namespace

Command case_precedents_command() {
    return {.path = "case precedents",
            .help = "Earlier decisions of the same question on like evidence, nearest first, each with why it is shown",
            .positionals = {{"CASE", "case number"}},
            .options = {{"question", "QUESTION", "the one the case stands before unless named", false, false, {"need", "placement", "offer", "mandate"}},
                        {"limit", "N", "decisions at most, 10 unless said"},
                        as_of_option()},
            .lists = true,
            .run = precedents};
}

}  // namespace cli

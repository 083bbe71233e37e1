// phasemodel screen and what-if: what is suggested for many diagnoses at once, and what another policy would change.
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "cli/policy_file.hpp"
#include "workflows/screening/answer.hpp"
#include "workflows/screening/pasted_list.hpp"
#include "workflows/screening/what_if.hpp"

#include <algorithm>
#include <istream>
#include <iterator>
#include <ostream>

namespace cli {

namespace {

namespace screening = workflows::screening;
using engine::Value;

std::shared_ptr<const screening::Index> index_of(Composition& composition) {
    auto index = composition.screener().index();
    if (index == nullptr)
        throw Stop{check_failed,
                   "No facts of Orphanet are here to screen. Bring them in with: phasemodel import orphanet FILE…"};
    return index;
}

/// Cases are told to those who may see them; without --as the facts alone are.
screening::CasesByCode cases_of(Run& run, Composition& composition) {
    if (run.settings.text("as").empty()) {
        run.err << "Cases are left out: add --as EMAIL to see them.\n";
        return {};
    }
    static_cast<void>(reader_of(run, composition));
    return screening::cases_by_code(composition.cases());
}

/// The codes given, or with "-" alone the list on standard input.
std::vector<std::string> entries_of(const Run& run) {
    const auto given = run.arguments.list("CODE");
    std::vector<std::string> entries;
    if (given.size() == 1 && given.front() == "-") {
        entries = screening::entries_of(std::string(std::istreambuf_iterator<char>(run.in), {}));
    } else {
        for (const std::string& word : given)
            for (std::string& entry : screening::entries_of(word)) entries.push_back(std::move(entry));
    }
    if (entries.size() > screening::most_entries)
        throw Stop{usage, "A list has at most " + std::to_string(screening::most_entries) +
                              " entries; use --all for everything."};
    return entries;
}

Table table_of(const screening::Screening& result, const workflows::Policy& policy, bool for_people) {
    Table table;
    // People see what decides; programs get every column.
    const std::vector<std::string> shown{"code", "name", "status", "case", "phase", "outcome",
                                         "K1",   "K2",   "K3",     "K4",   "K7",    "suggested_centres"};
    std::vector<std::size_t> places;
    const auto& all = screening::columns();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (for_people && std::find(shown.begin(), shown.end(), all[i]) == shown.end()) continue;
        places.push_back(i);
        table.columns.push_back({all[i], all[i]});
    }
    for (const auto& row : result.rows) {
        const auto cells = screening::cells(result, row, policy.rules);
        auto& line = table.rows.emplace_back();
        for (const std::size_t place : places) line.emplace_back(cells[place]);
    }
    return table;
}

int screen(Run& run) {
    const bool all = run.arguments.has("all");
    const auto entries = entries_of(run);
    if (all == !entries.empty())
        throw Stop{usage, "Say which: codes or names, - for a list on standard input, or --all."};
    const workflows::Policy policy = policy_named(run, run.arguments.text("policy"));
    const auto composition = open_database(run);
    const auto index = index_of(*composition);
    const auto cases = cases_of(run, *composition);
    const auto result = all ? screening::screen_all(index, policy.rules, cases)
                            : screening::screen_list(index, policy.rules, entries, cases);
    const std::string& format = run.settings.text("format");
    if (format == "json")
        run.out << pretty(screening::as_value(result, policy, run.settings.text("lang"))) << '\n';
    else
        print(run, table_of(result, policy, format == "table"));
    for (const std::string& typed : result.not_found) run.err << "not found: " << typed << '\n';
    run.err << result.rows.size() << " diagnoses, " << result.not_found.size() << " not found; policy "
            << policy.version << '\n';
    return result.not_found.empty() ? done : check_failed;
}

/// Counts of one criterion, before and after, as lines for people.
void tell_counts(Run& run, const Value& report) {
    Table table{.columns = {{"criterion", "Criterion"}, {"value", "Value"}, {"before", "Before"}, {"after", "After"}}};
    for (const auto& [criterion, counts] : report.find("counts")->members()) {
        if (counts.integer("changed") == 0) continue;
        for (const char* value : {"met", "not_met", "undetermined"})
            table.rows.push_back(
                {criterion, value, *counts.find(value)->find("before"), *counts.find(value)->find("after")});
    }
    print(run, table);
}

void tell_list(Run& run, const Value& report, const char* list, const char* heading,
               const std::vector<std::string>& keys) {
    if (report.list(list).empty()) return;
    Table table;
    for (const std::string& key : keys) table.columns.push_back({key, key});
    for (const Value& item : report.list(list)) {
        auto& line = table.rows.emplace_back();
        for (const std::string& key : keys) line.push_back(*item.find(key));
    }
    run.out << '\n' << heading << '\n';
    print(run, table);
}

void tell(Run& run, const Value& report) {
    run.out << "From policy " << report.find("before")->text("version") << " to "
            << report.find("after")->text("version") << ": " << report.list("changes").size() << " answers change, of "
            << report.integer("diagnoses") << " diagnoses. No case has been changed.\n\n";
    tell_counts(run, report);
    tell_list(run, report, "changes", "Answers that change", {"criterion", "orpha", "name", "from", "to", "certainty"});
    tell_list(run, report, "cases", "Cases",
              {"case", "orpha", "name", "phase", "status", "outcome", "criterion", "from", "to", "meaning"});
    tell_list(run, report, "by_classification", "By classification", {"classification", "changed", "of"});
    tell_list(run, report, "by_centre", "By centre that comes to mind", {"centre", "changed", "of"});
    tell_list(run, report, "by_reason", "By reason", {"criterion", "reason", "changed"});
    tell_list(run, report, "centre_changes", "Another centre comes to mind first", {"orpha", "name", "from", "to"});
    tell_list(run, report, "near_threshold", "Near the threshold", {"orpha", "name", "value", "place", "percent"});
    run.out << "\nsha256 " << report.text("sha256") << '\n';
}

int what_if(Run& run) {
    const workflows::Policy before = policy_named(run, run.arguments.text("from")),
                            after = policy_named(run, run.arguments.text("policy"));
    const auto composition = open_database(run);
    const auto index = index_of(*composition);
    const auto cases = cases_of(run, *composition);
    const auto report = screening::what_if(*index, before, after, cases);
    const Value value = screening::as_value(report, *index, before, after);
    const std::string& format = run.settings.text("format");
    if (format == "json") {
        run.out << pretty(value) << '\n';
    } else if (format == "csv") {
        Table table{.columns = {{"criterion", ""},
                                {"orpha", ""},
                                {"name", ""},
                                {"from", ""},
                                {"to", ""},
                                {"certainty", ""},
                                {"reason", ""}}};
        for (const Value& flip : value.list("changes")) {
            auto& line = table.rows.emplace_back();
            for (const auto& column : table.columns) line.push_back(*flip.find(column.key));
        }
        print(run, table);
    } else {
        tell(run, value);
    }
    return done;
}

}  // namespace

std::vector<Command> screening_commands() {
    return {{.path = "screen",
             .help = "What is suggested for K1 to K7, and what we have, for some diagnoses or all",
             .positionals = {{"CODE", "ORPHAcode in any form, a name or synonym; - reads a list", false, true}},
             .options = {{"all", "", "the whole nomenclature"},
                         {"policy", "POLICY", "version or file; the policy in force unless named"}},
             .lists = true,
             .run = screen},
            {.path = "what-if",
             .help = "What another policy would suggest otherwise; changes nothing",
             .options = {{"policy", "POLICY", "version or file to try", true},
                         {"from", "POLICY", "version or file to compare with; the policy in force unless named"}},
             .lists = true,
             .run = what_if}};
}

}  // namespace cli

// phasemodel search: the words of decisions and histories over all cases.
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "cli/past.hpp"
#include "workflows/phase_model/archive/search.hpp"
#include "workflows/phase_model/policy.hpp"

#include <algorithm>
#include <charconv>
#include <ostream>

namespace cli {

namespace {

workflows::SearchQuery query_of(const Run& run, const Reader& reader) {
    const Arguments& given = run.arguments;
    workflows::SearchQuery query{.kind = given.text("kind"),
                                 .body = given.text("body"),
                                 .centre = centre_of(given, reader),
                                 .from = date_of(given, "from"),
                                 .to = date_of(given, "to"),
                                 .moment = moment_of(given)};
    for (const std::string& word : given.list("WORD")) query.words += (query.words.empty() ? "" : " ") + word;
    if (given.has("cursor")) {
        query.before = workflows::place_from(given.text("cursor"));
        if (!query.before) throw Stop{usage, "--cursor is none that a search has given."};
    }
    if (given.has("limit")) {
        const std::string& text = given.text("limit");
        const auto read = std::from_chars(text.data(), text.data() + text.size(), query.limit);
        if (read.ec != std::errc() || read.ptr != text.data() + text.size() || query.limit == 0 || query.limit > 1000)
            throw Stop{usage, "--limit: a whole number from 1 to 1000 is expected."};
    }
    return query;
}

int search(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    const workflows::SearchQuery query = query_of(run, reader);
    const auto result = workflows::search_words({.store = composition->store(),
                                                 .archive = composition->archive(),
                                                 .office = reader.office,
                                                 .person = reader.person->id,
                                                 .today = reader.today},
                                                query);
    const auto& words = words_of(run, *composition);
    if (result.personal_number) throw Stop{check_failed, words.text("problem.personal_number")};
    if (result.no_words) throw Stop{usage, words.text("find.no_words")};
    if (run.settings.text("format") == "json") {
        run.out << pretty(workflows::to_value(result)) << '\n';
        return done;
    }
    Table table;
    for (const std::string& column : workflows::search_columns()) table.columns.push_back({column, column});
    for (const auto& row : workflows::search_rows(result)) table.rows.emplace_back(row.begin(), row.end());
    print(run, table);
    if (result.next) run.err << words.text("find.go_on", {{"cursor", workflows::cursor_of(*result.next)}}) << '\n';
    return done;
}

}  // namespace

std::vector<Command> search_commands() {
    return {{.path = "search",
             .help = "Find words in decisions and histories over all cases, as far as you may read them, newest first",
             .positionals = {{"WORD", "words that must all stand there; other forms of a word count too", true, true}},
             .options = {{"kind", "KIND", "kind of event", false, false, {"decision", "vote", "comment", "evidence", "other"}},
                         {"body", "BODY", "who decided or spoke", false, false,
                          {"leader_group", "administrative_leader", "centre_leader", "case_officer", "user_representative", "professional", "system"}},
                         {"centre", "CENTRE", "centre that had the offer then, or that was spoken for"},
                         {"from", "DATE", "from this day"},
                         {"to", "DATE", "to this day"},
                         {"limit", "N", "hits at most, 20 unless said"},
                         {"cursor", "CURSOR", "where the answer before ended"},
                         as_of_option()},
             .lists = true,
             .run = search}};
}

}  // namespace cli

// phasemodel release …: what was imported from Orphanet, what a release changed, and the cases to look at again for it.
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "cli/past.hpp"
#include "workflows/orphanet/difference.hpp"
#include "workflows/phase_model/look_again.hpp"

#include <algorithm>
#include <charconv>
#include <ostream>

namespace cli {

namespace {

namespace orphanet = workflows::orphanet;
using engine::Value;
using orphanet::Release;

Table table_of(const std::vector<std::string>& columns, const std::vector<std::vector<std::string>>& rows) {
    Table table;
    for (const std::string& column : columns) table.columns.push_back({column, column});
    for (const auto& row : rows) {
        auto& line = table.rows.emplace_back();
        for (const std::string& cell : row) line.emplace_back(cell);
    }
    return table;
}

/// What had been imported by then: nothing where --as-of is before the first import.
class Known {
public:
    Known(const Run& run, Composition& composition) : composition_(composition), moment_(moment_of(run.arguments)) {
        if (!moment_) return;
        names_ = composition.nomenclature().as_of(engine::to_text(moment_->until));
        comparer_ = composition.comparer().as_of(engine::to_text(moment_->until));
    }
    std::vector<Release> releases() const {
        if (moment_) return names_ ? names_->releases() : std::vector<Release>();
        return composition_.nomenclature().releases();
    }
    orphanet::ReleaseComparer& comparer() const { return comparer_ ? *comparer_ : composition_.comparer(); }

private:
    Composition& composition_;
    std::optional<workflows::AsOf> moment_;
    std::unique_ptr<orphanet::Nomenclature> names_;
    std::unique_ptr<orphanet::ReleaseComparer> comparer_;
};

int list(Run& run) {
    const auto composition = open_database(run);
    const Known known(run, *composition);
    Table table;
    const std::vector<std::string> shown{"id", "product", "classification", "language", "date", "version", "distinct_codes", "imported_at", "sha256"};
    for (const std::string& column : shown) table.columns.push_back({column, column});
    for (const Release& release : known.releases()) {
        const Value value = orphanet::as_value(release);
        auto& line = table.rows.emplace_back();
        for (const std::string& column : shown) line.push_back(*value.find(column));
    }
    print(run, table);
    return done;
}

/// The release whose number, or the beginning of whose hash, that is.
const Release& named(const std::vector<Release>& releases, const std::string& word) {
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), id);
    const bool is_number = error == std::errc() && end == word.data() + word.size();
    const auto found = std::ranges::find_if(releases, [&](const Release& release) {
        return (is_number && release.id == id) || (word.size() >= 8 && release.sha256.starts_with(word));
    });
    if (found == releases.end())
        throw Stop{usage, "There is no release " + word + ". See: phasemodel release list"};
    return *found;
}

/// The two that are meant: with one word that release and the one before it; with none the newest that has one before it.
std::pair<Release, Release> two_of(const Run& run, const Known& known) {
    const auto releases = known.releases();
    const std::string &first = run.arguments.text("RELEASE"), &second = run.arguments.text("AFTER");
    if (!second.empty()) return {named(releases, first), named(releases, second)};
    for (const Release& release : releases) {
        if (!first.empty() && release.id != named(releases, first).id) continue;
        if (auto before = known.comparer().before(release)) return {std::move(*before), release};
    }
    throw Stop{check_failed, first.empty() ? "No release has one before it to be compared with. Import a newer one: phasemodel import orphanet FILE"
                                           : "Release " + first + " is the first of its series; name the one to compare with before it."};
}

int diff(Run& run) {
    const auto composition = open_database(run);
    const Known known(run, *composition);
    const auto [before, after] = two_of(run, known);
    const auto pair = known.comparer().compare(before.id, after.id);
    if (!pair) throw Stop{usage, "Two releases can be compared where they are of one product, classification and language."};
    const orphanet::Difference difference = orphanet::difference(*pair);
    if (run.settings.text("format") == "json") {
        print_object(run, orphanet::as_value(difference));
    } else {
        std::vector<std::vector<std::string>> rows;
        for (const orphanet::Change& change : difference.changes) rows.push_back(orphanet::cells(change));
        print(run, table_of(orphanet::difference_columns(), rows));
    }
    run.err << before.product << ' ' << before.language << ", " << before.date << " to " << after.date << ": "
            << difference.changes.size() << " changes\n";
    return done;
}

int look_again(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    const Then then(run, *composition, reader);
    const workflows::LookAgain again = workflows::look_again(then.cases(), Known(run, *composition).releases());
    if (run.settings.text("format") == "json")
        print_object(run, workflows::as_value(again));
    else
        print(run, table_of(workflows::look_again_columns(), workflows::look_again_rows(again)));
    run.err << again.flags.size() << " changes not judged, " << again.watched.size() << " watched cases not looked at\n";
    return done;
}

}  // namespace

std::vector<Command> release_commands() {
    return {{.path = "release list", .help = "Everything imported from Orphanet, newest import first", .options = {as_of_option()}, .lists = true, .run = list},
            {.path = "release diff",
             .help = "What a release changed, code by code",
             .positionals = {{"RELEASE", "number or hash of a release; the newest that has one before it unless named", false},
                             {"AFTER", "with two: from the first to this one", false}},
             .options = {as_of_option()},
             .lists = true,
             .run = diff},
            {.path = "release look-again",
             .help = "Cases that a release flagged, and watched cases nobody has looked at since",
             .options = {as_of_option()},
             .lists = true,
             .run = look_again}};
}

}  // namespace cli

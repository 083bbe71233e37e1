// phasemodel import …: Orphanet's files, what Norway adds to them, and historical assignments.
#include "cli/acting.hpp"
#include "cli/import_orphanet.hpp"
#include "cli/opening.hpp"

#include "workflows/phase_model/local_import.hpp"
#include "workflows/phase_model/release_flags.hpp"
#include "workflows/phase_model/release_proposals.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <ostream>
#include <sstream>
#include <variant>

namespace cli {

Command import_assignments_command();

namespace {

constexpr std::size_t most_told = 5;

/// The release as it was kept, with its number.
std::optional<workflows::orphanet::Release> kept(Composition& composition, const workflows::orphanet::Release& release) {
    const auto releases = composition.nomenclature().releases();
    const auto found = std::ranges::find_if(releases, [&](const auto& other) {
        return other.product == release.product && other.classification == release.classification &&
               other.language == release.language && other.sha256 == release.sha256;
    });
    return found == releases.end() ? std::nullopt : std::optional(*found);
}

/// Proposals for what is new, and flags on cases that used what the release changed. Also for a file imported before, so that an import broken off after its
/// release was kept is made whole by doing it again.
void follow_up(Run& run, Composition& composition, const workflows::orphanet::Release& release) {
    const auto stored = kept(composition, release);
    if (!stored) return;
    const auto office = composition.people().office();
    const engine::Instant now = composition.now();
    const workflows::Flagging flagging{.store = composition.store(),
                                       .cases = composition.cases(),
                                       .comparer = composition.comparer(),
                                       .facts = composition.facts(),
                                       .policy = office->policies.on(composition.model().legal_date(now))};
    const auto proposed = workflows::propose_new_entities(flagging, composition.nomenclature(), *stored, now);
    if (!proposed.empty()) run.err << proposed.size() << " new disorders are proposed; a case officer judges them at /proposals\n";
    const auto flagged = workflows::flag_cases(flagging, *stored, now);
    if (flagged.empty()) return;
    run.err << flagged.size() << " cases rest on something this release changed";
    for (std::size_t i = 0; i < flagged.size() && i < most_told; ++i)
        run.err << (i == 0 ? ": " : ", ") << flagged[i].case_id << ' ' << name_of(flagged[i].grade);
    run.err << (flagged.size() > most_told ? " …" : "") << ". See: phasemodel release look-again\n";
}

int orphanet(Run& run) {
    const auto composition = open_database(run);
    officer_of(run, *composition);
    const std::string& format = run.settings.text("format");
    const ImportOrphanet request{.files = run.arguments.list("FILE"),
                                 .format = format == "json"  ? ImportOrphanet::Format::json
                                           : format == "csv" ? ImportOrphanet::Format::csv
                                                             : ImportOrphanet::Format::table,
                                 .dry_run = run.arguments.has("dry-run"),
                                 .progress_bar = run.err_is_terminal};
    return import_orphanet(request, composition->releases(), composition->clock(), run.out, run.err,
                           [&](const workflows::orphanet::ImportReport& report) { follow_up(run, *composition, report.release); });
}

std::string file_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    if (!file || !(content << file.rdbuf())) throw Stop{usage, "The file " + path + " cannot be read."};
    return content.str();
}

using LocalResult = std::variant<workflows::LocalReport, workflows::orphanet::LineProblems>;
using TakeLocal = LocalResult (*)(const workflows::LocalImport&, std::string_view csv, std::string_view file, const workflows::By&);

/// A file with what Norway adds to Orphanet, whole or not at all.
int local(Run& run, TakeLocal take) {
    const auto composition = open_database(run);
    const Reader reader = person_of(run, *composition);
    if (!workflows::may_import_local(reader.standings)) throw Stop{not_allowed, "Only case officers and administrators bring such files in."};
    const std::string& path = run.arguments.text("FILE");
    const workflows::By by{.actor = reader.person->id, .via = "command line", .at = composition->now(), .date = engine::to_text(reader.today)};
    const auto result = take({.engine = composition->engine(), .cases = composition->cases(), .nomenclature = composition->nomenclature(), .local = composition->local()},
                             file_text(path), std::filesystem::path(path).filename().string(), by);
    if (const auto* problems = std::get_if<workflows::orphanet::LineProblems>(&result)) {
        for (const auto& problem : *problems) run.err << path << ": " << words_of(run, *composition).text(problem.message) << '\n';
        throw Stop{check_failed, path + ": nothing was kept. Correct these lines and import the file again."};
    }
    const auto& report = std::get<workflows::LocalReport>(result);
    run.err << path << ": " << report.kept.added << " new, " << report.kept.changed << " changed, " << report.kept.unchanged << " as before";
    if (report.recorded != 0) run.err << "; " << report.recorded << " counts recorded on cases";
    if (report.refused != 0) run.err << "; " << report.refused << " counts not recorded on their case";
    run.err << '\n';
    return done;
}

int names(Run& run) { return local(run, workflows::import_names); }
int enquiries(Run& run) { return local(run, workflows::import_enquiries); }

}  // namespace

std::vector<Command> import_commands() {
    return {{.path = "import orphanet",
             .help = "Read Orphadata and nomenclature-pack files, plain or .gz, whatever product they are",
             .positionals = {{"FILE", "files as Orphanet publishes them", true, true}},
             .options = {{"dry-run", "", "read and compare, keep nothing"}},
             .lists = true,
             .run = orphanet},
            import_assignments_command(),
            {.path = "import names",
             .help = "Read Norwegian names with who gave them, when and on what authority; columns orpha, language, name, who, date, source",
             .positionals = {{"FILE", "CSV with a headline"}},
             .run = names},
            {.path = "import enquiries",
             .help = "Read counts of enquiries, never who asked; columns year, orpha, count, channel",
             .positionals = {{"FILE", "CSV with a headline"}},
             .run = enquiries}};
}

}  // namespace cli

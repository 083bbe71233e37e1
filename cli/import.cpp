// phasemodel import …: Orphanet's files, and historical assignments.
#include "cli/acting.hpp"
#include "cli/import_orphanet.hpp"
#include "cli/opening.hpp"

#include "workflows/phase_model/release_flags.hpp"
#include "workflows/phase_model/release_proposals.hpp"

#include <algorithm>
#include <optional>
#include <ostream>

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

}  // namespace

std::vector<Command> import_commands() {
    return {{.path = "import orphanet",
             .help = "Read Orphadata and nomenclature-pack files, plain or .gz, whatever product they are",
             .positionals = {{"FILE", "files as Orphanet publishes them", true, true}},
             .options = {{"dry-run", "", "read and compare, keep nothing"}},
             .lists = true,
             .run = orphanet},
            import_assignments_command()};
}

}  // namespace cli

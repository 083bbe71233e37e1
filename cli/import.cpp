// phasemodel import …: Orphanet's files, and historical assignments.
#include "cli/acting.hpp"
#include "cli/import_orphanet.hpp"
#include "cli/opening.hpp"

#include <ostream>

namespace cli {

Command import_assignments_command();

namespace {

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
    return import_orphanet(request, composition->releases(), composition->clock(), run.out, run.err);
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

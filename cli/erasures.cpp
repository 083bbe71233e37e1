// phasemodel erasures …: what was redacted stays away, also when a backup from before is restored.
#include "cli/erasures.hpp"

#include "cli/opening.hpp"
#include "storage/location.hpp"

#include <ostream>

namespace cli {

std::string erasure_list_of(const Settings& settings) {
    if (const std::string& given = settings.text("erasure_list"); !given.empty()) return given;
    const auto location = storage::parse_location(settings.text("database"));
    if (!location || location->dialect != storage::Dialect::sqlite) return {};
    return location->target + ".erasures";
}

namespace {

int replay(Run& run) {
    const auto composition = open_database(run);
    officer_of(run, *composition);
    if (erasure_list_of(run.settings).empty()) throw Stop{usage, "On PostgreSQL, erasure_list must name the file that notes what was redacted."};
    const auto replayed = composition->replay_erasures(true);
    run.err << "The list names " << replayed.listed << " texts; " << replayed.removed << " could be read again and are removed, " << replayed.noted
            << " were missing in the list and are added.\n";
    return done;
}

}  // namespace

std::vector<Command> erasure_commands() {
    return {{.path = "erasures replay",
             .help = "After restoring a backup: remove again what was redacted since; serve does it at its start (administrator)",
             .run = replay}};
}

}  // namespace cli

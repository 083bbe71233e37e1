// `phasemodel import orphanet FILE…`: reads Orphanet files into the database and says what they changed.
#pragma once

#include "engine/time.hpp"
#include "workflows/orphanet/import.hpp"

#include <functional>
#include <ostream>
#include <string>
#include <vector>

namespace cli {

struct ImportOrphanet {
    enum class Format { table, json, csv };

    std::vector<std::string> files;
    Format format = Format::table;
    bool dry_run = false;
    bool progress_bar = false;  ///< true where `talk` is a terminal
};

/// Is told of each file that is now in the database, those that were there before included.
using Imported = std::function<void(const workflows::orphanet::ImportReport& report)>;

/// Imports file by file, each whole or not at all; a refused file does not stop the next. `out` gets the data (json:
/// one object a line), `talk` the bar, warnings and refusals. Returns 0, or 2 if a file was refused.
int import_orphanet(const ImportOrphanet& request, workflows::orphanet::ReleaseStore& store, const engine::Clock& clock,
                    std::ostream& out, std::ostream& talk, const Imported& imported = {});

}  // namespace cli

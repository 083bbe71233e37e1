// `phasemodel import orphanet FILE…`: reads Orphanet files into the database and says what they changed.
#pragma once

#include "engine/time.hpp"
#include "workflows/orphanet/nomenclature.hpp"

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

/// Imports file by file, each whole or not at all; a refused file does not stop the next. `out` gets the data (json:
/// one object a line), `talk` the bar, warnings and refusals. Returns 0, or 2 if a file was refused.
int import_orphanet(const ImportOrphanet& request, workflows::orphanet::ReleaseStore& store, const engine::Clock& clock,
                    std::ostream& out, std::ostream& talk);

}  // namespace cli

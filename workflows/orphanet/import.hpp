// Bringing an Orphanet file in: find out what it is, read it through into a store, all of it or nothing, and say what
// changed. The same file twice changes nothing.
#pragma once

#include "engine/value.hpp"
#include "workflows/orphanet/nomenclature.hpp"
#include "workflows/orphanet/problem.hpp"
#include "workflows/orphanet/reading.hpp"

#include <string>
#include <variant>
#include <vector>

namespace workflows::orphanet {

struct ImportReport {
    std::string file;  ///< as the caller named it
    Release release;
    Changes changes;
    std::vector<std::string> warnings;  ///< the first hundred; release.warnings counts all
    Keep keep = Keep::yes;
};

/// Imports one file. `imported_at` is RFC 3339. On a problem the store is as it was. What the store throws (disk full,
/// database gone) passes through, and the store is as it was as well.
[[nodiscard]] std::variant<ImportReport, Problem> import_file(const std::string& path, ReleaseStore& store,
                                                              const std::string& imported_at, Keep keep,
                                                              const Progress& progress);

/// The object `import orphanet --format json` prints for a file. `warnings`, `added`, `removed` and `changed` are
/// numbers; the texts and codes stand beside them. `classification`, `distinct_edges` and `depth` are null for
/// all but classifications.
[[nodiscard]] engine::Value as_value(const ImportReport& report);

}  // namespace workflows::orphanet

// The description of a handover, arkivuttrekk.xml (ADDML): where it comes from, what was chosen, and of each file the digest and how
// much it holds.
#pragma once

#include "engine/value.hpp"
#include "workflows/phase_model/export_log.hpp"

#include <cstdint>
#include <filesystem>

namespace workflows {

/// How many of what each file of the handover holds.
struct ArchiveCounts {
    std::int64_t entries = 0, changes = 0, journal = 0, public_journal = 0;
};

/// Writes the file and gives its {"bytes", "sha256"}. `files`: the same of the other files, by name. Throws std::runtime_error when
/// it cannot be written.
engine::Value write_archive_description(const ExportJob& job, const std::filesystem::path& path, const engine::Value& files, const ArchiveCounts& counts);

}  // namespace workflows

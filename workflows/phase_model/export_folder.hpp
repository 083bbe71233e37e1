// Exports that are folders of files, bundles and handovers to an archive: written to a folder, or packed and passed on piece by
// piece as a .tar.gz. Both are recorded in the log, as exports of one file are.
#pragma once

#include "workflows/phase_model/export_log.hpp"
#include "workflows/text/catalogue.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace workflows {

/// What it is made with, beside the job.
struct FolderExport {
    std::string_view format;  ///< of export_formats(), one that is a folder
    engine::Log& log;         ///< REQUIRES: log.can_sign(), for a bundle
    const Catalogues& catalogues;
    std::string language;     ///< of the readable documents of a bundle; an archive reads bokmål
    std::string_view via;     ///< "command line", "api"
};

/// What came of it, in words for a terminal, and the digest that stands for all files.
struct FolderWritten {
    std::string summary;
    std::string sha256;
};

/// Writes it into a folder that does not exist yet or is empty, and records it. Throws std::runtime_error when a file cannot
/// be written or there is nothing to write.
FolderWritten write_recorded_folder(const FolderExport& how, const ExportJob& job, const std::filesystem::path& folder);
/// Writes it below the system's folder of temporary files, packs it, passes it on and clears up. False when the sink did not
/// want the rest. `name`: of the folder in the archive.
bool stream_recorded_folder(const FolderExport& how, const ExportJob& job, const std::string& name, const engine::Sink& sink);

}  // namespace workflows

#include "workflows/phase_model/export_folder.hpp"

#include "engine/crypto.hpp"
#include "workflows/phase_model/access_log.hpp"
#include "workflows/phase_model/bundle.hpp"
#include "workflows/phase_model/noark/noark.hpp"

#include <fstream>
#include <vector>

namespace workflows {

namespace {

namespace fs = std::filesystem;

/// A folder of its own that is gone afterwards.
class Scratch {
public:
    Scratch() : path_(fs::temp_directory_path() / ("phasemodel-" + engine::random_token().substr(0, 16))) {
        fs::create_directory(path_);
        fs::permissions(path_, fs::perms::owner_all);
    }
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

struct Made {
    FolderWritten written;
    std::int64_t bytes = 0;
};

Made make(const FolderExport& how, const ExportJob& job, const fs::path& folder) {
    if (how.format == "noark") {
        const HandedOver made = write_noark(job, how.catalogues.in("nb"), folder);
        return {{std::to_string(made.cases) + " cases, " + std::to_string(made.entries) + " journal entries, " +
                     std::to_string(made.documents) + " documents, arkivuttrekk.xml sha256:" + made.sha256,
                 made.sha256},
                made.bytes};
    }
    const Bundled made = write_bundle(job, how.log, how.catalogues.in(how.language), folder);
    return {{std::to_string(made.events) + " events, decisions of " + std::to_string(made.cases) + " cases, manifest sha256:" + made.manifest_sha256,
             made.manifest_sha256},
            made.bytes};
}

void record(const FolderExport& how, const ExportJob& job, const Made& made, bool whole) {
    record_export(job.store,
                  {.person = job.person,
                   .via = std::string(how.via),
                   .format = std::string(how.format),
                   .part = export_header(job.store, job.nomenclature, job.policies, job.part, job.now).part,
                   .public_only = job.part.public_only,
                   .whole = whole,
                   .bytes = made.bytes,
                   .sha256 = made.written.sha256},
                  job.now);
}

bool pass_on(const fs::path& file, const engine::Sink& sink) {
    constexpr std::size_t piece_size = 65536;
    std::ifstream in(file, std::ios::binary);
    std::vector<char> piece(piece_size);
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0)
        if (!sink({piece.data(), static_cast<std::size_t>(in.gcount())})) return false;
    return true;
}

}  // namespace

FolderWritten write_recorded_folder(const FolderExport& how, const ExportJob& job, const fs::path& folder) {
    Made made = make(how, job, folder);
    record(how, job, made, true);
    return std::move(made.written);
}

bool stream_recorded_folder(const FolderExport& how, const ExportJob& job, const std::string& name, const engine::Sink& sink) {
    const Scratch scratch;
    const Made made = make(how, job, scratch.path() / name);
    const fs::path archive = scratch.path() / "archive.tar.gz";
    pack_folder(scratch.path() / name, archive);
    const bool whole = pass_on(archive, sink);
    record(how, job, made, whole);
    return whole;
}

}  // namespace workflows

// A bundle is what an auditor takes home: the record, decisions to read, proofs under a signed checkpoint, and
// everything that is needed to check them without this program (interfaces.md section 4).
//
//     manifest.json    filters, counts, and the SHA-256 of every other file but manifest.note
//     manifest.note    the manifest's SHA-256, signed with the log's key
//     events.jsonl     the record, the exact bytes that were hashed
//     proof.json       for each event, in the same order, its place in the log and the path to the root
//     checkpoint       the signed root
//     decisions/…      a page for each case with decisions, to print
//     minutes/…        of each meeting that was opened
//     verify.py        a verifier of its own, and README.txt
#pragma once

#include "workflows/phase_model/export_log.hpp"
#include "workflows/text/catalogue.hpp"

#include <filesystem>

namespace workflows {

/// What a bundle came to.
struct Bundled {
    std::int64_t events = 0, cases = 0, bytes = 0;
    engine::Value part;  ///< as the manifest says
    std::string manifest_sha256;
};

/// Writes the bundle into a folder that does not exist yet or is empty. REQUIRES: log.can_sign(). Throws
/// std::runtime_error when a file cannot be written.
Bundled write_bundle(const ExportJob& job, engine::Log& log, const Catalogue& words,
                     const std::filesystem::path& folder);

/// Packs a folder's files as a .tar.gz whose files lie in one folder of that name. Throws std::runtime_error.
void pack_folder(const std::filesystem::path& folder, const std::filesystem::path& archive);
/// Unpacks a .tar.gz of plain files into a folder; names that lead out of it are refused. Throws std::runtime_error.
void unpack_folder(const std::filesystem::path& archive, const std::filesystem::path& folder);

}  // namespace workflows

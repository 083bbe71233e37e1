// A handover to an archive, shaped as Norwegian archives expect it (Noark 5 version 5, the schemas of Arkivverket):
//
//     arkivuttrekk.xml     what the folder holds, with counts and the SHA-256 of every XML file (ADDML 8.3)
//     arkivstruktur.xml    an archive of case folders, in each its journal entries, of each its document
//     endringslogg.xml     what changed in the folders' own data
//     loependeJournal.xml  every entry in order, for the archive
//     offentligJournal.xml the same as the public may see it
//     dokumenter/…         the words of each entry as plain text
//
// Cases that are open are handed over as they stand, with the status that says so. Persons are ids, as in every export.
#pragma once

#include "workflows/phase_model/export_log.hpp"
#include "workflows/text/catalogue.hpp"

#include <filesystem>

namespace workflows {

/// What a handover came to.
struct HandedOver {
    std::int64_t cases = 0, entries = 0, documents = 0, bytes = 0;
    std::string sha256;  ///< of arkivuttrekk.xml, which names all other digests
};

/// Writes the handover into a folder that does not exist yet or is empty. `words`: the catalogue in bokmål. Throws
/// std::runtime_error when a file cannot be written, or when there is no case to hand over: the schemas know no empty one.
HandedOver write_noark(const ExportJob& job, const Catalogue& words, const std::filesystem::path& folder);

}  // namespace workflows

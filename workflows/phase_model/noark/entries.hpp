// What a case is to an archive: a folder, and in it an entry for each step and each event with words.
#pragma once

#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/export_log.hpp"
#include "workflows/text/catalogue.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace workflows {

/// The same name gives the same identifier, in the form that the schema asks for.
std::string archive_id(std::string_view name);

/// One journal entry.
struct ArchiveEntry {
    std::string id, at, date, actor, role;
    std::int64_t seq = 0;
    std::string title;
    std::string kind;           ///< journalposttype
    std::string other_party;    ///< who sent or received it
    bool incoming = false;
    bool is_public = true;
    std::string ground;         ///< why not, where it is not
    std::vector<std::pair<std::string, std::string>> words;  ///< place and text, as far as the reader may see them
};

/// A change of the folder's own data.
struct ArchiveChange {
    std::string field, at, actor, before, after;
};

struct ArchiveFolder {
    std::string id, case_id, title, orpha, officer;
    std::string opened_at, opened_by, last_at, last_by, opened_on;
    bool closed = false;
    std::vector<ArchiveEntry> entries;
    std::vector<ArchiveChange> changes;
};

/// The folder of a case, from a part that readable_part() gave.
ArchiveFolder archive_folder(const PartOfStream& found, const std::string& case_id, const Catalogue& words);

}  // namespace workflows

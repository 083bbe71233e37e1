// The journals of a handover: every entry in the order it was handed over, once for the archive and once for the public.
#pragma once

#include "workflows/phase_model/noark/entries.hpp"
#include "workflows/phase_model/noark/xml_file.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace workflows {

inline constexpr std::string_view archive_creator = "Nasjonal kompetansetjeneste for sjeldne diagnoser (NKSD)";
inline constexpr std::string_view archive_unit = "NKSD fellesenheten";
inline constexpr std::string_view archive_spaces = "http://www.arkivverket.no/standarder/noark5/";

/// Year and number of "2026-0042".
std::pair<std::string, std::string> archive_number(const std::string& case_id);

/// Where an entry stands in the journal.
struct ArchiveNumbers {
    std::string year;
    std::int64_t in_year = 0, in_folder = 0;
};

/// Its head is filled in at the end, when first and last day and the count are known.
class Journal {
public:
    /// `name` is that of the file and of its root element: "loependeJournal", "offentligJournal".
    Journal(const std::filesystem::path& folder, const std::string& name, bool is_public);

    void add(const ArchiveFolder& folder, const ArchiveEntry& entry, const ArchiveNumbers& numbers);
    /// {"bytes","sha256"} of the file.
    engine::Value end();
    std::int64_t entries() const { return entries_; }

private:
    void case_of(const ArchiveFolder& folder);

    XmlFile file_;
    bool is_public_;
    std::streamoff begins_ = 0, ends_ = 0, count_ = 0;
    std::string first_, last_;
    std::int64_t entries_ = 0;
};

}  // namespace workflows

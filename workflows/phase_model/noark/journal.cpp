#include "workflows/phase_model/noark/journal.hpp"

#include <charconv>

namespace workflows {

namespace {

constexpr std::size_t count_width = 10, date_width = 10;

std::string padded(std::int64_t number) {
    const std::string digits = std::to_string(number);
    return std::string(count_width - digits.size(), '0') + digits;
}

}  // namespace

std::pair<std::string, std::string> archive_number(const std::string& case_id) {
    const std::size_t dash = case_id.find('-');
    std::int64_t number = 0;
    std::from_chars(case_id.data() + dash + 1, case_id.data() + case_id.size(), number);
    return {case_id.substr(0, dash), std::to_string(number)};
}

Journal::Journal(const std::filesystem::path& folder, const std::string& name, bool is_public)
    : file_(folder / (name + ".xml"), name, std::string(archive_spaces) + name), is_public_(is_public) {
    file_.open("journalhode");
    begins_ = file_.room("journalStartDato", date_width);
    ends_ = file_.room("journalSluttDato", date_width);
    count_ = file_.room("antallJournalposter", count_width);
    file_.open("arkivskaper");
    file_.put("arkivskaperID", "NKSD");
    file_.put("arkivskaperNavn", archive_creator);
    file_.close();
    file_.close();
}

void Journal::add(const ArchiveFolder& folder, const ArchiveEntry& entry, const ArchiveNumbers& numbers) {
    first_ = first_.empty() ? entry.date : std::min(first_, entry.date);
    last_ = std::max(last_, entry.date);
    ++entries_;
    file_.open("journalregistrering");
    case_of(folder);
    file_.open("journalpost");
    file_.put("systemID", entry.id);
    file_.put("registreringsID", folder.case_id + "/" + std::to_string(entry.seq));
    file_.put("journalaar", numbers.year);
    file_.put("journalsekvensnummer", std::to_string(numbers.in_year));
    file_.put("journalpostnummer", std::to_string(numbers.in_folder));
    if (!is_public_) file_.put("tittel", entry.title);
    file_.put("offentligTittel", entry.title);
    file_.put("journaldato", entry.date);
    file_.put("dokumentetsDato", entry.date);
    if (!entry.is_public) {
        file_.put("tilgangsrestriksjon", "Unntatt offentlighet");
        file_.put("skjermingshjemmel", entry.ground);
    }
    file_.open("korrespondansepart");
    file_.put("korrespondanseparttype", entry.incoming ? "Avsender" : "Intern avsender");
    file_.put("korrespondansepartNavn", !entry.is_public && is_public_ ? "*****" : entry.other_party);
    for (int i = 0; i < 3; ++i) file_.close();
}

engine::Value Journal::end() {
    file_.fill(begins_, first_);
    file_.fill(ends_, last_);
    file_.fill(count_, padded(entries_));
    return file_.end();
}

void Journal::case_of(const ArchiveFolder& folder) {
    const auto [year, number] = archive_number(folder.case_id);
    file_.open("saksmappe");
    file_.put("mappeID", folder.case_id);
    file_.put("saksaar", year);
    file_.put("sakssekvensnummer", number);
    if (!is_public_) file_.put("tittel", folder.title);
    file_.put("offentligTittel", folder.title);
    file_.put("administrativEnhet", archive_unit);
    file_.put("saksansvarlig", folder.officer);
    file_.close();
}

}  // namespace workflows

#include "workflows/phase_model/noark/noark.hpp"

#include "engine/crypto.hpp"
#include "workflows/phase_model/export_words.hpp"
#include "workflows/phase_model/noark/description.hpp"
#include "workflows/phase_model/noark/entries.hpp"
#include "workflows/phase_model/noark/journal.hpp"
#include "workflows/phase_model/noark/xml_file.hpp"

#include <map>
#include <stdexcept>

namespace workflows {

namespace {

using engine::Value;

class Handover {
public:
    Handover(const ExportJob& job, const Catalogue& words, std::filesystem::path folder)
        : job_(job),
          words_(words),
          folder_(std::move(folder)),
          structure_(folder_ / "arkivstruktur.xml", "arkiv", std::string(archive_spaces) + "arkivstruktur"),
          changes_(folder_ / "endringslogg.xml", "endringslogg", std::string(archive_spaces) + "endringslogg"),
          journal_(folder_, "loependeJournal", false),
          public_journal_(folder_, "offentligJournal", true) {}

    HandedOver write() {
        begin_archive();
        for (const std::string& stream : streams_of(job_.store, job_.part, "case/")) {
            const PartOfStream found = readable_part(job_, stream);
            if (found.first < found.last) add(archive_folder(found, stream.substr(stream.find('/') + 1), words_));
        }
        if (result_.cases == 0) throw std::runtime_error("there is no case in this part, and the schemas know no empty handover");
        files_.set("arkivstruktur.xml", structure_.end());
        files_.set("endringslogg.xml", changes_.end());
        files_.set("loependeJournal.xml", journal_.end());
        files_.set("offentligJournal.xml", public_journal_.end());
        write_description();
        return result_;
    }

private:
    void begin_archive() {
        const std::string now = engine::to_text(job_.now);
        structure_.put("systemID", archive_id("arkiv"));
        structure_.put("tittel", "Fasemodellen");
        for (const std::string_view part : {"arkiv", "arkivdel"}) {
            if (part == "arkivdel") {
                structure_.open("arkivdel");
                structure_.put("systemID", archive_id("arkivdel"));
                structure_.put("tittel", "Saker etter Fasemodellen");
            }
            structure_.put(std::string(part) + "status", part == "arkiv" ? "Opprettet" : "Aktiv periode");
            structure_.put("dokumentmedium", "Elektronisk arkiv");
            structure_.put("opprettetDato", now);
            structure_.put("opprettetAv", "system");
            structure_.put("avsluttetDato", now);
            structure_.put("avsluttetAv", "system");
            if (part == "arkivdel") continue;
            structure_.open("arkivskaper");
            structure_.put("arkivskaperID", "NKSD");
            structure_.put("arkivskaperNavn", archive_creator);
            structure_.close();
        }
    }

    void add(const ArchiveFolder& folder) {
        ++result_.cases;
        structure_.open("mappe", "xsi:type=\"saksmappe\"");
        structure_.put("systemID", folder.id);
        structure_.put("mappeID", folder.case_id);
        structure_.put("tittel", folder.title);
        structure_.put("offentligTittel", folder.title);
        if (!folder.orpha.empty()) structure_.put("noekkelord", "ORPHA:" + folder.orpha);
        structure_.put("dokumentmedium", "Elektronisk arkiv");
        structure_.put("opprettetDato", folder.opened_at);
        structure_.put("opprettetAv", folder.opened_by);
        structure_.put("avsluttetDato", folder.last_at);
        structure_.put("avsluttetAv", folder.last_by);
        std::int64_t number = 0;
        for (const ArchiveEntry& entry : folder.entries) add(folder, entry, ++number);
        const auto [year, in_year] = archive_number(folder.case_id);
        structure_.put("saksaar", year);
        structure_.put("sakssekvensnummer", in_year);
        structure_.put("saksdato", folder.opened_on);
        structure_.put("administrativEnhet", archive_unit);
        structure_.put("saksansvarlig", folder.officer);
        structure_.put("saksstatus", folder.closed ? "Avsluttet" : "Under behandling");
        structure_.close();
        for (const ArchiveChange& change : folder.changes) add(folder, change);
    }

    void add(const ArchiveFolder& folder, const ArchiveEntry& entry, std::int64_t number) {
        const ArchiveNumbers numbers{entry.date.substr(0, 4), ++in_year_[entry.date.substr(0, 4)], number};
        ++result_.entries;
        structure_.open("registrering", "xsi:type=\"journalpost\"");
        structure_.put("systemID", entry.id);
        made(entry, "opprettet");
        made(entry, "arkivert");
        if (!entry.is_public) {
            structure_.open("skjerming");
            structure_.put("tilgangsrestriksjon", "Unntatt offentlighet");
            structure_.put("skjermingshjemmel", entry.ground);
            structure_.put("skjermingMetadata", "Ingen");
            structure_.put("skjermingDokument", "Skjerming av hele dokumentet");
            structure_.close();
        }
        if (!entry.words.empty()) document(folder, entry);
        structure_.put("registreringsID", folder.case_id + "/" + std::to_string(entry.seq));
        structure_.put("tittel", entry.title);
        structure_.put("offentligTittel", entry.title);
        structure_.open("korrespondansepart");
        structure_.put("korrespondanseparttype", entry.incoming ? "Avsender" : "Intern avsender");
        structure_.put("korrespondansepartNavn", entry.other_party);
        structure_.close();
        structure_.put("journalaar", numbers.year);
        structure_.put("journalsekvensnummer", std::to_string(numbers.in_year));
        structure_.put("journalpostnummer", std::to_string(number));
        structure_.put("journalposttype", entry.kind);
        structure_.put("journalstatus", "Arkivert");
        structure_.put("journaldato", entry.date);
        structure_.put("dokumentetsDato", entry.date);
        structure_.close();
        journal_.add(folder, entry, numbers);
        public_journal_.add(folder, entry, numbers);
    }
    void made(const ArchiveEntry& entry, const std::string& how) {
        structure_.put(how + "Dato", entry.at);
        structure_.put(how + "Av", entry.actor);
    }

    void document(const ArchiveFolder& folder, const ArchiveEntry& entry) {
        const std::string name = "dokumenter/" + folder.case_id + "/" + std::to_string(entry.seq) + ".txt";
        std::string text = folder.title + " (" + folder.case_id + ")\n" + entry.title + "\n" + entry.at + "\n";
        for (const auto& [place, words] : entry.words) text += "\n" + place + ":\n" + words + "\n";
        std::filesystem::create_directories((folder_ / name).parent_path());
        std::ofstream out(folder_ / name, std::ios::binary | std::ios::trunc);
        out << text << std::flush;
        if (!out) throw std::runtime_error("the file " + name + " could not be written");
        ++result_.documents;
        result_.bytes += static_cast<std::int64_t>(text.size());
        structure_.open("dokumentbeskrivelse");
        structure_.put("systemID", archive_id(folder.case_id + "/" + std::to_string(entry.seq) + "/description"));
        structure_.put("dokumenttype", entry.incoming ? "Brev" : "Notat");
        structure_.put("dokumentstatus", "Dokumentet er ferdigstilt");
        structure_.put("tittel", entry.title);
        made(entry, "opprettet");
        structure_.put("dokumentmedium", "Elektronisk arkiv");
        structure_.put("tilknyttetRegistreringSom", "Hoveddokument");
        structure_.put("dokumentnummer", "1");
        made(entry, "tilknyttet");
        structure_.open("dokumentobjekt");
        structure_.put("systemID", archive_id(folder.case_id + "/" + std::to_string(entry.seq) + "/object"));
        structure_.put("versjonsnummer", "1");
        structure_.put("variantformat", "Arkivformat");
        structure_.put("format", "RA-TXT");
        structure_.put("formatDetaljer", "UTF-8");
        made(entry, "opprettet");
        structure_.put("referanseDokumentfil", name);
        structure_.put("sjekksum", engine::sha256_hex(text));
        structure_.put("sjekksumAlgoritme", "SHA-256");
        structure_.put("filstoerrelse", std::to_string(text.size()));
        structure_.close();
        structure_.close();
    }

    void add(const ArchiveFolder& folder, const ArchiveChange& change) {
        ++changed_;
        changes_.open("endring");
        changes_.put("referanseArkivenhet", folder.id);
        changes_.put("referanseMetadata", change.field);
        changes_.put("endretDato", change.at);
        changes_.put("endretAv", change.actor);
        changes_.put("tidligereVerdi", change.before);
        changes_.put("nyVerdi", change.after);
        changes_.close();
    }

    void write_description();

    const ExportJob& job_;
    const Catalogue& words_;
    const std::filesystem::path folder_;
    XmlFile structure_, changes_;
    Journal journal_, public_journal_;
    std::map<std::string, std::int64_t> in_year_;  ///< entries of each year so far
    std::int64_t changed_ = 0;
    Value files_ = Value::object();
    HandedOver result_;
};

void Handover::write_description() {
    const ArchiveCounts counts{.entries = result_.entries, .changes = changed_, .journal = journal_.entries(), .public_journal = public_journal_.entries()};
    const Value digest = write_archive_description(job_, folder_ / "arkivuttrekk.xml", files_, counts);
    result_.sha256 = digest.text("sha256");
    files_.set("arkivuttrekk.xml", digest);
    for (const auto& [name, one] : files_.members()) result_.bytes += one.integer("bytes");
}

}  // namespace

HandedOver write_noark(const ExportJob& job, const Catalogue& words, const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    if (!std::filesystem::is_empty(folder)) throw std::runtime_error("the folder " + folder.string() + " is not empty");
    return Handover(job, words, folder).write();
}

}  // namespace workflows

#include "workflows/phase_model/noark/description.hpp"

#include "workflows/phase_model/noark/journal.hpp"
#include "workflows/phase_model/noark/xml_file.hpp"

namespace workflows {

namespace {

using engine::Value;

void property(XmlFile& file, std::string_view name, std::string_view value) {
    file.open("property", "name=\"" + std::string(name) + "\"");
    file.put("value", value);
    file.close();
}

/// An object of the data set: a file with its digest, and how many of what it holds.
void data_object(XmlFile& file, const std::string& name, const Value& digest, std::string_view counted, std::int64_t count) {
    file.open("dataObject", "name=\"" + name.substr(0, name.find('.')) + "\"");
    file.open("properties");
    file.open("property", "name=\"file\"");
    file.open("properties");
    property(file, "name", name);
    property(file, "format", "XML");
    file.open("property", "name=\"checksum\"");
    file.open("properties");
    property(file, "algorithm", "SHA-256");
    property(file, "value", digest.text("sha256"));
    for (int i = 0; i < 4; ++i) file.close();
    file.open("property", "name=\"info\"");
    file.open("properties");
    file.open("property", "name=\"numberOfOccurrences\"");
    file.open("properties");
    property(file, counted, std::to_string(count));
    for (int i = 0; i < 6; ++i) file.close();
}

}  // namespace

Value write_archive_description(const ExportJob& job, const std::filesystem::path& path, const Value& files, const ArchiveCounts& counts) {
    const engine::ExportHeader header = export_header(job.store, job.nomenclature, job.policies, job.part, job.now);
    XmlFile file(path, "addml", "http://www.arkivverket.no/standarder/addml");
    file.open("dataset", "name=\"Noark 5 arkivuttrekk\"");
    std::string about = "Fra Fasemodellen " + header.model + ", " + header.made_at + (header.public_only ? ", offentlig del" : "") +
                        (header.demonstration ? ", demonstrasjon" : "") + ". Utvalg: " + (header.part.is_null() ? "alt" : header.part.canonical()) + ".";
    for (const auto& [version, sha256] : header.policies) about += " Regelverk " + version + " sha256:" + sha256 + ".";
    for (const std::string& source : attributions(job.nomenclature)) about += " " + source;
    file.put("description", about);
    file.open("reference");
    file.open("context");
    file.open("additionalElements");
    file.open("additionalElement", "name=\"recordCreator\"");
    file.put("value", archive_creator);
    for (int i = 0; i < 4; ++i) file.close();
    file.open("dataObjects");
    data_object(file, "arkivstruktur.xml", *files.find("arkivstruktur.xml"), "registrering", counts.entries);
    data_object(file, "endringslogg.xml", *files.find("endringslogg.xml"), "endring", counts.changes);
    data_object(file, "loependeJournal.xml", *files.find("loependeJournal.xml"), "journalregistrering", counts.journal);
    data_object(file, "offentligJournal.xml", *files.find("offentligJournal.xml"), "journalregistrering", counts.public_journal);
    return file.end();
}

}  // namespace workflows

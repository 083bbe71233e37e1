// phasemodel export: decision histories, streamed to standard output or a file.
#include "cli/opening.hpp"
#include "cli/past.hpp"
#include "cli/trail.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/bundle.hpp"
#include "workflows/phase_model/export_folder.hpp"
#include "workflows/phase_model/export_log.hpp"

#include <filesystem>
#include <fstream>
#include <ostream>

namespace cli {

std::vector<Command> verify_commands();

namespace {

/// A folder, or with a name that ends so a .tar.gz of one.
int write_folder(Run& run, Composition& composition, const workflows::ExportJob& job) {
    const std::string& output = run.arguments.text("output");
    const std::string& format = run.arguments.text("format");
    if (output.empty()) throw Stop{usage, "The format " + format + " is a folder or a .tar.gz: name it with --output."};
    if (format == "bundle" && !composition.log_can_sign())
        throw Stop{unavailable, "A bundle is signed, and the log has no key: see phasemodel log key --help."};
    const bool packed = output.ends_with(".tar.gz");
    const std::string folder = packed ? output + ".making" : output;
    const workflows::FolderExport how{.format = format,
                                      .log = composition.log(),
                                      .catalogues = composition.catalogues(),
                                      .language = words_of(run, composition).language(),
                                      .via = "command line"};
    try {
        const auto made = workflows::write_recorded_folder(how, job, folder);
        if (packed) {
            workflows::pack_folder(folder, output);
            std::filesystem::remove_all(folder);
        }
        run.err << output << ": " << made.summary << '\n';
    } catch (const std::filesystem::filesystem_error& error) {
        throw Stop{usage, "The export cannot be written: " + error.code().message() + "."};
    } catch (const engine::Unavailable&) {
        throw;
    } catch (const std::runtime_error& error) {
        throw Stop{usage, std::string("The export cannot be written: ") + error.what() + "."};
    }
    return done;
}

int write_export(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    workflows::ExportPart part{.case_id = run.arguments.text("case"),
                               .meeting = run.arguments.text("meeting"),
                               .from = date_of(run.arguments, "from"),
                               .to = date_of(run.arguments, "to"),
                               .as_of = moment_of(run.arguments),
                               .public_only = run.arguments.has("public")};
    if (!workflows::may_export(reader.standings, part))
        refuse(run, reader, reader.person->email + " may take out the public part only: add --public.");
    if (run.trail != nullptr) run.trail->records_itself();
    if (!part.case_id.empty() && !composition->store().read("case/" + part.case_id)) throw Stop{usage, "There is no case " + part.case_id + "."};
    if (!part.meeting.empty() && (!workflows::sees_meetings(reader.standings) || !composition->store().read("meeting/" + part.meeting)))
        throw Stop{usage, "There is no meeting " + part.meeting + "."};
    part = workflows::narrowed(part, reader.standings);

    const workflows::ExportJob job{.store = composition->store(),
                                   .stored_events = composition->stored_events(),
                                   .nomenclature = composition->nomenclature(),
                                   .policies = reader.office->policies,
                                   .part = part,
                                   .person = reader.person->id,
                                   .shut_out = workflows::shut_out(reader.office, reader.person->id, reader.today),
                                   .now = composition->now(),
                                   .bound_by = workflows::bound_by(*reader.office, reader.person->id, reader.today),
                                   .tree = [&] { return composition->log().head(); },
                                   .style = run.arguments.has("excel") ? engine::CsvStyle::excel : engine::CsvStyle::plain};
    if (workflows::export_format(run.arguments.text("format"))->is_folder) return write_folder(run, *composition, job);

    std::ofstream file;
    const std::string& path = run.arguments.text("output");
    if (!path.empty()) {
        file.open(path, std::ios::binary | std::ios::trunc);
        if (!file) throw Stop{usage, "The file " + path + " cannot be written."};
    }
    std::ostream& out = path.empty() ? run.out : file;
    const engine::Sink sink = [&](std::string_view piece) { return static_cast<bool>(out.write(piece.data(), static_cast<std::streamsize>(piece.size()))); };
    const bool whole = workflows::write_recorded_export(run.arguments.text("format"), job, "command line", sink);
    out.flush();
    if (!whole || !out) throw Stop{unavailable, "The export could not be written to its end."};
    return done;
}

}  // namespace

std::vector<Command> export_commands() {
    std::vector<Command> commands{{.path = "export",
                                   .help = "Export decision histories: the record (jsonl), decisions (csv), a log for process mining (xes, ocel), provenance (prov), all an auditor needs (bundle), or a handover to an archive (noark)",
                                   .options = {{"format", "FORMAT", "jsonl, csv, xes, ocel, prov, bundle or noark", true, false, workflows::export_format_names()},
                                               {"case", "ID", "only this case"},
                                               {"meeting", "ID", "only this meeting and the cases on its agenda"},
                                               {"from", "DATE", "from this day"},
                                               {"to", "DATE", "to this day"},
                                               as_of_option("what was recorded by then"),
                                               {"public", "", "leave out what is not public"},
                                               {"excel", "", "csv with semicolons and a byte order mark"},
                                               {"output", "FILE", "write here, not to standard output; of a bundle or a handover a new folder or a .tar.gz"}},
                                   .run = write_export}};
    for (Command& command : verify_commands()) commands.push_back(std::move(command));
    return commands;
}

}  // namespace cli

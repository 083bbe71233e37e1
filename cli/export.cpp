// phasemodel export: decision histories, streamed to standard output or a file.
#include "cli/opening.hpp"
#include "workflows/phase_model/access_log.hpp"
#include "workflows/phase_model/bundle.hpp"
#include "workflows/phase_model/export_log.hpp"

#include <filesystem>
#include <fstream>
#include <ostream>

namespace cli {

std::vector<Command> verify_commands();

namespace {

/// A folder, or with a name that ends so a .tar.gz of one.
int write_bundle(Run& run, Composition& composition, const workflows::ExportJob& job) {
    const std::string& output = run.arguments.text("output");
    if (output.empty()) throw Stop{usage, "A bundle is a folder or a .tar.gz: name it with --output."};
    if (!composition.log_can_sign()) throw Stop{unavailable, "A bundle is signed, and the log has no key: see phasemodel log key --help."};
    const bool packed = output.ends_with(".tar.gz");
    const std::string folder = packed ? output + ".making" : output;
    workflows::Bundled made;
    try {
        made = workflows::write_bundle(job, composition.log(), words_of(run, composition), folder);
        if (packed) {
            workflows::pack_folder(folder, output);
            std::filesystem::remove_all(folder);
        }
    } catch (const std::filesystem::filesystem_error& error) {
        throw Stop{usage, "The bundle cannot be written: " + error.code().message() + "."};
    } catch (const engine::Unavailable&) {
        throw;
    } catch (const std::runtime_error& error) {
        throw Stop{usage, std::string("The bundle cannot be written: ") + error.what() + "."};
    }
    workflows::record_export(job.store,
                             {.person = job.person, .via = "command line", .format = "bundle", .part = made.part,
                              .public_only = job.part.public_only, .whole = true, .bytes = made.bytes, .sha256 = made.manifest_sha256},
                             job.now);
    run.err << output << ": " << made.events << " events, decisions of " << made.cases << " cases, manifest sha256:" << made.manifest_sha256 << '\n';
    return done;
}

std::vector<std::string> formats() {
    std::vector<std::string> names = workflows::export_format_names();
    names.emplace_back("bundle");
    return names;
}

int write_export(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    workflows::ExportPart part{.case_id = run.arguments.text("case"),
                               .from = date_of(run.arguments, "from"),
                               .to = date_of(run.arguments, "to"),
                               .as_of = moment_of(run.arguments),
                               .public_only = run.arguments.has("public")};
    if (!workflows::may_export(reader.standings, part))
        throw Stop{not_allowed, reader.person->email + " may take out the public part only: add --public."};
    if (!part.case_id.empty() && !composition->store().read("case/" + part.case_id)) throw Stop{usage, "There is no case " + part.case_id + "."};
    part = workflows::narrowed(part, reader.standings);

    const workflows::ExportJob job{.store = composition->store(),
                                   .nomenclature = composition->nomenclature(),
                                   .part = part,
                                   .person = reader.person->id,
                                   .shut_out = workflows::shut_out(reader.office, reader.person->id, reader.today),
                                   .now = composition->now(),
                                   .tree = [&] { return composition->log().head(); },
                                   .style = run.arguments.has("excel") ? engine::CsvStyle::excel : engine::CsvStyle::plain};
    if (run.arguments.text("format") == "bundle") return write_bundle(run, *composition, job);

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
                                   .help = "Export decision histories: the record (jsonl), decisions (csv), a log for process mining (xes, ocel), or all an auditor needs (bundle)",
                                   .options = {{"format", "FORMAT", "jsonl, csv, xes, ocel or bundle", true, false, formats()},
                                               {"case", "ID", "only this case"},
                                               {"from", "DATE", "from this day"},
                                               {"to", "DATE", "to this day"},
                                               {"as-of", "TIME", "what was recorded by then: a date (its end), YYYY-MM-DDTHH:MM or RFC 3339"},
                                               {"public", "", "leave out what is not public"},
                                               {"excel", "", "csv with semicolons and a byte order mark"},
                                               {"output", "FILE", "write here, not to standard output; of a bundle a new folder or a .tar.gz"}},
                                   .run = write_export}};
    for (Command& command : verify_commands()) commands.push_back(std::move(command));
    return commands;
}

}  // namespace cli

// phasemodel export: decision histories, streamed to standard output or a file.
#include "cli/opening.hpp"
#include "workflows/phase_model/export_log.hpp"

#include <fstream>
#include <ostream>

namespace cli {

std::vector<Command> verify_commands();

namespace {

int write_export(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    workflows::ExportPart part{.case_id = run.arguments.text("case"),
                               .from = date_of(run.arguments, "from"),
                               .to = date_of(run.arguments, "to"),
                               .public_only = run.arguments.has("public")};
    if (!workflows::may_export(reader.standings, part))
        throw Stop{not_allowed, reader.person->email + " may take out the public part only: add --public."};
    if (!part.case_id.empty() && !composition->store().read("case/" + part.case_id)) throw Stop{usage, "There is no case " + part.case_id + "."};
    part = workflows::narrowed(part, reader.standings);

    std::ofstream file;
    const std::string& path = run.arguments.text("output");
    if (!path.empty()) {
        file.open(path, std::ios::binary | std::ios::trunc);
        if (!file) throw Stop{usage, "The file " + path + " cannot be written."};
    }
    std::ostream& out = path.empty() ? run.out : file;
    const engine::Sink sink = [&](std::string_view piece) { return static_cast<bool>(out.write(piece.data(), static_cast<std::streamsize>(piece.size()))); };
    const workflows::ExportJob job{.store = composition->store(),
                                   .nomenclature = composition->nomenclature(),
                                   .part = part,
                                   .person = reader.person->id,
                                   .now = composition->now(),
                                   .style = run.arguments.has("excel") ? engine::CsvStyle::excel : engine::CsvStyle::plain};
    const bool whole = workflows::write_export(run.arguments.text("format"), job, sink);
    out.flush();
    if (!whole || !out) throw Stop{unavailable, "The export could not be written to its end."};
    return done;
}

}  // namespace

std::vector<Command> export_commands() {
    std::vector<Command> commands{{.path = "export",
                                   .help = "Export decision histories: the record (jsonl), decisions (csv), or a log for process mining (xes, ocel)",
                                   .options = {{"format", "FORMAT", "jsonl, csv, xes or ocel", true, false, workflows::export_format_names()},
                                               {"case", "ID", "only this case"},
                                               {"from", "DATE", "from this day"},
                                               {"to", "DATE", "to this day"},
                                               {"public", "", "leave out what is not public"},
                                               {"excel", "", "csv with semicolons and a byte order mark"},
                                               {"output", "FILE", "write here, not to standard output"}},
                                   .run = write_export}};
    for (Command& command : verify_commands()) commands.push_back(std::move(command));
    return commands;
}

}  // namespace cli

#include "cli/documents.hpp"

#include "cli/opening.hpp"
#include "workflows/document/pdf.hpp"

#include <fstream>
#include <ostream>

namespace cli {

Option output_option() { return {"output", "FILE", "write here, not to standard output"}; }

void write_out(Run& run, std::string_view content) {
    const std::string& path = run.arguments.text("output");
    if (path.empty()) {
        run.out << content;
        return;
    }
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << content << std::flush;
    if (!file) throw Stop{usage, "The file " + path + " cannot be written."};
}

void write_document(Run& run, const workflows::PlainDocument& document, std::string_view form) {
    if (form == "html") return write_out(run, workflows::standalone_html(document));
    if (form != "pdf") return write_out(run, workflows::plain_text(document));
    if (run.out_is_terminal && !run.arguments.has("output")) throw Stop{usage, "A PDF is nothing for a terminal: name a file with --output."};
    write_out(run, workflows::pdf(document));
}

}  // namespace cli

// Documents on the command line: where they go and in which form.
#pragma once

#include "cli/command.hpp"
#include "workflows/document/plain_document.hpp"

#include <string>
#include <string_view>

namespace cli {

/// --output FILE, of every command that writes a document.
Option output_option();

/// Writes to the file that --output names, else to standard output. A file that cannot be written is a usage error.
void write_out(Run& run, std::string_view content);

/// The document as "html", "pdf" or, for any other form, text. A PDF is not written to a terminal.
void write_document(Run& run, const workflows::PlainDocument& document, std::string_view form);

}  // namespace cli

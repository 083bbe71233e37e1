// Documents to take away: the files of one document in their forms, and how they are called.
#pragma once

#include "web/call.hpp"
#include "web/http.hpp"
#include "workflows/document/plain_document.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace web {

/// The document as PDF, to be saved as NAME.pdf.
Response pdf_file(const workflows::PlainDocument& document, std::string_view name);

/// What ?form= asks for: the document to be saved under the name, as html, text or pdf; a refusal where it names another form; nothing
/// where it is not given, and the page itself is wanted.
std::optional<Response> document_file(Call& call, const workflows::PlainDocument& document, std::string_view name);

/// Names of files, without an ending, in the language of the call: "vedtak-2026-0042-17", "brev-2026-0042-17", "protokoll-2026-3",
/// "sakspapirer-2026-3".
std::string decision_file_name(const Call& call, const engine::Value& record, bool letter);
std::string minutes_file_name(const Call& call, std::string_view meeting);
std::string papers_file_name(const Call& call, std::string_view meeting);

}  // namespace web

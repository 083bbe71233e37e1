// Bringing in a file with Norwegian names or counts of enquiries, as page and API do it.
#pragma once

#include "web/call.hpp"
#include "workflows/orphanet/local.hpp"
#include "workflows/phase_model/local_import.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace web {

enum class LocalKind { names, enquiries };

std::variant<workflows::LocalReport, workflows::orphanet::LineProblems> take_file(Call& call, LocalKind kind, std::string_view csv, std::string_view file,
                                                                                  const char* via);
/// The problem with every line that is wrong; of its own kind where a line holds what looks like a personal number.
Response lines_refused(Call& call, const workflows::orphanet::LineProblems& problems);
/// "Line 7: …"
std::string line_sentence(const Call& call, const workflows::orphanet::LineProblem& problem);
bool holds_personal_number(const workflows::orphanet::LineProblems& problems);

/// True for those who see counts of enquiries as numbers; others see bands (specification section 11).
bool sees_counts(const Call& call);

/// The Norwegian name of a code for a page in this language, or "".
std::string local_name_of(const Call& call, std::int64_t code);

}  // namespace web

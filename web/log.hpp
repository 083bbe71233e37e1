// The one place where the door writes its log: a line per request, never a body, a token, a query or a typed word.
#pragma once

#include "web/call.hpp"
#include "web/http.hpp"

#include <exception>

namespace web {

void log_answer(const Request& request, const Route& route, const Pairs& path, const Viewer& viewer,
                const Response& response, double seconds);
/// What a handler threw. The text is cut before anything that could be a value from a statement, long numbers are
/// masked.
void log_trouble(const Call& call, const std::exception& trouble);

}  // namespace web

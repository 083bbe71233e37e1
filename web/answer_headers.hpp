// What every answer carries: the security headers, how long it may be kept, and 304 where nothing has changed.
#pragma once

#include "web/call.hpp"
#include "web/http.hpp"

#include <string_view>

namespace web {

/// Those that are the same in every answer, as they stand on the wire, each with its line end: written by the server with the head.
extern const std::string_view constant_headers;

/// True when the client has the answer with this tag already (If-None-Match): a 304 will do.
bool is_known(const Request& request, std::string_view tag);

/// Adds the headers that the handler has not set, and turns a 200 whose ETag the client already has into a 304.
void add_answer_headers(const Call& call, Response& response);

}  // namespace web

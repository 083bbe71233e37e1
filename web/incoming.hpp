// What can be told of a request from its own bytes: its number, its path and query, and what a proxy says of the
// client.
#pragma once

#include "web/http.hpp"

#include <string>
#include <string_view>

namespace web {

/// Fills in id, path and query from target and headers; path stays empty when the target is no absolute path in valid
/// percent-encoding. `through_proxy`: the peer is a trusted proxy, whose X-Forwarded-For, X-Forwarded-Proto and
/// X-Request-Id are believed.
void complete(Request& request, bool through_proxy);

/// True for this machine's own addresses.
bool is_loopback(std::string_view address);

/// The text with A–Z as a–z.
std::string in_lower(std::string text);

}  // namespace web

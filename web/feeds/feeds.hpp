// The secret address that opens one person's feeds.
#pragma once

#include "web/call.hpp"

#include <string>

namespace web {

/// A new one for the viewer; an earlier one ends. REQUIRES: the app has notices.
std::string new_feed_address(Call& call);

}  // namespace web

// The answers the door gives before there is a request to speak of: too slow, too large, malformed, too many.
#pragma once

#include <string>

namespace web {

/// A whole HTTP/1.1 answer with a problem document, after which the connection ends. Made once per status.
const std::string& refusal(int status);

}  // namespace web

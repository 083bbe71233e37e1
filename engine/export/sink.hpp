// Where an export goes, piece by piece: a file, a terminal, a chunked HTTP answer. Nothing is gathered in memory.
#pragma once

#include <functional>
#include <string_view>

namespace engine {

/// Takes the next piece; false when nobody wants the rest.
using Sink = std::function<bool(std::string_view piece)>;

}  // namespace engine

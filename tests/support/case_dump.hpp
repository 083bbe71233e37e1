// Everything a case knows, as text: two cases are the same when their dumps are.
#pragma once

#include "workflows/phase_model/case.hpp"

#include <string>

namespace tests {

std::string dump(const workflows::Case& file);
/// The case made anew from the first `count` events (0: all) of its stream.
workflows::Case replayed(const std::string& id, const std::vector<engine::Sealed>& events, const engine::Texts& texts, std::size_t count = 0);

}  // namespace tests

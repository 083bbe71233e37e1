// Which program this is. Stands in exports, in the answer of /version and in `phasemodel --version`.
#pragma once

#include <string_view>

namespace engine {

// The version of the program, as "major.minor.patch"; set once, in the top CMakeLists.txt.
[[nodiscard]] std::string_view program_version();

}  // namespace engine

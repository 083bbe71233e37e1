// The guard on the command line: no argument, and so no file's name, holds an identity number.
#pragma once

#include "cli/command.hpp"

namespace cli {

/// Throws Stop (check failed) that names the argument and the place, never the digits. Fields of acts are guarded where acts
/// read them.
void refuse_identity_numbers(const Arguments& arguments);

}  // namespace cli

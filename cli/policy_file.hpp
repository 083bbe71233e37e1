// A policy as the command line names it: a version (shipped, or in the database), a hash, or a file.
#pragma once

#include "cli/command.hpp"
#include "workflows/phase_model/policy.hpp"

#include <string>

namespace cli {

/// The file's text; "" names the policy in force today: that of the database where there is one, else the one shipped.
/// Throws Stop (usage) when there is neither such a version nor a file.
std::string policy_text(const Run& run, const std::string& word);
/// The policy read. Throws Stop (check failed) with file, line and key when it is wrong.
workflows::Policy policy_named(const Run& run, const std::string& word);

}  // namespace cli

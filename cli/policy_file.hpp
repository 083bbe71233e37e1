// A policy as the command line names it: the version of one that is shipped, or a file.
#pragma once

#include "workflows/phase_model/policy.hpp"

#include <string>

namespace cli {

/// The file's text; "" names the policy in force. Throws Stop (usage) when there is neither such a version nor a file.
std::string policy_text(const std::string& word);
/// The policy read. Throws Stop (check failed) with file, line and key when it is wrong.
workflows::Policy policy_named(const std::string& word);

}  // namespace cli

#include "cli/policy_file.hpp"

#include "cli/command.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace cli {

std::string policy_text(const std::string& word) {
    if (const auto shipped = workflows::shipped_policy_file(word.empty() ? workflows::shipped_policy().version : word))
        return std::string(*shipped);
    std::ifstream file(word, std::ios::binary);
    std::ostringstream content;
    if (!file || !(content << file.rdbuf())) {
        std::string versions;
        for (const auto* policy : workflows::shipped_policies())
            versions += (versions.empty() ? "" : " and ") + policy->version;
        throw Stop{usage, "The file " + word + " cannot be read. Policies that are shipped: " + versions + "."};
    }
    return content.str();
}

workflows::Policy policy_named(const std::string& word) {
    try {
        return workflows::read_policy(policy_text(word));
    } catch (const std::runtime_error& error) {
        throw Stop{check_failed, (word.empty() ? "" : word + ": ") + error.what()};
    }
}

}  // namespace cli

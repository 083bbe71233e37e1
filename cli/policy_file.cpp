#include "cli/policy_file.hpp"

#include "cli/opening.hpp"

#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>

namespace cli {

namespace {

/// Of the policies in the database, the one of that version or hash, or with "" the one in force today. Nothing without a
/// database that can be opened: a policy can be read and checked before there is one.
std::optional<std::string> in_database(const Run& run, const std::string& word) {
    try {
        const auto composition = open_database(run);
        const auto office = composition->people().office();
        const auto& in_force = office->policies.on(composition->model().legal_date(composition->now()));
        for (const workflows::KeptPolicy& kept : office->policies.all())
            if (word.empty() ? kept.policy->sha256 == in_force.sha256 : kept.policy->version == word || kept.policy->sha256 == word) return kept.file;
    } catch (const Stop&) {
    }
    return std::nullopt;
}

std::optional<std::string> in_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    if (!file || !(content << file.rdbuf())) return std::nullopt;
    return content.str();
}

}  // namespace

std::string policy_text(const Run& run, const std::string& word) {
    if (const auto shipped = workflows::shipped_policy_file(word)) return std::string(*shipped);
    if (!word.empty())
        if (auto text = in_file(word)) return *text;
    if (auto text = in_database(run, word)) return *text;
    if (word.empty()) return std::string(*workflows::shipped_policy_file(workflows::shipped_policy().version));
    std::string versions;
    for (const auto* policy : workflows::shipped_policies())
        versions += (versions.empty() ? "" : " and ") + policy->version;
    throw Stop{usage, "There is no policy " + word + ", and no file of that name can be read. Policies that are shipped: " + versions + "."};
}

workflows::Policy policy_named(const Run& run, const std::string& word) {
    try {
        return workflows::read_policy(policy_text(run, word));
    } catch (const std::runtime_error& error) {
        throw Stop{check_failed, (word.empty() ? "" : word + ": ") + error.what()};
    }
}

}  // namespace cli

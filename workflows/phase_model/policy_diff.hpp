// What differs between two policy files, key by key, for people and programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// One key that differs: "limits.window_days", "centre[TRS].name". `before` or `after` is "" where the key is absent.
struct PolicyChange {
    std::string key, before, after;

    bool operator==(const PolicyChange&) const = default;
};

/// Ascending by key. Comments, blanks and the order of keys do not count; tables of a list are told apart by their id,
/// code or rule, so that moving one changes nothing. Throws std::runtime_error when one is no TOML.
[[nodiscard]] std::vector<PolicyChange> policy_diff(std::string_view before, std::string_view after);

}  // namespace workflows

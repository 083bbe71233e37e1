// The entries of a zip archive, one unpacked at a time.
#pragma once

#include "workflows/orphanet/problem.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace workflows::orphanet {

/// Entries of an archive; more are refused.
inline constexpr std::size_t most_zip_entries = 1'000;

/// The names of all entries.
[[nodiscard]] std::variant<std::vector<std::string>, Problem> zip_entries(const std::string& path);

/// Gives an entry piece by piece, at most `most_bytes`; what `take` returns stops the reading. An entry that is not
/// there is read as nothing.
[[nodiscard]] std::optional<Problem> read_zip_entry(
    const std::string& path, const std::string& entry, std::int64_t most_bytes,
    const std::function<std::optional<Problem>(std::string_view)>& take);

}  // namespace workflows::orphanet

// Files that travel inside the program: templates, assets, SQL, policy, catalogues.
// cmake/embed.cmake makes one table of them for each folder that has some, declared in "<folder>/embedded.hpp".
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

namespace engine {

// One file as it stood when the program was built. Both views live as long as the program.
struct EmbeddedFile {
    std::string_view name;     // relative to its folder, with '/', for example "migrations/0001_events.sql"
    std::string_view content;  // the bytes, unchanged
};

// A folder's files, ordered by name.
using EmbeddedFiles = std::span<const EmbeddedFile>;

// The content of the file called `name`, or nothing if the folder has none of that name.
[[nodiscard]] inline std::optional<std::string_view> content_of(EmbeddedFiles files, std::string_view name) {
    const auto found = std::ranges::lower_bound(files, name, {}, &EmbeddedFile::name);
    if (found == files.end() || found->name != name) return std::nullopt;
    return found->content;
}

}  // namespace engine

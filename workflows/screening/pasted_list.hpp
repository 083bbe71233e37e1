// A list of codes or names as people paste it: out of a spreadsheet, a letter, another program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows::screening {

/// The most entries one list may have.
inline constexpr std::size_t most_entries = 5000;

/// The entries of a pasted text: one a line; a line with nothing but codes is one entry a code. Names keep their
/// commas. Empty lines, quotes and bullets around an entry fall away.
[[nodiscard]] std::vector<std::string> entries_of(std::string_view text);

/// The code an entry gives: alone ("ORPHA:558", "Orphanet_558", "558"), or first before a tab, ';' or ','
/// ("558;Marfan"), or, with its prefix, before a blank ("ORPHA:558 Marfan"). Nothing for a name.
[[nodiscard]] std::optional<std::int64_t> code_in(std::string_view entry);

}  // namespace workflows::screening

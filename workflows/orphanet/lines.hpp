// A list is read line by line, whether the lines come from a text file or from the rows of a workbook.
#pragma once

#include "workflows/orphanet/reading.hpp"
#include "workflows/orphanet/source.hpp"

#include <optional>
#include <string_view>
#include <variant>

namespace workflows::orphanet {

// What bounds memory: the largest list of the nomenclature has under 25,000 rows and 2 MB.
inline constexpr std::int64_t most_list_rows = 500'000;
inline constexpr std::int64_t most_list_bytes = std::int64_t{64} << 20;

class ListReader {
public:
    virtual ~ListReader() = default;

    /// One line without its end; the first is the heading.
    virtual std::optional<Problem> line(std::string_view text) = 0;
    /// The problem of a next line that is longer than any row can be.
    [[nodiscard]] virtual Problem too_long() const = 0;
};

/// Cuts the source into lines to its end; true when the last line had no end.
[[nodiscard]] std::variant<bool, Problem> read_lines(Source& source, ListReader& list, const Progress& progress);

/// Takes language and year from the name of a file ("List_of_rare_diseases_2025_en.tsv"); the lists say neither, and
/// those without a language in their name are English, as their headings are.
void read_file_name(const std::string& path, Reading& reading);

}  // namespace workflows::orphanet

// An XLSX workbook (ECMA-376 part 1) as far as its sheets are lists of texts: rows of cells, read as they stream.
// Formulas, dates and formats are not understood; numbers are the text that stands in the file.
#pragma once

#include "workflows/orphanet/problem.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace workflows::orphanet {

// What bounds time and memory: the pack's workbooks have 36,000 texts of 2 MB, and sheets of 5 MB.
inline constexpr std::size_t most_shared_texts = 1'000'000;
inline constexpr std::size_t most_shared_bytes = std::size_t{32} << 20;
inline constexpr std::int64_t most_sheet_bytes = std::int64_t{256} << 20;
inline constexpr std::size_t most_columns = 64;
inline constexpr std::size_t longest_cell = 32'767;  ///< letters, the limit of the format; here bytes, times four

/// True if the file begins as a zip archive does.
[[nodiscard]] bool is_zip(const std::string& path);

class Workbook {
public:
    /// Reads the list of sheets and the texts that they share. A zip archive that is no workbook is a problem.
    [[nodiscard]] static std::variant<Workbook, Problem> open(const std::string& path);

    /// Entries of the archive that are sheets, in the order of their numbers.
    [[nodiscard]] const std::vector<std::string>& sheets() const { return sheets_; }

    /// Told the number of a row, from 1, and its cells; what it returns stops the reading.
    using TakeRow = std::function<std::optional<Problem>(std::int64_t row, const std::vector<std::string>& cells)>;
    [[nodiscard]] std::optional<Problem> read(const std::string& sheet, const TakeRow& take) const;

private:
    std::string path_;
    std::vector<std::string> sheets_;
    std::vector<std::string> shared_;
};

}  // namespace workflows::orphanet

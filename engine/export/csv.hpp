// Rows as CSV (RFC 4180, UTF-8, CRLF) that a spreadsheet can open without running anything that stands in a cell.
#pragma once

#include "engine/export/sink.hpp"

#include <span>
#include <string>
#include <string_view>

namespace engine {

/// `plain`: commas. `excel`: semicolons and a byte order mark, as spreadsheets with Norwegian settings expect.
enum class CsvStyle { plain, excel };

/// A cell that a spreadsheet would take for a formula (it begins with = + - @, their full-width twins, a tab or a line
/// break) gets an apostrophe in front; a plain number keeps its sign. See OWASP, "CSV Injection".
std::string safe_cell(std::string_view text);

/// One record with its line end.
std::string csv_line(std::span<const std::string> cells, CsvStyle style);

class CsvWriter {
public:
    CsvWriter(Sink sink, CsvStyle style) : sink_(std::move(sink)), style_(style) {}

    /// Writes a record; the first one is the headline. False when nobody wants the rest.
    bool row(std::span<const std::string> cells);

private:
    Sink sink_;
    CsvStyle style_;
    bool begun_ = false;
};

}  // namespace engine

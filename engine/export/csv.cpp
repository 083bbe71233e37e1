#include "engine/export/csv.hpp"

#include <algorithm>
#include <array>

namespace engine {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "-12", "+3,5", "-0.25": nothing a spreadsheet could run.
bool is_number(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    if (text.empty() || !is_digit(text.front()) || !is_digit(text.back())) return false;
    const auto marks = std::count_if(text.begin(), text.end(), [](char c) { return c == '.' || c == ','; });
    return marks <= 1 && std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '.' || c == ','; });
}

bool looks_like_formula(std::string_view text) {
    static constexpr std::array<std::string_view, 11> beginnings{"=",  "+",  "-",  "@",      "\t",    "\r",
                                                                 "\n", "＝", "＋", "－", "＠"};
    return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view mark) { return text.starts_with(mark); });
}

}  // namespace

std::string safe_cell(std::string_view text) {
    std::string cell(text);
    if (looks_like_formula(text) && !is_number(text)) cell.insert(0, 1, '\'');
    return cell;
}

std::string csv_line(std::span<const std::string> cells, CsvStyle style) {
    const char separator = style == CsvStyle::excel ? ';' : ',';
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i != 0) line += separator;
        const std::string cell = safe_cell(cells[i]);
        if (cell.find_first_of(",;\"\r\n\t") == std::string::npos) {
            line += cell;
            continue;
        }
        line += '"';
        for (const char c : cell) {
            if (c == '"') line += '"';
            line += c;
        }
        line += '"';
    }
    return line + "\r\n";
}

bool CsvWriter::row(std::span<const std::string> cells) {
    if (!begun_ && style_ == CsvStyle::excel && !sink_(byte_order_mark)) return false;
    begun_ = true;
    return sink_(csv_line(cells, style_));
}

}  // namespace engine

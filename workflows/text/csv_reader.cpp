#include "workflows/text/csv_reader.hpp"

#include <algorithm>

namespace workflows {

namespace {

/// True while a quoted cell goes on over the line's end.
bool is_open(const std::string& text) { return std::count(text.begin(), text.end(), '"') % 2 != 0; }

std::vector<std::string> cells_of(const std::string& record, char separator) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < record.size(); ++i) {
        const char c = record[i];
        if (quoted && c == '"' && i + 1 < record.size() && record[i + 1] == '"') {
            cells.back() += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == separator && !quoted) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    return cells;
}

}  // namespace

std::optional<std::vector<std::string>> CsvReader::next() {
    std::string record;
    for (std::string line; std::getline(in_, line);) {
        ++lines_;
        if (lines_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        if (line.ends_with('\r')) line.pop_back();
        if (record.empty()) begun_ = lines_;
        record += (record.empty() ? "" : "\n") + line;
        if (record.empty() || is_open(record)) continue;
        if (separator_ == 0) separator_ = std::count(record.begin(), record.end(), ';') > std::count(record.begin(), record.end(), ',') ? ';' : ',';
        return cells_of(record, separator_);
    }
    if (record.empty()) return std::nullopt;
    return cells_of(record, separator_ == 0 ? ',' : separator_);
}

}  // namespace workflows

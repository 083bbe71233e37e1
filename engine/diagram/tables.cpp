#include "engine/diagram/diagram.hpp"

#include <algorithm>
#include <array>

namespace engine {

namespace {

/// What Markdown would read as the end of a cell.
std::string cell(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '|') out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

/// Characters of a UTF-8 text; names here are of one column each.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string padded(const std::string& text, std::size_t columns) {
    return text + std::string(columns > width(text) ? columns - width(text) : 0, ' ');
}

Value array_of(const std::vector<std::string>& words) {
    Value array = Value::array();
    for (const std::string& word : words) array.push(word);
    return array;
}

}  // namespace

std::string markdown(const std::vector<Row>& rows, const Names& names) {
    std::string out = "|";
    for (const std::string& heading : names.headings) out += " " + cell(heading) + " |";
    out += "\n|---|---|---|---|---|---|\n";
    for (const Row& row : rows) {
        out += "| " + row.id + " | " + cell(names.state(row.from)) + " | " + cell(Names::of(names.events, row.event)) + " | " +
               cell(names.state(row.to)) + " | " + cell(Names::list(names.roles, row.decided_by)) + " | " +
               cell(Names::list(names.requirements, row.requirements)) + " |\n";
    }
    return out;
}

std::string text_table(const std::vector<Row>& rows, const Names& names) {
    constexpr std::size_t columns = 5;
    constexpr std::size_t widest = 100;
    std::vector<std::array<std::string, columns>> cells{
        {names.headings[0], names.headings[1], names.headings[2], names.headings[3], names.headings[4]}};
    for (const Row& row : rows)
        cells.push_back({row.id, row.from.empty() ? "-" : row.from, row.event, row.to, Names::list({}, row.decided_by)});
    std::array<std::size_t, columns> widths{};
    for (const auto& line : cells)
        for (std::size_t i = 0; i < columns; ++i) widths[i] = std::max(widths[i], width(line[i]));

    std::string out = names.title + "\n";
    for (std::size_t n = 0; n < cells.size(); ++n) {
        std::string line;
        for (std::size_t i = 0; i < columns; ++i) line += i + 1 == columns ? cells[n][i] : padded(cells[n][i], widths[i]) + "  ";
        out += line + "\n";
        if (n == 0) continue;
        std::string more;
        for (const std::string& requirement : rows[n - 1].requirements) {
            if (!more.empty() && more.size() + requirement.size() + 2 > widest) {
                out += "     " + more + ",\n";
                more.clear();
            }
            more += (more.empty() ? "" : ", ") + requirement;
        }
        if (!more.empty()) out += "     " + more + "\n";
    }
    return out;
}

Value table_value(const std::vector<Row>& rows) {
    Value table = Value::array();
    for (const Row& row : rows) {
        table.push(Value::object({{"id", row.id},
                                  {"event", row.event},
                                  {"from", row.from.empty() ? Value() : Value(row.from)},
                                  {"to", row.to},
                                  {"decided_by", array_of(row.decided_by)},
                                  {"requirements", array_of(row.requirements)}}));
    }
    return table;
}

}  // namespace engine

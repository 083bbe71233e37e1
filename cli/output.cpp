#include "cli/output.hpp"

#include "engine/export/csv.hpp"

#include <algorithm>
#include <ostream>

namespace cli {

namespace {

void indent(const engine::Value& value, std::size_t depth, std::string& out) {
    const std::string in((depth + 1) * 2, ' ');
    const std::string end(depth * 2, ' ');
    if (value.is_array() && !value.items().empty()) {
        out += "[\n";
        for (std::size_t i = 0; i < value.items().size(); ++i) {
            out += in;
            indent(value.items()[i], depth + 1, out);
            out += i + 1 == value.items().size() ? "\n" : ",\n";
        }
        out += end + "]";
    } else if (value.is_object() && !value.members().empty()) {
        out += "{\n";
        std::size_t i = 0;
        for (const auto& [key, member] : value.members()) {
            out += in + engine::Value(key).canonical() + ": ";
            indent(member, depth + 1, out);
            out += ++i == value.members().size() ? "\n" : ",\n";
        }
        out += end + "}";
    } else {
        value.write(out);
    }
}

/// One line of it: control characters would move the terminal's cursor.
std::string one_line(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    return text;
}

void print_columns(Run& run, const Table& table) {
    std::vector<std::size_t> widths;
    for (const Table::Column& column : table.columns) widths.push_back(columns_of(column.heading));
    std::vector<std::vector<std::string>> lines(table.rows.size());
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            lines[r].push_back(one_line(cell_text(table.rows[r][c])));
            widths[c] = std::max(widths[c], columns_of(lines[r][c]));
        }
    const auto write = [&](const auto& cell_of) {
        std::string line;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const std::string text = cell_of(c);
            line += text + std::string(widths[c] - columns_of(text) + 2, ' ');
        }
        line.resize(line.find_last_not_of(' ') + 1);
        run.out << line << '\n';
    };
    const bool bold = run.out_is_terminal && !run.settings.on("no_colour");
    if (bold) run.out << "\x1b[1m";
    write([&](std::size_t c) { return table.columns[c].heading; });
    if (bold) run.out << "\x1b[0m";
    for (const auto& line : lines) write([&](std::size_t c) { return line[c]; });
}

}  // namespace

void print(Run& run, const Table& table) {
    const std::string& format = run.settings.text("format");
    if (format == "json") {
        engine::Value all = engine::Value::array();
        for (const auto& row : table.rows) {
            engine::Value object = engine::Value::object();
            for (std::size_t c = 0; c < table.columns.size(); ++c) object.set(table.columns[c].key, row[c]);
            all.push(std::move(object));
        }
        run.out << pretty(all) << '\n';
    } else if (format == "csv") {
        engine::CsvWriter writer(
            [&](std::string_view piece) {
                run.out << piece;
                return true;
            },
            engine::CsvStyle::plain);
        std::vector<std::string> cells;
        for (const Table::Column& column : table.columns) cells.push_back(column.key);
        writer.row(cells);
        for (const auto& row : table.rows) {
            cells.clear();
            for (const engine::Value& value : row) cells.push_back(cell_text(value));
            writer.row(cells);
        }
    } else {
        print_columns(run, table);
    }
}

void print_object(Run& run, const engine::Value& object) {
    if (run.settings.text("format") == "json") {
        run.out << pretty(object) << '\n';
        return;
    }
    if (run.settings.text("format") == "csv") {
        Table table;
        table.rows.emplace_back();
        for (const auto& [key, value] : object.members()) {
            table.columns.push_back({key, key});
            table.rows.back().push_back(value);
        }
        return print(run, table);
    }
    std::size_t width = 0;
    for (const auto& [key, value] : object.members()) width = std::max(width, key.size());
    for (const auto& [key, value] : object.members())
        run.out << key << ": " << std::string(width - key.size(), ' ') << one_line(cell_text(value)) << '\n';
}

std::string cell_text(const engine::Value& value) {
    if (value.is_string()) return value.string();
    if (value.is_null()) return "";
    if (value.is_bool()) return value.boolean() ? "yes" : "no";
    if (value.is_array()) {
        std::string list;
        for (const engine::Value& item : value.items()) list += (list.empty() ? "" : ", ") + cell_text(item);
        return list;
    }
    return value.canonical();
}

std::string pretty(const engine::Value& value) {
    std::string out;
    indent(value, 0, out);
    return out;
}

std::size_t columns_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace cli

// Lists on standard output: a table for people, JSON or CSV for programs.
#pragma once

#include "cli/command.hpp"
#include "engine/value.hpp"

#include <string>
#include <vector>

namespace cli {

/// Rows under columns. A column's key names it in JSON and CSV; the heading stands above it in a table.
struct Table {
    struct Column {
        std::string key, heading;
    };
    std::vector<Column> columns;
    std::vector<std::vector<engine::Value>> rows;
};

/// Writes the table in the form that --format asks for.
void print(Run& run, const Table& table);

/// One thing with its members, as JSON or as lines "name: value".
void print_object(Run& run, const engine::Value& object);

/// What stands in a cell for a value.
std::string cell_text(const engine::Value& value);

/// Indented JSON, for people who read it too.
std::string pretty(const engine::Value& value);

/// Columns that a terminal needs for the text, counting letters with marks as one.
std::size_t columns_of(std::string_view text);

}  // namespace cli

#include "storage/copy_rows.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace storage {

namespace {

constexpr int rows_at_once = 2000;

struct Table {
    std::string name;
    std::vector<std::string> columns;
    std::vector<bool> numbers;  ///< which columns are whole numbers

    std::string list(std::string_view before, std::string_view after) const {
        std::string all;
        for (const std::string& column : columns) all += (all.empty() ? "" : ", ") + std::string(before) + column + std::string(after);
        return all;
    }
};

/// `made` of a decision is each database's own way of telling what is new.
bool is_copied(const Table& table, std::string_view column) { return table.name != "decisions" || column != "made"; }

/// What others refer to comes first.
std::vector<Table> tables_of(Connection& sqlite) {
    std::vector<Table> tables;
    sqlite.each<std::string>("select name from sqlite_master where type = 'table' and name not in ('schema', 'log') and name not like 'sqlite!_%' escape '!'"
                             " order by name <> 'persons', name <> 'releases', name",
                             {}, [&](const std::string& name) { tables.push_back({.name = name, .columns = {}, .numbers = {}}); });
    for (Table& table : tables)
        sqlite.each<std::string, std::string>("select name, lower(type) from pragma_table_info(:table) order by cid", {table.name}, [&](const std::string& column, const std::string& type) {
            if (!is_copied(table, column)) return;
            table.columns.push_back(column);
            table.numbers.push_back(type != "text");
        });
    return tables;
}

/// As text, whatever the column: so that an absent value stays one.
std::string select_of(const Table& table) {
    const std::string columns = "select " + table.list("cast(t.", " as text)") + " from " + table.name + " t";
    // A join, for which SQLite makes the index that the log has none of.
    if (table.name == "events") return columns + " left join log l on l.stream = t.stream and l.seq = t.seq order by l.position is null, l.position, t.at, t.stream, t.seq";
    return table.name == "decisions" ? columns + " order by t.made" : columns;
}

std::string insert_of(const Table& table) {
    std::string values;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const std::string value = ":" + table.columns[i];
        values += (i == 0 ? "" : ", ") + (table.numbers[i] ? "cast(" + value + " as bigint)" : value);
    }
    return "insert into " + table.name + " (" + table.list("", "") + ") values (" + values + ")";
}

/// SQLite hands out rows as it finds them; PostgreSQL would send all at once, so there a cursor is asked for some at a time.
void each_row(Connection& from, const Table& table, const std::function<void(const Cursor&)>& each) {
    const std::vector<Column> columns(table.columns.size(), Column::text);
    if (from.is_sqlite()) return from.each_row(select_of(table), columns, each);
    from.script("declare rows_" + table.name + " no scroll cursor for " + select_of(table));
    for (int got = rows_at_once; got == rows_at_once;) {
        got = 0;
        from.each_row("fetch " + std::to_string(rows_at_once) + " from rows_" + table.name, columns, [&](const Cursor& row) {
            ++got;
            each(row);
        });
    }
    from.script("close rows_" + table.name);
}

void copy_table(Connection& from, Connection& to, const Table& table) {
    const std::string insert = insert_of(table);
    each_row(from, table, [&](const Cursor& row) {
        std::vector<std::optional<std::string>> values;
        for (std::size_t i = 0; i < table.columns.size(); ++i) values.push_back(row.get<std::optional<std::string>>(i));
        const std::vector<Input> inputs(values.begin(), values.end());
        to.run_with(insert, inputs);
    });
}

/// On PostgreSQL what was just written waits to be numbered; it has its numbers.
void copy_log(Connection& from, Connection& to) {
    to.run("delete from log_queue");
    copy_table(from, to, {.name = "log", .columns = {"position", "stream", "seq", "hash"}, .numbers = {true, false, true, false}});
}

}  // namespace

void copy_rows(Connection& from, Connection& to) {
    const std::vector<Table> tables = tables_of(from.is_sqlite() ? from : to);
    Work work(to);
    to.run("delete from streams");
    to.run("delete from settings");
    for (const Table& table : tables) copy_table(from, to, table);
    if (!to.is_sqlite()) copy_log(from, to);
    work.commit();
}

}  // namespace storage

#include "engine/diagram/check.hpp"

#include "engine/diagram/names.hpp"

#include <algorithm>
#include <set>

namespace engine {

namespace {

using Faults = std::vector<TableFault>;

bool contains(const std::vector<std::string>& list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::string name_of_row(const Row& row) { return row.id + " " + (row.from.empty() ? "-" : row.from) + " " + row.event; }

bool is_name(std::string_view text) {
    return !text.empty() && text.front() >= 'a' && text.front() <= 'z' && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

void check_row(const Row& row, const TableSurroundings& around, Faults& faults) {
    const auto fault = [&](std::string kind, std::string why) { faults.push_back({std::move(kind), name_of_row(row), std::move(why)}); };
    if (row.id.empty() || !is_name(row.event) || !is_name(row.to) || (!row.from.empty() && !is_name(row.from)))
        fault("bad-name", "ids are small letters, digits and underscores");
    if (row.decided_by.empty()) fault("nobody-decides", "no role may decide this row");
    for (const std::string& role : row.decided_by)
        if (!around.roles.empty() && !contains(around.roles, role)) fault("unknown-role", role);
    std::set<std::string> seen;
    for (const std::string& requirement : row.requirements) {
        if (!seen.insert(requirement).second) fault("repeated-requirement", requirement);
        if (!around.requirements.empty() && !contains(around.requirements, requirement)) fault("unknown-requirement", requirement);
    }
    for (const std::string& first : around.first_requirements)
        if (!seen.contains(first)) fault("missing-first-requirement", first);
    if (!around.events.empty() && !contains(around.events, row.event)) fault("unknown-event", "nobody can call it");
}

/// The states that can be come to from `begin`, following rows forwards or backwards.
std::set<std::string> reached(const std::vector<Row>& rows, const std::string& begin, bool backwards) {
    std::set<std::string> known{begin};
    for (bool grown = true; grown;) {
        grown = false;
        for (const Row& row : rows) {
            const std::string& near = backwards ? row.to : row.from;
            const std::string& far = backwards ? row.from : row.to;
            if (known.contains(near)) grown = known.insert(far).second || grown;
        }
    }
    return known;
}

void check_graph(const std::vector<Row>& rows, const TableSurroundings& around, Faults& faults) {
    if (std::none_of(rows.begin(), rows.end(), [](const Row& row) { return row.from.empty(); }))
        faults.push_back({"no-way-in", "", "no row begins a case"});
    const auto from_start = reached(rows, "", false);
    const auto to_closed = reached(rows, around.closed, true);
    for (const std::string& state : states_of(rows)) {
        if (!from_start.contains(state)) faults.push_back({"unreachable", "", "no way leads to " + state});
        const bool leaves = std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row.from == state && row.to != state; });
        if (!leaves && state != around.closed) faults.push_back({"dead-end", "", "no way leads out of " + state});
        if (!around.closed.empty() && !to_closed.contains(state))
            faults.push_back({"cannot-close", "", "from " + state + " no way leads to " + around.closed});
    }
}

}  // namespace

std::vector<TableFault> check_table(const std::vector<Row>& rows, const TableSurroundings& around) {
    Faults faults;
    if (rows.empty()) return {{"empty", "", "the table has no row"}};
    std::set<std::pair<std::string, std::string>> pairs;
    for (const Row& row : rows) {
        if (!pairs.emplace(row.from, row.event).second)
            faults.push_back({"two-rows", name_of_row(row), "another row has the same state and event"});
        check_row(row, around, faults);
    }
    for (const std::string& event : around.events)
        if (std::none_of(rows.begin(), rows.end(), [&](const Row& row) { return row.event == event; }))
            faults.push_back({"event-without-row", "", event});
    check_graph(rows, around, faults);
    return faults;
}

}  // namespace engine

// Reads a transition table for faults that the compiler cannot see.
#pragma once

#include "engine/act.hpp"

#include <string>
#include <vector>

namespace engine {

/// One fault of a table.
struct TableFault {
    std::string kind;  ///< see below
    std::string row;   ///< "T14 registration close_formal", or "" when the table as a whole is meant
    std::string explanation;

    bool operator==(const TableFault&) const = default;
};

/// What else a table must agree with; an empty list is not compared.
struct TableSurroundings {
    std::vector<std::string> roles;         ///< those that may decide
    std::vector<std::string> requirements;  ///< those that somebody evaluates
    std::vector<std::string> events;        ///< those that somebody can call
    std::vector<std::string> first_requirements;  ///< those that every row begins with
    std::string closed;                     ///< the state that every case can reach; "" for none
};

/// The kinds: empty, two-rows (of one state and event), bad-name, nobody-decides, unknown-role, unknown-requirement,
/// repeated-requirement, missing-first-requirement, unknown-event, event-without-row, no-way-in, unreachable, dead-end,
/// cannot-close.
std::vector<TableFault> check_table(const std::vector<Row>& rows, const TableSurroundings& surroundings);

}  // namespace engine

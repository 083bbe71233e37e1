// The head rows of streams as SQL: a case's columns, a proposal's, and the bare head of any other stream.
#pragma once

#include "engine/case_file.hpp"
#include "storage/connection.hpp"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace storage {

enum class StreamTable { cases, proposals, streams };

/// The table that holds a stream's head, and its key there ("case/2026-0042": cases, "2026-0042").
struct StreamName {
    StreamTable table = StreamTable::streams;
    std::string_view id;
};
StreamName split(std::string_view stream);

/// One insert or update of a head row with its values, in the order of its parameters.
struct RowChange {
    std::string_view sql;
    std::vector<Input> values;
    std::unique_ptr<std::array<std::string, 2>> made = nullptr;  ///< what `values` borrow and no row holds
};

/// What moves the row from `before` (none: inserts it) to `after`; changes no row when it does not stand at before.version.
/// Borrows from `name`, `after` and `first_at`, the time of the first event.
RowChange change_of_row(const StreamName& name, const std::optional<engine::CaseRow>& before, const engine::CaseRow& after,
                        std::string_view first_at);

/// `due` of a case without a next date: after every other.
inline constexpr std::string_view no_due_date = "9999-12-31";

/// The columns of `cases` in the order that case_row() takes them.
inline constexpr std::string_view case_columns =
    "id, version, cycle, phase, status, outcome, orpha, name, primary_centre, phase_since, next_date, ball, open_until, origin,"
    " last_hash, last_at";
using Text = std::string;
using Number = std::int64_t;
engine::CaseRow case_row(Text id, Number version, Number cycle, Text phase, Text status, Text outcome, Text orpha, Text name,
                         Text primary_centre, Text phase_since, Text next_date, Text ball, Text open_until, Text origin,
                         Text last_hash, Text last_at);

/// Whether the columns that only help lists (how names are compared and sorted, what is due, when a proposal came) are what the row
/// and the stream's first event give.
bool helping_columns_hold(Connection& db, std::string_view stream, const engine::CaseRow& row, std::string_view first_at);

}  // namespace storage

// How a stream lies in the tables: its events, its texts, and the one row that is its head.
//
// A case's head is its row in `cases`, a proposal's in `proposals`, every other stream's in `streams`.
#pragma once

#include "engine/case_file.hpp"
#include "engine/stored_events.hpp"
#include "engine/event.hpp"
#include "storage/office_rows.hpp"
#include "storage/writer.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace storage {

struct Head {
    std::int64_t version = 0;
    std::string last_hash;
};

enum class Lock { none, row };  ///< row: held until the transaction ends (PostgreSQL; SQLite's writer has the whole database)

std::optional<Head> head_of(Connection& db, std::string_view stream, Lock lock);

/// What every request about a case asks first.
struct CaseLook {
    Head head;
    Head following;  ///< of the stream beside the case that tells who follows it; version 0: nobody chose
    OfficeVersion office;
    std::string transaction;  ///< PostgreSQL: its number, where the case was locked
};
/// Told by one statement, which locks the case's row where that is asked for; nothing when there is no such case.
std::optional<CaseLook> look_at_case(Connection& db, std::string_view id, Lock lock);

/// Events with seq > `after`, oldest first; at most `limit` (0: all). Throws Trouble for a line that is no event.
std::vector<engine::Sealed> events_of(Connection& db, std::string_view stream, std::int64_t after, std::size_t limit);
/// The same, not read.
engine::StoredLines stored_of(Connection& db, std::string_view stream, std::int64_t after, std::size_t limit);
engine::Texts texts_of(Connection& db, std::string_view stream);
engine::StoredTexts stored_texts_of(Connection& db, std::string_view stream);
std::vector<std::string> streams_like(Connection& db, std::string_view prefix);

/// The next number of a kind in a year (0: not counted per year): 1, 2, 3 … A number whose transaction is undone comes again.
std::int64_t next_number(Connection& db, std::string_view kind, int year);

void write_texts(Connection& db, std::string_view stream, const std::vector<engine::Text>& texts);

/// The streams that an event "read" tells of; none for another event.
std::set<std::string> streams_read(const engine::Event& event);
/// Of events that tell of readings: a row for each stream that was read, to find them by.
void write_readings(Connection& db, const std::vector<engine::Sealed>& events);

/// Writes the events (all of one stream) and moves its row from `before` (none: the stream begins) to `after`. Throws
/// Trouble(conflict) when the row does not stand at `before`. On PostgreSQL notes in `unit` how to find
/// out whether it took place.
void write_events(Unit& unit, const std::vector<engine::Sealed>& events, const std::optional<engine::CaseRow>& before,
                  const engine::CaseRow& after);

/// The row as stored, for a stream "case/…" or "proposal/…"; nothing for others or when there is none.
std::optional<engine::CaseRow> stored_row(Connection& db, std::string_view stream);
/// Of a folded row what its table has columns for, to compare it with stored_row().
engine::CaseRow stored_part(std::string_view stream, const engine::CaseRow& row);

}  // namespace storage

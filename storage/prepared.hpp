// A kept statement: SOCI's, with the places its values are read from and written to. For connection.cpp alone.
#pragma once

#include "storage/connection.hpp"
#include "storage/pipeline.hpp"

#include <soci/soci.h>

#include <cstdint>
#include <deque>
#include <string>

namespace storage {

struct Slot {
    bool is_text = true;
    std::string text;
    long long number = 0;
    soci::indicator state = soci::i_ok;
};

struct Cursor::Prepared {
    Prepared(soci::session& session, std::string_view sql, Inputs inputs, std::span<const Column> columns, bool sqlite);

    /// Takes the values of the next run. Throws std::invalid_argument for a text with an embedded NUL: libpq ends a text
    /// there, so both databases refuse it alike.
    void take(Inputs inputs);
    /// Runs it with the values taken. `exchange`: whether the first row is read at once.
    void execute(bool exchange);
    /// SQLite, for a statement that gives no rows: runs it with these values, which are not copied, and sets it back. Returns how
    /// many rows it changed.
    std::int64_t run_on_sqlite(Inputs inputs);
    /// PostgreSQL: goes into the pipeline with the values taken; its answer is given to answered().
    void join(Pipeline& pipeline);
    void answered(PgResult result);
    /// Of the last run.
    bool fetch();
    std::int64_t affected_rows();
    /// On SQLite a select that is not set back keeps its snapshot open, and the next write on the connection fails.
    void reset();

    soci::statement statement;
    std::deque<Slot> ins, outs;  ///< never move: SOCI holds their addresses
    bool is_sqlite;
    bool running = false;

private:
    void check(Inputs inputs) const;

    PgResult answer_;  ///< where the last run went through a pipeline
    int row_ = 0;      ///< the next of it
};

}  // namespace storage

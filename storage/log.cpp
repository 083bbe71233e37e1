#include "storage/log.hpp"

#include "engine/crypto.hpp"
#include "storage/log_tree.hpp"

#include <tuple>

namespace storage {

namespace {

std::int64_t size_of(Connection& db) {
    return std::get<0>(*db.one<std::int64_t>("select coalesce(max(position), -1) + 1 from log"));
}

/// Takes in what waits. In the order of time, and within a stream in its own order, which transactions commit in.
void take_in(Connection& db) {
    db.run(
        "with taken as (delete from log_queue returning stream, seq, at, hash)"
        " insert into log (position, stream, seq, hash)"
        " select (select coalesce(max(position), -1) from log) + row_number() over (order by at, stream, seq), stream, "
        "seq, hash from taken");
}

using Entry = std::optional<std::tuple<std::int64_t, std::string>>;

/// SQLite has no index by the event. Row numbers of events are given as their places are, one after another from 1 and 0, so the place
/// is the one that the number tells; only events older than the log itself stand elsewhere, and are searched for through the whole log.
Entry entry_in_sqlite(Connection& db, std::string_view stream, std::int64_t seq) {
    auto found = db.one<std::int64_t, std::string>(
        "select l.position, l.hash from events e join log l on l.position = e.rowid - 1 and l.stream = e.stream and l.seq = e.seq"
        " where e.stream = :stream and e.seq = :seq",
        {stream, seq});
    if (found) return found;
    // From the event, so that nothing is searched for one that is not there.
    return db.one<std::int64_t, std::string>(
        "select l.position, l.hash from events e cross join log l on l.stream = e.stream and l.seq = e.seq where e.stream = :stream and e.seq = :seq",
        {stream, seq});
}

}  // namespace

std::int64_t DatabaseLog::sequence() {
    const auto [size, waiting] = with_reader(readers_, [](Connection& db) {
        const bool queued = !db.is_sqlite() && db.one<std::int64_t>("select seq from log_queue limit 1").has_value();
        return std::pair(size_of(db), queued);
    });
    if (!waiting) return size;
    std::int64_t sequenced = 0;
    writer_.run([&](Unit& unit) {
        // Held until the commit, so that the next sequencer sees every position given here.
        unit.db.script("select pg_advisory_xact_lock(7244002)");
        take_in(unit.db);
        sequenced = size_of(unit.db);
    });
    return sequenced;
}

std::optional<engine::LogEntry> DatabaseLog::find(std::string_view stream, std::int64_t seq) {
    const auto found = with_reader(readers_, [&](Connection& db) {
        if (db.is_sqlite()) return entry_in_sqlite(db, stream, seq);
        return db.one<std::int64_t, std::string>("select position, hash from log where stream = :stream and seq = :seq", {stream, seq});
    });
    if (!found) return std::nullopt;
    return engine::LogEntry{std::get<0>(*found), std::get<1>(*found)};
}

engine::Subtrees DatabaseLog::subtrees() {
    auto tree = std::make_shared<LogTree>([this](const std::function<void(Connection&)>& read) {
        with_reader(readers_, [&](Connection& db) {
            read(db);
            return 0;
        });
    });
    return [tree](int level, std::int64_t index) { return tree->subtree(level, index); };
}

std::string DatabaseLog::last_checkpoint() {
    const auto found = with_reader(readers_, [](Connection& db) {
        return db.one<std::string>("select note from checkpoints order by size desc, id desc limit 1");
    });
    return found ? std::get<0>(*found) : std::string();
}

void DatabaseLog::keep(const engine::Checkpoint& checkpoint, std::string_view note, std::string_view at) {
    writer_.run([&](Unit& unit) {
        if (!unit.db.is_sqlite()) unit.db.script("select pg_advisory_xact_lock(7244002)");
        keep_tiles(unit.db, checkpoint.size);
        const auto same = unit.db.one<std::int64_t>("select id from checkpoints where size = :size and note = :note",
                                                    {checkpoint.size, note});
        if (same) return;
        unit.db.run(
            "insert into checkpoints (id, size, root, note, at) values ((select coalesce(max(id), 0) + 1 from "
            "checkpoints), :size, :root, :note, :at)",
            {checkpoint.size, engine::to_hex(checkpoint.root), note, at});
    });
}

std::string DatabaseLog::checkpoint_of(std::int64_t size, std::string_view root) {
    const auto found = with_reader(readers_, [&](Connection& db) {
        return db.one<std::string>("select note from checkpoints where size = :size and root = :root order by id limit 1",
                                   {size, engine::to_hex(root)});
    });
    return found ? std::get<0>(*found) : std::string();
}

std::vector<std::string> DatabaseLog::cosignatures(std::int64_t size, std::string_view root) {
    return with_reader(readers_, [&](Connection& db) {
        std::vector<std::string> lines;
        db.each<std::string>("select line from cosignatures where size = :size and root = :root order by id", {size, engine::to_hex(root)},
                             [&](const std::string& line) { lines.push_back(line); });
        return lines;
    });
}

void DatabaseLog::keep_cosignature(const engine::Checkpoint& checkpoint, std::string_view line, std::string_view at) {
    writer_.run([&](Unit& unit) {
        if (!unit.db.is_sqlite()) unit.db.script("select pg_advisory_xact_lock(7244002)");
        const std::string root = engine::to_hex(checkpoint.root);
        const auto same = unit.db.one<std::int64_t>("select id from cosignatures where size = :size and root = :root and line = :line",
                                                    {checkpoint.size, root, line});
        if (same) return;
        unit.db.run(
            "insert into cosignatures (id, size, root, line, at) values ((select coalesce(max(id), 0) + 1 from cosignatures), :size, :root, "
            ":line, :at)",
            {checkpoint.size, root, line, at});
    });
}

std::vector<std::pair<std::string, std::int64_t>> DatabaseLog::readings_of(std::string_view stream, std::size_t most) {
    return with_reader(readers_, [&](Connection& db) {
        std::vector<std::pair<std::string, std::int64_t>> places;
        db.each<std::string, std::int64_t>(
            "select stream, seq from readings where on_stream = :on_stream order by stream desc, seq desc limit :most",
            {stream, static_cast<std::int64_t>(most)}, [&](const std::string& in, std::int64_t seq) { places.emplace_back(in, seq); });
        return places;
    });
}

std::string DatabaseLog::cases_state() {
    const auto [cases, office] = with_reader(readers_, [](Connection& db) {
        return *db.one<std::int64_t, std::int64_t>(
            "select cast(coalesce(sum(version), 0) as bigint), (select version from streams where stream = 'office') from cases");
    });
    return std::to_string(cases) + "/" + std::to_string(office);
}

}  // namespace storage

#include "storage/stream_rows.hpp"

#include "storage/case_rows.hpp"
#include "workflows/phase_model/following.hpp"

#include <limits>
#include <set>

namespace storage {

namespace {

constexpr std::string_view insert_event =
    "insert into events (stream, seq, at, actor, event, body, prev, hash)"
    " values (:stream, :seq, :at, :actor, :event, :body, :prev, :hash)";

std::vector<Input> event_values(const engine::Sealed& sealed) {
    const engine::Event& event = sealed.event;
    return {event.stream, event.seq, event.at, event.actor, event.name, sealed.line, event.prev, sealed.hash};
}

/// Writes the last event and the row with it: on PostgreSQL one statement, as each costs a trip to the server.
void write_last(Unit& unit, const engine::Sealed& last, const RowChange& change) {
    if (unit.db.is_sqlite()) {
        unit.db.run_later(insert_event, event_values(last));
        unit.db.run_later(change.sql, change.values, Changes::one);
        return;
    }
    unit.must_happen_once([stream = last.event.stream, seq = last.event.seq, hash = last.hash](Connection& db) {
        return db.one<std::int64_t>("select seq from events where stream = :stream and seq = :seq and hash = :hash", {stream, seq, hash}).has_value();
    });
    // Its number is the version that the row comes to: where no row moves, none is written.
    const std::string sql = "with moved as (" + std::string(change.sql) + " returning version)"
                            " insert into events (stream, seq, at, actor, event, body, prev, hash)"
                            " values (:stream, (select version from moved), :at, :actor, :event, :line, :prev, :hash)";
    const engine::Event& event = last.event;
    std::vector<Input> values = change.values;
    values.insert(values.end(), {event.stream, event.at, event.actor, event.name, last.line, event.prev, last.hash});
    unit.db.run_later(sql, values);
}

}  // namespace

std::optional<Head> head_of(Connection& db, std::string_view stream, Lock lock) {
    const bool locked = lock == Lock::row && !db.is_sqlite();
    const StreamName name = split(stream);
    std::optional<std::tuple<std::int64_t, std::string>> found;
    switch (name.table) {
        case StreamTable::cases:
            found = db.one<std::int64_t, std::string>(locked ? "select version, last_hash from cases where id = :id for update"
                                                             : "select version, last_hash from cases where id = :id", {name.id});
            break;
        case StreamTable::proposals:
            found = db.one<std::int64_t, std::string>(locked ? "select version, last_hash from proposals where id = :id for update"
                                                             : "select version, last_hash from proposals where id = :id", {name.id});
            break;
        case StreamTable::streams:
            found = db.one<std::int64_t, std::string>(locked ? "select version, last_hash from streams where stream = :stream for update"
                                                             : "select version, last_hash from streams where stream = :stream", {name.id});
            break;
    }
    if (!found) return std::nullopt;
    return Head{std::get<0>(*found), std::get<1>(*found)};
}

std::optional<CaseLook> look_at_case(Connection& db, std::string_view id, Lock lock) {
    constexpr std::string_view facts =
        "select c.version, c.last_hash, coalesce(f.version, 0), coalesce(f.last_hash, ''), (select version from streams where stream = 'office'),"
        " (select value from counters where kind = 'preferences' and year = 0), ";
    constexpr std::string_view from = " from cases c left join streams f on f.stream = :beside where c.id = :id";
    static const std::string looking = std::string(facts) + "''" + std::string(from);
    static const std::string locking = std::string(facts) + "cast(pg_current_xact_id() as text)" + std::string(from) + " for update of c";
    const std::string beside = workflows::following_stream(id);
    const auto found = db.one<std::int64_t, std::string, std::int64_t, std::string, std::int64_t, std::int64_t, std::string>(
        lock == Lock::row && !db.is_sqlite() ? locking : looking, {beside, id});
    if (!found) return std::nullopt;
    const auto& [version, hash, chosen, chosen_hash, office, preferences, transaction] = *found;
    return CaseLook{.head = {version, hash}, .following = {chosen, chosen_hash}, .office = {office, preferences}, .transaction = transaction};
}

namespace {

/// Gives each line and hash to `take`, borrowed.
template <class Take>
void each_line(Connection& db, std::string_view stream, std::int64_t after, std::size_t limit, Take take) {
    const std::int64_t most = limit == 0 ? std::numeric_limits<std::int64_t>::max() : static_cast<std::int64_t>(limit);
    db.each<std::string_view, std::string_view>("select body, hash from events where stream = :stream and seq > :after order by seq limit :most",
                                                {stream, after, most}, take);
}

}  // namespace

engine::StoredLines stored_of(Connection& db, std::string_view stream, std::int64_t after, std::size_t limit) {
    engine::StoredLines lines;
    each_line(db, stream, after, limit, [&](std::string_view line, std::string_view hash) { lines.add(line, hash); });
    return lines;
}

std::vector<engine::Sealed> events_of(Connection& db, std::string_view stream, std::int64_t after, std::size_t limit) {
    std::vector<engine::Sealed> events;
    each_line(db, stream, after, limit, [&](std::string_view line, std::string_view hash) {
        auto event = engine::event_from(line);
        if (!std::holds_alternative<engine::Event>(event)) throw Trouble(Cause::damaged, "an event that cannot be read");
        events.push_back({std::get<engine::Event>(std::move(event)), std::string(line), std::string(hash)});
    });
    return events;
}

engine::StoredTexts stored_texts_of(Connection& db, std::string_view stream) {
    engine::StoredTexts texts;
    db.each<std::string_view, std::string_view, std::string_view>(
        db.is_sqlite() ? "select sha256, coalesce(salt, ''), text from texts where stream = :stream and text is not null order by sha256"
                       : "select sha256, coalesce(salt, ''), text from texts where stream = :stream and text is not null order by sha256 collate \"C\"",
        {stream}, [&](std::string_view sha256, std::string_view salt, std::string_view text) { texts.add(sha256, salt, text); });
    return texts;
}

engine::Texts texts_of(Connection& db, std::string_view stream) {
    engine::Texts texts;
    db.each<std::string, std::optional<std::string>, std::optional<std::string>>(
        "select sha256, salt, text from texts where stream = :stream", {stream},
        [&](const std::string& sha256, const std::optional<std::string>& salt, const std::optional<std::string>& text) {
            texts.emplace(sha256, engine::Text{sha256, salt.value_or(""), text.value_or(""), !text});
        });
    return texts;
}

std::vector<std::string> streams_like(Connection& db, std::string_view prefix) {
    std::vector<std::string> names;
    const auto take = [&](const std::string& name) { names.push_back(name); };
    const StreamName first = split(prefix);
    if (first.table == StreamTable::streams && prefix.ends_with('/')) {
        std::string beyond(prefix);
        ++beyond.back();  // the streams of one kind lie together: thousands of cases need not be looked at for a few meetings
        db.each<std::string>("select stream from streams where stream >= :prefix and stream < :beyond and version > 0 order by stream", {prefix, beyond}, take);
        return names;
    }
    db.each<std::string>(
        "select name from (select 'case/' || id as name from cases union all select 'proposal/' || id from proposals"
        " union all select stream from streams where version > 0) as heads where substr(name, 1, :length) = :prefix order by name",
        {static_cast<std::int64_t>(prefix.size()), prefix}, take);
    return names;
}

std::int64_t next_number(Connection& db, std::string_view kind, int year) {
    const auto next = db.one<std::int64_t>("insert into counters (kind, year, value) values (:kind, :year, 1)"
                                           " on conflict (kind, year) do update set value = counters.value + 1 returning value",
                                           {kind, year});
    return std::get<0>(*next);
}

void write_texts(Connection& db, std::string_view stream, const std::vector<engine::Text>& texts) {
    for (const engine::Text& text : texts)
        db.run_later("insert into texts (stream, sha256, salt, text) values (:stream, :sha256, :salt, :text)",
                     {stream, text.sha256, text.salt, text.text});
}

std::set<std::string> streams_read(const engine::Event& event) {
    std::set<std::string> read;
    if (event.name != "read") return read;
    for (const engine::Value& one : event.body.list("readings"))
        if (!one.text("on").empty()) read.insert(one.text("on"));
    return read;
}

void write_readings(Connection& db, const std::vector<engine::Sealed>& events) {
    for (const engine::Sealed& sealed : events) {
        for (const std::string& on : streams_read(sealed.event))
            db.run_later("insert into readings (on_stream, stream, seq) values (:on_stream, :stream, :seq)", {on, sealed.event.stream, sealed.event.seq});
    }
}

void write_events(Unit& unit, const std::vector<engine::Sealed>& events, const std::optional<engine::CaseRow>& before,
                  const engine::CaseRow& after) {
    for (std::size_t i = 0; i + 1 < events.size(); ++i) unit.db.run_later(insert_event, event_values(events[i]));
    const engine::Sealed& last = events.back();
    write_last(unit, last, change_of_row(split(last.event.stream), before, after, events.front().event.at));
}

}  // namespace storage

#include "storage/trace_rows.hpp"

#include "engine/export/jsonl.hpp"
#include "engine/time.hpp"
#include "storage/stream_rows.hpp"

#include <algorithm>
#include <set>

namespace storage {

namespace {

using engine::Value;

/// One statement for all words of an event: on PostgreSQL each costs a trip to the server. They come in order, as the table has them.
constexpr std::string_view insert_words_sqlite =
    "insert into words (word, at, stream, seq)"
    " select value, :at, :stream, :seq from json_each(:words) where true on conflict do nothing";
constexpr std::string_view insert_words_postgresql =
    "insert into words (word, at, stream, seq)"
    " select value, cast(:at as bigint), cast(:stream as text), cast(:seq as bigint)"
    " from jsonb_array_elements_text(cast(:words as jsonb)) as value on conflict do nothing";

constexpr std::string_view insert_decision =
    "insert into decisions (stream, seq, body) values (:stream, :seq, :body) on conflict (stream, seq) do nothing";

std::string json_of(const std::vector<std::string>& words) {
    Value list = Value::array();
    for (const std::string& word : words) list.push(word);
    return list.canonical();
}

void fill_stream(Connection& db, const std::string& stream, const engine::NewCaseFile& new_file) {
    const auto file = new_file(stream);
    if (!file) return;
    const engine::Texts texts = texts_of(db, stream);
    for (const engine::Sealed& sealed : events_of(db, stream, 0, 0)) {
        file->apply(sealed, texts);
        write_traces(db, stream, sealed.event.at, workflows::traces_of(*file, {&sealed, 1}, texts));
    }
}

}  // namespace

void write_traces(Connection& db, std::string_view stream, std::string_view at, const std::vector<workflows::Trace>& traces) {
    if (traces.empty()) return;
    const auto instant = engine::parse_instant(at);
    const std::int64_t at_ms = instant ? instant->ms : 0;
    for (const workflows::Trace& trace : traces) {
        if (!trace.words.empty()) {
            const std::string words = json_of(trace.words);
            db.run_later(db.is_sqlite() ? insert_words_sqlite : insert_words_postgresql, {at_ms, stream, trace.seq, words});
        }
        if (!trace.decision.empty()) db.run_later(insert_decision, {stream, trace.seq, trace.decision});
    }
}

engine::Texts texts_behind(Connection& db, std::string_view stream, std::span<const engine::Sealed> events, const std::vector<engine::Text>& fresh) {
    engine::Texts texts;
    for (const engine::Text& text : fresh) texts.emplace(text.sha256, text);
    std::set<std::string, std::less<>> committed;
    for (const engine::Sealed& sealed : events)
        for (auto& [place, sha256] : engine::commitments_of(sealed.event.body)) committed.insert(std::move(sha256));
    for (const std::string& sha256 : committed) {
        if (texts.contains(sha256)) continue;
        const auto kept = db.one<std::optional<std::string>>("select text from texts where stream = :stream and sha256 = :sha256", {stream, sha256});
        if (kept && std::get<0>(*kept)) texts.emplace(sha256, engine::Text{.sha256 = sha256, .text = *std::get<0>(*kept)});
    }
    return texts;
}

void write_traces_of(Connection& db, const std::vector<engine::Sealed>& events, std::string_view centre_before, const engine::CaseFile& after,
                     const engine::Texts& texts, const engine::NewCaseFile& new_file) {
    const std::string &stream = events.front().event.stream, &at = events.front().event.at;
    const bool at_once = std::all_of(events.begin(), events.end(), [&](const engine::Sealed& sealed) { return sealed.event.at == at; });
    // Words are found by the centre that has the case. An act does all at one time, and only where the centre changes in it does each
    // event have one of its own; a history that is appended whole goes through many times and centres.
    if (events.size() == 1 || (at_once && after.row().primary_centre == centre_before))
        return write_traces(db, stream, at, workflows::traces_of(after, events, texts));
    const auto file = new_file(stream);
    engine::Texts all = texts_of(db, stream);
    all.insert(texts.begin(), texts.end());
    for (const engine::Sealed& sealed : events_of(db, stream, 0, 0)) file->apply(sealed, all);
    for (const engine::Sealed& sealed : events) {
        file->apply(sealed, all);
        write_traces(db, stream, sealed.event.at, workflows::traces_of(*file, {&sealed, 1}, all));
    }
}

void rewrite_traces(Connection& db, const std::string& stream, const engine::NewCaseFile& new_file) {
    db.run("delete from words where stream = :stream", {stream});
    db.run("delete from decisions where stream = :stream", {stream});
    fill_stream(db, stream, new_file);
}

void fill_archive(Writer& writer, const engine::NewCaseFile& new_file) {
    writer.run([&](Unit& unit) {
        // Whoever takes the mark away fills the tables; the others find none when they get here.
        if (unit.db.run("delete from settings where key = 'archive'") == 0) return;
        unit.db.run("delete from words");
        unit.db.run("delete from decisions");
        for (const std::string_view prefix : {"case/", "proposal/", "meeting/"})
            for (const std::string& stream : streams_like(unit.db, prefix)) fill_stream(unit.db, stream, new_file);
    });
}

}  // namespace storage

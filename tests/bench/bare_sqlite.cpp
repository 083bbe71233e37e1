#include "tests/bench/bare_sqlite.hpp"

#include "engine/crypto.hpp"

#include <filesystem>
#include <map>
#include <stdexcept>
#include <utility>

namespace bench {

namespace {

void require(bool ok, sqlite3* database) {
    if (!ok) throw std::runtime_error(std::string("bare SQLite: ") + sqlite3_errmsg(database));
}

void execute(sqlite3* database, const char* sql) { require(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK, database); }

void bind(sqlite3_stmt* statement, int index, std::string_view text) {
    sqlite3_bind_text(statement, index, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

void bind(sqlite3_stmt* statement, int index, std::int64_t number) { sqlite3_bind_int64(statement, index, number); }

/// A database opened to look into it.
class Look {
public:
    explicit Look(const std::string& path) { require(sqlite3_open_v2(path.c_str(), &database_, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK, database_); }
    ~Look() { sqlite3_close(database_); }
    Look(const Look&) = delete;
    Look& operator=(const Look&) = delete;

    /// Calls `each` with every row of the statement.
    template <class Each>
    void rows(const char* sql, std::vector<std::string> texts, std::int64_t number, Each each) {
        sqlite3_stmt* statement = nullptr;
        require(sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr) == SQLITE_OK, database_);
        int index = 0;
        for (const std::string& text : texts) bind(statement, ++index, text);
        if (index < sqlite3_bind_parameter_count(statement)) bind(statement, ++index, number);
        while (sqlite3_step(statement) == SQLITE_ROW) each(statement);
        sqlite3_finalize(statement);
    }
    sqlite3* get() { return database_; }

private:
    sqlite3* database_ = nullptr;
};

std::string column(sqlite3_stmt* statement, int index) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, index));
    return text == nullptr ? std::string() : std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, index)));
}

}  // namespace

BareSqlite::BareSqlite(const std::string& path) {
    require(sqlite3_open_v2(path.c_str(), &database_, SQLITE_OPEN_READWRITE, "unix") == SQLITE_OK, database_);  // not the program's own way to files
    // As the program sets them.
    for (const char* pragma : {"pragma journal_mode = wal", "pragma synchronous = full", "pragma foreign_keys = on", "pragma recursive_triggers = on",
                               "pragma trusted_schema = off", "pragma cache_size = -2000", "pragma wal_autocheckpoint = 4000"})
        execute(database_, pragma);
    begin_ = prepare("begin immediate");
    commit_ = prepare("commit");
    savepoint_ = prepare("savepoint unit");
    release_ = prepare("release unit");
    text_ = prepare("insert into texts (stream, sha256, salt, text) values (?, ?, ?, ?)");
    event_ = prepare("insert into events (stream, seq, at, actor, event, body, prev, hash) values (?, ?, ?, ?, ?, ?, ?, ?)");
    words_ = prepare("insert into words (word, at, stream, seq) select value, ?, ?, ? from json_each(?) where true on conflict do nothing");
    notice_ = prepare("insert into notices (person, case_id, seq, event, why, at, due, seen, letter) values (?, ?, ?, ?, ?, ?, ?, 0, '')"
                      " on conflict (person, case_id, seq) do nothing");
    update_ = prepare("update cases set version = ?, last_hash = ?, last_at = ? where id = ? and version = ?");
}

BareSqlite::~BareSqlite() {
    for (sqlite3_stmt* statement : statements_) sqlite3_finalize(statement);
    sqlite3_close(database_);
}

sqlite3_stmt* BareSqlite::prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    require(sqlite3_prepare_v3(database_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) == SQLITE_OK, database_);
    statements_.push_back(statement);
    return statement;
}

void BareSqlite::step(sqlite3_stmt* statement) {
    const bool done = sqlite3_step(statement) == SQLITE_DONE;
    require(sqlite3_reset(statement) == SQLITE_OK && done, database_);
}

void BareSqlite::write(const ActRows& act) {
    for (const TextRow& text : act.texts) {
        bind(text_, 1, act.stream);
        bind(text_, 2, text.sha256);
        bind(text_, 3, text.salt);
        bind(text_, 4, text.text);
        step(text_);
    }
    if (!act.words.empty()) {
        bind(words_, 1, act.at_ms);
        bind(words_, 2, act.stream);
        bind(words_, 3, act.seq);
        bind(words_, 4, act.words);
        step(words_);
    }
    for (const NoticeRow& notice : act.notices) {
        bind(notice_, 1, notice.person);
        bind(notice_, 2, act.case_id());
        bind(notice_, 3, act.seq);
        bind(notice_, 4, act.event);
        bind(notice_, 5, notice.why);
        bind(notice_, 6, act.at);
        bind(notice_, 7, notice.due);
        step(notice_);
    }
    bind(event_, 1, act.stream);
    bind(event_, 2, act.seq);
    bind(event_, 3, act.at);
    bind(event_, 4, act.actor);
    bind(event_, 5, act.event);
    bind(event_, 6, act.body);
    bind(event_, 7, act.prev);
    bind(event_, 8, act.hash);
    step(event_);
    bind(update_, 1, act.seq);
    bind(update_, 2, act.hash);
    bind(update_, 3, act.at);
    bind(update_, 4, act.case_id());
    bind(update_, 5, act.seq - 1);
    step(update_);
    require(sqlite3_changes(database_) == 1, database_);
}

void BareSqlite::write_one_by_one(const std::vector<ActRows>& acts) {
    for (const ActRows& act : acts) {
        step(begin_);
        write(act);
        step(commit_);
    }
}

void BareSqlite::write_together(const std::vector<ActRows>& acts, std::size_t together) {
    for (std::size_t first = 0; first < acts.size(); first += together) {
        step(begin_);
        for (std::size_t i = first; i < std::min(first + together, acts.size()); ++i) {
            step(savepoint_);
            write(acts[i]);
            step(release_);
        }
        step(commit_);
    }
}

void copy_sqlite(const std::string& from, const std::string& to) {
    execute(Look(from).get(), "pragma wal_checkpoint(truncate)");
    std::filesystem::copy_file(from, to);
}

std::int64_t last_event(const std::string& path) {
    std::int64_t last = 0;
    Look(path).rows("select max(rowid) from events", {}, 0, [&](sqlite3_stmt* row) { last = sqlite3_column_int64(row, 0); });
    return last;
}

std::vector<ActRows> acts_after(const std::string& path, std::int64_t rowid) {
    Look database(path);
    std::vector<ActRows> acts;
    database.rows("select stream, seq, at, actor, event, body, prev, hash from events where rowid > ? order by rowid", {}, rowid, [&](sqlite3_stmt* row) {
        acts.push_back({column(row, 0), sqlite3_column_int64(row, 1), column(row, 2), column(row, 3), column(row, 4), column(row, 5), column(row, 6), column(row, 7)});
    });
    for (ActRows& act : acts)
        for (const std::string& sha256 : commitments_in(act.body))
            database.rows("select sha256, salt, text from texts where stream = ? and sha256 = ?", {act.stream, sha256}, 0,
                          [&](sqlite3_stmt* row) { act.texts.push_back({column(row, 0), column(row, 1), column(row, 2)}); });
    std::map<std::pair<std::string, std::int64_t>, ActRows*> by_event;
    for (ActRows& act : acts) by_event.emplace(std::pair(act.stream, act.seq), &act);
    const auto act_of = [&](sqlite3_stmt* row, const std::string& before) -> ActRows* {
        const auto found = by_event.find({before + column(row, 0), sqlite3_column_int64(row, 1)});
        return found == by_event.end() ? nullptr : found->second;
    };
    // In one go: neither table has an index by the event.
    database.rows("select stream, seq, max(at), json_group_array(word) from (select stream, seq, at, word from words order by stream, seq, word) group by stream, seq",
                  {}, 0, [&](sqlite3_stmt* row) {
                      if (ActRows* const act = act_of(row, "")) {
                          act->at_ms = sqlite3_column_int64(row, 2);
                          act->words = column(row, 3);
                      }
                  });
    database.rows("select case_id, seq, person, why, due from notices", {}, 0, [&](sqlite3_stmt* row) {
        if (ActRows* const act = act_of(row, "case/")) act->notices.push_back({column(row, 2), column(row, 3), column(row, 4)});
    });
    return acts;
}

Holding holding_of_sqlite(const std::string& path) {
    Look database(path);
    Holding holding;
    engine::Sha256 hash;
    const auto take = [&](const char* sql, std::int64_t& rows) {
        database.rows(sql, {}, 0, [&](sqlite3_stmt* row) {
            ++rows;
            for (int i = 0; i < sqlite3_column_count(row); ++i) hash.update(column(row, i) + "|");
        });
    };
    take("select * from events order by stream, seq", holding.events);
    take("select * from texts order by stream, sha256", holding.texts);
    take("select * from cases order by id", holding.cases);
    take("select * from words order by word, at, stream, seq", holding.words);
    take("select * from notices order by person, case_id, seq", holding.notices);
    holding.sha256 = hash.hex();
    return holding;
}

}  // namespace bench

#include "storage/store.hpp"

#include "storage/case_rows.hpp"
#include "storage/trace_rows.hpp"
#include "storage/erasures.hpp"
#include "storage/notices.hpp"

#include <map>
#include <set>
#include <stdexcept>

namespace storage {

namespace {

/// Folds a stream from its first event; null when there are none, or nobody knows how to fold such a stream. Events are
/// read before texts, so every commitment that is seen can be opened.
std::shared_ptr<engine::CaseFile> fold_from_events(Connection& db, std::string_view stream, const engine::NewCaseFile& new_file) {
    const std::vector<engine::Sealed> events = events_of(db, stream, 0, 0);
    if (events.empty()) return nullptr;
    std::shared_ptr<engine::CaseFile> file = new_file(stream);
    if (!file) return nullptr;
    const engine::Texts texts = texts_of(db, stream);
    for (const engine::Sealed& event : events) file->apply(event, texts);
    return file;
}

/// The file to change: itself when nobody else holds it, which no longer comes about once the cache has forgotten it.
std::shared_ptr<engine::CaseFile> own(std::shared_ptr<const engine::CaseFile> file) {
    const auto seen = file;  // counting up and down orders us after everyone who has held it and let it go
    if (seen.use_count() > 2) return file->clone();
    return std::const_pointer_cast<engine::CaseFile>(std::move(file));
}

}  // namespace

class DatabaseTransaction final : public engine::Transaction {
public:
    DatabaseTransaction(DatabaseStore& store, Unit& unit) : store_(store), unit_(unit) {}

    std::shared_ptr<const engine::CaseFile> open(std::string_view stream) override {
        const auto known = opened_.find(stream);
        if (known != opened_.end()) return known->second;
        auto file = store_.fold_at(unit_.db, stream, lock(stream), DatabaseStore::Seen::within_transaction);
        opened_.emplace(stream, file);
        return file;
    }

    std::shared_ptr<engine::CaseFile> change(std::string_view stream) override {
        auto file = open(stream);
        if (!file) return nullptr;
        const std::string name(stream);
        changing_.insert_or_assign(name, file->row());
        opened_.erase(name);
        store_.cache_.forget(name);
        return own(std::move(file));
    }

    std::int64_t next_number(std::string_view kind, int year) override { return storage::next_number(unit_.db, kind, year); }

    void append(const std::vector<engine::Sealed>& events, const std::vector<engine::Text>& texts,
                std::shared_ptr<const engine::CaseFile> after) override {
        if (events.empty()) return;
        const std::string& stream = events.front().event.stream;
        const std::optional<engine::CaseRow> before = row_before(stream);
        check_goes_on(events, before, *after);
        write_texts(unit_.db, stream, texts);
        write_traces_of(unit_.db, events, before ? std::string_view(before->primary_centre) : std::string_view(), *after, texts_behind(unit_.db, stream, events, texts), store_.new_file_);
        write_readings(unit_.db, events);
        tell(events, before, *after);
        write_events(unit_, events, before, after->row());
        opened_[stream] = after;
        // True only if this commits; whoever finds it compares it with the database first.
        store_.cache_.put(stream, std::move(after));
    }

    void redact(std::string_view stream, const std::vector<std::string>& commitments) override {
        forget_drafts(unit_.db, stream, commitments);
        for (const std::string& sha256 : commitments) {
            erase_text(unit_.db, stream, sha256);
            erased_.push_back({std::string(stream), sha256});
        }
        const std::string name(stream);
        const auto known = open(stream);
        if (!known) return;  // nobody folds such a stream
        const engine::CaseRow before = known->row();
        std::shared_ptr<const engine::CaseFile> file = fold_from_events(unit_.db, stream, store_.new_file_);
        if (const engine::CaseRow after = file->row(); after != before) {
            const RowChange change = change_of_row(split(stream), before, after, after.last_at);
            if (unit_.db.run_with(change.sql, change.values) != 1) throw Trouble(Cause::conflict, "stale head");
        }
        rewrite_traces(unit_.db, name, store_.new_file_);
        opened_[name] = file;
        store_.cache_.put(name, std::move(file));
    }

    /// What redact() removed.
    const std::vector<Erasure>& erased() const { return erased_; }

    std::optional<engine::Remembered> recall(std::string_view person, std::string_view key) override {
        const auto found = unit_.db.one<std::string, std::string>(
            "select body_sha256, response from idempotency where person = :person and key = :key", {person, key});
        if (!found) return std::nullopt;
        return engine::Remembered{std::get<0>(*found), std::get<1>(*found)};
    }

    void remember(std::string_view person, std::string_view key, const engine::Remembered& answer, std::string_view at) override {
        unit_.db.run("insert into idempotency (person, key, body_sha256, response, at)"
                     " values (:person, :key, :body_sha256, :response, :at)",
                     {person, key, answer.body_sha256, answer.response, at});
    }

private:
    /// Before the events: on PostgreSQL writing the last of them ends what is told of the unit.
    void tell(const std::vector<engine::Sealed>& events, const std::optional<engine::CaseRow>& before, const engine::CaseFile& after) {
        if (!store_.telling_) return;
        write_notices(unit_.db, store_.telling_(events, before ? &*before : nullptr, after, [this](std::string_view other) { return look(other); }));
    }

    std::optional<Head> lock(std::string_view stream) {
        const StreamName name = split(stream);
        if (name.table != StreamTable::cases) return head_of(unit_.db, stream, Lock::row);
        const auto look = look_at_case(unit_.db, name.id, Lock::row);
        if (!look) return std::nullopt;
        store_.watch_.note(look->office);
        unit_.transaction_id = look->transaction;
        beside_.insert_or_assign(workflows::following_stream(name.id), look->following);
        return look->head;
    }

    /// As open(), for who only reads it: the stream beside a case was looked up with the case, and is not locked.
    std::shared_ptr<const engine::CaseFile> look(std::string_view stream) {
        const auto beside = beside_.find(stream);
        if (beside == beside_.end() || opened_.contains(stream)) return open(stream);
        return store_.fold_at(unit_.db, stream, beside->second, DatabaseStore::Seen::within_transaction);
    }

    /// The row of the stream before it was changed here; nothing when it begins.
    std::optional<engine::CaseRow> row_before(const std::string& stream) {
        const auto changed = changing_.find(stream);
        if (changed != changing_.end()) return std::move(changing_.extract(changed).mapped());
        const auto file = open(stream);
        return file ? std::optional(file->row()) : std::nullopt;
    }

    static void check_goes_on(const std::vector<engine::Sealed>& events, const std::optional<engine::CaseRow>& before, const engine::CaseFile& after) {
        const std::int64_t version = before ? before->version : 0;
        const std::string& hash = before ? before->last_hash : engine::no_hash;
        if (events.front().event.seq != version + 1 || events.front().event.prev != hash) throw Trouble(Cause::conflict, "stale head");
        if (after.version() != events.back().event.seq || after.last_hash() != events.back().hash)
            throw std::logic_error("the file does not end where its events end");
    }

    DatabaseStore& store_;
    Unit& unit_;
    std::map<std::string, std::shared_ptr<const engine::CaseFile>, std::less<>> opened_;
    std::map<std::string, Head, std::less<>> beside_;  ///< streams of who follows a case, as they stood when the case was locked
    std::vector<Erasure> erased_;
    std::map<std::string, engine::CaseRow, std::less<>> changing_;  ///< rows of streams whose file is out to be changed
};

DatabaseStore::DatabaseStore(Writer& writer, Pool& readers, const OfficeWatch& watch, engine::NewCaseFile new_file, std::size_t cache_events,
                             workflows::Telling telling, std::string erasure_list)
    : writer_(writer), readers_(readers), watch_(watch), new_file_(std::move(new_file)), telling_(std::move(telling)), erasure_list_(std::move(erasure_list)), cache_(cache_events) {}

void DatabaseStore::write(const std::function<void(engine::Transaction&)>& work) {
    std::vector<Erasure> erased;
    writer_.run([&](Unit& unit) {
        const OfficeWatch::Unit watching;
        DatabaseTransaction transaction(*this, unit);
        work(transaction);
        erased = transaction.erased();
    });
    if (!erased.empty() && !erasure_list_.empty()) note_erasures(erasure_list_, erased);
}

DatabaseStore::Replayed DatabaseStore::replay_erasures(bool note) {
    if (erasure_list_.empty()) return {};
    const std::vector<Erasure> listed = read_erasures(erasure_list_);
    std::map<std::string, std::vector<std::string>> readable;
    for (const Erasure& one : with_reader(readers_, [&](Connection& db) { return still_readable(db, listed); })) readable[one.stream].push_back(one.sha256);
    Replayed replayed{.listed = listed.size()};
    for (const auto& [stream, commitments] : readable) {
        writer_.run([&](Unit& unit) {
            const OfficeWatch::Unit watching;
            DatabaseTransaction(*this, unit).redact(stream, commitments);
        });
        replayed.removed += commitments.size();
    }
    if (!note) return replayed;
    const std::set<Erasure> known(listed.begin(), listed.end());
    std::vector<Erasure> missing;
    for (const Erasure& one : with_reader(readers_, emptied))
        if (!known.contains(one)) missing.push_back(one);
    if (!missing.empty()) note_erasures(erasure_list_, missing);
    replayed.noted = missing.size();
    return replayed;
}

/// The file in the cache, if it ends at that head.
std::shared_ptr<const engine::CaseFile> DatabaseStore::known_at(std::string_view stream, const Head& head) {
    auto known = cache_.find(std::string(stream));
    return known && known->version() == head.version && known->last_hash() == head.last_hash ? known : nullptr;
}

std::shared_ptr<const engine::CaseFile> DatabaseStore::fold_at(Connection& db, std::string_view stream, const std::optional<Head>& head, Seen seen) {
    if (!head || head->version == 0) return nullptr;
    if (auto as_stored = known_at(stream, *head)) return as_stored;
    const std::string name(stream);
    const auto known = cache_.find(name);
    std::shared_ptr<const engine::CaseFile> file = fold_from_events(db, stream, new_file_);
    if (!file) return nullptr;
    // A reader does not push out what a writer is about to commit.
    const bool ahead = seen == Seen::committed && known && known->version() > file->version();
    if (!ahead) cache_.put(name, file);
    return file;
}

std::shared_ptr<const engine::CaseFile> DatabaseStore::read(std::string_view stream) {
    const auto looked_up = watch_.seen(stream);
    if (looked_up && looked_up->version == 0) return nullptr;
    if (looked_up)
        if (auto known = known_at(stream, *looked_up)) return known;
    return with_reader(readers_, [&](Connection& db) { return fold_at(db, stream, looked_up ? looked_up : head_of(db, stream, Lock::none), Seen::committed); });
}

std::vector<engine::Sealed> DatabaseStore::events(std::string_view stream, std::int64_t after, std::size_t limit) {
    return with_reader(readers_, [&](Connection& db) { return events_of(db, stream, after, limit); });
}

engine::StoredLines DatabaseStore::stored(std::string_view stream, std::int64_t after, std::size_t limit) {
    return with_reader(readers_, [&](Connection& db) { return stored_of(db, stream, after, limit); });
}

engine::StoredTexts DatabaseStore::stored_texts(std::string_view stream) {
    return with_reader(readers_, [&](Connection& db) { return stored_texts_of(db, stream); });
}

engine::Texts DatabaseStore::texts(std::string_view stream) {
    return with_reader(readers_, [&](Connection& db) { return texts_of(db, stream); });
}

std::vector<std::string> DatabaseStore::streams(std::string_view prefix) {
    return with_reader(readers_, [&](Connection& db) { return streams_like(db, prefix); });
}

bool DatabaseStore::demonstration() {
    return with_reader(readers_, [&](Connection& db) {
        return db.one<std::string>("select value from settings where key = 'demonstration'").has_value();
    });
}

}  // namespace storage

#include "storage/store_transaction.hpp"

#include "storage/case_rows.hpp"
#include "storage/known_cases.hpp"
#include "storage/notices.hpp"
#include "storage/pool.hpp"
#include "storage/trace_rows.hpp"

#include <stdexcept>
#include <utility>

namespace storage {

namespace {

/// The file to change: itself when nobody else holds it, which no longer comes about once the cache has forgotten it.
std::shared_ptr<engine::CaseFile> own(std::shared_ptr<const engine::CaseFile> file) {
    const auto seen = file;  // counting up and down orders us after everyone who has held it and let it go
    if (seen.use_count() > 2) return file->clone();
    return std::const_pointer_cast<engine::CaseFile>(std::move(file));
}

void check_goes_on(const std::vector<engine::Sealed>& events, const std::optional<engine::CaseRow>& before, const engine::CaseFile& after) {
    const std::int64_t version = before ? before->version : 0;
    const std::string& hash = before ? before->last_hash : engine::no_hash;
    if (events.front().event.seq != version + 1 || events.front().event.prev != hash) throw Trouble(Cause::conflict, "stale head");
    if (after.version() != events.back().event.seq || after.last_hash() != events.back().hash)
        throw std::logic_error("the file does not end where its events end");
}

}  // namespace

std::shared_ptr<engine::CaseFile> fold_from_events(Connection& db, std::string_view stream, const engine::NewCaseFile& new_file) {
    const std::vector<engine::Sealed> events = events_of(db, stream, 0, 0);
    if (events.empty()) return nullptr;
    std::shared_ptr<engine::CaseFile> file = new_file(stream);
    if (!file) return nullptr;
    const engine::Texts texts = texts_of(db, stream);
    for (const engine::Sealed& event : events) file->apply(event, texts);
    return file;
}

std::shared_ptr<const engine::CaseFile> DatabaseTransaction::open(std::string_view stream) {
    const auto known = opened_.find(stream);
    if (known != opened_.end()) return known->second;
    auto file = store_.fold_at(unit_.db, stream, lock(stream), DatabaseStore::Seen::within_transaction);
    opened_.emplace(stream, file);
    return file;
}

std::shared_ptr<engine::CaseFile> DatabaseTransaction::change(std::string_view stream) {
    auto file = open(stream);
    if (!file) return nullptr;
    const std::string name(stream);
    changing_.insert_or_assign(name, file->row());
    opened_.erase(name);
    store_.cache_.forget(name);
    return own(std::move(file));
}

void DatabaseTransaction::append(const std::vector<engine::Sealed>& events, const std::vector<engine::Text>& texts,
                                 std::shared_ptr<const engine::CaseFile> after) {
    if (events.empty()) return;
    const std::string& stream = events.front().event.stream;
    const std::optional<engine::CaseRow> before = row_before(stream);
    check_goes_on(events, before, *after);
    write_texts(unit_.db, stream, texts);
    write_traces_of(unit_.db, events, before ? std::string_view(before->primary_centre) : std::string_view(), *after, texts_behind(unit_.db, stream, events, texts), store_.new_file_);
    write_readings(unit_.db, events);
    tell(events, before, *after);
    write_events(unit_, events, before, after->row());
    if (unit_.known != nullptr) unit_.known->ends(stream, {after->version(), after->last_hash()});
    opened_[stream] = after;
    // True only if this commits; whoever finds it compares it with the database first.
    store_.cache_.put(stream, std::move(after));
}

void DatabaseTransaction::redact(std::string_view stream, const std::vector<std::string>& commitments) {
    unit_.erases = true;
    overwrite_what_goes(unit_.db);
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

std::optional<engine::Remembered> DatabaseTransaction::recall(std::string_view person, std::string_view key) {
    const auto ask = [&](Connection& db) {
        return db.one<std::string, std::string>("select body_sha256, response from idempotency where person = :person and key = :key", {person, key});
    };
    // Aside it is asked as the transaction began. Had another unit of the same transaction remembered the key since, their rows would
    // meet in remember(), and each would be asked anew, one after the other.
    const auto found = unit_.readers != nullptr ? with_free_reader(*unit_.readers, ask) : ask(unit_.db);
    if (!found) return std::nullopt;
    return engine::Remembered{std::get<0>(*found), std::get<1>(*found)};
}

void DatabaseTransaction::remember(std::string_view person, std::string_view key, const engine::Remembered& answer, std::string_view at) {
    unit_.db.run_later("insert into idempotency (person, key, body_sha256, response, at)"
                       " values (:person, :key, :body_sha256, :response, :at)",
                       {person, key, answer.body_sha256, answer.response, at});
}

void DatabaseTransaction::tell(const std::vector<engine::Sealed>& events, const std::optional<engine::CaseRow>& before, const engine::CaseFile& after) {
    if (!store_.telling_) return;
    write_notices(unit_.db, store_.telling_(events, before ? &*before : nullptr, after, [this](std::string_view other) { return look(other); }));
}

std::optional<Head> DatabaseTransaction::lock(std::string_view stream) {
    const StreamName name = split(stream);
    if (name.table != StreamTable::cases) return head_of(unit_.db, stream, Lock::row);
    const CaseLook* look = unit_.known != nullptr ? unit_.known->find(name.id) : nullptr;
    std::optional<CaseLook> looked_up;
    if (look == nullptr) {
        looked_up = look_at_case(unit_.db, name.id, Lock::row);
        if (!looked_up) return std::nullopt;
        look = &*looked_up;
    }
    store_.watch_.note(look->office);
    unit_.transaction_id = look->transaction;
    beside_.insert_or_assign(workflows::following_stream(name.id), look->following);
    Head head = look->head;
    if (looked_up && unit_.known != nullptr) unit_.known->found(name.id, std::move(*looked_up));
    return head;
}

std::shared_ptr<const engine::CaseFile> DatabaseTransaction::look(std::string_view stream) {
    const auto beside = beside_.find(stream);
    if (beside == beside_.end() || opened_.contains(stream)) return open(stream);
    return store_.fold_at(unit_.db, stream, beside->second, DatabaseStore::Seen::within_transaction);
}

std::optional<engine::CaseRow> DatabaseTransaction::row_before(const std::string& stream) {
    const auto changed = changing_.find(stream);
    if (changed != changing_.end()) return std::move(changing_.extract(changed).mapped());
    const auto file = open(stream);
    return file ? std::optional(file->row()) : std::nullopt;
}

}  // namespace storage

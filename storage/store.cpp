#include "storage/store.hpp"

#include "storage/store_transaction.hpp"

#include <map>
#include <set>

namespace storage {

DatabaseStore::DatabaseStore(Writer& writer, Pool& readers, const OfficeWatch& watch, engine::NewCaseFile new_file, std::size_t cache_events,
                             workflows::Telling telling, std::string erasure_list)
    : writer_(writer), readers_(readers), watch_(watch), new_file_(std::move(new_file)), telling_(std::move(telling)), erasure_list_(std::move(erasure_list)), cache_(cache_events) {}

void DatabaseStore::write(const std::function<void(engine::Transaction&)>& work) {
    std::vector<Erasure> erased;
    const auto act = [&](Unit& unit) {
        const OfficeWatch::Unit watching(unit.db);
        DatabaseTransaction transaction(*this, unit);
        work(transaction);
        erased = transaction.erased();
    };
    writer_.run(act, Runs::aside_too);
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
            const OfficeWatch::Unit watching(unit.db);
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

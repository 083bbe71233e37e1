#include "storage/verify_log.hpp"

#include "engine/crypto.hpp"
#include "engine/log/checkpoint.hpp"
#include "storage/log_tree.hpp"

#include <algorithm>

namespace storage {

namespace {

using Wrong = std::function<void(engine::Finding)>;

std::int64_t check_places(Connection& db, const Wrong& wrong) {
    std::int64_t next = 0;
    db.each<std::int64_t, std::string, std::int64_t, std::string, std::optional<std::string>>(
        "select l.position, l.stream, l.seq, l.hash, e.hash from log l left join events e on e.stream = l.stream and "
        "e.seq = l.seq order by l.position",
        {},
        [&](std::int64_t position, const std::string& stream, std::int64_t seq, const std::string& hash,
            const std::optional<std::string>& of_event) {
            if (position != next)
                wrong({0, stream, seq, "log", "the log has a gap before place " + std::to_string(position)});
            if (!of_event)
                wrong({0, stream, seq, "log", "the log holds an event that is gone"});
            else if (*of_event != hash)
                wrong({0, stream, seq, "log", "the log holds another hash than the event"});
            next = position + 1;
        });
    return next;
}

/// PostgreSQL: events that wait for their place must be there too.
void check_queue(Connection& db, const Wrong& wrong) {
    if (db.is_sqlite()) return;
    db.each<std::string, std::int64_t>(
        "select q.stream, q.seq from log_queue q left join events e on e.stream = q.stream and e.seq = q.seq"
        " where e.hash is null or e.hash <> q.hash order by q.stream, q.seq",
        {}, [&](const std::string& stream, std::int64_t seq) {
            wrong({0, stream, seq, "log", "an event that waits for its place in the log is gone or another"});
        });
}

void check_missing(Connection& db, const Wrong& wrong) {
    const std::string_view waiting =
        db.is_sqlite() ? "" : " and not exists (select 1 from log_queue q where q.stream = e.stream and q.seq = e.seq)";
    // A join, for which SQLite makes the index that the log has none of.
    db.each<std::string, std::int64_t>(
        "select e.stream, e.seq from events e left join log l on l.stream = e.stream and l.seq = e.seq where l.position is null" + std::string(waiting),
        {}, [&](const std::string& stream, std::int64_t seq) {
            wrong({0, stream, seq, "log", "the event has no place in the log"});
        });
}

/// SQLite: on PostgreSQL the database itself refuses it.
void check_twice(Connection& db, const Wrong& wrong) {
    if (!db.is_sqlite()) return;
    db.each<std::string, std::int64_t>("select stream, seq from log group by stream, seq having count(*) > 1", {},
                                       [&](const std::string& stream, std::int64_t seq) { wrong({0, stream, seq, "log", "the event has several places in the log"}); });
}

/// Every note must be signed by one of the keys.
SignedTrees check_signatures(Connection& db, const std::vector<engine::VerifierKey>& keys, const Wrong& wrong) {
    SignedTrees trees;
    db.each<std::int64_t, std::string>("select size, note from checkpoints order by size, id", {}, [&](std::int64_t size, const std::string& note) {
        ++trees.kept;
        if (keys.empty()) return;
        const bool is_signed = std::any_of(keys.begin(), keys.end(), [&](const engine::VerifierKey& key) { return engine::open_note(note, key).has_value(); });
        if (is_signed)
            trees.signed_for = std::max(trees.signed_for, size);
        else
            wrong({0, "", 0, "signature", "the checkpoint of " + std::to_string(size) + " entries is not signed by a key of this log"});
    });
    return trees;
}

void check_checkpoints(Connection& db, std::int64_t size, const Wrong& wrong) {
    std::vector<std::pair<std::int64_t, std::string>> trees;
    db.each<std::int64_t, std::string, std::string>(
        "select size, root, note from checkpoints order by size, id", {},
        [&](std::int64_t of, const std::string& root, const std::string& note) {
            const auto said = engine::read_checkpoint(note);
            if (!said || said->size != of || engine::to_hex(said->root) != root)
                wrong({0, "", 0, "checkpoint", "the columns beside a signed note say something else than the note"});
            trees.emplace_back(of, root);
        });
    // From the leaves: roots that are kept could have been changed too.
    LogTree tree([&](const std::function<void(Connection&)>& read) { read(db); }, LogTree::From::leaves);
    const auto subtrees = [&](int level, std::int64_t index) { return tree.subtree(level, index); };
    for (const auto& [of, root] : trees) {
        if (of > size)
            wrong(
                {0, "", 0, "checkpoint", "the log is shorter than a checkpoint of " + std::to_string(of) + " entries"});
        else if (engine::to_hex(engine::tree_root(of, subtrees)) != root)
            wrong({0, "", 0, "checkpoint",
                   "the first " + std::to_string(of) + " entries are not those that were signed"});
    }
}

}  // namespace

SignedTrees verify_log(Connection& db, const std::vector<engine::VerifierKey>& keys, const Wrong& wrong) {
    bool whole = true;
    const Wrong noted = [&](engine::Finding finding) {
        whole = false;
        wrong(std::move(finding));
    };
    const std::int64_t size = check_places(db, noted);
    check_queue(db, noted);
    check_missing(db, noted);
    check_twice(db, noted);
    if (whole) check_checkpoints(db, size, wrong);
    return check_signatures(db, keys, wrong);
}

}  // namespace storage

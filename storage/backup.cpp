#include "storage/backup.hpp"

#include "engine/crypto.hpp"
#include "engine/log/checkpoint.hpp"
#include "storage/copy_rows.hpp"
#include "storage/migrate.hpp"
#include "storage/new_file.hpp"
#include "storage/storage.hpp"

#include <filesystem>
#include <optional>
#include <stdexcept>

namespace storage {

namespace {

namespace fs = std::filesystem;

Location location_of(std::string_view url) {
    auto location = parse_location(url);
    if (!location) throw std::invalid_argument("a database is named sqlite:PATH or postgresql://…");
    return *std::move(location);
}

Location file_at(const std::string& path) { return {Dialect::sqlite, path}; }

BackupRefused refused(BackupTrouble why, std::string detail) { return {why, std::move(detail)}; }

/// The steps that a database of that version has run.
std::vector<Migration> steps_up_to(std::int64_t version) {
    std::vector<Migration> steps = embedded_migrations();
    std::erase_if(steps, [&](const Migration& step) { return step.version > version; });
    return steps;
}

/// Makes the file a database and fills it, from one snapshot.
void copy_out(Connection& from, const std::string& file, std::int64_t version) {
    from.script("begin isolation level repeatable read read only");
    Connection to(file_at(file), Session{});
    migrate(to, steps_up_to(version));
    copy_rows(from, to);
    from.script("rollback");
    to.checkpoint();
    to.one<std::string>("pragma journal_mode = delete");  // one file, without a log beside it
}

/// Nobody stays signed in by what was true once, no link to set a password works twice, and no e-mail goes out a second time.
std::int64_t sign_all_out(Connection& db) {
    Work work(db);
    db.run("delete from sessions");
    db.run("update setup_links set ended = 1");
    db.run("update notices set letter = 'none' where letter = ''");
    const std::int64_t letters = db.run("update letters set state = 'dropped' where state in ('waiting', 'sending')");
    work.commit();
    return letters;
}

std::int64_t count(Connection& db, std::string_view sql) { return std::get<0>(*db.one<std::int64_t>(sql)); }

/// The last signed tree that a database holds.
std::optional<engine::Checkpoint> last_tree(Connection& db) {
    const auto note = db.one<std::string>("select note from checkpoints order by size desc, id desc limit 1");
    return note ? engine::read_checkpoint(std::get<0>(*note)) : std::nullopt;
}

/// Why nothing can be put there; nothing when it can.
std::optional<BackupRefused> taken(const Location& target) {
    if (target.dialect == Dialect::sqlite) {
        for (const char* beside : {"", "-wal", "-shm"})
            if (fs::exists(target.target + beside)) return refused(BackupTrouble::target_exists, "there is a file " + target.target + beside + ": move it away first");
        return std::nullopt;
    }
    Connection db(target, Session{.read_only = true});
    if (standing_of(db, embedded_migrations()).state == SchemaState::absent) return std::nullopt;
    if (standing_of(db, embedded_migrations()).state != SchemaState::current || count(db, "select count(*) from events") > 0)
        return refused(BackupTrouble::target_exists, "the database at " + target.shown() + " is not empty: name a new one");
    return std::nullopt;
}

std::optional<BackupRefused> take_over(const std::string& file, const std::string& part) {
    try {
        Connection from(file_at(file), Session{.as_it_is = true});
        if (const auto standing = standing_of(from, embedded_migrations()); standing.state == SchemaState::absent)
            return refused(BackupTrouble::not_a_backup, file + " holds no database of phasemodel");
        else if (standing.state == SchemaState::newer || standing.state == SchemaState::foreign)
            return refused(BackupTrouble::schema, "the backup has schema " + std::to_string(standing.version) + ", this program knows up to " + std::to_string(standing.known) +
                                                      (standing.state == SchemaState::newer ? ": use a newer phasemodel" : ", but made from other steps"));
        from.run("vacuum into :part", {part});
    } catch (const Trouble& trouble) {
        if (trouble.cause() != Cause::damaged && trouble.cause() != Cause::lost && trouble.cause() != Cause::other) throw;
        return refused(BackupTrouble::not_a_backup, file + " is no backup, or a damaged one (" + trouble.code() + ")");
    }
    return std::nullopt;
}

/// What was redacted goes again, before anybody can read it.
void redact_again(const Restoring& wish, const std::string& url, Restored& restored) {
    const auto opened = Storage::open(url, {.erasure_list = wish.erasure_list}, wish.new_file);
    const auto replayed = opened->replay_erasures(true);
    restored.listed = replayed.listed;
    restored.removed = replayed.removed;
}

std::optional<BackupRefused> prepare(const Restoring& wish, const std::string& part, Restored& restored) {
    const std::string url = "sqlite:" + part;
    restored.migrated = migrate(url);
    redact_again(wish, url, restored);
    Connection db(file_at(part), Session{});
    const auto tree = last_tree(db);
    restored.log_size = tree ? tree->size : -1;
    if (tree && !wish.origin.empty() && tree->origin != wish.origin)
        return refused(BackupTrouble::other_log, "the backup is of the log " + tree->origin + ", and the key here signs " + wish.origin);
    restored.letters = sign_all_out(db);
    restored.tokens = count(db, "select count(*) from tokens where revoked = 0");
    db.run("delete from settings where key = 'restored'");
    db.run("insert into settings (key, value) values ('restored', :value)", {wish.at + ", " + std::to_string(restored.removed) + " redacted texts removed again"});
    restored.verified = verify(url, wish.new_file);
    if (!restored.verified.ok()) return refused(BackupTrouble::damaged, "the backup is not consistent: " + std::to_string(restored.verified.wrong) + " things are wrong, phasemodel verify tells them");
    db.checkpoint();
    return std::nullopt;
}

void copy_in(const std::string& part, const Location& target) {
    Connection to(target, Session{});
    migrate(to, embedded_migrations());
    Connection from(file_at(part), Session{.read_only = true});
    copy_rows(from, to);
    to.script("analyze");
}

}  // namespace

std::variant<BackedUp, BackupRefused> back_up(std::string_view url, const std::string& file) {
    if (fs::exists(file)) return refused(BackupTrouble::target_exists, "there is a file " + file + " already");
    const Location location = location_of(url);
    Connection from(location, Session{.as_it_is = true});
    const SchemaStanding standing = standing_of(from, embedded_migrations());
    if (standing.state == SchemaState::absent) require_current(from, embedded_migrations());
    if (standing.state == SchemaState::newer || standing.state == SchemaState::foreign)
        return refused(BackupTrouble::schema, "the database has schema " + std::to_string(standing.version) + ", which is not this program's: let the program that made it back it up");
    NewFile copy(file);
    if (!copy.made()) return refused(BackupTrouble::target_exists, copy.part() + " cannot be made; it is there already when a backup was broken off or is being written");
    if (from.is_sqlite())
        from.run("vacuum into :part", {copy.part()});  // only what is live: no page that once held redacted words
    else
        copy_out(from, copy.part(), standing.version);
    if (!copy.finish()) return refused(BackupTrouble::target_exists, file + " cannot be written");
    return BackedUp{.bytes = static_cast<std::int64_t>(fs::file_size(file)), .schema = standing.version};
}

std::variant<Restored, BackupRefused> restore(const Restoring& wish) {
    const Location target = location_of(wish.url);
    if (!wish.erasure_list.empty() && !fs::exists(wish.erasure_list))
        return refused(BackupTrouble::no_erasure_list, "there is no list of what was redacted at " + wish.erasure_list);
    if (auto no = taken(target)) return *std::move(no);
    const bool to_file = target.dialect == Dialect::sqlite;
    NewFile copy(to_file ? target.target : (fs::temp_directory_path() / ("phasemodel-" + engine::random_token().substr(0, 16))).string());
    if (!copy.made()) return refused(BackupTrouble::target_exists, copy.part() + " cannot be made; it is there already when a restoring was broken off or goes on");
    if (auto no = take_over(wish.file, copy.part())) return *std::move(no);
    Restored restored;
    if (auto no = prepare(wish, copy.part(), restored)) return *std::move(no);
    if (!to_file)
        copy_in(copy.part(), target);
    else if (!copy.finish())
        return refused(BackupTrouble::target_exists, target.target + " cannot be written");
    return restored;
}

}  // namespace storage

// A backup holds all, can be restored to either database, and does not bring back what was redacted after it was made.
#include "storage/backup.hpp"
#include "storage/connection.hpp"
#include "storage/erasures.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/small_case.hpp"
#include "tests/support/temporary_folder.hpp"

#include <filesystem>

using namespace tests;
using engine::Value;
using storage::BackupTrouble;

namespace {

constexpr const char* words = "Min nabos barn heter Ola Ugle";

struct Bed {
    TestDatabase database;
    TemporaryFolder folder;
    std::string list = (folder.path() / "erasures").string(), file = (folder.path() / "backup").string();
    std::unique_ptr<storage::Storage> opened;

    explicit Bed(Kind kind) : database(kind) {
        database.open();
        opened = storage::Storage::open(database.url(), {.erasure_list = list}, new_small_case);
        write("case/2026-0001", words);
        write("case/2026-0002", "Noe annet");
    }
    void write(const std::string& stream, const char* text) {
        opened->store().write([&](engine::Transaction& transaction) {
            if (!transaction.open(stream)) transaction.next_number("case", 2026);
            record(transaction, {stream, Value::object({{"name", "Abc"}}), text});
        });
    }
    void redact() {
        const std::string sha256 = opened->store().texts("case/2026-0001").begin()->first;
        opened->store().write([&](engine::Transaction& transaction) {
            record(transaction, {"case/2026-0001", Value::object({{"phase", "hearing"}}), ""});
            transaction.redact("case/2026-0001", {sha256});
        });
    }
    storage::BackedUp back_up() const {
        const auto made = storage::back_up(database.url(), file);
        if (const auto* refused = std::get_if<storage::BackupRefused>(&made)) FAIL(refused->detail);
        return std::get<storage::BackedUp>(made);
    }
    storage::Restoring to(const std::string& url) const {
        return {.file = file, .url = url, .erasure_list = list, .origin = {}, .at = "2026-03-01T09:00:00.000Z", .new_file = new_small_case};
    }
};

std::vector<std::string> lines_of(storage::Storage& storage) {
    std::vector<std::string> lines;
    for (const std::string& stream : storage.store().streams("case/"))
        for (const engine::Sealed& event : storage.store().events(stream)) lines.push_back(event.line + event.hash);
    return lines;
}

std::string note_of(const std::string& url, const std::string& stream) {
    const auto opened = storage::Storage::open(url, {}, new_small_case);
    return dynamic_cast<const SmallCase&>(*opened->store().read(stream)).notes.front();
}

BackupTrouble why(const storage::Restoring& wish) {
    const auto result = storage::restore(wish);
    REQUIRE(std::holds_alternative<storage::BackupRefused>(result));
    return std::get<storage::BackupRefused>(result).why;
}

}  // namespace

TEST_CASE("a backup of either database is restored to either, event for event, and verifies", "[backup]") {
    for (const Kind from : kinds())
        for (const Kind to : kinds()) {
            INFO(name_of(from) << " to " << name_of(to));
            Bed bed(from);
            const std::vector<std::string> lines = lines_of(*bed.opened);
            const storage::BackedUp made = bed.back_up();
            CHECK(made.bytes == static_cast<std::int64_t>(std::filesystem::file_size(bed.file)));
            CHECK(storage::verify("sqlite:" + bed.file, new_small_case).ok());
            CHECK((std::filesystem::status(bed.file).permissions() & std::filesystem::perms::others_all) == std::filesystem::perms::none);
            storage::note_erasures(bed.list, {});
            const std::string before = read_file(bed.file);
            const TestDatabase target(to);

            const auto restored = storage::restore(bed.to(target.url()));

            REQUIRE(std::holds_alternative<storage::Restored>(restored));
            CHECK(read_file(bed.file) == before);
            const auto opened = target.open(false);
            CHECK(lines_of(*opened) == lines);
            CHECK(storage::verify(target.url(), new_small_case).ok());
            CHECK(note_of(target.url(), "case/2026-0001") == words);
            // And it goes on: the next event is numbered and logged as ever.
            opened->store().write([&](engine::Transaction& transaction) { record(transaction, {"case/2026-0002", Value::object({{"phase", "hearing"}}), ""}); });
            CHECK(opened->log().sequence() == static_cast<std::int64_t>(lines.size()) + 1);
            CHECK(storage::verify(target.url(), new_small_case).ok());
        }
}

TEST_CASE("what was redacted after a backup does not come back with it", "[backup]") {
    for (const Kind kind : kinds()) {
        INFO(name_of(kind));
        Bed bed(kind);
        bed.back_up();
        CHECK(read_file(bed.file).find(words) != std::string::npos);
        bed.redact();
        const TestDatabase target(kind);

        const auto result = storage::restore(bed.to(target.url()));

        REQUIRE(std::holds_alternative<storage::Restored>(result));
        CHECK(std::get<storage::Restored>(result).listed == 1);
        CHECK(std::get<storage::Restored>(result).removed == 1);
        CHECK(note_of(target.url(), "case/2026-0001") != words);
        CHECK(note_of(target.url(), "case/2026-0002") == "Noe annet");
        if (kind == Kind::sqlite) CHECK(read_file(target.path()).find(words) == std::string::npos);
        const auto verified = storage::verify(target.url(), new_small_case);
        CHECK(verified.ok());
        CHECK(verified.redacted == 1);
    }
}

TEST_CASE("a backup made after a redaction holds no page with the words", "[backup]") {
    for (const Kind kind : kinds()) {
        INFO(name_of(kind));
        Bed bed(kind);
        bed.redact();

        bed.back_up();

        CHECK(read_file(bed.file).find(words) == std::string::npos);
        CHECK(storage::verify("sqlite:" + bed.file, new_small_case).redacted == 1);
    }
}

TEST_CASE("a restored database has nobody signed in, no link and no e-mail that waits", "[backup]") {
    for (const Kind kind : kinds()) {
        INFO(name_of(kind));
        Bed bed(kind);
        std::string kari, token;
        bed.opened->people().add({.email = "kari@example.no", .name = "Kari", .grant = {.role = "professional", .from = engine::Date{}}},
                                 {.actor = "system", .via = "test", .at = engine::Instant{}, .date = "2026-03-01"}, kari, token);
        storage::Connection db(*storage::parse_location(bed.database.url()), {});
        db.run("insert into sessions (token_sha256, person, created, last_seen) values ('abc', :person, '2026', '2026')", {kari});
        db.run("insert into letters (id, person, kind, made_at, state, attempts, next_at, said) values ('l1', :person, 'turn', '2026', 'waiting', 0, '2026', '')", {kari});
        bed.back_up();
        storage::note_erasures(bed.list, {});
        const TestDatabase target(kind);

        const auto result = storage::restore(bed.to(target.url()));

        REQUIRE(std::holds_alternative<storage::Restored>(result));
        CHECK(std::get<storage::Restored>(result).letters == 1);
        storage::Connection restored(*storage::parse_location(target.url()), {});
        CHECK_FALSE(restored.one<std::string>("select person from sessions"));
        CHECK_FALSE(restored.one<std::string>("select person from setup_links where ended = 0"));
        CHECK(restored.one<std::string>("select email from persons") == std::tuple<std::string>("kari@example.no"));
        CHECK(restored.one<std::string>("select state from letters") == std::tuple<std::string>("dropped"));
        CHECK(restored.one<std::string>("select value from settings where key = 'restored'"));
    }
}

TEST_CASE("a backup is refused where it would overwrite, and a restoring where it cannot be right", "[backup]") {
    for (const Kind kind : kinds()) {
        INFO(name_of(kind));
        Bed bed(kind);
        bed.back_up();
        const TestDatabase target(kind);
        const auto again = storage::back_up(bed.database.url(), bed.file);
        CHECK(std::get<storage::BackupRefused>(again).why == BackupTrouble::target_exists);

        CHECK(why(bed.to(target.url())) == BackupTrouble::no_erasure_list);
        storage::note_erasures(bed.list, {});
        CHECK(why(bed.to(bed.database.url())) == BackupTrouble::target_exists);
        auto other = bed.to(target.url());
        other.file = bed.folder.write("other", "This is no database, but long enough to be looked at as if it were one.");
        CHECK(why(other) == BackupTrouble::not_a_backup);
        other.file = (bed.folder.path() / "absent").string();
        CHECK(why(other) == BackupTrouble::not_a_backup);

        storage::Connection db({storage::Dialect::sqlite, bed.file}, {});
        db.run("insert into checkpoints (id, size, root, note, at) values (9, 0, :root, :note, '2026')",
               {std::string(64, '0'), "example.org/other\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— example.org/other AAAA\n"});
        other = bed.to(target.url());
        other.origin = "example.org/ours";
        CHECK(why(other) == BackupTrouble::other_log);
        db.run("insert into schema (version, sha256, at) values (999, 'x', '2030')");
        CHECK(why(bed.to(target.url())) == BackupTrouble::schema);
        CHECK_THROWS(target.open(false));
    }
}

TEST_CASE("a backup that was changed by hand is not restored", "[backup]") {
    Bed bed(Kind::sqlite);
    bed.back_up();
    storage::note_erasures(bed.list, {});
    storage::Connection({storage::Dialect::sqlite, bed.file}, {}).run("update cases set name = 'Noe helt annet' where id = '2026-0001'");
    const TestDatabase target(Kind::sqlite);

    CHECK(why(bed.to(target.url())) == BackupTrouble::damaged);

    CHECK_FALSE(std::filesystem::exists(target.path()));
    CHECK_FALSE(std::filesystem::exists(target.path() + ".part"));
    CHECK_FALSE(std::filesystem::exists(target.path() + ".part-wal"));
}

// A redacted text is gone on both databases, and stays away when a backup from before is restored.
#include "storage/connection.hpp"
#include "storage/erasures.hpp"
#include "storage/verify.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/small_case.hpp"
#include "tests/support/temporary_folder.hpp"

#include <filesystem>

using namespace tests;
using engine::Value;

namespace {

constexpr const char* words = "Min nabos barn heter Ola Ugle";

struct Bed {
    TestDatabase database;
    TemporaryFolder folder;
    std::string list = (folder.path() / "erasures").string();
    std::unique_ptr<storage::Storage> opened;

    explicit Bed(Kind kind) : database(kind) {
        database.open();
        reopen();
    }
    void reopen() {
        opened.reset();
        opened = storage::Storage::open(database.url(), {.erasure_list = list}, new_small_case);
    }
    std::string write_words(const std::string& stream = "case/2026-0001") {
        opened->store().write([&](engine::Transaction& transaction) {
            transaction.next_number("case", 2026);
            record(transaction, {stream, Value::object({{"name", "Abc"}}), words});
        });
        return opened->store().texts(stream).begin()->first;
    }
    void redact(const std::string& sha256, const std::string& stream = "case/2026-0001") {
        opened->store().write([&](engine::Transaction& transaction) {
            record(transaction, {stream, Value::object({{"phase", "hearing"}}), ""});
            transaction.redact(stream, {sha256});
        });
    }
    bool readable() {
        const auto file = opened->store().read("case/2026-0001");
        return dynamic_cast<const SmallCase&>(*file).notes.front() == words;
    }
};

bool stands_in(const std::string& path, std::string_view text) { return read_file(path).find(text) != std::string::npos; }

}  // namespace

TEST_CASE("a redacted text is gone and the record still verifies", "[erasures]") {
    for (const Kind kind : kinds()) {
        INFO(name_of(kind));
        Bed bed(kind);
        const std::string sha256 = bed.write_words();
        CHECK(bed.readable());

        bed.redact(sha256);

        CHECK_FALSE(bed.readable());
        const auto text = bed.opened->store().texts("case/2026-0001").at(sha256);
        CHECK((text.redacted && text.text.empty() && text.salt.empty()));
        CHECK(storage::read_erasures(bed.list) == std::vector<storage::Erasure>{{"case/2026-0001", sha256}});
        const auto verified = storage::verify(bed.database.url(), new_small_case);
        CHECK(verified.ok());
        CHECK(verified.redacted == 1);
        bed.reopen();
        CHECK_FALSE(bed.readable());
    }
}

TEST_CASE("a draft that holds the redacted words goes with them, others stay", "[erasures]") {
    for (const Kind kind : kinds()) {
        INFO(name_of(kind));
        Bed bed(kind);
        std::string kari, token;
        bed.opened->people().add({.email = "kari@example.no", .name = "Kari", .grant = {.role = "professional", .from = engine::Date{}}},
                                 {.actor = "system", .via = "test", .at = engine::Instant{}, .date = "2026-03-01"}, kari, token);
        const auto draft = [&](const char* place, const std::string& text) {
            bed.opened->drafts().save(kari, {.place = place, .fields = Value::object({{"text", Value::array({text})}}), .at = "2026-03-01T09:00:00.000Z"});
        };
        draft("case/2026-0001/comment", std::string("Jeg mener: ") + words);
        draft("case/2026-0001/correct", "Noe annet");
        const std::string sha256 = bed.write_words();

        bed.redact(sha256);

        REQUIRE(bed.opened->drafts().list(kari).size() == 1);
        CHECK(bed.opened->drafts().list(kari).front().place == "case/2026-0001/correct");
    }
}

TEST_CASE("a redaction that is undone removes nothing and is in no list", "[erasures]") {
    for (const Kind kind : kinds()) {
        INFO(name_of(kind));
        Bed bed(kind);
        const std::string sha256 = bed.write_words();

        CHECK_THROWS(bed.opened->store().write([&](engine::Transaction& transaction) {
            transaction.redact("case/2026-0001", {sha256});
            throw std::runtime_error("undone");
        }));

        bed.reopen();
        CHECK(bed.readable());
        CHECK(storage::read_erasures(bed.list).empty());
    }
}

namespace {

/// In the file or in the log beside it, while the program runs.
bool stands_on_disk(const TestDatabase& database, std::string_view text) {
    return stands_in(database.path(), text) || stands_in(database.path() + "-wal", text);
}

}  // namespace

TEST_CASE("words that were redacted stand in no file of the running program, nor do drafts of them", "[erasures]") {
    Bed bed(Kind::sqlite);
    std::string kari, token;
    bed.opened->people().add({.email = "kari@example.no", .name = "Kari", .grant = {.role = "professional", .from = engine::Date{}}},
                             {.actor = "system", .via = "test", .at = engine::Instant{}, .date = "2026-03-01"}, kari, token);
    const std::string sha256 = bed.write_words();
    bed.opened->drafts().save(kari, {.place = "case/2026-0001/comment", .fields = Value::object({{"text", Value::array({words})}}), .at = "2026-03-01T09:00:00.000Z"});
    bed.reopen();  // both in the file by now
    REQUIRE(stands_in(bed.database.path(), words));

    bed.redact(sha256);

    CHECK_FALSE(stands_on_disk(bed.database, words));
}

TEST_CASE("a reader who holds the redacted words on the disk does so no longer than until the next write", "[erasures]") {
    Bed bed(Kind::sqlite);
    const std::string sha256 = bed.write_words();
    storage::Connection reader(*storage::parse_location(bed.database.url()), {.read_only = true});
    reader.script("begin");
    REQUIRE(reader.one<std::string>("select text from texts where sha256 = :sha256", {sha256}));
    bed.redact(sha256);
    REQUIRE(stands_on_disk(bed.database, words));  // as the reader sees it
    reader.script("rollback");

    record(bed.opened->store(), {"case/2026-0001"});

    CHECK_FALSE(stands_on_disk(bed.database, words));
}

TEST_CASE("what was redacted stays away after a backup from before is restored", "[erasures]") {
    Bed bed(Kind::sqlite);
    const std::string sha256 = bed.write_words();
    bed.opened.reset();
    const std::string backup = (bed.folder.path() / "backup.db").string();
    std::filesystem::copy_file(bed.database.path(), backup);
    bed.reopen();
    bed.redact(sha256);
    bed.opened.reset();
    CHECK_FALSE(stands_in(bed.database.path(), words));  // not even in the pages that are free now
    CHECK(stands_in(backup, words));

    for (const char* beside : {"-wal", "-shm"}) std::filesystem::remove(bed.database.path() + beside);
    std::filesystem::copy_file(backup, bed.database.path(), std::filesystem::copy_options::overwrite_existing);
    bed.reopen();
    CHECK(bed.readable());
    const auto replayed = bed.opened->replay_erasures(false);

    CHECK(replayed.listed == 1);
    CHECK(replayed.removed == 1);
    CHECK_FALSE(bed.readable());
    CHECK(bed.opened->replay_erasures(false).removed == 0);
    CHECK(storage::verify(bed.database.url(), new_small_case).ok());
}

TEST_CASE("a list that was lost is made again from the database", "[erasures]") {
    for (const Kind kind : kinds()) {
        INFO(name_of(kind));
        Bed bed(kind);
        const std::string sha256 = bed.write_words();
        bed.redact(sha256);
        std::filesystem::remove(bed.list);

        CHECK(bed.opened->replay_erasures(true).noted == 1);

        CHECK(storage::read_erasures(bed.list) == std::vector<storage::Erasure>{{"case/2026-0001", sha256}});
        CHECK(bed.opened->replay_erasures(true).noted == 0);
    }
}

// SQLite's write-ahead log, whose writes the program gathers.
#include "storage/connection.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <limits>
#include <memory>
#include <set>
#include <string>

#include <sqlite3.h>
#include <unistd.h>

using storage::Connection;
using storage::Work;

namespace {

struct Bed {
    explicit Bed(int cache_kib = 2000) : cache(cache_kib) { db().run("create table pieces (id integer primary key, text text not null)"); }

    Connection& db() {
        if (!db_) db_ = open();
        return *db_;
    }
    std::unique_ptr<Connection> open() const {
        return std::make_unique<Connection>(storage::Location{storage::Dialect::sqlite, (folder.path() / "a.db").string()}, storage::Session{.create = true, .cache_kib = cache});
    }
    void add(std::int64_t id, char letter, std::size_t length) { db().run("insert into pieces (id, text) values (:id, :text)", {id, std::string(length, letter)}); }
    void close() { db_.reset(); }
    std::filesystem::path log() const { return folder.path() / "a.db-wal"; }

    tests::TemporaryFolder folder;
    int cache;

private:
    std::unique_ptr<Connection> db_;
};

/// How often this process has called the system to write, as the system counts.
std::int64_t writes_so_far() {
    std::ifstream counts("/proc/self/io");
    std::string name;
    for (std::int64_t count = 0; counts >> name >> count;)
        if (name == "syscw:") return count;
    return -1;
}

std::int64_t count(Connection& db, const std::string& where) { return std::get<0>(*db.one<std::int64_t>("select count(*) from pieces where " + where)); }

}  // namespace

TEST_CASE("a commit gives its pages to the system in few pieces", "[log-writes]") {
    Bed bed;
    bed.add(1, 'a', 10);
    const std::int64_t before = writes_so_far();
    REQUIRE(before >= 0);
    {
        Work work(bed.db());
        for (std::int64_t id = 2; id < 42; ++id) bed.add(id, 'b', 3000);  // a page each
        work.commit();
    }
    const std::int64_t writes = writes_so_far() - before;

    // SQLite alone: one for each page, and one for each page's head.
    CHECK(writes < 20);
    CHECK(count(*bed.open(), "text like 'b%'") == 40);
}

TEST_CASE("a transaction larger than the cache reads what it has written, and others see it whole or not at all", "[log-writes]") {
    Bed bed(64);
    bed.add(0, 'o', 10);
    const auto other = bed.open();
    {
        Work work(bed.db());
        for (std::int64_t id = 1; id <= 1000; ++id) {
            bed.add(id, 'a', 700);
            // An early page, long since written to the log, is changed and read again.
            if (id % 100 == 0) bed.db().run("update pieces set text = :text where id = :id", {std::string(700, 'u'), id / 100});
            if (id % 50 == 0) REQUIRE(count(bed.db(), "length(text) = 700") == id);
        }
        bed.db().run("savepoint unit");
        bed.db().run("update pieces set text = 'gone' where id > 0");
        REQUIRE(count(bed.db(), "text = 'gone'") == 1000);
        bed.db().rollback_to("unit");
        CHECK(count(*other, "true") == 1);
        work.commit();
    }
    {
        const Work undone(bed.db());
        bed.db().run("delete from pieces");
    }

    CHECK(count(*other, "text like 'a%'") == 990);
    CHECK(count(*other, "text like 'u%'") == 10);
    CHECK(std::get<0>(*other->one<std::string>("pragma integrity_check")) == "ok");
}

TEST_CASE("what was undone never overwrites what another connection has written since", "[log-writes]") {
    Bed bed(64);
    bed.add(0, 'o', 10);
    const auto other = bed.open();
    const auto undone_then_written = [&](std::int64_t first) {
        {
            const Work undone(bed.db());
            for (std::int64_t id = 1; id <= 400; ++id) bed.add(first + id, 'u', 700);  // more than the cache: some of it is in the log
        }
        Work work(*other);
        for (std::int64_t id = 1; id <= 400; ++id)
            other->run("insert into pieces (id, text) values (:id, :text)", {first + id, std::string(700, 'w')});
        work.commit();
    };

    undone_then_written(1000);
    bed.add(1, 'a', 10);  // its log goes on, behind what was undone
    CHECK(count(*other, "text like 'w%'") == 400);
    undone_then_written(2000);
    bed.close();

    const auto fresh = bed.open();
    CHECK(count(*fresh, "text like 'w%'") == 800);
    CHECK(count(*fresh, "text like 'u%'") == 0);
    CHECK(count(*fresh, "id < 2") == 2);
    CHECK(std::get<0>(*fresh->one<std::string>("pragma integrity_check")) == "ok");
}

namespace {

bool disk_is_full = false;
constexpr off_t no_end = std::numeric_limits<off_t>::max();
off_t files_end_at = no_end;

ssize_t write_unless_full(int file, const void* bytes, std::size_t count, off_t offset) {
    if (!disk_is_full && offset <= files_end_at - static_cast<off_t>(count)) return ::pwrite(file, bytes, count, offset);
    errno = ENOSPC;
    return -1;
}

/// While it lives, SQLite's writes go by the above (SQLite, "xSetSystemCall").
class WritesWatched {
public:
    WritesWatched() { go_by(reinterpret_cast<sqlite3_syscall_ptr>(write_unless_full)); }
    ~WritesWatched() { go_by(nullptr); }
    WritesWatched(const WritesWatched&) = delete;
    WritesWatched& operator=(const WritesWatched&) = delete;

private:
    static void go_by(sqlite3_syscall_ptr call) {
        sqlite3_vfs* const system = sqlite3_vfs_find("unix");
        for (const char* name : {"pwrite", "pwrite64"}) system->xSetSystemCall(system, name, call);
    }
};

}  // namespace

TEST_CASE("a write that failed while something was read is not left out of a commit that follows", "[log-writes]") {
    const WritesWatched watched;
    int went_on = 0;
    for (std::int64_t rows = 300; rows < 330; ++rows) {
        Bed bed(64);
        bed.db().run("create table taken (id integer primary key, text text not null check (length(text) < 5000))");
        Work work(bed.db());
        for (std::int64_t id = 0; id < rows; ++id) bed.add(id, 'a', 900);
        bed.db().run("savepoint unit");
        disk_is_full = true;
        // Reads what was just written, of which the end is not in the file yet.
        try {
            bed.db().run("insert into taken (id, text) select id, substr(text, 1, 10) from pieces where id >= :from limit 3", {rows - 40 - rows % 13});
        } catch (const storage::Trouble&) {
            went_on += bed.db().in_transaction() ? 1 : 0;
        }
        disk_is_full = false;
        if (!bed.db().in_transaction()) continue;
        bed.db().rollback_to("unit");
        work.commit();

        CHECK(count(*bed.open(), "length(text) = 900") == rows);
        CHECK(std::get<0>(*bed.open()->one<std::string>("pragma integrity_check")) == "ok");
    }
    CHECK(went_on > 0);
}

TEST_CASE("the log grows ahead of what is written, so that few commits make it longer", "[log-writes]") {
    Bed bed;
    std::set<std::uintmax_t> lengths;
    for (std::int64_t id = 1; id <= 100; ++id) {
        bed.add(id, 'a', 2000);  // two pages and more
        lengths.insert(std::filesystem::file_size(bed.log()));
    }

    CHECK(lengths.size() < 6);
    for (const std::uintmax_t length : lengths) CHECK(length % (256 * 1024) == 0);
    REQUIRE(bed.db().checkpoint());
    CHECK(std::filesystem::file_size(bed.log()) == 0);
    bed.add(101, 'a', 10);
    CHECK(std::filesystem::file_size(bed.log()) == 256 * 1024);
}

TEST_CASE("where the log cannot grow ahead, what there is room for is committed", "[log-writes]") {
    const WritesWatched watched;
    Bed bed;
    bed.add(1, 'a', 10);
    const auto length = static_cast<off_t>(std::filesystem::file_size(bed.log()));
    files_end_at = length + 100'000;
    std::int64_t last = 1;
    try {
        while (last < 1000) {
            bed.add(last + 1, 'a', 3000);
            ++last;
        }
    } catch (const storage::Trouble& trouble) {
        CHECK(trouble.cause() == storage::Cause::full);
    }
    const auto reached = static_cast<off_t>(std::filesystem::file_size(bed.log()));
    files_end_at = no_end;

    CHECK(reached > length + 90'000);  // nearly all the room was used
    CHECK(count(*bed.open(), "true") == last);
    bed.add(last + 1, 'b', 10);
    CHECK(count(*bed.open(), "true") == last + 1);
}

TEST_CASE("what is committed is in the files, as a program sees it that opens copies of them", "[log-writes]") {
    Bed bed;
    for (std::int64_t id = 1; id <= 30; ++id) {
        bed.add(id, 'a', 2000);
        if (id % 10 != 0) continue;
        // As after a kill: neither connection nor log was closed.
        const tests::TemporaryFolder elsewhere;
        for (const char* name : {"a.db", "a.db-wal"}) std::filesystem::copy_file(bed.folder.path() / name, elsewhere.path() / name);
        Connection copy(storage::Location{storage::Dialect::sqlite, (elsewhere.path() / "a.db").string()}, {});
        CHECK(count(copy, "length(text) = 2000") == id);
    }
}

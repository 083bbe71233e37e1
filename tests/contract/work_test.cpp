// A transaction, its first statement, which on PostgreSQL goes to the server with `begin`, and those that wait for its end.
#include "storage/connection.hpp"
#include "storage/stream_rows.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/small_case.hpp"

#include <array>
#include <optional>
#include <string>

using storage::Connection;
using storage::Work;

namespace {

struct Bed {
    explicit Bed(tests::Kind kind) : database(kind) {}

    tests::TestDatabase database;
    std::unique_ptr<storage::Storage> storage = database.open();
    Connection db{*storage::parse_location(database.url()), {}};

    void keep(std::string_view key, std::string_view value) { db.run("insert into settings (key, value) values (:key, :value)", {key, value}); }
    void keep_later(std::string_view key, std::string_view value) { db.run_later("insert into settings (key, value) values (:key, :value)", {key, value}); }
    std::string kept(std::string_view key) {
        const auto found = db.one<std::string>("select value from settings where key = :key", {key});
        return found ? std::get<0>(*found) : "nothing";
    }
};

}  // namespace

TEST_CASE("the first statement of a transaction takes any text as it is", "[work]") {
    Bed bed(GENERATE(from_range(tests::kinds())));
    const std::string key = GENERATE("plain", "it's", "back\\slash", "'); drop table settings; --", "$1 :name ?", "Blåbærsyltetøy \u2028", "");
    {
        Work work(bed.db);
        bed.keep(key, "a value: " + key);
        work.commit();
    }
    Work work(bed.db);
    CHECK(bed.kept(key) == "a value: " + key);
    work.commit();
    CHECK_FALSE(bed.db.in_transaction());
}

TEST_CASE("what the first statement of a transaction wrote is undone with it", "[work]") {
    Bed bed(GENERATE(from_range(tests::kinds())));
    {
        const Work work(bed.db);
        bed.keep("one", "1");
        CHECK(bed.db.in_transaction());
        CHECK(bed.kept("one") == "1");
    }
    CHECK_FALSE(bed.db.in_transaction());
    CHECK(bed.kept("one") == "nothing");
}

TEST_CASE("a first statement that fails leaves no transaction behind, and the next one begins anew", "[work]") {
    Bed bed(GENERATE(from_range(tests::kinds())));
    bed.keep("one", "1");
    for (int time = 0; time < 2; ++time) {
        const Work work(bed.db);
        CHECK_THROWS_AS(bed.keep("one", "2"), storage::Trouble);
    }
    CHECK_FALSE(bed.db.in_transaction());
    {
        Work work(bed.db);
        CHECK(bed.db.run("update settings set value = :value where key = :key", {"3", "one"}) == 1);
        work.commit();
    }
    CHECK(bed.kept("one") == "3");
}

TEST_CASE("a first statement with an embedded NUL is refused before anything is begun", "[work]") {
    Bed bed(GENERATE(from_range(tests::kinds())));
    {
        Work work(bed.db);
        CHECK_THROWS_AS(bed.keep(std::string_view("a\0b", 3), ""), std::invalid_argument);
        bed.keep("one", "1");
        CHECK(bed.db.in_transaction());
        work.commit();
    }
    CHECK(bed.kept("one") == "1");
}

TEST_CASE("rows of a first statement come one by one, and a script can come first as well", "[work]") {
    Bed bed(GENERATE(from_range(tests::kinds())));
    {
        Work work(bed.db);
        bed.db.script("insert into settings (key, value) values ('many 1', 'a'), ('many 2', 'b')");
        CHECK(bed.db.in_transaction());
        work.commit();
    }
    Work work(bed.db);
    std::string all;
    bed.db.each<std::string, std::int64_t>("select value, length(key) from settings where key like :pattern order by key", {"many%"},
                                           [&](const std::string& value, std::int64_t length) { all += value + std::to_string(length); });
    CHECK(all == "a6b6");
    CHECK(bed.db.in_transaction());
}

TEST_CASE("a transaction in which nothing is done leaves nothing behind", "[work]") {
    Bed bed(GENERATE(from_range(tests::kinds())));
    {
        Work work(bed.db);
        work.commit();
    }
    { const Work work(bed.db); }
    CHECK_FALSE(bed.db.in_transaction());
    bed.keep("one", "1");
    CHECK(Connection(*storage::parse_location(bed.database.url()), {}).one<std::string>("select value from settings where key = 'one'").has_value());
}

TEST_CASE("an event on a head that has moved on is a conflict, and leaves nothing", "[work]") {
    Bed bed(GENERATE(from_range(tests::kinds())));
    tests::record(bed.storage->store(), {"case/2026-0001", engine::Value::object(), ""});
    const engine::Sealed sealed = engine::seal({.stream = "case/2026-0001", .seq = 9, .at = "2026-11-27T09:00:00.000Z", .date = "2026-11-27", .name = "noted", .body = engine::Value::object(), .prev = std::string(64, '0')});
    engine::CaseRow before;
    before.version = 8;
    engine::CaseRow after = before;
    after.version = 9;
    after.last_hash = sealed.hash;

    const auto cause = [&] {
        try {
            Work work(bed.db);
            storage::Unit unit{bed.db, {}, {}};
            storage::write_events(unit, {sealed}, before, after);
            work.commit();
        } catch (const storage::Trouble& trouble) {
            return trouble.cause();
        }
        return storage::Cause::other;
    }();

    CHECK(cause == storage::Cause::conflict);
    CHECK(bed.storage->store().events("case/2026-0001").size() == 1);
    CHECK_FALSE(bed.db.in_transaction());
}

TEST_CASE("a statement that waits is there for those that come after it, and is undone with its transaction", "[work]") {
    Bed bed(GENERATE(from_range(tests::kinds())));
    {
        Work work(bed.db);
        bed.keep_later("one", "1");
        CHECK(bed.kept("one") == "1");
        bed.keep_later("two", "2");
        work.commit();
    }
    CHECK(bed.kept("two") == "2");
    {
        const Work work(bed.db);
        bed.db.run_later("delete from settings where key = :key or key = :other", {"one", "two"});
    }
    CHECK(bed.kept("one") == "1");
    CHECK(bed.kept("two") == "2");
}

TEST_CASE("statements that wait run in the order they came, each with values of its own", "[work]") {
    Bed bed(GENERATE(from_range(tests::kinds())));
    const std::string add = "update settings set value = value || :more where key = :key";
    {
        Work work(bed.db);
        bed.keep_later("word", "a");
        for (std::string more : {"b", "c", "d"}) {
            bed.db.run_later(add, {more, "word"});
            more = "what waits has a copy";
        }
        bed.keep_later("other", "x");
        bed.db.run_later(add, {std::optional<std::string>(), "nobody"});
        bed.db.run_later(add, {"e", "word"});
        work.commit();
    }
    CHECK(bed.kept("word") == "abcde");
    CHECK(bed.kept("other") == "x");
}

TEST_CASE("a waiting statement that fails is told at the commit, and nothing of the transaction stays", "[work]") {
    Bed bed(GENERATE(from_range(tests::kinds())));
    bed.keep("taken", "1");
    const auto cause = [&] {
        try {
            Work work(bed.db);
            bed.keep_later("fresh", "1");
            bed.keep_later("taken", "2");
            bed.keep_later("last", "3");
            work.commit();
        } catch (const storage::Trouble& trouble) {
            return trouble.cause();
        }
        return storage::Cause::other;
    }();

    CHECK(cause == storage::Cause::conflict);
    CHECK_FALSE(bed.db.in_transaction());
    for (const char* key : {"fresh", "last"}) CHECK(bed.kept(key) == "nothing");
    bed.keep("fresh", "again");
    CHECK(bed.kept("fresh") == "again");
}

TEST_CASE("what waits since a savepoint is forgotten with it", "[work]") {
    Bed bed(GENERATE(from_range(tests::kinds())));
    {
        Work work(bed.db);
        bed.keep_later("before", "1");
        bed.db.run("savepoint unit");
        bed.keep("written", "2");
        bed.keep_later("waiting", "3");
        bed.keep_later("before", "would fail");
        bed.db.rollback_to("unit");
        bed.keep_later("after", "4");
        work.commit();
    }
    CHECK(bed.kept("before") == "1");
    CHECK(bed.kept("written") == "nothing");
    CHECK(bed.kept("waiting") == "nothing");
    CHECK(bed.kept("after") == "4");
}

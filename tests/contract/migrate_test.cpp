// Migrations: once, in order, whole or not at all, and never by a program older than the database.
#include "storage/doctor.hpp"
#include "storage/guards.hpp"
#include "storage/migrate.hpp"
#include "storage/sql_script.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <tuple>

using storage::Connection;
using storage::Dialect;
using storage::Migration;
using storage::SchemaError;
using storage::SchemaState;
using tests::kinds;

namespace {

const std::vector<Migration> two_steps{{1, "0001_a.sql", "create table a (x bigint);\ninsert into a (x) values (1);\n"},
                                       {2, "0002_b.sql", "create table b (x bigint);\n"}};

struct Bed {
    explicit Bed(tests::Kind kind) : database(kind), db(*storage::parse_location(database.url()), {.create = true}) {}

    bool has_table(const std::string& name) {
        if (db.is_sqlite()) return db.one<std::string>("select name from sqlite_master where name = :name", {name}).has_value();
        return db.one<std::string>("select table_name::text from information_schema.tables where table_schema = current_schema()"
                                   " and table_name = :name", {name}).has_value();
    }

    tests::TestDatabase database;
    Connection db;
};

}  // namespace

TEST_CASE("each migration runs once", "[migrate]") {
    Bed bed(GENERATE(from_range(kinds())));

    CHECK(storage::migrate(bed.db, {two_steps[0]}) == 1);
    CHECK(storage::standing_of(bed.db, two_steps).state == SchemaState::older);
    CHECK(storage::migrate(bed.db, two_steps) == 1);
    CHECK(storage::migrate(bed.db, two_steps) == 0);

    CHECK(storage::standing_of(bed.db, two_steps).state == SchemaState::current);
    CHECK(std::get<0>(*bed.db.one<std::int64_t>("select count(*) from a")) == 1);
}

TEST_CASE("a failing migration leaves the schema as it was", "[migrate]") {
    Bed bed(GENERATE(from_range(kinds())));
    storage::migrate(bed.db, {two_steps[0]});
    const std::vector<Migration> failing{two_steps[0], {2, "0002_bad.sql", "create table c (x bigint);\ninsert into a (x) values (2);\ncreate tabel d;\n"}};

    CHECK_THROWS_AS(storage::migrate(bed.db, failing), SchemaError);

    CHECK_FALSE(bed.has_table("c"));
    CHECK(storage::standing_of(bed.db, two_steps).version == 1);
    CHECK(std::get<0>(*bed.db.one<std::int64_t>("select count(*) from a")) == 1);
    CHECK(storage::migrate(bed.db, two_steps) == 1);
}

TEST_CASE("a newer database is refused and left alone", "[migrate]") {
    Bed bed(GENERATE(from_range(kinds())));
    bed.database.open();
    bed.db.run("insert into schema (version, sha256, at) values (9000, 'x', 'now')");

    CHECK_THROWS_AS(storage::migrate(bed.database.url()), SchemaError);
    CHECK_THROWS_WITH(bed.database.open(false), Catch::Contains("use a newer phasemodel"));
    CHECK(storage::examine(bed.database.url()).schema.state == SchemaState::newer);
}

TEST_CASE("a database made from other steps is refused", "[migrate]") {
    Bed bed(GENERATE(from_range(kinds())));
    bed.database.open();
    bed.db.run("update schema set sha256 = 'x' where version = 1");

    CHECK_THROWS_AS(bed.database.open(false), SchemaError);
    CHECK_THROWS_AS(storage::migrate(bed.database.url()), SchemaError);
}

TEST_CASE("a database that was never made says so", "[migrate]") {
    const tests::TestDatabase sqlite(tests::Kind::sqlite);
    CHECK_THROWS_AS(sqlite.open(false), engine::Unavailable);
    CHECK_THROWS_AS(storage::migrate(sqlite.url()), engine::Unavailable);

    Bed bed(GENERATE(from_range(kinds())));
    CHECK_THROWS_WITH(bed.database.open(false), Catch::Contains("phasemodel init"));
    CHECK_THROWS_AS(storage::migrate(bed.database.url()), SchemaError);
}

TEST_CASE("only a new database can be made a demonstration", "[migrate]") {
    const auto kind = GENERATE(from_range(kinds()));
    const tests::TestDatabase demonstration(kind), ordinary(kind);
    storage::init(demonstration.url(), true);
    storage::init(ordinary.url(), false);

    CHECK(demonstration.open(false)->store().demonstration());
    CHECK(storage::init(demonstration.url(), true) == 0);
    CHECK_THROWS_AS(storage::init(ordinary.url(), true), std::invalid_argument);
    CHECK_FALSE(ordinary.open(false)->store().demonstration());
}

TEST_CASE("the doctor finds a fresh database well", "[migrate]") {
    const tests::TestDatabase database(GENERATE(from_range(kinds())));
    storage::init(database.url(), false);

    const auto examination = storage::examine(database.url());

    for (const auto& check : examination.checks) {
        INFO(check.name << ": " << check.detail);
        // The tests' own PostgreSQL runs without fsync, which is what the doctor is there to say.
        CHECK(check.ok == (database.kind() == tests::Kind::sqlite || check.name != "durability" || check.detail.find("fsync on") != std::string::npos));
    }
}

TEST_CASE("the doctor misses a trigger that was taken away", "[migrate]") {
    Bed bed(GENERATE(from_range(kinds())));
    bed.database.open();

    bed.db.script(bed.db.is_sqlite() ? "drop trigger events_stay" : "alter table events disable trigger events_stay");

    const auto examination = storage::examine(bed.database.url());
    CHECK_FALSE(examination.ok());
    CHECK(std::any_of(examination.checks.begin(), examination.checks.end(), [](const auto& check) { return check.name == "triggers" && !check.ok; }));
}

TEST_CASE("a script is split at semicolons that end a statement", "[migrate]") {
    const std::string_view script =
        "-- a comment; with one\n"
        "insert into a values ('x;y''z');\n"
        "-- @sqlite\n"
        "create trigger t before update on a\nbegin\n    select 1;\n    select 2;\nend;\n"
        "-- @postgresql\n"
        "create function f() returns trigger language plpgsql as $$\nbegin\n    x := 1;\nend $$;\n"
        "-- @both\n"
        "select 3";

    const auto sqlite = storage::statements_of(script, Dialect::sqlite), postgresql = storage::statements_of(script, Dialect::postgresql);

    CHECK(sqlite == std::vector<std::string>{"insert into a values ('x;y''z')",
                                             "create trigger t before update on a\nbegin\n    select 1;\n    select 2;\nend", "select 3\n"});
    REQUIRE(postgresql.size() == 3);
    CHECK(postgresql[1] == "create function f() returns trigger language plpgsql as $$\nbegin\n    x := 1;\nend $$");
}

TEST_CASE("Norwegian names and counts of before stand after the migration that keeps what later ones replace", "[migrate][local]") {
    Bed bed(GENERATE(from_range(kinds())));
    auto steps = storage::embedded_migrations();
    const auto kept = std::ranges::find(steps, "0016_names_kept.sql", &Migration::name);
    REQUIRE(kept != steps.end());
    storage::migrate(bed.db, {steps.begin(), kept});
    bed.db.script("insert into local_names (code, language, name, folded, who, given_on, source, entry) values (77, 'nb', 'Aniridi', 'aniridi', 'Kari Li', '2026-01-01', 'Sjelden.no', 3)");
    bed.db.script("insert into enquiry_counts (code, year, channel, count, entry) values (77, 2025, 'phone', 8, 4)");

    CHECK(storage::migrate(bed.db, steps) > 0);

    CHECK(bed.db.one<std::string, std::int64_t>("select name, entry from local_names where code = 77") == std::tuple<std::string, std::int64_t>("Aniridi", 3));
    CHECK(bed.db.one<std::int64_t, std::int64_t>("select count, entry from enquiry_counts where code = 77") == std::tuple<std::int64_t, std::int64_t>(8, 4));
    bed.db.script("insert into enquiry_counts (code, year, channel, count, entry) values (77, 2025, 'phone', 9, 5)");
    CHECK_FALSE(bed.has_table("local_names_before"));
}

TEST_CASE("the log of before stands, in its order and append-only, after the migration that lays it by place", "[migrate][log]") {
    Bed bed(GENERATE(from_range(kinds())));
    auto steps = storage::embedded_migrations();
    const auto laid = std::ranges::find(steps, "0017_log_by_place.sql", &Migration::name);
    REQUIRE(laid != steps.end());
    storage::migrate(bed.db, {steps.begin(), laid});
    const std::string hash(64, 'a'), insert = "insert into events (stream, seq, at, actor, event, body, prev, hash) values ";
    const auto event = [&](const std::string& key) { return insert + "(" + key + ", '2026-01-01', 'p', 'e', '{}', '" + hash + "', '" + hash + "')"; };
    for (const char* key : {"'case/2', 1", "'case/1', 1"}) bed.db.script(event(key));
    const auto places = [&] {
        std::vector<std::pair<std::int64_t, std::string>> all;
        bed.db.each<std::int64_t, std::string>(bed.db.is_sqlite() ? "select position, stream from log order by position" : "select seq, stream from log_queue order by stream desc", {},
                                               [&](std::int64_t position, const std::string& stream) { all.emplace_back(position, stream); });
        return all;
    };
    const auto before = places();
    REQUIRE(before.size() == 2);

    CHECK(storage::migrate(bed.db, steps) > 0);

    CHECK(places() == before);
    bed.db.script(event("'case/3', 1"));
    CHECK(places().size() == 3);
    if (bed.db.is_sqlite()) CHECK_THROWS_AS(bed.db.script("delete from log where position = 0"), storage::Trouble);
    CHECK(storage::missing_guards(bed.db).empty());
}

// The check of a live database finds what was changed behind the program's back.
#include "storage/verify.hpp"
#include "storage/connection.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/small_case.hpp"

using engine::Value;
using tests::kinds;

namespace {

/// A database with two cases, a proposal and a person, whose triggers somebody has taken away.
struct Bed {
    explicit Bed(tests::Kind kind) : database(kind), storage(database.open()), db(*storage::parse_location(database.url()), {}) {
        storage->store().write([](engine::Transaction& transaction) {
            transaction.next_number("case", 2026);
            transaction.next_number("case", 2026);
            transaction.next_number("proposal", 2026);
            tests::record(transaction, tests::SmallAct{"case/2026-0001", Value::object({{"name", "Abc"}}), "words"});
            tests::record(transaction, tests::SmallAct{"case/2026-0001", Value::object({{"phase", "hearing"}}), ""});
            tests::record(transaction, tests::SmallAct{"case/2026-0002", Value::object(), ""});
            tests::record(transaction, tests::SmallAct{"proposal/2026-0001", Value::object({{"status", "open"}, {"proposer", "p-1"}}), ""});
        });
        std::string id, setup;
        workflows::NewPerson person{.email = "kari@example.no", .name = "Kari", .grant = {}};
        person.grant.role = "case_officer";
        storage->people().add(person, {"system", "page", {}, "2026-11-22"}, id, setup);
    }
    storage::DatabaseVerification verify() { return storage::verify(database.url(), tests::new_small_case); }
    void unguard() {
        for (const std::string table : {"events", "texts"}) {
            if (db.is_sqlite()) {
                db.script("drop trigger " + table + "_stay");
                db.script("drop trigger " + table + "_remain");
            } else {
                db.script("alter table " + table + " disable trigger all");
            }
        }
    }

    tests::TestDatabase database;
    std::unique_ptr<storage::Storage> storage;
    storage::Connection db;
};

/// "stream kind" of each finding, in order.
std::vector<std::string> told(const storage::DatabaseVerification& result) {
    std::vector<std::string> all;
    for (const auto& finding : result.findings) all.push_back(finding.stream + " " + std::to_string(finding.seq) + " " + finding.kind);
    return all;
}

}  // namespace

TEST_CASE("an honest database verifies", "[verify]") {
    Bed bed(GENERATE(from_range(kinds())));

    const auto result = bed.verify();

    CHECK(told(result).empty());
    CHECK(result.ok());
    CHECK(result.streams == 4);
    CHECK(result.events == 7);
    CHECK(result.opened == 3);
}

TEST_CASE("each change behind the program's back is named", "[verify]") {
    struct Change {
        std::string sql;
        std::vector<std::string> findings;
    };
    const auto kind = GENERATE(from_range(kinds()));
    const auto change = GENERATE(
        Change{"update events set body = replace(body, 'Abc', 'Abd') where seq = 1", {"case/2026-0001 1 hash", "case/2026-0001 2 row"}},
        Change{"update events set actor = 'p-9' where stream = 'case/2026-0001' and seq = 2", {"case/2026-0001 2 column"}},
        Change{"update events set body = 'x' where stream = 'case/2026-0002'", {"case/2026-0002 1 hash", "case/2026-0002 1 not-an-event"}},
        Change{"delete from events where stream = 'case/2026-0001' and seq = 1",
               {"case/2026-0001 2 gap", "case/2026-0001 2 chain", "case/2026-0001 0 stray-text", "case/2026-0001 2 row", "case/2026-0001 1 log"}},
        Change{"delete from events where stream = 'case/2026-0001' and seq = 2", {"case/2026-0001 1 head", "case/2026-0001 1 row", "case/2026-0001 2 log"}},
        Change{"delete from events where stream = 'case/2026-0002'", {"case/2026-0002 0 no-events", "case/2026-0002 0 head", "case/2026-0002 1 log"}},
        Change{"update texts set text = 'other' where stream = 'case/2026-0001'", {"case/2026-0001 0 text"}},
        Change{"delete from texts where stream = 'case/2026-0001'", {"case/2026-0001 1 text-missing"}},
        Change{"update cases set phase = 'placement' where id = '2026-0001'", {"case/2026-0001 2 row"}},
        Change{"update cases set version = 9 where id = '2026-0001'", {"case/2026-0001 2 head", "case/2026-0001 2 row"}},
        Change{"delete from cases where id = '2026-0002'", {"case/2026-0002 0 head"}},
        Change{"update proposals set proposer = 'p-2'", {"proposal/2026-0001 1 row"}},
        Change{"update roles set role = 'administrator'", {"office 0 row"}},
        Change{"update persons set email = 'other@example.no'", {"office 0 row"}},
        Change{"update counters set value = 1 where kind = 'case'", {"case/2026-0002 0 number"}});
    Bed bed(kind);
    bed.unguard();

    bed.db.script(change.sql);

    INFO(change.sql);
    CHECK(told(bed.verify()) == change.findings);
}

TEST_CASE("a redacted text leaves the chain valid", "[verify]") {
    Bed bed(GENERATE(from_range(kinds())));

    bed.db.script("update texts set salt = null, text = null where stream = 'case/2026-0001'");

    const auto result = bed.verify();
    CHECK(told(result).empty());
    CHECK(result.redacted == 1);
    CHECK(bed.database.open(false)->store().texts("case/2026-0001").begin()->second.redacted);
}

TEST_CASE("the database itself refuses to change the record", "[verify]") {
    Bed bed(GENERATE(from_range(kinds())));
    for (const char* sql : {"update events set actor = 'p-9'", "delete from events", "delete from texts", "update texts set text = 'other'",
                            "update texts set sha256 = 'x', text = null, salt = null"}) {
        INFO(sql);
        CHECK_THROWS_AS(bed.db.script(sql), storage::Trouble);
    }
    if (bed.db.is_sqlite())
        CHECK_THROWS_AS(bed.db.script("insert or replace into events select stream, seq, at, 'p-9', event, body, prev, hash from events"), storage::Trouble);
    else
        CHECK_THROWS_AS(bed.db.script("truncate events"), storage::Trouble);

    CHECK(bed.verify().ok());
}

TEST_CASE("no error of the database tells what was written", "[verify]") {
    Bed bed(GENERATE(from_range(kinds())));
    const std::string secret = "Kari Nordmann har sykdommen";

    std::string told;
    try {
        bed.db.run("insert into texts (stream, sha256, salt, text) values (:stream, :sha256, :salt, :text)", {"s", "short", "", secret});
    } catch (const engine::Unavailable& error) {
        told = error.what();
    }

    CHECK(told.find("refused") != std::string::npos);
    CHECK(told.find(secret) == std::string::npos);
    CHECK(told.find("insert") == std::string::npos);
}

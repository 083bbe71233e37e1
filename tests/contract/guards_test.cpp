// What keeps the record from being changed: triggers that are looked for, a role of its own on PostgreSQL, and signatures that
// find what somebody with every right to the database did.
#include "storage/guards.hpp"

#include "engine/crypto.hpp"
#include "storage/doctor.hpp"
#include "storage/verify.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

using engine::Value;
using tests::kinds;

namespace {

/// A database with two events, and the shell of its owner.
struct Bed {
    explicit Bed(tests::Kind kind) : database(kind), storage(database.open()), db(*storage::parse_location(database.url()), {}) {
        tests::record(storage->store(), {"case/2026-0001", Value::object({{"phase", "hearing"}}), ""});
        tests::record(storage->store(), {"case/2026-0001", Value::object({{"name", "Ekte"}}), "", "2026-11-23T09:00:00.000Z"});
        storage->store().write([](engine::Transaction& transaction) { transaction.next_number("case", 2026); });
    }
    engine::Log log(engine::SignerKey key) {
        return {storage->log(), std::move(key), [] { return engine::Instant{}; }};
    }
    void unguard() {
        for (const auto& [table, triggers] : std::vector<std::pair<std::string, std::vector<std::string>>>{
                 {"events", {"events_stay", "events_remain"}}, {"log", {"log_stays", "log_remains"}}, {"checkpoints", {"checkpoints_stay", "checkpoints_remain"}}}) {
            if (!db.is_sqlite()) db.script("alter table " + table + " disable trigger all");
            for (const std::string& trigger : triggers)
                if (db.is_sqlite()) db.script("drop trigger " + trigger);
        }
    }
    /// Rewrites the last event with another name, and everything inside the database that would give it away.
    void rewrite() {
        const auto events = storage->store().events("case/2026-0001");
        engine::Event forged = events.back().event;
        forged.body.set("name", "Falsk");
        const engine::Sealed sealed = engine::seal(std::move(forged));
        db.run("update events set body = :body, hash = :hash where stream = 'case/2026-0001' and seq = 2", {sealed.line, sealed.hash});
        db.run("update log set hash = :hash where stream = 'case/2026-0001' and seq = 2", {sealed.hash});
        db.run("update cases set last_hash = :hash, name = 'Falsk', name_key = 'falsk', name_order = 'falsk' where id = '2026-0001'", {sealed.hash});
        db.run("delete from checkpoints");
        db.run("delete from log_tiles");
    }

    tests::TestDatabase database;
    std::unique_ptr<storage::Storage> storage;
    storage::Connection db;
};

std::vector<std::string> kinds_of(const storage::DatabaseVerification& found) {
    std::vector<std::string> all;
    for (const auto& finding : found.findings) all.push_back(finding.kind);
    return all;
}

/// The deployment's SQL for the tables in `schema` and a role of that name; "" where the sources are not at hand.
std::string role_script(const std::string& schema, const std::string& role) {
    const char* root = std::getenv("PHASEMODEL_ROOT");
    if (root == nullptr) return {};
    std::ifstream file(std::string(root) + "/examples/deploy/postgresql-role.sql");
    std::ostringstream text;
    text << file.rdbuf();
    std::string sql = text.str();
    for (const auto& [from, to] : {std::pair<std::string, std::string>{"phasemodel_app", role}, {"schema public", "schema " + schema}})
        for (std::size_t at = sql.find(from); at != std::string::npos; at = sql.find(from, at + to.size())) sql.replace(at, from.size(), to);
    return sql;
}

}  // namespace

TEST_CASE("a guard that is gone, off or idle is named", "[guards]") {
    Bed bed(GENERATE(from_range(kinds())));
    CHECK(storage::missing_guards(bed.database.url()).empty());

    if (bed.db.is_sqlite()) {
        bed.db.script("drop trigger events_stay");
        bed.db.script("drop trigger log_remains");
        bed.db.script("create trigger log_remains before delete on log begin select 1; end");
    } else {
        bed.db.script("alter table events disable trigger events_stay");
        bed.db.script("drop trigger log_remains on log");
        bed.db.script("create function let_it_be() returns trigger language plpgsql as $$ begin return old; end $$");
        bed.db.script("create trigger log_remains before delete on log for each row execute function let_it_be()");
    }

    CHECK(storage::missing_guards(bed.database.url()) == std::vector<std::string>{"events_stay", "log_remains"});
}

TEST_CASE("an owner who rewrites an event and all that depends on it is found by the signature alone", "[guards]") {
    Bed bed(GENERATE(from_range(kinds())));
    const auto key = engine::new_signer_key("example.org/log");
    bed.log(key).checkpoint();
    const auto honest = storage::verify(bed.database.url(), tests::new_small_case, {key.verifier()});

    bed.unguard();
    bed.rewrite();
    bed.log(engine::new_signer_key("example.org/log")).checkpoint();
    const auto unkeyed = storage::verify(bed.database.url(), tests::new_small_case);
    const auto keyed = storage::verify(bed.database.url(), tests::new_small_case, {key.verifier()});

    CHECK(kinds_of(honest).empty());
    CHECK(honest.signed_for == 2);
    CHECK(kinds_of(unkeyed).empty());
    CHECK(unkeyed.signed_for == -1);
    CHECK(kinds_of(keyed) == std::vector<std::string>{"signature"});
}

TEST_CASE("the program's own role on PostgreSQL appends, and can neither change the record nor switch off its guards", "[guards]") {
    for (const tests::Kind kind : kinds()) {
        if (kind != tests::Kind::postgresql) continue;
        Bed bed(kind);
        const std::string schema = std::get<0>(*bed.db.one<std::string>("select cast(current_schema() as text)"));
        const std::string role = "app_" + schema, script = role_script(schema, role);
        if (script.empty()) {
            WARN("skipped: PHASEMODEL_ROOT names no sources");
            return;
        }
        bed.db.script("create role " + role);
        bed.db.script("grant usage on schema " + schema + " to " + role);
        bed.db.script(script);

        const std::string url = bed.database.url() + "%20-crole%3D" + role;
        {
            const auto app = storage::Storage::open(url, {}, tests::new_small_case);
            tests::record(app->store(), {"case/2026-0001", Value::object({{"name", "Nytt"}}), "ord", "2026-11-24T09:00:00.000Z"});
            engine::Log log(app->log(), engine::new_signer_key("example.org/log"), [] { return engine::Instant{}; });
            log.checkpoint();
            CHECK(app->store().read("case/2026-0001")->row().name == "Nytt");
        }
        storage::Connection app(*storage::parse_location(url), {});
        for (const char* sql : {"update events set actor = 'p-9'", "delete from events", "truncate events", "delete from texts", "update log set position = 7",
                                "delete from checkpoints", "alter table events disable trigger events_stay", "drop trigger events_stay on events",
                                "drop table events", "set session_replication_role = replica", "delete from schema"}) {
            INFO(sql);
            CHECK_THROWS_AS(app.script(sql), storage::Trouble);
        }
        CHECK(storage::examine(url).ok() == storage::examine(bed.database.url()).ok());
        bed.db.script("drop owned by " + role);
        bed.db.script("drop role " + role);
    }
}

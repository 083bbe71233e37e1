#include "storage/migrate.hpp"

#include "engine/crypto.hpp"
#include "engine/time.hpp"
#include "storage/embedded.hpp"
#include "storage/sql_script.hpp"

#include <charconv>

namespace storage {

namespace {

bool has_schema_table(Connection& connection) {
    if (connection.is_sqlite())
        return connection.one<std::string>("select name from sqlite_master where type = 'table' and name = 'schema'").has_value();
    return connection.one<std::string>("select table_name::text from information_schema.tables"
                                       " where table_schema = current_schema() and table_name = 'schema'")
        .has_value();
}

std::string message_of(const SchemaStanding& standing) {
    const std::string has = "the database has schema " + std::to_string(standing.version);
    const std::string knows = "this program knows up to " + std::to_string(standing.known);
    switch (standing.state) {
        case SchemaState::absent: return "this is no phasemodel database yet: run `phasemodel init`";
        case SchemaState::older: return has + ", " + knows + ": run `phasemodel migrate`";
        case SchemaState::newer: return has + ", " + knows + ": use a newer phasemodel";
        case SchemaState::foreign: return has + ", but made from other steps than this program's";
        case SchemaState::current: return has;
    }
    return has;
}

void run_step(Connection& connection, const Migration& migration) {
    Work work(connection);
    // Two programs migrating at once: on SQLite the write lock is held already.
    if (!connection.is_sqlite()) connection.script("select pg_advisory_xact_lock(7244001)");
    if (connection.one<std::int64_t>("select version from schema where version = :version", {migration.version})) return;
    try {
        for (const std::string& statement : statements_of(migration.sql, connection.dialect())) connection.script(statement);
    } catch (const Trouble& trouble) {
        if (trouble.cause() != Cause::other && trouble.cause() != Cause::refused && trouble.cause() != Cause::conflict) throw;
        throw SchemaError({SchemaState::older, migration.version - 1, migration.version},
                          "migration " + migration.name + " failed and was undone (" + trouble.code() + ")");
    }
    connection.run("insert into schema (version, sha256, at) values (:version, :sha256, :at)",
                   {migration.version, engine::sha256_hex(migration.sql), engine::to_text(engine::system_clock()())});
    work.commit();
}

}  // namespace

std::vector<Migration> embedded_migrations() {
    constexpr std::string_view folder = "migrations/";
    std::vector<Migration> migrations;
    for (const engine::EmbeddedFile& file : embedded_files()) {
        if (!file.name.starts_with(folder)) continue;
        const std::string_view name = file.name.substr(folder.size());
        std::int64_t version = 0;
        std::from_chars(name.data(), name.data() + name.size(), version);
        migrations.push_back({version, std::string(name), file.content});
    }
    return migrations;
}

SchemaStanding standing_of(Connection& connection, const std::vector<Migration>& migrations) {
    SchemaStanding standing{.known = migrations.empty() ? 0 : migrations.back().version};
    if (!has_schema_table(connection)) return standing;
    bool foreign = false;
    connection.each<std::int64_t, std::string>("select version, sha256 from schema order by version", {},
                                               [&](std::int64_t version, const std::string& sha256) {
                                                   standing.version = version;
                                                   for (const Migration& known : migrations)
                                                       foreign |= known.version == version && engine::sha256_hex(known.sql) != sha256;
                                               });
    if (standing.version == 0) return standing;
    if (standing.version > standing.known)
        standing.state = SchemaState::newer;
    else if (foreign)
        standing.state = SchemaState::foreign;
    else
        standing.state = standing.version < standing.known ? SchemaState::older : SchemaState::current;
    return standing;
}

void require_current(Connection& connection, const std::vector<Migration>& migrations) {
    const SchemaStanding standing = standing_of(connection, migrations);
    if (standing.state != SchemaState::current) throw SchemaError(standing, message_of(standing));
}

int migrate(Connection& connection, const std::vector<Migration>& migrations) {
    const SchemaStanding before = standing_of(connection, migrations);
    if (before.state == SchemaState::newer || before.state == SchemaState::foreign) throw SchemaError(before, message_of(before));
    connection.script("create table if not exists schema (version bigint not null primary key, sha256 text not null, at text not null)");
    int steps = 0;
    for (const Migration& migration : migrations) {
        if (migration.version <= before.version) continue;
        run_step(connection, migration);
        ++steps;
    }
    return steps;
}

}  // namespace storage

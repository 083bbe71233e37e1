#include "storage/doctor.hpp"

#include "storage/guards.hpp"

#include <algorithm>
#include <stdexcept>

namespace storage {

namespace {

std::string first(Connection& db, std::string_view sql) {
    const auto found = db.one<std::string>(sql);
    return found ? std::get<0>(*found) : std::string();
}

Check schema_check(const SchemaStanding& standing) {
    const std::string numbers = std::to_string(standing.version) + " of " + std::to_string(standing.known);
    switch (standing.state) {
        case SchemaState::current: return {"schema", true, numbers};
        case SchemaState::absent: return {"schema", false, "no phasemodel database; run phasemodel init"};
        case SchemaState::older: return {"schema", false, numbers + "; run phasemodel migrate"};
        case SchemaState::newer: return {"schema", false, numbers + "; use a newer phasemodel"};
        case SchemaState::foreign: return {"schema", false, numbers + ", made from other steps than this program's"};
    }
    return {"schema", false, numbers};
}

/// The append-only triggers, which somebody with a database shell could have dropped or switched off.
Check triggers(Connection& db) {
    const auto missing = missing_guards(db);
    std::string detail = std::to_string(guard_count(db) - missing.size()) + " of " + std::to_string(guard_count(db));
    for (const std::string& name : missing) detail += (name == missing.front() ? "; gone, off or idle: " : ", ") + name;
    return {"triggers", missing.empty(), detail};
}

/// Who owns the tables can switch the triggers off: better that the program is somebody else.
Check owner(Connection& db) {
    const bool owns = db.one<std::string>("select cast(tablename as text) from pg_tables where tablename = 'events' and schemaname = current_schema()"
                                          " and pg_has_role(current_user, tableowner, 'member')").has_value();
    return {"role", true, first(db, "select cast(current_user as text)") +
                              (owns ? ", owner of the tables: could switch the triggers off; see examples/deploy/postgresql-role.sql" : ", not owner of the tables")};
}

void sqlite_checks(Connection& db, std::vector<Check>& checks) {
    const std::string journal = first(db, "pragma journal_mode"), synchronous = first(db, "pragma synchronous");
    checks.push_back({"journal", journal == "wal", journal});
    checks.push_back({"durability", synchronous == "2" || synchronous == "3", "synchronous " + synchronous});
    const std::string keys = first(db, "pragma foreign_keys");
    checks.push_back({"foreign-keys", keys == "1", keys == "1" ? "on" : "off"});
    const std::string integrity = first(db, "pragma integrity_check");
    checks.push_back({"integrity", integrity == "ok", integrity});
    const bool broken = db.one<std::string>("pragma foreign_key_check").has_value();
    checks.push_back({"references", !broken, broken ? "a row refers to one that is not there" : "ok"});
}

void postgresql_checks(Connection& db, std::vector<Check>& checks) {
    const std::string commit = first(db, "select current_setting('synchronous_commit')"), fsync = first(db, "select current_setting('fsync')");
    checks.push_back({"durability", commit != "off" && commit != "local" && fsync == "on", "synchronous_commit " + commit + ", fsync " + fsync});
    const std::string encoding = first(db, "select current_setting('server_encoding')");
    checks.push_back({"encoding", encoding == "UTF8", encoding});
    checks.push_back(owner(db));
}

}  // namespace

bool Examination::ok() const {
    return std::all_of(checks.begin(), checks.end(), [](const Check& check) { return check.ok; });
}

Examination examine(std::string_view url) {
    const auto location = parse_location(url);
    if (!location) throw std::invalid_argument("a database is named sqlite:PATH or postgresql://…");
    Examination result{.database = location->shown(), .schema = {}, .restored = {}, .checks = {}};
    try {
        Connection db(*location, Session{.read_only = true});
        result.checks.push_back({"connection", true,
                                 db.is_sqlite() ? "SQLite " + first(db, "select sqlite_version()")
                                                : "PostgreSQL " + first(db, "select current_setting('server_version')")});
        result.schema = standing_of(db, embedded_migrations());
        result.checks.push_back(schema_check(result.schema));
        if (result.schema.state == SchemaState::absent) return result;
        result.checks.push_back(triggers(db));
        if (db.is_sqlite())
            sqlite_checks(db, result.checks);
        else
            postgresql_checks(db, result.checks);
        result.demonstration = db.one<std::string>("select value from settings where key = 'demonstration'").has_value();
        result.restored = first(db, "select value from settings where key = 'restored'");
    } catch (const Trouble& trouble) {
        result.checks.push_back({"connection", false, trouble.what()});
    }
    return result;
}

}  // namespace storage

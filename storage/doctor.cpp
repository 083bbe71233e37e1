#include "storage/doctor.hpp"

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
    std::int64_t wanted = 9, found = 0;
    if (db.is_sqlite()) {
        found = std::get<0>(*db.one<std::int64_t>(
            "select count(*) from sqlite_master where type = 'trigger' and name in ('events_stay', 'events_remain', 'texts_stay', 'texts_remain',"
            " 'events_logged', 'log_stays', 'log_remains', 'checkpoints_stay', 'checkpoints_remain')"));
    } else {
        wanted = 13;
        found = std::get<0>(*db.one<std::int64_t>(
            "select count(*) from pg_trigger where tgrelid in (cast('events' as regclass), cast('texts' as regclass),"
            " cast('log' as regclass), cast('checkpoints' as regclass)) and tgenabled in ('O', 'A')"
            " and tgname in ('events_stay', 'events_remain', 'events_whole', 'texts_stay', 'texts_remain', 'texts_whole', 'events_logged', 'log_stays', 'log_remains',"
            " 'log_whole', 'checkpoints_stay', 'checkpoints_remain', 'checkpoints_whole')"));
    }
    return {"triggers", found == wanted, std::to_string(found) + " of " + std::to_string(wanted)};
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
}

}  // namespace

bool Examination::ok() const {
    return std::all_of(checks.begin(), checks.end(), [](const Check& check) { return check.ok; });
}

Examination examine(std::string_view url) {
    const auto location = parse_location(url);
    if (!location) throw std::invalid_argument("a database is named sqlite:PATH or postgresql://…");
    Examination result{.database = location->shown(), .schema = {}, .checks = {}};
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
    } catch (const Trouble& trouble) {
        result.checks.push_back({"connection", false, trouble.what()});
    }
    return result;
}

}  // namespace storage

#include "storage/guards.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

namespace storage {

namespace {

struct Guard {
    std::string_view name;
    bool refuses = true;      ///< events_logged does its work instead
    bool postgresql = false;  ///< only there, where a table can be emptied by truncate
};

constexpr std::array<Guard, 13> guards{{{"checkpoints_remain"},
                                        {"checkpoints_stay"},
                                        {"checkpoints_whole", true, true},
                                        {"events_logged", false},
                                        {"events_remain"},
                                        {"events_stay"},
                                        {"events_whole", true, true},
                                        {"log_remains"},
                                        {"log_stays"},
                                        {"log_whole", true, true},
                                        {"texts_remain"},
                                        {"texts_stay"},
                                        {"texts_whole", true, true}}};

/// SQL that gives name and body of every trigger that is on; on PostgreSQL the body of its function.
constexpr std::string_view sqlite_triggers = "select name, sql from sqlite_master where type = 'trigger'";
constexpr std::string_view postgresql_triggers =
    "select cast(t.tgname as text), p.prosrc from pg_trigger t join pg_proc p on p.oid = t.tgfoid"
    " where t.tgrelid in (cast('events' as regclass), cast('texts' as regclass), cast('log' as regclass), cast('checkpoints' as regclass))"
    " and t.tgenabled in ('O', 'A')";

}  // namespace

std::size_t guard_count(const Connection& db) {
    return static_cast<std::size_t>(std::count_if(guards.begin(), guards.end(), [&](const Guard& guard) { return !db.is_sqlite() || !guard.postgresql; }));
}

std::vector<std::string> missing_guards(Connection& db) {
    std::set<std::string, std::less<>> on, refusing;
    const std::string_view refusal = db.is_sqlite() ? "raise(abort" : "raise exception";
    db.each<std::string, std::string>(db.is_sqlite() ? sqlite_triggers : postgresql_triggers, {}, [&](const std::string& name, const std::string& body) {
        on.insert(name);
        if (body.find(refusal) != std::string::npos) refusing.insert(name);
    });
    std::vector<std::string> missing;
    for (const Guard& guard : guards) {
        if (guard.postgresql && db.is_sqlite()) continue;
        if (!(guard.refuses ? refusing : on).contains(guard.name)) missing.emplace_back(guard.name);
    }
    return missing;
}

std::vector<std::string> missing_guards(std::string_view url) {
    const auto location = parse_location(url);
    if (!location) throw std::invalid_argument("a database is named sqlite:PATH or postgresql://…");
    Connection db(*location, Session{.read_only = true});
    return missing_guards(db);
}

}  // namespace storage

#include "storage/trouble.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <exception>
#include <string_view>

namespace storage {

namespace {

std::string_view words(Cause cause) {
    switch (cause) {
        case Cause::conflict: return "the database is being changed by others at the same place";
        case Cause::busy: return "the database is locked by another process";
        case Cause::lost: return "the database cannot be reached";
        case Cause::full: return "the database has no room left";
        case Cause::read_only: return "the database cannot be written: it is read-only";
        case Cause::disk: return "the file of the database cannot be read or written: see its disk";
        case Cause::damaged: return "the file is no database, or a damaged one";
        case Cause::refused: return "the database refused a change that breaks its rules";
        case Cause::other: return "the database reported an error";
    }
    return "";
}

Cause cause_of_sqlite(int code) {
    constexpr int primary_key = 1555, unique = 2067, busy_snapshot = 517;
    if (code == primary_key || code == unique || code == busy_snapshot) return Cause::conflict;
    switch (code & 0xff) {
        case 5: case 6: return Cause::busy;
        case 8: return Cause::read_only;
        case 10: return Cause::disk;
        case 11: case 26: return Cause::damaged;
        case 13: return Cause::full;
        case 14: return Cause::lost;
        case 19: return Cause::refused;
        default: return Cause::other;
    }
}

Cause cause_of_sqlstate(std::string_view state) {
    // 23502: an event takes its number from the row that moves with it, and none did.
    if (state == "40001" || state == "40P01" || state == "23505" || state == "23502") return Cause::conflict;
    if (state == "55P03" || state == "57014" || state == "53300") return Cause::busy;
    if (state.starts_with("08") || state.starts_with("57P") || state == "26000") return Cause::lost;
    if (state == "53100") return Cause::full;
    if (state == "58030") return Cause::disk;
    if (state == "25006") return Cause::read_only;
    if (state == "XX001" || state == "XX002") return Cause::damaged;
    if (state.starts_with("23") || state == "P0001") return Cause::refused;
    return Cause::other;
}

}  // namespace

Trouble::Trouble(Cause cause, const std::string& code)
    : engine::Unavailable(std::string(words(cause)) + " (" + code + ")"), cause_(cause), code_(code) {}

void rethrow_as_trouble() {
    try {
        throw;
    } catch (const soci::sqlite3_soci_error& error) {
        throw Trouble(cause_of_sqlite(error.result()), "sqlite " + std::to_string(error.result()));
    } catch (const soci::postgresql_soci_error& error) {
        // libpq has no state to give when the server went away in the middle: SOCI then fills in blanks.
        if (error.sqlstate().find_first_not_of(' ') == std::string::npos) throw Trouble(Cause::lost, "no connection");
        throw Trouble(cause_of_sqlstate(error.sqlstate()), "sqlstate " + error.sqlstate());
    } catch (const soci::soci_error&) {
        // What SOCI throws without a code: a connection that could not be made, or broke.
        throw Trouble(Cause::lost, "no connection");
    }
}

}  // namespace storage

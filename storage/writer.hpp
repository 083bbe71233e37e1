// A Writer makes units of work durable, each whole or not at all. SQLite: those waiting at the same time share one
// commit. PostgreSQL: several connections side by side, redone after a conflict or a lost connection.
#pragma once

#include "storage/connection.hpp"

#include <functional>
#include <memory>
#include <string>

namespace storage {

class CaseLooks;
class Pool;

/// One unit of work under way.
struct Unit {
    Connection& db;
    /// SQLite: what is known of the cases, for a unit that tells it of all that it writes, and says so in `tells_known`.
    CaseLooks* known = nullptr;
    bool tells_known = false;
    /// Of one that is judged aside: readers, who see the database as it was when the transaction began, as nobody commits meanwhile.
    Pool* readers = nullptr;
    /// Words are removed for ever: after the commit they must not stay in SQLite's log either.
    bool erases = false;
    /// PostgreSQL: set by a unit that must not be done twice. If the connection breaks during the commit, the server is
    /// asked whether that transaction is over, and then `happened` whether what the unit wrote is there. The number alone
    /// does not tell: a server that crashed may give it to another.
    std::string transaction_id = {};
    std::function<bool(Connection& db)> happened = {};

    /// Sets both, asking for the number; on SQLite nothing.
    void must_happen_once(std::function<bool(Connection& db)> proof);
};

/// Where a unit of work may run: on a connection to the database alone, or first aside. Aside means on any thread, while the
/// connection that writes serves others, with what is known of the cases, readers, and a connection that leads nowhere
/// (Connection::Nowhere): where OutOfReach is thrown the unit runs again on the one that writes. So it must not catch that, and must change nothing but by
/// its transaction and its own result.
enum class Runs { on_connection, aside_too };

class Writer {
public:
    virtual ~Writer() = default;

    /// Runs `work` and returns when it is durable. An exception from it undoes it and is passed on; Trouble when the
    /// database cannot be written. `work` may run several times, undone in between, and on another caller's thread.
    virtual void run(const std::function<void(Unit&)>& work, Runs where = Runs::on_connection) = 0;
};

/// Borrows the readers, for those who are judged aside.
std::unique_ptr<Writer> make_sqlite_writer(const Location& location, const Session& session, Pool& readers);
std::unique_ptr<Writer> make_postgresql_writer(const Location& location, const Session& session, std::size_t connections);

}  // namespace storage

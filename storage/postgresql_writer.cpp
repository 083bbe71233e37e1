// Several connections write side by side; the row of a stream is the lock between them. A unit that lost a race, or its
// connection, is run again from the start. When the connection breaks during the commit, nobody has said whether it
// took place: then the server is asked by the transaction's number whether that is over, and whether what was written is
// there, and only a unit that was undone is run again.
#include "storage/pool.hpp"
#include "storage/writer.hpp"

#include <chrono>
#include <random>
#include <thread>

namespace storage {

namespace {

using namespace std::chrono_literals;

constexpr int most_attempts = 30;
/// How long a server that restarts may take before the outcome of a commit is given up as unknown.
constexpr auto longest_inquiry = 10s;

/// A short wait that differs between those who collided.
void step_aside(int attempt) {
    thread_local std::minstd_rand random{std::random_device{}()};
    const int most = 1 + attempt * 2;
    std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution(0, most)(random)));
}

class PostgresqlWriter final : public Writer {
public:
    PostgresqlWriter(const Location& location, const Session& session, std::size_t connections) : pool_(location, session, connections) {}

    void run(const std::function<void(Unit&)>& work, Runs) override {
        for (int attempt = 1; !done(work, attempt); ++attempt) step_aside(attempt);
    }

private:
    /// One attempt: true when the unit is durable, false when it was undone and may be run again.
    bool done(const std::function<void(Unit&)>& work, int attempt) {
        Pool::Lease lease = pool_.lease();
        Unit unit{*lease, {}, {}};
        bool committing = false;
        try {
            Work transaction(*lease);
            work(unit);
            committing = true;
            transaction.commit();
            return true;
        } catch (const Trouble& trouble) {
            const bool lost = trouble.cause() == Cause::lost || lease->is_broken();
            if (lost) {
                lease.drop();
                pool_.close_idle();
                if (committing && unit.happened && took_place(unit)) return true;
            }
            if ((!lost && trouble.cause() != Cause::conflict) || attempt >= most_attempts) throw;
            return false;
        }
    }

    /// Whether a unit took place whose commit was not answered. Throws Trouble when nobody can tell.
    bool took_place(const Unit& unit) {
        const auto deadline = std::chrono::steady_clock::now() + longest_inquiry;
        for (;; std::this_thread::sleep_for(50ms)) {
            const bool last = std::chrono::steady_clock::now() > deadline;
            try {
                const Pool::Lease lease = pool_.lease();
                if (is_over(*lease, unit.transaction_id)) return unit.happened(*lease);
            } catch (const Trouble& trouble) {
                if (last || trouble.cause() != Cause::lost) throw;
                pool_.close_idle();
            }
            if (last) throw Trouble(Cause::lost, "outcome unknown");
        }
    }

    static bool is_over(Connection& db, const std::string& transaction_id) {
        try {
            const auto status = db.one<std::string>("select coalesce(pg_xact_status(cast(cast(:id as text) as xid8)), 'long ago')", {transaction_id});
            return std::get<0>(*status) != "in progress";
        } catch (const Trouble& trouble) {
            // A number in the future: the server crashed and has forgotten that it ever gave it.
            if (trouble.code() != "sqlstate 22023") throw;
            return true;
        }
    }

    Pool pool_;
};

}  // namespace

void Unit::must_happen_once(std::function<bool(Connection& db)> proof) {
    if (db.is_sqlite()) return;
    if (transaction_id.empty()) transaction_id = std::get<0>(*db.one<std::string>("select cast(pg_current_xact_id() as text)"));
    happened = std::move(proof);
}

std::unique_ptr<Writer> make_postgresql_writer(const Location& location, const Session& session, std::size_t connections) {
    return std::make_unique<PostgresqlWriter>(location, session, connections);
}

}  // namespace storage

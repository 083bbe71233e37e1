// Several connections write side by side; the row of a stream is the lock between them. A unit that lost a race, or its
// connection, is run again from the start. When the connection breaks during the commit, nobody has said whether it
// took place: then the server is asked by the transaction's number, and only a unit that was undone is run again.
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

    void run(const std::function<void(Unit&)>& work) override {
        for (int attempt = 1; !done(work, attempt); ++attempt) step_aside(attempt);
    }

private:
    /// One attempt: true when the unit is durable, false when it was undone and may be run again.
    bool done(const std::function<void(Unit&)>& work, int attempt) {
        Pool::Lease lease = pool_.lease();
        Unit unit{*lease, {}};
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
                if (committing && !unit.transaction_id.empty() && took_place(unit.transaction_id)) return true;
            }
            if ((!lost && trouble.cause() != Cause::conflict) || attempt >= most_attempts) throw;
            return false;
        }
    }

    /// What became of a transaction whose commit was not answered. Throws Trouble when nobody can tell.
    bool took_place(const std::string& transaction_id) {
        const auto deadline = std::chrono::steady_clock::now() + longest_inquiry;
        for (;; std::this_thread::sleep_for(50ms)) {
            const bool last = std::chrono::steady_clock::now() > deadline;
            try {
                const auto status = pool_.lease()->one<std::string>(
                    "select coalesce(pg_xact_status(cast(cast(:id as text) as xid8)), 'forgotten')", {transaction_id});
                const std::string& answer = std::get<0>(*status);
                if (answer == "committed") return true;
                if (answer == "aborted") return false;
                if (last || answer == "forgotten") throw Trouble(Cause::lost, "outcome unknown");
            } catch (const Trouble& trouble) {
                if (last || trouble.cause() != Cause::lost || trouble.code() == "outcome unknown") throw;
                pool_.close_idle();
            }
        }
    }

    Pool pool_;
};

}  // namespace

void Unit::must_happen_once() {
    if (!db.is_sqlite() && transaction_id.empty()) transaction_id = std::get<0>(*db.one<std::string>("select cast(pg_current_xact_id() as text)"));
}

std::unique_ptr<Writer> make_postgresql_writer(const Location& location, const Session& session, std::size_t connections) {
    return std::make_unique<PostgresqlWriter>(location, session, connections);
}

}  // namespace storage

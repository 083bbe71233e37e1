// PostgreSQL gone and back: refused in time while it is gone, exactly once whatever happened to the connection.
#include "storage/connection.hpp"
#include "storage/verify.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/postgresql_server.hpp"
#include "tests/support/small_case.hpp"

#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <thread>

using engine::Value;
using tests::record;
using namespace std::chrono_literals;

namespace {

bool has_postgresql() { return tests::kinds().size() > 1; }

/// Threads that write marked acts until told to stop, and what they were told.
class Writers {
public:
    explicit Writers(engine::Store& store, int count) {
        for (int n = 0; n < count; ++n) threads_.emplace_back([this, &store, n](const std::stop_token& stop) { write(store, n, stop); });
    }
    /// Waits until so many more acts have been acknowledged.
    void wait_for(std::size_t more) {
        const std::size_t goal = acknowledged + more;
        while (acknowledged < goal) std::this_thread::sleep_for(1ms);
    }
    void stop() { threads_.clear(); }

    std::atomic<std::size_t> acknowledged = 0, refused = 0;
    std::multiset<std::string> marks;  ///< of what was acknowledged; complete after stop()

private:
    void write(engine::Store& store, int n, const std::stop_token& stop) {
        for (int i = 0; !stop.stop_requested(); ++i) {
            const std::string mark = std::to_string(n) + "-" + std::to_string(i);
            try {
                record(store, {"case/2026-000" + std::to_string(n % 2), Value::object({{"name", mark}}), "words"});
                const std::lock_guard lock(mutex_);
                marks.insert(mark);
                ++acknowledged;
            } catch (const engine::Unavailable&) {
                ++refused;
                std::this_thread::sleep_for(5ms);
            }
        }
    }
    std::mutex mutex_;
    std::vector<std::jthread> threads_;
};

void check_exactly_once(engine::Store& store, const Writers& writers) {
    std::multiset<std::string> stored;
    for (const std::string& stream : store.streams("case/"))
        for (const auto& event : store.events(stream)) stored.insert(event.event.body.text("name"));
    for (const std::string& mark : writers.marks) CHECK(stored.count(mark) == 1);
    CHECK(std::set<std::string>(stored.begin(), stored.end()).size() == stored.size());
}

}  // namespace

TEST_CASE("a server that is stopped refuses at once and serves again when it is back", "[server]") {
    if (!has_postgresql()) return;
    tests::PostgresqlServer server;
    storage::init(server.url(), false);
    const auto storage = storage::Storage::open(server.url(), {}, tests::new_small_case);
    record(storage->store(), {"case/2026-0001", Value::object(), "before"});

    server.stop_at_once();
    const auto from = std::chrono::steady_clock::now();
    CHECK_THROWS_WITH(record(storage->store(), {"case/2026-0001", Value::object(), "while it is gone"}), Catch::Contains("cannot be reached"));
    CHECK_THROWS_AS(storage->store().read("case/2026-0001"), engine::Unavailable);
    CHECK_THROWS_AS(storage->people().office(), engine::Unavailable);
    CHECK(std::chrono::steady_clock::now() - from < 3s);
    server.start();

    CHECK(storage->store().read("case/2026-0001")->version() == 1);
    record(storage->store(), {"case/2026-0001", Value::object(), "after"});
    CHECK(storage->store().read("case/2026-0001")->version() == 2);
    CHECK(storage->people().office() != nullptr);
}

TEST_CASE("a server that falls while many write loses nothing acknowledged and does nothing twice", "[server]") {
    if (!has_postgresql()) return;
    tests::PostgresqlServer server;
    storage::init(server.url(), false);
    const auto storage = storage::Storage::open(server.url(), {}, tests::new_small_case);
    Writers writers(storage->store(), 6);

    for (int round = 0; round < 3; ++round) {
        writers.wait_for(60);
        server.stop_at_once();
        server.start();
    }
    writers.wait_for(20);
    writers.stop();

    check_exactly_once(storage->store(), writers);
    for (const auto& finding : storage::verify(server.url(), tests::new_small_case).findings) CHECK(finding.kind == "number");
}

TEST_CASE("connections that are cut while many write lead to nothing lost or done twice", "[server]") {
    if (!has_postgresql()) return;
    tests::PostgresqlServer server;
    storage::init(server.url(), false);
    const auto storage = storage::Storage::open(server.url(), {}, tests::new_small_case);
    storage::Connection other(*storage::parse_location(server.url()), {});
    Writers writers(storage->store(), 6);

    for (int round = 0; round < 25; ++round) {
        writers.wait_for(7);
        other.script("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()");
    }
    writers.wait_for(20);
    writers.stop();

    check_exactly_once(storage->store(), writers);
    for (const auto& finding : storage::verify(server.url(), tests::new_small_case).findings) CHECK(finding.kind == "number");
}

// Bad weather: locked, full, read-only, damaged. Each a clear refusal, nothing lost, and back when it is over.
#include "storage/connection.hpp"
#include "storage/verify.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/child.hpp"
#include "tests/support/small_case.hpp"

#include <atomic>
#include <csignal>
#include <fstream>
#include <optional>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using engine::Value;
using tests::Kind;
using tests::record;

namespace {

const std::string stream = "case/2026-0001";

/// While it lives no file of this process grows beyond so many bytes.
class NoRoom {
public:
    explicit NoRoom(rlim_t bytes) {
        getrlimit(RLIMIT_FSIZE, &before_);
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~NoRoom() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    NoRoom(const NoRoom&) = delete;
    NoRoom& operator=(const NoRoom&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int) = SIG_DFL;
};

std::string refusal(engine::Store& store) {
    try {
        record(store, {stream, Value::object(), "words that must not be told"});
    } catch (const engine::Unavailable& error) {
        return error.what();
    }
    return "written";
}

}  // namespace

TEST_CASE("a database locked by another process is refused in time and works again", "[trouble]") {
    const tests::TestDatabase database(GENERATE(from_range(tests::kinds())));
    const auto storage = database.open(true, {.wait_ms = 150});
    record(storage->store(), {stream, Value::object(), ""});
    storage::Connection other(*storage::parse_location(database.url()), {});
    {
        storage::Work work(other);
        if (!other.is_sqlite()) other.script("select 1 from cases where id = '2026-0001' for update");

        CHECK_THAT(refusal(storage->store()), Catch::Contains("locked by another process"));
        CHECK(storage->store().read(stream)->version() == 1);
    }
    CHECK(refusal(storage->store()) == "written");
}

namespace {

/// An act in a thread of its own.
struct Actor {
    explicit Actor(engine::Store& store)
        : thread([this, &store] {
              number = gettid();
              told = refusal(store);
          }) {}

    /// Until it sleeps, as it waits for a lock or for others.
    void until_it_waits() const {
        while (number == 0 || state() != 'S') std::this_thread::yield();
    }
    char state() const {
        std::ifstream file("/proc/self/task/" + std::to_string(number) + "/stat");
        std::string line;
        std::getline(file, line);
        return line.substr(line.rfind(')') + 2, 1)[0];
    }

    std::atomic<pid_t> number = 0;
    std::string told;
    std::jthread thread;
};

}  // namespace

TEST_CASE("who comes while another waits for a locked database waits as long itself", "[trouble]") {
    const tests::TestDatabase database(Kind::sqlite);
    const auto storage = database.open(true, {.wait_ms = 300});
    record(storage->store(), {stream, Value::object(), ""});
    storage::Connection other(*storage::parse_location(database.url()), {});
    std::optional<storage::Work> locked(other);

    Actor first(storage->store());
    first.until_it_waits();
    Actor second(storage->store());
    second.until_it_waits();
    first.thread.join();
    locked.reset();
    second.thread.join();

    CHECK_THAT(first.told, Catch::Contains("locked by another process"));
    CHECK(second.told == "written");
}

TEST_CASE("a full disk refuses the act and keeps what was written", "[trouble]") {
    const tests::TestDatabase database(Kind::sqlite);
    const auto storage = database.open();
    record(storage->store(), {stream, Value::object(), ""});
    std::int64_t written = 1;
    std::string told;
    {
        const NoRoom limit(600'000);
        for (; told.empty() && written < 1000; ++written) {
            try {
                record(storage->store(), {stream, Value::object(), std::string(20'000, 'x')});
            } catch (const engine::Unavailable& error) {
                told = error.what();
            }
        }
        --written;
    }

    INFO(told);
    CHECK((told.find("no room") != std::string::npos || told.find("see its disk") != std::string::npos));
    CHECK(told.find("xxx") == std::string::npos);
    CHECK(storage->store().read(stream)->version() == written);
    CHECK(refusal(storage->store()) == "written");
    CHECK(database.open(false)->store().events(stream).size() == static_cast<std::size_t>(written) + 1);
}

TEST_CASE("many writers on a full disk are all told the truth", "[trouble]") {
    const tests::TestDatabase database(Kind::sqlite);
    const auto storage = database.open();
    std::atomic<std::size_t> acknowledged = 0, refused = 0;
    {
        const NoRoom limit(600'000);
        std::vector<std::jthread> threads;
        for (int n = 0; n < 8; ++n)
            threads.emplace_back([&, n] {
                for (int i = 0; i < 20; ++i) {
                    try {
                        record(storage->store(), {"case/2026-100" + std::to_string(n), Value::object(), std::string(9000, 'x')});
                        ++acknowledged;
                    } catch (const engine::Unavailable&) {
                        ++refused;
                    }
                }
            });
    }

    std::size_t stored = 0;
    for (const std::string& name : storage->store().streams("case/")) stored += storage->store().events(name).size();
    CHECK(stored == acknowledged);
    CHECK(refused > 0);
    for (const auto& finding : storage::verify(database.url(), tests::new_small_case).findings) CHECK(finding.kind == "number");
}

TEST_CASE("a read-only database is read and not written", "[trouble]") {
    const auto kind = GENERATE(from_range(tests::kinds()));
    const tests::TestDatabase database(kind);
    const auto storage = database.open();
    record(storage->store(), {stream, Value::object(), ""});

    std::string told;
    if (kind == Kind::postgresql) {
        const std::string url = database.url() + "%20-cdefault_transaction_read_only%3Don";
        const auto read_only = storage::Storage::open(url, {}, tests::new_small_case);
        told = refusal(read_only->store()) + " " + std::to_string(read_only->store().read(stream)->version());
    } else {
        // Root may write everything, so somebody else looks.
        told = tests::in_child([&](tests::Tell tell) {
            if (getuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) return tell("cannot become another user");
            for (const char* suffix : {"", "-wal", "-shm"})
                if (getuid() != 65534) chmod((database.path() + suffix).c_str(), 0444);
            const auto read_only = database.open(false);
            tell(refusal(read_only->store()) + " " + std::to_string(read_only->store().read(stream)->version()));
        });
    }

    CHECK_THAT(told, Catch::Contains("read-only") && Catch::EndsWith(" 1"));
}

TEST_CASE("a file that is no database is said to be none", "[trouble]") {
    const tests::TestDatabase database(Kind::sqlite);
    std::ofstream(database.path()) << std::string(5000, 'x');

    CHECK_THROWS_WITH(database.open(false), Catch::Contains("no database"));
    CHECK_THROWS_WITH(storage::init(database.url(), false), Catch::Contains("no database"));
}

TEST_CASE("an address that cannot be reached is unavailable, and tells no password", "[trouble]") {
    const std::string url = "postgresql://someone:hidden-word@127.0.0.1:1/nothing";

    CHECK_THROWS_WITH(storage::Storage::open(url, {}, tests::new_small_case), Catch::Contains("cannot be reached") && !Catch::Contains("hidden"));
    CHECK(storage::parse_location(url)->shown() == "postgresql://127.0.0.1:1/nothing");
    CHECK_THROWS_AS(storage::Storage::open("mysql://x", {}, tests::new_small_case), std::invalid_argument);
    CHECK_THROWS_AS(storage::Storage::open("sqlite:", {}, tests::new_small_case), std::invalid_argument);
}

// What the writer of a SQLite file need not ask for again, and when it asks: nothing that another has written, or that was undone,
// may be missed. Through the stores, on both databases; KnownCases itself below.
#include "storage/known_cases.hpp"
#include "storage/office_rows.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/small_case.hpp"

#include <atomic>
#include <latch>
#include <stdexcept>
#include <thread>

using engine::Value;
using storage::CaseLook;
using storage::Head;
using tests::record;

namespace {

const std::string stream = "case/2026-1000";

/// The version that a unit of work finds the case at.
std::int64_t found_by(engine::Store& store) {
    std::int64_t version = 0;
    store.write([&](engine::Transaction& transaction) { version = transaction.open(stream)->version(); });
    return version;
}

/// A case that the store's writer has worked with before.
void begin(engine::Store& store) {
    record(store, {stream});
    record(store, {stream});
    REQUIRE(found_by(store) == 2);
}

}  // namespace

TEST_CASE("an act goes on from what another process has written between two acts of one's own", "[known-cases]") {
    const tests::TestDatabase database(GENERATE(from_range(tests::kinds())));
    const auto here = database.open(), there = database.open(false);
    begin(here->store());

    for (int time = 0; time < 3; ++time) {
        record(there->store(), {stream, Value::object({{"ball", std::to_string(time)}})});
        CHECK(found_by(here->store()) == 3 + 2 * time);
        record(here->store(), {stream});
    }

    CHECK(there->store().events(stream).size() == 8);
}

TEST_CASE("an act goes on from before what was undone, by whoever it was begun", "[known-cases]") {
    const tests::TestDatabase database(GENERATE(from_range(tests::kinds())));
    const auto storage = database.open();
    begin(storage->store());

    CHECK_THROWS_AS(storage->store().write([&](engine::Transaction& transaction) {
        record(transaction, tests::SmallAct{stream, Value::object({{"ball", "undone"}})});
        throw std::runtime_error("refused");
    }),
                    std::runtime_error);

    CHECK(found_by(storage->store()) == 2);
    record(storage->store(), {stream});
    CHECK(storage->store().read(stream)->version() == 3);
    CHECK(storage->store().read(stream)->row().ball.empty());
}

TEST_CASE("an act goes on from before what was undone with others that it waited with", "[known-cases]") {
    const tests::TestDatabase database(GENERATE(from_range(tests::kinds())));
    const auto storage = database.open();
    begin(storage->store());
    std::latch leading(1);
    std::atomic<int> coming = 0;
    std::jthread leader([&] {
        storage->store().write([&](engine::Transaction&) {
            leading.count_down();
            while (coming < 3) std::this_thread::yield();
        });
    });
    leading.wait();
    const auto waiting = [&](bool fails) {
        return std::jthread([&storage, &coming, fails] {
            ++coming;
            try {
                storage->store().write([&](engine::Transaction& transaction) {
                    record(transaction, tests::SmallAct{stream, Value::object({{"ball", fails ? "undone" : ""}})});
                    if (fails) throw std::runtime_error("refused");
                });
            } catch (const std::runtime_error&) {
            }
        });
    };

    {
        const std::jthread kept = waiting(false), undone = waiting(true), another = waiting(false);
    }

    CHECK(found_by(storage->store()) == 4);
    record(storage->store(), {stream});
    CHECK(storage->store().read(stream)->row().ball.empty());
    CHECK(storage->store().events(stream).size() == 5);
}

TEST_CASE("a unit within which nothing is refused still finds what the one before it wrote", "[known-cases]") {
    const tests::TestDatabase database(GENERATE(from_range(tests::kinds())));
    const auto storage = database.open();
    begin(storage->store());

    for (std::int64_t version = 3; version < 8; ++version) {
        record(storage->store(), {stream});
        CHECK(found_by(storage->store()) == version);
    }
}

namespace {

/// KnownCases over a connection, and another connection to the same file.
struct Bed {
    tests::TestDatabase database{tests::Kind::sqlite};
    std::unique_ptr<storage::Storage> storage = database.open();
    storage::Connection db{*storage::parse_location(database.url()), {}};
    storage::KnownCases known;

    /// A transaction of the connection that knows.
    template <class Do>
    void transaction(Do work) {
        storage::Work transaction(db);
        known.begin(db);
        work();
        transaction.commit();
        known.committed(db);
    }
    std::int64_t version() { return known.find("2026-1000") == nullptr ? 0 : known.find("2026-1000")->head.version; }
};

const CaseLook look{.head = {2, "two"}, .following = {}, .office = {7, 1}, .transaction = ""};

}  // namespace

TEST_CASE("what is known stays so while only the one who knows it writes", "[known-cases]") {
    Bed bed;
    bed.transaction([&] { bed.known.found("2026-1000", look); });
    bed.transaction([&] {
        CHECK(bed.version() == 2);
        bed.db.run("insert into settings (key, value) values ('one', '1')");
        bed.known.ends("case/2026-1000", {3, "three"});
        bed.known.ends("follow/2026-1000", {1, "one"});
        bed.known.ends("case/2026-1001", {9, "nine"});  // was never asked for
    });
    bed.transaction([&] {
        REQUIRE(bed.known.find("2026-1000") != nullptr);
        CHECK(bed.known.find("2026-1000")->head.last_hash == "three");
        CHECK(bed.known.find("2026-1000")->following.last_hash == "one");
        CHECK(bed.known.find("2026-1000")->office.events == 7);
        CHECK(bed.known.find("2026-1001") == nullptr);
    });
}

TEST_CASE("whatever another connection commits, nothing is known any more", "[known-cases]") {
    Bed bed;
    bed.transaction([&] { bed.known.found("2026-1000", look); });
    storage::Connection other(*storage::parse_location(bed.database.url()), {});

    other.run("insert into settings (key, value) values ('another', '1')");

    bed.transaction([&] { CHECK(bed.version() == 0); });
}

TEST_CASE("what was read before another connection wrote is not known either, though nothing else was done since", "[known-cases]") {
    Bed bed;
    storage::Connection other(*storage::parse_location(bed.database.url()), {});
    for (int time = 0; time < 3; ++time) {
        bed.transaction([&] {
            CHECK(bed.version() == 0);
            bed.known.found("2026-1000", look);
        });
        other.run("insert into settings (key, value) values (:key, '1')", {std::to_string(time)});
    }
}

TEST_CASE("an event of the office makes all be asked for again, as rights are told with each case", "[known-cases]") {
    Bed bed;
    bed.transaction([&] {
        bed.known.found("2026-1000", look);
        bed.known.ends(storage::office_stream, {8, "eight"});
        CHECK(bed.version() == 0);
    });
}

TEST_CASE("no more cases are known than are worked with at a time", "[known-cases]") {
    storage::KnownCases known;
    std::size_t most = 0;
    for (int n = 0; n < 10'000; ++n) {
        known.found(std::to_string(n), look);
        CHECK(known.find(std::to_string(n)) != nullptr);
        std::size_t held = 0;
        if (n % 1000 == 0)
            for (int m = 0; m <= n; ++m) held += known.find(std::to_string(m)) != nullptr ? 1 : 0;
        most = std::max(most, held);
    }
    CHECK(most > 0);
    CHECK(most <= 4096);
}

TEST_CASE("what is not known stands as the transaction began, until something of it is written that nobody follows", "[known-cases]") {
    Bed bed;
    const auto unchanged_after = [&](const std::function<void()>& work) {
        bool unchanged = false;
        bed.transaction([&] {
            CHECK(bed.known.unknown_are_unchanged());
            work();
            unchanged = bed.known.unknown_are_unchanged();
        });
        return unchanged;
    };
    bed.transaction([&] { bed.known.found("2026-1000", look); });

    CHECK(unchanged_after([&] { bed.known.ends("case/2026-1000", {3, "three"}); }));
    CHECK(unchanged_after([&] { bed.known.ends("follow/2026-1000", {1, "one"}); }));
    CHECK(unchanged_after([&] { bed.known.ends("meeting/2026-0001", {4, "four"}); }));
    CHECK_FALSE(unchanged_after([&] { bed.known.ends("case/2026-1001", {9, "nine"}); }));
    CHECK_FALSE(unchanged_after([&] { bed.known.ends("follow/2026-1001", {1, "one"}); }));
    CHECK_FALSE(unchanged_after([&] { bed.known.ends("office", {8, "eight"}); }));
    CHECK_FALSE(unchanged_after([&] { bed.known.forget(); }));
}

// Many at once: nothing lost, nothing twice, readers never wait, other processes seen.
#include "storage/verify.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/small_case.hpp"

#include <atomic>
#include <latch>
#include <set>
#include <thread>

using engine::Value;
using tests::record;
using tests::SmallAct;

namespace {

/// Runs `work(n)` in that many threads and waits for all.
template <class Work>
void in_threads(int count, Work work) {
    std::vector<std::jthread> threads;
    for (int n = 0; n < count; ++n) threads.emplace_back([n, &work] { work(n); });
}

std::string case_stream(int n) { return "case/2026-" + std::to_string(1000 + n); }

}  // namespace

TEST_CASE("writers of one case take turns", "[together]") {
    const auto bed = tests::make_store(GENERATE(from_range(tests::store_kinds())));
    constexpr int threads = 8, acts = 15;

    in_threads(threads, [&](int) {
        for (int i = 0; i < acts; ++i) record(*bed, {case_stream(0), Value::object(), ""});
    });

    const auto events = bed->events(case_stream(0));
    REQUIRE(events.size() == threads * acts);
    for (std::size_t i = 1; i < events.size(); ++i) CHECK(events[i].event.prev == events[i - 1].hash);
}

TEST_CASE("two who both saw version one cannot both append to it", "[together]") {
    const auto bed = tests::make_store(GENERATE(from_range(tests::store_kinds())));
    record(*bed, {case_stream(0), Value::object(), ""});
    std::atomic<int> won = 0;

    in_threads(4, [&](int) {
        bed->write([&](engine::Transaction& transaction) {
            if (transaction.open(case_stream(0))->version() != 1) return;
            record(transaction, SmallAct{case_stream(0), Value::object(), ""});
            won = won + 1;
        });
    });

    CHECK(bed->read(case_stream(0))->version() == 2);
    CHECK(won >= 1);
}

TEST_CASE("numbers given to many at once differ", "[together]") {
    const auto bed = tests::make_store(GENERATE(from_range(tests::store_kinds())));
    std::mutex mutex;
    std::multiset<std::int64_t> numbers;

    in_threads(6, [&](int) {
        for (int i = 0; i < 10; ++i) {
            std::int64_t number = 0;
            bed->write([&](engine::Transaction& transaction) { number = transaction.next_number("case", 2026); });
            const std::lock_guard lock(mutex);
            numbers.insert(number);
        }
    });

    CHECK(numbers.size() == 60);
    CHECK(std::set<std::int64_t>(numbers.begin(), numbers.end()).size() == 60);
    CHECK(*numbers.rbegin() == 60);
}

TEST_CASE("one who fails does not take others along", "[together]") {
    const auto bed = tests::make_store(GENERATE(from_range(tests::store_kinds())));
    std::atomic<int> failed = 0;

    in_threads(9, [&](int n) {
        for (int i = 0; i < 10; ++i) {
            try {
                bed->write([&](engine::Transaction& transaction) {
                    record(transaction, SmallAct{case_stream(n), Value::object(), "words"});
                    if (n % 3 == 0) throw std::runtime_error("refused");
                });
            } catch (const std::runtime_error&) {
                ++failed;
            }
        }
    });

    CHECK(failed == 30);
    for (int n = 0; n < 9; ++n) CHECK(bed->events(case_stream(n)).size() == (n % 3 == 0 ? 0U : 10U));
}

TEST_CASE("those who wait together are each whole or not at all, though one of them fails", "[together]") {
    const auto bed = tests::make_store(GENERATE(from_range(tests::store_kinds())));
    constexpr int waiting = 8;
    std::latch leading(1);
    std::atomic<bool> told = false;
    std::atomic<int> coming = 0;
    std::atomic<int> failed = 0;
    std::jthread leader([&] {
        bed->write([&](engine::Transaction& transaction) {
            record(transaction, SmallAct{case_stream(100), Value::object(), "first"});
            if (!told.exchange(true)) leading.count_down();  // it runs again with those who have joined it
            while (coming < waiting) std::this_thread::yield();
        });
    });
    leading.wait();

    in_threads(waiting, [&](int n) {
        ++coming;
        try {
            bed->write([&](engine::Transaction& transaction) {
                record(transaction, SmallAct{case_stream(n), Value::object(), "words"});
                if (n == 3) throw std::runtime_error("refused");
            });
        } catch (const std::runtime_error&) {
            ++failed;
        }
    });
    leader.join();

    CHECK(failed == 1);
    CHECK(bed->events(case_stream(100)).size() == 1);
    for (int n = 0; n < waiting; ++n) CHECK(bed->events(case_stream(n)).size() == (n == 3 ? 0U : 1U));
}

TEST_CASE("readers do not wait for a writer", "[together]") {
    const auto bed = tests::make_store(GENERATE(from_range(tests::store_kinds())));
    record(*bed, {case_stream(0), Value::object(), ""});
    std::latch writing(1), has_read(1);

    std::jthread writer([&] {
        bed->write([&](engine::Transaction& transaction) {
            record(transaction, SmallAct{case_stream(0), Value::object(), ""});
            writing.count_down();
            has_read.wait();
        });
    });
    writing.wait();
    const auto seen = bed->read(case_stream(0));
    const auto events = bed->events(case_stream(0));
    has_read.count_down();
    writer.join();

    CHECK(seen->version() == 1);
    CHECK(events.size() == 1);
    CHECK(bed->read(case_stream(0))->version() == 2);
}

TEST_CASE("what another process wrote is seen and gone on from", "[together]") {
    const tests::TestDatabase database(GENERATE(from_range(tests::kinds())));
    const auto here = database.open(), there = database.open(false);
    record(here->store(), {case_stream(0), Value::object(), "first"});
    REQUIRE(there->store().read(case_stream(0))->version() == 1);

    record(there->store(), {case_stream(0), Value::object({{"phase", "hearing"}}), "second"});

    CHECK(here->store().read(case_stream(0))->row().phase == "hearing");
    record(here->store(), {case_stream(0), Value::object(), "third"});
    const auto file = there->store().read(case_stream(0));
    CHECK(file->version() == 3);
    CHECK(dynamic_cast<const tests::SmallCase&>(*file).notes == std::vector<std::string>{"first", "second", "third"});
}

TEST_CASE("two processes with many writers each leave a whole record", "[together]") {
    const tests::TestDatabase database(GENERATE(from_range(tests::kinds())));
    const auto here = database.open(), there = database.open(false);
    constexpr int threads = 6, acts = 10;

    in_threads(threads, [&](int n) {
        for (int i = 0; i < acts; ++i) record((n % 2 == 0 ? here : there)->store(), {case_stream(i % 3), Value::object(), "words"});
    });

    std::size_t events = 0;
    for (int n = 0; n < 3; ++n) events += here->store().events(case_stream(n)).size();
    CHECK(events == threads * acts);
    const auto verified = storage::verify(database.url(), tests::new_small_case);
    // The test made up its case numbers; everything else must be right.
    for (const auto& finding : verified.findings) CHECK(finding.kind == "number");
}

TEST_CASE("a cache that is too small for what is read still answers right", "[together]") {
    const tests::TestDatabase database(GENERATE(from_range(tests::kinds())));
    const auto storage = database.open(true, {.cache_events = 12});

    for (int round = 0; round < 3; ++round)
        for (int n = 0; n < 6; ++n) record(storage->store(), {case_stream(n), Value::object(), std::to_string(round)});

    for (int n = 0; n < 6; ++n) CHECK(dynamic_cast<const tests::SmallCase&>(*storage->store().read(case_stream(n))).notes == std::vector<std::string>{"0", "1", "2"});
}

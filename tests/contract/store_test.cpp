// What every store promises (engine/store.hpp), on memory, SQLite and PostgreSQL.
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/small_case.hpp"

using engine::Transaction;
using engine::Value;
using tests::record;
using tests::SmallAct;
using tests::SmallCase;

namespace {

const SmallCase& as_small(const std::shared_ptr<const engine::CaseFile>& file) { return dynamic_cast<const SmallCase&>(*file); }

}  // namespace

TEST_CASE("an event that was written is read again byte for byte", "[store]") {
    const auto bed = GENERATE(from_range(tests::store_kinds()));
    const auto store = tests::make_store(bed);

    const engine::Sealed first = record(*store, {"case/2026-0001", Value::object({{"name", "Øyesykdom \"A\""}}), "En begrunnelse: æøå :x"});
    const engine::Sealed second = record(*store, {"case/2026-0001", Value::object({{"phase", "hearing"}}), ""});

    const auto events = store->events("case/2026-0001");
    REQUIRE(events.size() == 2);
    CHECK(events[0].line == first.line);
    CHECK(events[1].hash == second.hash);
    CHECK(events[1].event.prev == first.hash);
    CHECK(store->events("case/2026-0001", 1).size() == 1);
    CHECK(store->events("case/2026-0001", 0, 1).front().event.seq == 1);
}

TEST_CASE("a file read is the sum of its events with its texts opened", "[store]") {
    const auto bed = GENERATE(from_range(tests::store_kinds()));
    const auto store = tests::make_store(bed);
    record(*store, {"case/2026-0001", Value::object({{"name", "Abc"}}), "first words"});

    record(*store, {"case/2026-0001", Value::object({{"phase", "hearing"}}), "second words"});

    const auto file = store->read("case/2026-0001");
    REQUIRE(file != nullptr);
    CHECK(file->version() == 2);
    CHECK(file->row().phase == "hearing");
    CHECK(as_small(file).notes == std::vector<std::string>{"first words", "second words"});
    CHECK(store->texts("case/2026-0001").size() == 2);
    CHECK(store->read("case/2026-0002") == nullptr);
}

TEST_CASE("an exception undoes all of its unit and is passed on", "[store]") {
    const auto bed = GENERATE(from_range(tests::store_kinds()));
    const auto store = tests::make_store(bed);
    record(*store, {"case/2026-0001", Value::object(), ""});

    const auto work = [](Transaction& transaction) {
        record(transaction, SmallAct{"case/2026-0001", Value::object(), "lost"});
        record(transaction, SmallAct{"case/2026-0002", Value::object(), ""});
        transaction.next_number("case", 2026);
        throw std::runtime_error("no further");
    };

    CHECK_THROWS_WITH(store->write(work), "no further");
    CHECK(store->read("case/2026-0001")->version() == 1);
    CHECK(store->read("case/2026-0002") == nullptr);
    CHECK(store->texts("case/2026-0001").empty());
    record(*store, {"case/2026-0001", Value::object(), ""});
    CHECK(store->read("case/2026-0001")->version() == 2);
}

TEST_CASE("a unit reads the events and texts that it has written itself", "[store]") {
    const auto bed = GENERATE(from_range(tests::store_kinds()));
    const auto store = tests::make_store(bed);
    record(*store, {"case/2026-0001", Value::object(), "first words"});

    store->write([&](Transaction& transaction) {
        record(transaction, SmallAct{"case/2026-0001", Value::object(), "second words"});

        const auto events = transaction.events("case/2026-0001", 1);
        REQUIRE(events.size() == 1);
        CHECK(events.front().event.seq == 2);
        const engine::Texts texts = transaction.texts("case/2026-0001");
        CHECK(texts.size() == 2);
        CHECK(engine::opened(events.front().event.body, "note", texts) == "second words");
        CHECK(transaction.events("case/2026-0002", 0).empty());
        CHECK(transaction.texts("case/2026-0002").empty());
    });
}

TEST_CASE("numbers are counted per kind and year and rise by one", "[store]") {
    const auto bed = GENERATE(from_range(tests::store_kinds()));
    const auto store = tests::make_store(bed);
    std::vector<std::int64_t> numbers;

    store->write([&](Transaction& transaction) {
        numbers = {transaction.next_number("case", 2026), transaction.next_number("case", 2026), transaction.next_number("case", 2027),
                   transaction.next_number("proposal", 2026)};
    });

    CHECK(numbers == std::vector<std::int64_t>{1, 2, 1, 1});
}

TEST_CASE("an append that does not go on from the head is refused", "[store]") {
    const auto bed = GENERATE(from_range(tests::store_kinds()));
    const auto store = tests::make_store(bed);
    const engine::Sealed first = record(*store, {"case/2026-0001", Value::object(), ""});

    const auto again = [&](Transaction& transaction) {
        auto after = std::make_shared<SmallCase>("case/2026-0001");
        after->apply(first, {});
        transaction.append({first}, {}, after);
    };

    CHECK_THROWS_AS(store->write(again), engine::Unavailable);
    CHECK(store->events("case/2026-0001").size() == 1);
}

TEST_CASE("an answer is remembered with its key and person", "[store]") {
    const auto bed = GENERATE(from_range(tests::store_kinds()));
    const auto store = tests::make_store(bed);
    store->write([](Transaction& transaction) { transaction.remember("p-1", "key", {"body", "answer"}, "2026-11-22T09:00:00.000Z"); });

    std::optional<engine::Remembered> same, other;
    store->write([&](Transaction& transaction) {
        same = transaction.recall("p-1", "key");
        other = transaction.recall("p-2", "key");
    });

    REQUIRE(same);
    CHECK(same->response == "answer");
    CHECK(same->body_sha256 == "body");
    CHECK_FALSE(other);
}

TEST_CASE("streams are listed by prefix in order", "[store]") {
    const auto bed = GENERATE(from_range(tests::store_kinds()));
    const auto store = tests::make_store(bed);
    for (const char* name : {"case/2026-0002", "proposal/2026-0001", "case/2026-0001"}) record(*store, {name, Value::object(), ""});

    CHECK(store->streams("case/") == std::vector<std::string>{"case/2026-0001", "case/2026-0002"});
    CHECK(store->streams("proposal/").size() == 1);
    CHECK_FALSE(store->demonstration());
}

TEST_CASE("one unit may write to several streams", "[store]") {
    const auto bed = GENERATE(from_range(tests::store_kinds()));
    const auto store = tests::make_store(bed);

    store->write([](Transaction& transaction) {
        record(transaction, SmallAct{"case/2026-0001", Value::object(), "a"});
        record(transaction, SmallAct{"case/2026-0002", Value::object(), "b"});
        record(transaction, SmallAct{"case/2026-0001", Value::object(), "c"});
    });

    CHECK(store->read("case/2026-0001")->version() == 2);
    CHECK(store->read("case/2026-0002")->version() == 1);
}

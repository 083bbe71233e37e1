// Many at once, judged aside (sqlite_queue.hpp): nobody's work is lost or done twice, through the writer and the stores.
#include "storage/pool.hpp"
#include "storage/verify.hpp"
#include "storage/writer.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/small_case.hpp"

#include <atomic>
#include <functional>
#include <latch>
#include <stdexcept>
#include <thread>

using engine::Value;
using storage::Runs;
using storage::Unit;
using tests::record;
using tests::SmallAct;

namespace {

using Work = std::function<void(Unit&)>;

/// As record(), to the file itself where nobody else has it.
void change(engine::Transaction& transaction, const std::string& stream) {
    std::shared_ptr<engine::CaseFile> file = transaction.change(stream);
    if (!file) file = tests::new_small_case(stream);
    engine::Sealed sealed = engine::seal({.stream = stream, .seq = file->version() + 1, .at = "2026-11-22T09:00:00.000Z", .date = "2026-11-22",
                                          .actor = "p-1", .role = "case_officer", .act = "note", .name = "noted", .model = "1.0",
                                          .policy = std::string(64, 'a'), .via = "api", .body = Value::object({{"ball", "us"}}), .prev = file->last_hash()});
    file->apply(sealed, {});
    transaction.append({sealed}, {}, file);
}

}  // namespace

TEST_CASE("many on few cases, some refused and some in need of the connection, leave a whole record", "[aside]") {
    const tests::TestDatabase database(GENERATE(from_range(tests::kinds())));
    const auto here = database.open(), there = database.open(false);
    constexpr int threads = 12, acts = 12, cases = 4;
    std::atomic<int> refused = 0;
    const auto act = [&](int thread, int turn) {
        engine::Store& store = thread == 0 && turn % 4 == 0 ? there->store() : here->store();
        const std::string stream = "case/2026-" + std::to_string(1000 + (thread + turn) % cases);
        store.write([&](engine::Transaction& transaction) {
            if (turn % 2 == 0)
                record(transaction, SmallAct{stream, Value::object(), "words"});
            else
                change(transaction, stream);
            if (turn % 5 == 1) transaction.next_number("case", 2027);
            if (turn % 7 == 2) record(transaction, SmallAct{"case/2026-" + std::to_string(1000 + (thread + turn + 1) % cases), Value::object(), "beside"});
            if ((thread + turn) % 11 == 3) throw std::runtime_error("refused");
        });
    };

    {
        std::vector<std::jthread> all;
        for (int thread = 0; thread < threads; ++thread)
            all.emplace_back([&, thread] {
                for (int turn = 0; turn < acts; ++turn) {
                    try {
                        act(thread, turn);
                    } catch (const std::runtime_error&) {
                        ++refused;
                    }
                }
            });
    }

    std::size_t expected = 0, refusals = 0, events = 0;
    for (int thread = 0; thread < threads; ++thread)
        for (int turn = 0; turn < acts; ++turn) (thread + turn) % 11 == 3 ? ++refusals : expected += turn % 7 == 2 ? 2 : 1;
    for (int n = 0; n < cases; ++n) events += here->store().events("case/2026-" + std::to_string(1000 + n)).size();
    CHECK(refused == static_cast<int>(refusals));
    CHECK(events == expected);
    // The test made up its case numbers; everything else must be right.
    for (const auto& finding : storage::verify(database.url(), tests::new_small_case).findings) CHECK(finding.kind == "number");
}

TEST_CASE("who is refused has nobody else judged again", "[aside]") {
    const tests::TestDatabase database(tests::Kind::sqlite);
    database.open();
    const storage::Location location{storage::Dialect::sqlite, database.path()};
    storage::Pool readers(location, {.read_only = true}, 2);
    const auto writer = storage::make_sqlite_writer(location, {}, readers);
    const auto counts = [](Unit& unit, const char* kind) {
        unit.tells_known = true;
        unit.db.run_later("insert into counters (kind, year, value) values (:kind, 1, 1)", {kind});
    };
    std::atomic<int> about_to_come = 0, led = 0, refused = 0;
    const Work leads = [&](Unit& unit) {
        while (about_to_come < 2) std::this_thread::yield();
        ++led;
        counts(unit, "leads");
    };
    const Work refuses = [&](Unit& unit) {
        ++refused;
        counts(unit, "refuses");
        throw std::runtime_error("refused");
    };
    const auto come = [&](const Work& work) {
        ++about_to_come;
        writer->run(work, Runs::aside_too);
    };

    {
        const std::jthread first([&] { writer->run(leads); });
        const std::jthread second([&] { CHECK_THROWS_AS(come(refuses), std::runtime_error); });
        const std::jthread third([&] { come([&](Unit& unit) { counts(unit, "fine"); }); });
    }

    CHECK(led == 1);
    CHECK(refused >= 1);
    storage::Connection db({storage::Dialect::sqlite, database.path()}, {});
    std::string written;
    db.each<std::string>("select kind from counters where year = 1 order by kind", {}, [&](const std::string& kind) { written += kind + " "; });
    CHECK(written == "fine leads ");
}

TEST_CASE("of many who use a key at once, one acts", "[aside]") {
    const tests::TestDatabase database(GENERATE(from_range(tests::kinds())));
    const auto here = database.open(), there = database.open(false);
    for (int n = 0; n < 8; ++n) record(here->store(), {"case/2026-" + std::to_string(1000 + n)});
    constexpr int threads = 8, keys = 6;
    std::latch start(threads);

    {
        std::vector<std::jthread> all;
        for (int thread = 0; thread < threads; ++thread)
            all.emplace_back([&, thread] {
                engine::Store& store = thread == 0 ? there->store() : here->store();
                start.arrive_and_wait();
                for (int key = 0; key < keys; ++key)
                    store.write([&](engine::Transaction& transaction) {
                        const std::string name = "k" + std::to_string(key);
                        if (transaction.recall("p-1", name)) return;
                        record(transaction, tests::SmallAct{"case/2026-" + std::to_string(1000 + thread)});
                        transaction.remember("p-1", name, {"body", "answer"}, "2026-11-22T09:00:00.000Z");
                    });
            });
    }

    std::size_t events = 0;
    for (int n = 0; n < 8; ++n) events += here->store().events("case/2026-" + std::to_string(1000 + n)).size();
    CHECK(events == 8 + keys);
}

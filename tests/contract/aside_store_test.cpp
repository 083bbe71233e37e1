// What the stores' own units of work need, judged aside (sqlite_queue.hpp): keys of requests, and cases that the writer has not met yet.
#include "storage/pool.hpp"
#include "storage/sqlite_queue.hpp"
#include "storage/store.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/small_case.hpp"

#include <latch>
#include <thread>

using storage::Runs;
using tests::record;

namespace {

/// A writer that has every unit come beside another, so that it is judged aside where it can be. Notes how each was written.
class Aside final : public storage::Writer {
public:
    Aside(const storage::Location& location, storage::Pool& readers) : db_(location, {}), queue_(known_, &readers) {}

    void run(const std::function<void(storage::Unit&)>& work, Runs where) override {
        const std::function<void(storage::Unit&)> nothing = [](storage::Unit& unit) { unit.tells_known = true; };
        storage::Waiting self(work, where), other(nothing, Runs::aside_too);
        const auto batch = queue_.join(self).first;
        queue_.join(other);
        storage::Work transaction(db_);
        known_.begin(db_);
        while (const auto next = queue_.next(*batch)) {
            const bool judged = next->step == SqliteQueue::Step::write_judged;
            if (&next->unit == &self) noted += judged ? "aside " : "connection ";
            if (judged) {
                db_.run_those_of(*next->unit.aside);
                queue_.written(next->unit);
            } else {
                storage::Unit unit{.db = db_, .known = &known_};
                next->unit.work(unit);
                if (!unit.tells_known) known_.forget();
                db_.run_waiting();
            }
        }
        transaction.commit();
        known_.committed(db_);
        queue_.pass_on(2, {});
    }

    std::string noted;

private:
    using SqliteQueue = storage::SqliteQueue;
    storage::Connection db_;
    storage::KnownCases known_;
    SqliteQueue queue_;
};

struct Bed {
    Bed() {
        const auto storage = database.open();
        for (const char* stream : {"case/2026-1000", "case/2026-1001"}) record(storage->store(), {stream});
        for (const char* stream : {"case/2026-1000", "case/2026-1001"}) store.read(stream);
    }
    /// An act under that key: true when it was done, and not before.
    bool act(const std::string& stream, const std::string& key) {
        bool done = false;
        store.write([&](engine::Transaction& transaction) {
            done = !transaction.recall("p-1", key);
            if (!done) return;
            record(transaction, tests::SmallAct{stream});
            transaction.remember("p-1", key, {"body", "answer"}, "2026-11-22T09:00:00.000Z");
        });
        return done;
    }

    tests::TestDatabase database{tests::Kind::sqlite};
    const std::unique_ptr<storage::Storage> made = database.open();
    const storage::Location location{storage::Dialect::sqlite, database.path()};
    storage::Pool readers{location, {.read_only = true}, 2};
    Aside writer{location, readers};
    const storage::OfficeWatch watch{};
    storage::DatabaseStore store{writer, readers, watch, tests::new_small_case, 100, {}, {}};
};

}  // namespace

TEST_CASE("a case that the writer has not met yet is judged aside, and from then on is known", "[aside]") {
    Bed bed;

    for (int time = 0; time < 3; ++time) record(bed.store, {"case/2026-1000"});

    CHECK(bed.writer.noted == "aside aside aside ");
    CHECK(bed.store.read("case/2026-1000")->version() == 4);
}

TEST_CASE("a case that another program has written meanwhile is folded on the connection, from all its events", "[aside]") {
    Bed bed;
    record(bed.store, {"case/2026-1000"});
    record(bed.database.open()->store(), {"case/2026-1000"});

    record(bed.store, {"case/2026-1000"});

    CHECK(bed.writer.noted == "aside connection ");
    CHECK(bed.store.read("case/2026-1000")->version() == 4);
}

TEST_CASE("an act with a key is judged aside, and so is its repetition, which does nothing", "[aside]") {
    Bed bed;

    CHECK(bed.act("case/2026-1000", "k1"));
    CHECK_FALSE(bed.act("case/2026-1000", "k1"));
    CHECK(bed.act("case/2026-1000", "k2"));

    CHECK(bed.writer.noted == "aside aside aside ");
    CHECK(bed.store.read("case/2026-1000")->version() == 3);
}

TEST_CASE("where no reader is free, who needs one runs on the connection", "[aside]") {
    Bed bed;
    const auto one = bed.readers.lease(), other = bed.readers.lease();

    record(bed.store, {"case/2026-1000"});
    CHECK(bed.act("case/2026-1000", "k1"));
    record(bed.store, {"case/2026-1000"});

    CHECK(bed.writer.noted == "connection connection aside ");
}

TEST_CASE("a case is not looked up aside once the transaction may have written it", "[aside]") {
    Bed bed;
    storage::KnownCases known;
    storage::SqliteQueue queue(known, &bed.readers);
    const auto looks = [](storage::Unit& unit) {
        unit.tells_known = true;
        if (unit.known->find("2026-1000") == nullptr) throw storage::OutOfReach{};
    };
    const std::function<void(storage::Unit&)> before = looks, after = looks;
    storage::Waiting first(before, Runs::aside_too), second(after, Runs::aside_too), beside(before, Runs::on_connection);
    storage::Connection db(bed.location, {});
    const storage::Work transaction(db);
    known.begin(db);
    const auto batch = queue.join(first).first;
    queue.join(beside);
    REQUIRE(queue.next(*batch)->step == storage::SqliteQueue::Step::write_judged);
    queue.written(first);
    CHECK(queue.next(*batch)->step == storage::SqliteQueue::Step::run);

    known.forget();  // a unit on the connection wrote what nobody follows
    queue.join(second);

    CHECK(queue.next(*batch)->step == storage::SqliteQueue::Step::run);
    queue.close(*batch);
}

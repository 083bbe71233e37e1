// Units of work that are judged side by side while one connection writes (sqlite_queue.hpp): as if one had come after the other.
#include "storage/sqlite_queue.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"

#include <atomic>
#include <functional>
#include <stdexcept>
#include <thread>

using storage::Batch;
using storage::Runs;
using storage::SqliteQueue;
using storage::Unit;
using storage::Waiting;

namespace {

using Work = std::function<void(Unit&)>;

/// A queue whose writer knows the cases A and B, each at version 2.
struct Bed {
    Bed() {
        for (const char* id : {"A", "B"}) known.found(id, {.head = {2, "two"}, .following = {}, .office = {}, .transaction = {}});
    }
    storage::KnownCases known;
    SqliteQueue queue{known};
};

/// Adds an event to a case: what it is at by then.
std::int64_t act_on(Unit& unit, const std::string& id) {
    unit.tells_known = true;
    const storage::CaseLook* const look = unit.known->find(id);
    if (look == nullptr) throw storage::OutOfReach{};
    const std::int64_t version = look->head.version + 1;
    unit.db.run_later("update cases", {version});
    unit.known->ends("case/" + id, {version, "later"});
    return version;
}

Work acting_on(const std::string& id) {
    return [id](Unit& unit) { act_on(unit, id); };
}

/// What the one who leads does, and in which order: "write" or "run", by the name of the unit.
std::string steps(SqliteQueue& queue, Batch& batch, const std::vector<std::pair<std::string, Waiting*>>& names) {
    std::string all;
    while (const auto next = queue.next(batch)) {
        const bool writes = next->step == SqliteQueue::Step::write_judged;
        for (const auto& [name, unit] : names)
            if (unit == &next->unit) all += (all.empty() ? "" : ", ") + std::string(writes ? "write " : "run ") + name;
        if (writes) queue.written(next->unit);
    }
    return all;
}

}  // namespace

TEST_CASE("units on different cases are judged at the same time", "[aside]") {
    Bed bed;
    std::shared_ptr<Batch> batch;
    // As the first is judged by the one who leads, another thread helps: here the same one, in the middle of it.
    const Work work_a = [&](Unit& unit) {
        act_on(unit, "A");
        bed.queue.help(*batch);
    };
    const Work work_b = acting_on("B");
    Waiting a(work_a, Runs::aside_too), b(work_b, Runs::aside_too);
    batch = bed.queue.join(a).first;
    CHECK(bed.queue.join(b).first == batch);

    CHECK(steps(bed.queue, *batch, {{"a", &a}, {"b", &b}}) == "write b, write a");

    CHECK(bed.known.find("A")->head.version == 3);
    CHECK(bed.known.find("B")->head.version == 3);
}

TEST_CASE("who acts on a case that another has judged and not yet written goes on from there", "[aside]") {
    Bed bed;
    std::shared_ptr<Batch> batch;
    const Work first = [&](Unit& unit) {
        act_on(unit, "A");
        bed.queue.help(*batch);
    };
    std::vector<std::int64_t> reached;
    const Work second = [&](Unit& unit) { reached.push_back(act_on(unit, "A")); };
    Waiting a(first, Runs::aside_too), b(second, Runs::aside_too);
    batch = bed.queue.join(a).first;
    bed.queue.join(b);

    CHECK(steps(bed.queue, *batch, {{"a", &a}, {"b", &b}}) == "write a, run b");

    CHECK(reached.empty());  // it saw nothing of the case
    CHECK(bed.known.find("A")->head.version == 3);
}

TEST_CASE("a case that has been written is judged aside again", "[aside]") {
    Bed bed;
    const Work first = acting_on("A"), other = acting_on("B");
    std::int64_t reached = 0;
    const Work second = [&](Unit& unit) { reached = act_on(unit, "A"); };
    Waiting a(first, Runs::aside_too), b(other, Runs::aside_too), c(second, Runs::aside_too);
    const auto batch = bed.queue.join(a).first;
    bed.queue.join(b);
    const auto written = bed.queue.next(*batch);
    REQUIRE(written);
    REQUIRE(&written->unit == &a);

    bed.queue.join(c);
    bed.queue.help(*batch);  // b, and c

    CHECK(reached == 4);
    CHECK(steps(bed.queue, *batch, {{"b", &b}, {"c", &c}}) == "write b, write c");
    CHECK(bed.known.find("A")->head.version == 4);
}

TEST_CASE("what cannot be judged aside runs on the connection, when all that was judged is written", "[aside]") {
    Bed bed;
    const Work unknown = acting_on("C"), asks = [](Unit& unit) { unit.db.one<std::int64_t>("select 1"); }, fine = acting_on("A");
    const Work refused = [](Unit& unit) {
        act_on(unit, "B");
        throw std::runtime_error("refused");
    };
    const Work untold = [](Unit& unit) { unit.db.run_later("delete from cases", {}); };
    Waiting a(unknown, Runs::aside_too), b(asks, Runs::aside_too), c(refused, Runs::aside_too), d(untold, Runs::aside_too),
        e(fine, Runs::on_connection), f(fine, Runs::aside_too);
    const auto batch = bed.queue.join(a).first;
    for (Waiting* const unit : {&b, &c, &d, &e, &f}) bed.queue.join(*unit);

    CHECK(steps(bed.queue, *batch, {{"a", &a}, {"b", &b}, {"c", &c}, {"d", &d}, {"e", &e}, {"f", &f}}) ==
          "write f, run e, run a, run b, run c, run d");

    CHECK(bed.known.find("B")->head.version == 2);  // what the refused one would have done is forgotten
    CHECK_FALSE(c.error);                           // what it means is told where it runs again
}

TEST_CASE("nobody judges aside while a unit runs on the connection, nor after the batch is closed", "[aside]") {
    Bed bed;
    const Work fine = acting_on("A"), other = acting_on("B");
    Waiting a(fine, Runs::on_connection), b(other, Runs::aside_too), late(other, Runs::aside_too);
    const auto batch = bed.queue.join(a).first;
    const auto running = bed.queue.next(*batch);
    REQUIRE(running);
    REQUIRE(running->step == SqliteQueue::Step::run);

    bed.queue.join(b);
    bed.queue.help(*batch);
    CHECK_FALSE(b.aside);
    CHECK(steps(bed.queue, *batch, {{"b", &b}}) == "write b");

    CHECK(bed.queue.join(late).first != batch);
    bed.queue.help(*batch);
    CHECK_FALSE(late.aside);
}

TEST_CASE("a unit that nobody else is there with runs on the connection at once", "[aside]") {
    Bed bed;
    const Work fine = acting_on("A");
    Waiting alone(fine, Runs::aside_too);
    const auto [batch, part] = bed.queue.join(alone);

    CHECK(part == SqliteQueue::Part::leads);
    CHECK(steps(bed.queue, *batch, {{"alone", &alone}}) == "run alone");
}

TEST_CASE("who is awake leads those who came before it and sleep", "[aside]") {
    Bed bed;
    const Work fine = acting_on("A");
    Waiting a(fine, Runs::aside_too), b(fine, Runs::aside_too), c(fine, Runs::aside_too);
    const auto first = bed.queue.join(a).first;
    CHECK(bed.queue.leads(*first, SqliteQueue::Part::leads));
    bed.queue.close(*first);
    const auto [next, part] = bed.queue.join(b);
    CHECK(part == SqliteQueue::Part::may_lead);
    bed.queue.pass_on(1, {});

    CHECK(bed.queue.join(c) == std::pair(next, SqliteQueue::Part::leads));

    CHECK_FALSE(bed.queue.leads(*next, part));  // its turn has come, and is taken
}

TEST_CASE("closing waits for who still judges", "[aside]") {
    Bed bed;
    std::atomic<bool> judging = false, go_on = false, closed = false;
    bool closed_before = true;
    const Work slow = [&](Unit& unit) {
        judging = true;
        while (!go_on) std::this_thread::yield();
        closed_before = closed;
        act_on(unit, "A");
    };
    const Work fine = acting_on("B");
    Waiting a(fine, Runs::aside_too), b(slow, Runs::aside_too);
    const auto batch = bed.queue.join(a).first;
    bed.queue.join(b);
    REQUIRE(bed.queue.next(*batch));  // a is judged, b waits
    std::jthread helper([&] { bed.queue.help(*batch); });
    while (!judging) std::this_thread::yield();
    std::jthread leader([&] {
        bed.queue.close(*batch);
        closed = true;
    });
    for (int i = 0; i < 1000; ++i) std::this_thread::yield();  // time enough to go wrong
    go_on = true;
    helper.join();
    leader.join();

    CHECK(closed);
    CHECK_FALSE(closed_before);
}

TEST_CASE("a connection that leads nowhere keeps what can wait, and does nothing else", "[aside]") {
    const tests::TestDatabase database(tests::Kind::sqlite);
    database.open();
    storage::Connection real({storage::Dialect::sqlite, database.path()}, {});
    storage::Connection nowhere(storage::Connection::Nowhere{});
    const auto value = [&] { return std::get<0>(*real.one<std::int64_t>("select count(*) from counters where kind = 'aside'")); };

    nowhere.run_later("insert into counters (kind, year, value) values (:kind, 1, 1)", {"aside"});
    CHECK_THROWS_AS(nowhere.run("delete from counters"), storage::OutOfReach);
    CHECK_THROWS_AS(nowhere.one<std::int64_t>("select value from counters"), storage::OutOfReach);
    CHECK_THROWS_AS(nowhere.script("delete from counters"), storage::OutOfReach);
    CHECK_THROWS_AS(nowhere.run_waiting(), storage::OutOfReach);
    CHECK_THROWS_AS(nowhere.in_transaction(), storage::OutOfReach);
    CHECK_THROWS_AS(nowhere.data_version(), storage::OutOfReach);
    CHECK_THROWS_AS(nowhere.checkpoint(), storage::OutOfReach);
    CHECK(value() == 0);

    real.run_those_of(nowhere);
    CHECK(value() == 1);
    real.run_those_of(nowhere);
    CHECK(value() == 1);

    nowhere.run_later("insert into counters (kind, year, value) values (:kind, 2, 1)", {"aside"});
    nowhere.forget_waiting();
    real.run_those_of(nowhere);
    CHECK(value() == 1);
}

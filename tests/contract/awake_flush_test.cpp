// Flushing for one who stays awake: by whom, and on which processor.
#include "storage/awake_flush.hpp"
#include "storage/connection.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <sched.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <thread>
#include <vector>

using storage::AwakeFlush;
using storage::ProcessorTrial;
using namespace std::chrono_literals;

namespace {

/// So that no machine is too slow, nor has run for too long.
constexpr AwakeFlush::Limits patient{.between = 100000h, .flush = 1h, .at_hand = 1h};

void work_for(std::chrono::nanoseconds time) {
    for (const auto until = std::chrono::steady_clock::now() + time; std::chrono::steady_clock::now() < until;) std::this_thread::yield();
}

/// A disk that tells by whom it was flushed.
struct Disk {
    int result = 0;
    std::chrono::nanoseconds lasts = 0ns;
    std::vector<std::thread::id> by = {};

    static int flush(void* disk) {
        auto& self = *static_cast<Disk*>(disk);
        work_for(self.lasts);
        self.by.push_back(std::this_thread::get_id());
        return self.result;
    }
    AwakeFlush::Flush of() { return {.call = flush, .with = this}; }
};

std::size_t by_this_thread(const Disk& disk) { return static_cast<std::size_t>(std::count(disk.by.begin(), disk.by.end(), std::this_thread::get_id())); }

bool several_processors() {
    cpu_set_t allowed;
    return ::sched_getaffinity(0, sizeof(allowed), &allowed) == 0 && CPU_COUNT(&allowed) > 1;
}

/// What the trial says to each of so many flushes that take so long; nothing but the last answer may be one.
std::optional<int> last_answer(ProcessorTrial& trial, std::size_t flushes, std::chrono::nanoseconds took, int own, int waiting) {
    for (std::size_t i = 1; i < flushes; ++i) REQUIRE_FALSE(trial.after(took, own, waiting));
    return trial.after(took, own, waiting);
}

constexpr std::size_t a_trial = ProcessorTrial::passed_over + ProcessorTrial::timed;

}  // namespace

TEST_CASE("where flushes follow each other closely all but the first are done by another thread, and what they come to is told", "[awake-flush]") {
    if (!several_processors()) {
        WARN("skipped: only one processor");
        return;
    }
    Disk disk;
    AwakeFlush flush(patient);
    for (int i = 0; i < 200; ++i) {
        disk.result = i;
        REQUIRE(flush.run(disk.of()) == i);
        REQUIRE(disk.by.size() == static_cast<std::size_t>(i) + 1);
    }

    CHECK(disk.by.front() == std::this_thread::get_id());
    CHECK(by_this_thread(disk) == 1);
    CHECK(flush.handed_over() == 199);
}

TEST_CASE("flushes far apart are done by who needs them", "[awake-flush]") {
    Disk disk;
    AwakeFlush flush({.between = 0ns, .flush = 1h, .at_hand = 1h});
    for (int i = 0; i < 20; ++i) flush.run(disk.of());

    CHECK(by_this_thread(disk) == 20);
    CHECK(flush.handed_over() == 0);
}

TEST_CASE("flushes of a slow disk are soon all done by who needs them", "[awake-flush]") {
    Disk disk{.lasts = 300us};
    AwakeFlush flush({.between = patient.between, .flush = 100us, .at_hand = 1h});
    for (int i = 0; i < 20; ++i) flush.run(disk.of());

    CHECK(disk.by.size() == 20);
    CHECK(by_this_thread(disk) >= 15);
}

TEST_CASE("who is not at hand is not waited for, and nothing is flushed twice or left out", "[awake-flush]") {
    Disk disk;
    AwakeFlush flush({.between = patient.between, .flush = 1h, .at_hand = 0ns});
    for (int i = 0; i < 5000; ++i) {
        disk.result = i;
        REQUIRE(flush.run(disk.of()) == i);
        REQUIRE(disk.by.size() == static_cast<std::size_t>(i) + 1);
    }

    CHECK(disk.by.size() - by_this_thread(disk) == flush.handed_over());
}

TEST_CASE("the other thread falls asleep when nobody asks, and is woken again", "[awake-flush]") {
    Disk disk;
    AwakeFlush flush({.between = 20us, .flush = 1h, .at_hand = 1h});
    for (int i = 0; i < 2000; ++i) {
        // Now and then work between two flushes that takes longer than it stays awake.
        if (i % 50 == 0) work_for(60us);
        disk.result = i;
        REQUIRE(flush.run(disk.of()) == i);
    }

    CHECK(disk.by.size() == 2000);
    CHECK(disk.by.size() - by_this_thread(disk) == flush.handed_over());
}

TEST_CASE("a flushing thread tries the processor of who waits, and stays where flushes take less", "[awake-flush]") {
    ProcessorTrial trial;
    CHECK(last_answer(trial, a_trial, 130us, 0, 1) == 1);
    CHECK(last_answer(trial, a_trial, 100us, 1, 0) == std::nullopt);
    CHECK(last_answer(trial, 10 * a_trial, 500us, 1, 0) == std::nullopt);  // the trial is over
}

TEST_CASE("a flushing thread goes back to where flushes took less, whatever the first ones after it moved took", "[awake-flush]") {
    ProcessorTrial trial;
    CHECK(last_answer(trial, a_trial, 100us, 3, 5) == 5);
    CHECK(last_answer(trial, ProcessorTrial::passed_over, 1us, 5, 3) == std::nullopt);
    CHECK(last_answer(trial, ProcessorTrial::timed, 130us, 5, 3) == 3);
}

TEST_CASE("a flushing thread is not moved from the processor that it shares with who waits", "[awake-flush]") {
    ProcessorTrial trial;
    CHECK(last_answer(trial, a_trial, 100us, 1, 1) == std::nullopt);
    CHECK(last_answer(trial, a_trial, 100us, 0, 1) == 1);
}

TEST_CASE("commits that one alone waits for are all there, whoever flushed them", "[awake-flush]") {
    const tests::TemporaryFolder folder;
    const storage::Location file{storage::Dialect::sqlite, (folder.path() / "a.db").string()};
    {
        storage::Connection db(file, storage::Session{.create = true});
        db.run("create table pieces (id integer primary key, text text not null)");
        for (std::int64_t id = 0; id < 600; ++id) {
            storage::Work work(db);
            db.run("insert into pieces (id, text) values (:id, :text)", {id, std::string(300, 'a')});
            db.commits_for_one(id % 200 != 0);
            work.commit();
        }
        storage::Connection other(file, storage::Session{});
        CHECK(std::get<0>(*other.one<std::int64_t>("select count(*) from pieces")) == 600);
        CHECK(db.checkpoint());
    }
    storage::Connection again(file, storage::Session{});
    CHECK(std::get<0>(*again.one<std::int64_t>("select count(*) from pieces where text like 'a%'")) == 600);
    CHECK(std::get<0>(*again.one<std::string>("pragma integrity_check")) == "ok");
}

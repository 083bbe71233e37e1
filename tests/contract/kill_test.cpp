// Killed with SIGKILL in the middle of writing: every acknowledged act is there, no half act is.
#include "storage/verify.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/child.hpp"
#include "tests/support/small_case.hpp"

#include <mutex>
#include <random>
#include <set>
#include <thread>

using engine::Value;
using tests::record;
using tests::SmallAct;

namespace {

/// Four threads write acts that each touch two streams and a text; each is told to the parent once it is acknowledged.
void write_without_end(const tests::TestDatabase& database, const std::string& mark, const tests::Tell& tell) {
    const auto storage = database.open(false);
    std::mutex telling;
    std::vector<std::jthread> threads;
    for (int n = 0; n < 4; ++n)
        threads.emplace_back([&, n] {
            for (int i = 0; i < 100000; ++i) {
                const std::string name = mark + "-" + std::to_string(n) + "-" + std::to_string(i);
                storage->store().write([&](engine::Transaction& transaction) {
                    record(transaction, SmallAct{"case/2026-000" + std::to_string(n), Value::object(), name});
                    record(transaction, SmallAct{"proposal/2026-0001", Value::object({{"status", "open"}, {"name", name}}), ""});
                });
                const std::lock_guard lock(telling);
                tell(name);
            }
        });
}

struct Found {
    std::multiset<std::string> notes, names;
};

/// The acts as both streams have them.
Found found_in(engine::Store& store) {
    // A server may still be at the last commit of one who was killed: its locks are waited for.
    store.write([](engine::Transaction& transaction) {
        for (const char* stream : {"case/2026-0000", "case/2026-0001", "case/2026-0002", "case/2026-0003", "proposal/2026-0001"})
            transaction.open(stream);
    });
    Found found;
    for (const std::string& stream : store.streams("case/"))
        for (const std::string& note : dynamic_cast<const tests::SmallCase&>(*store.read(stream)).notes) found.notes.insert(note);
    for (const auto& event : store.events("proposal/2026-0001")) found.names.insert(event.event.body.text("name"));
    return found;
}

}  // namespace

TEST_CASE("after a kill every acknowledged act is there and no half one", "[kill]") {
    const tests::TestDatabase database(GENERATE(from_range(tests::kinds())));
    storage::init(database.url(), false);
    std::minstd_rand random(4711);
    std::set<std::string> acknowledged;

    for (int round = 0; round < 8; ++round) {
        const std::size_t enough = acknowledged.size() + std::uniform_int_distribution<std::size_t>(1, 120)(random);
        {
            tests::Child child([&](const tests::Tell& tell) { write_without_end(database, std::to_string(round), tell); });
            while (acknowledged.size() < enough) {
                const std::string line = child.line();
                REQUIRE_FALSE(line.empty());
                REQUIRE(line.find("failed") == std::string::npos);
                acknowledged.insert(line);
            }
            child.kill_hard();
            for (std::string line = child.line(); !line.empty(); line = child.line()) acknowledged.insert(line);
        }
        const auto storage = database.open(false);
        const Found found = found_in(storage->store());

        CHECK(found.notes == found.names);
        CHECK(std::set<std::string>(found.notes.begin(), found.notes.end()).size() == found.notes.size());
        for (const std::string& name : acknowledged) CHECK(found.notes.contains(name));
    }
    for (const auto& finding : storage::verify(database.url(), tests::new_small_case).findings) CHECK(finding.kind == "number");
}

// Random walks of a case, by anybody doing anything: the invariants of specification section 12 hold after each step; on
// memory, SQLite and PostgreSQL. A walk that breaks one is made shorter and told step by step.
#include "tests/property/invariants.hpp"
#include "tests/property/wander.hpp"
#include "tests/support/case_dump.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/databases.hpp"

#include <rapidcheck.h>

#include <iostream>

using namespace tests;

namespace {

struct Size {
    int walks = 0;
    int steps = 0;  ///< longest walk; they grow from none to this
};

/// Runs the property on random walks that begin in a random phase.
bool holds(const Size& size, const std::function<void(int phase, const std::vector<std::uint32_t>& steps)>& walk) {
    rc::detail::TestParams params = rc::detail::configuration().testParams;
    params.maxSuccess = size.walks;
    params.maxSize = size.steps;
    const auto property = [&] {
        // Full range whatever the size, which is the number of steps.
        const int phase = *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, 8));
        const auto seed = rc::gen::noShrink(rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::uint32_t>(0, 2'000'000'000)));
        const auto steps = *rc::gen::container<std::vector<std::uint32_t>>(seed);
        walk(phase, steps);
    };
    const auto result = rc::detail::checkTestable(property, rc::detail::TestMetadata(), params);
    rc::detail::printResultMessage(result, std::cerr);
    if (!result.template is<rc::detail::SuccessResult>()) std::cerr << "\nseed " << params.seed << '\n';
    return result.template is<rc::detail::SuccessResult>();
}

/// Takes the steps and asks the invariants; a broken one is told with the way there.
void walk_through(World& world, const std::vector<std::uint32_t>& steps) {
    Wanderer wanderer(world);
    Watch watch(world);
    try {
        watch.look();
        for (const std::uint32_t step : steps) {
            wanderer.step(step);
            watch.look();
        }
        conflicts_lose_nothing(world);
        watch.look_back();
        moves_on(world);
        watch.look();
    } catch (const std::exception& broken) {
        throw std::runtime_error(std::string(broken.what()) + "\nafter:\n" + wanderer.story());
    }
}

/// A world in memory that begins with a target for merging, and a case in that phase.
World& world_in(int phase) {
    static std::map<int, std::pair<std::unique_ptr<World>, MemoryStore::Mark>> worlds;
    auto& [world, mark] = worlds[phase];
    if (world == nullptr) {
        world = std::make_unique<World>();
        world->begin("Målet").begin("Saken").walk_to(phase);
        mark = world->mark();
    }
    world->back_to(mark);
    world->people.change() = the_office();
    world->on(world->file().last_date + 1);
    return *world;
}

}  // namespace

TEST_CASE("whatever people do, the invariants hold", "[property]") {
    CHECK(holds({.walks = 150, .steps = 60}, [](int phase, const auto& steps) { walk_through(world_in(phase), steps); }));
}

TEST_CASE("no history of acts brings about a decision of the group against section 9", "[property]") {
    // Long walks around the votes: who is there, tied, gone, votes late or on what has changed since.
    CHECK(holds({.walks = 60, .steps = 40}, [](int phase, const auto& steps) {
        World& world = world_in(4 + phase % 4);
        Wanderer wanderer(world);
        Watch watch(world);
        try {
            watch.look();
            for (const std::uint32_t step : steps) {
                step % 3 == 0 ? wanderer.step(step) : wanderer.vote_somehow(step);
                watch.look();
            }
        } catch (const std::exception& broken) {
            throw std::runtime_error(std::string(broken.what()) + "\nafter:\n" + wanderer.story());
        }
    }));
}

TEST_CASE("whatever people do, the invariants hold in a database too", "[property]") {
    for (const Kind kind : kinds()) {
        INFO(name_of(kind));
        const bool right = holds({.walks = 6, .steps = 24}, [&](int phase, const auto& steps) {
            const TestDatabase database(kind);
            storage::init(database.url(), false);
            const auto storage = storage::Storage::open(database.url(), {}, workflows::blank_file);
            World world(storage->store());
            world.begin("Målet").begin("Saken").walk_to(phase % 4);

            walk_through(world, steps);

            const auto again = storage::Storage::open(database.url(), {}, workflows::blank_file);
            const auto reread = again->store().read(world.stream);
            if (dump(dynamic_cast<const workflows::Case&>(*reread)) != dump(world.file())) throw std::runtime_error("3: what is stored is not what was kept");
        });
        CHECK(right);
    }
}

TEST_CASE("a change of policy changes no case and no decision", "[property]") {
    workflows::Policy changed = workflows::shipped_policy();
    changed.sha256 = std::string(64, 'f');
    changed.version = "2.0";
    changed.quorum_at_least = 10;
    changed.window_days = 100;
    changed.gates = {"K3"};
    changed.threshold = "1:10000";
    CHECK(holds({.walks = 20, .steps = 15}, [&](int phase, const auto& steps) {
        World& world = world_in(phase);
        Wanderer wanderer(world);
        for (const std::uint32_t step : steps) wanderer.step(step);
        const std::string before = dump(world.file());
        const auto events = world.store.events(world.stream);

        World later(world.store, changed);
        later.stream = world.stream;
        later.on(world.today());
        for (const char* person : {"leader", "officer", "TRS"}) (void)later.engine.explain_all(later.stream, person, false);

        RC_ASSERT(dump(later.file()) == before);
        RC_ASSERT(dump(replayed(world.id(), events, world.store.texts(world.stream))) == before);
    }));
}

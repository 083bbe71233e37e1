// The cases in which somebody has commented are found by their events, in both databases; answers given together are kept
// together.
#include "storage/storage.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/world.hpp"
#include "workflows/phase_model/phase_model.hpp"

using namespace tests;

TEST_CASE("cases with comments are found, and one's own among them", "[case-list]") {
    const Kind kind = GENERATE(from_range(kinds()));
    const TestDatabase database(kind);
    storage::init(database.url(), false);
    const auto storage = storage::Storage::open(database.url(), {}, workflows::blank_file);
    World world(storage->store());
    world.begin("Den første");
    const std::string first = world.id();
    world.as("users").must("comment", F({{"text", "Et innspill"}}));
    world.as("users").must("comment", F({{"text", "Et innspill til"}}));
    world.begin("Den andre");
    const std::string second = world.id();
    world.as("reference").must("comment", F({{"text", "Et innspill"}}));
    world.begin("Den stille");

    CHECK(storage->cases().commented("") == std::vector<std::string>{first, second});
    CHECK(storage->cases().commented("users") == std::vector<std::string>{first});
    CHECK(storage->cases().commented("nobody").empty());
}

TEST_CASE("answers that belong together are stored together or not at all", "[store]") {
    const Kind kind = GENERATE(from_range(kinds()));
    const TestDatabase database(kind);
    storage::init(database.url(), false);
    const auto storage = storage::Storage::open(database.url(), {}, workflows::blank_file);
    World world(storage->store());
    world.begin("Saken");
    const auto a = world.as("users").must("comment", F({{"text", "Et innspill"}})), b = world.as("reference").must("comment", F({{"text", "Et innspill"}}));
    const auto answer = [&](std::int64_t comment, const char* reason) {
        return world.command("officer", "answer_comment", F({{"comment", comment}, {"disposition", "not_followed"}, {"reason", reason}}));
    };

    const auto refused = world.engine.perform_all(std::vector{answer(a, "Svar til den første her"), answer(b, "Kort")});
    CHECK(refused.problem);
    CHECK(world.store.events(world.stream).size() == 3);
    CHECK(world.file().version() == 3);

    CHECK_FALSE(world.engine.perform_all(std::vector{answer(a, "Svar til den første her"), answer(b, "Svar til den andre her")}).problem);
    const auto again = storage::Storage::open(database.url(), {}, workflows::blank_file);
    CHECK(again->store().read(world.stream)->version() == 5);
}

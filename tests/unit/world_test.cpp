// The World of the tests can be walked to every place a case can be in, by those who may.
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace tests;

TEST_CASE("a case is walked from registration to follow-up by those who may", "[world]") {
    World world;

    world.walk_to(7);

    CHECK(world.file().phase == 7);
    CHECK(world.file().placement_in_force()->primary == "TRS");
    CHECK(world.store.events(world.stream).size() > 100);
}

TEST_CASE("a case is parked in every phase that can be parked and taken up again", "[world]") {
    for (int phase = 0; phase <= 6; ++phase) {
        World world;
        INFO(phase);
        world.walk_to(phase).park();

        CHECK(world.file().is_parked());
        world.later(10);
        world.as("officer").must("resume", F({{"reason", "Studien er her"}}));
        CHECK(world.file().phase == phase);
        CHECK(world.file().status == "active");
        CHECK(world.file().paused_days == 10);
    }
}

TEST_CASE("a case ends by delegation, by vote and by merging, and comes back by call-in and by reopening", "[world]") {
    World world;
    world.walk_to(1).close_formal();
    CHECK(world.file().outcome == "UTENFOR-2");

    world.call_in();
    CHECK(world.file().phase == 1);
    CHECK(world.file().called_in);

    world.must_decide("close", world.form_of("close").set("outcome", "UTENFOR-2"));
    CHECK(world.file().is_closed());

    world.reopen();
    CHECK(world.file().cycle == 2);
    CHECK(world.file().phase == 1);
}

TEST_CASE("a case goes back, is placed anew, continued and superseded", "[world]") {
    World world;
    world.walk_to(4);
    world.must_decide("return_to_hearing");
    CHECK(world.file().phase == 3);
    world.prepare_hearing();
    world.step(3);
    world.prepare_need();
    world.step(4);
    world.must_decide("return_to_need_decision");
    world.prepare_need();
    world.step(4).prepare_placement();
    world.step(5);
    world.must_decide("return_to_placement");
    world.prepare_placement();
    world.step(5).prepare_start_up();
    world.step(6);
    world.must_decide("re_place");
    world.prepare_placement();
    world.step(5).prepare_start_up();
    world.step(6);
    world.must_decide("rebuild");
    world.prepare_start_up();
    world.step(6);
    world.must_decide("reassess_need", world.form_of("reassess_need"));
    CHECK(world.file().phase == 2);
    CHECK(world.file().cycle == 2);
    CHECK(world.file().placement_in_force() != nullptr);
}

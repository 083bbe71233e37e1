// Who is told of what, and who follows a case.
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"
#include "workflows/phase_model/following.hpp"
#include "workflows/phase_model/telling.hpp"

#include <algorithm>

using tests::F;
using tests::World;
using workflows::Notice;

namespace {

/// Notices of the last `count` events of the world's case.
std::vector<Notice> told(World& world, std::size_t count, const std::string& ball_before = "?") {
    const auto all = world.store.events(world.stream);
    const std::vector<engine::Sealed> last(all.end() - static_cast<std::ptrdiff_t>(count), all.end());
    engine::CaseRow before;
    before.ball = ball_before;
    const auto chosen = world.store.read(workflows::following_stream(world.id()));
    return workflows::notices_of(last, &before, world.file(), chosen.get(), *world.people.office());
}

std::string why(const std::vector<Notice>& notices, const std::string& person) {
    for (const Notice& notice : notices)
        if (notice.person == person) return notice.why;
    return {};
}

bool follows(World& world, const std::string& person) {
    return workflows::is_follower(world.file(), world.store.read(workflows::following_stream(world.id())).get(), person);
}

}  // namespace

TEST_CASE("following changes neither the case nor its version, and can be taken back", "[telling]") {
    World world;
    world.begin("Saken");
    const auto version = world.file().version();

    world.as("clinician").must("follow");
    CHECK(follows(world, "clinician"));
    CHECK(world.file().version() == version);
    CHECK(world.store.events(workflows::following_stream(world.id())).front().event.name == "case_followed");
    world.as("clinician").must("unfollow");
    CHECK_FALSE(follows(world, "clinician"));
    CHECK(world.file().version() == version);
}

TEST_CASE("proposer and commenters follow from the start, until they choose not to", "[telling]") {
    World world;
    world.begin("Saken", F({{"proposer", "clinician"}}));
    CHECK(follows(world, "clinician"));
    world.as("users").must("comment", F({{"text", "Vi trenger det"}}));
    CHECK(follows(world, "users"));
    CHECK_FALSE(follows(world, "TRS"));

    world.as("users").must("unfollow");

    CHECK_FALSE(follows(world, "users"));
}

TEST_CASE("who gets the ball is told that it is their turn, by when, and nobody of what they did themselves", "[telling]") {
    World world;
    world.begin("Saken").walk_to(3);

    const auto notices = told(world, 1, "case_officer");

    CHECK(why(notices, "users") == "turn");
    CHECK(std::ranges::find(notices, "users", &Notice::person)->due == engine::to_text(world.file().round()->until));
    CHECK(why(notices, "leader").empty());  // who opened the hearing
    CHECK(why(told(world, 1, "bodies"), "users").empty());
}

TEST_CASE("the author of a comment is told of its answer, and followers of what moves", "[telling]") {
    World world;
    world.begin("Saken");
    const auto comment = world.as("users").must("comment", F({{"text", "Vi trenger det"}}));
    world.as("clinician").must("follow");
    world.as("officer").must("answer_comment", F({{"comment", comment}, {"disposition", "not_followed"}, {"reason", "Ikke nå, men neste år"}}));

    const auto notices = told(world, 1, "case_officer");

    CHECK(why(notices, "users") == "answer");
    CHECK(why(notices, "clinician") == "follow");
    CHECK(why(notices, "officer").empty());
}

TEST_CASE("an internal comment and its answer are told to its author alone", "[telling]") {
    World world;
    world.begin("Saken");
    const auto comment = world.as("users").must("comment", F({{"text", "Bare for dere"}, {"visibility", "internal"}}));
    world.as("clinician").must("follow");
    CHECK(told(world, 1, "case_officer").empty());
    world.as("officer").must("answer_comment", F({{"comment", comment}, {"disposition", "not_followed"}, {"reason", "Ikke nå, men neste år"}}));

    const auto notices = told(world, 1, "case_officer");

    CHECK(why(notices, "users") == "answer");
    CHECK(notices.size() == 1);
}

TEST_CASE("one who is tied in the case is told nothing of it", "[telling]") {
    World world;
    world.begin("Saken").walk_to(3);
    const auto comment = world.as("clinician").must("comment", F({{"text", "Fra fag"}}));
    world.as("officer").must("answer_comment", F({{"comment", comment}, {"disposition", "not_followed"}, {"reason", "Ikke nå, men neste år"}}));
    world.declare("clinician", "tied");
    world.prepare_hearing();
    world.step(3);

    CHECK(why(told(world, 1, "case_officer"), "clinician").empty());
    CHECK(why(told(world, 1, "case_officer"), "users") == "follow");
}

TEST_CASE("those present are told of a ballot that opens, with its deadline", "[telling]") {
    World world;
    world.begin("Saken").walk_to(4);
    world.prepare(4);
    world.vote("decide_need", F(), {});
    const auto all = world.store.events(world.stream);
    const auto opened = std::ranges::find(all, std::string("ballot_opened"), [](const auto& sealed) { return sealed.event.name; });
    REQUIRE(opened != all.end());
    const auto notices = workflows::notices_of({*opened}, nullptr, world.file(), nullptr, *world.people.office());
    CHECK(why(notices, "SSD") == "turn");
    CHECK(why(notices, opened->event.actor).empty());
}

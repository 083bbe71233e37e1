// The consent block of a meeting: moved, voted on and closed together, each case with its own record (section 9).
#include "tests/support/consent_block.hpp"

#include <algorithm>

using namespace tests;
using Told = std::vector<std::string>;

namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const Told three{"yes", "no", "later"};

}  // namespace

TEST_CASE("three consent items are put together and each is decided in its own record", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, three);

    block.open(three);
    for (const std::string& person : the_ten()) CHECK(ConsentBlock::told(block.vote(person, "for")) == Told{"done", "done", "done"});
    CHECK(ConsentBlock::told(block.all("leader", "close_ballot", F({{"reason", "Som innstilt"}}))) == Told{"done", "done", "done"});

    CHECK(block.file(0).phase == 5);
    CHECK(block.file(0).ballots.at(0).results.at("K1") == "met");
    CHECK(block.file(1).is_closed());
    CHECK(block.file(1).closing->outcome == "INGEN-1");
    CHECK(block.file(2).is_parked());
    for (std::size_t i = 0; i < 3; ++i) {
        const auto& file = block.file(i);
        REQUIRE(file.ballots.size() == 1);
        CHECK(file.ballots[0].state == "carried");
        CHECK(file.ballots[0].votes.size() == 10);
        CHECK(file.ballots[0].meeting == block.meeting->file().id);
    }
}

TEST_CASE("an item of the block writes the events that its single acts write", "[consent][meeting]") {
    World alone, together;
    ConsentBlock single(alone, {"yes"}), block(together, {"yes"});
    const auto begun = single.file(0).version();
    REQUIRE(block.file(0).version() == begun);

    single.meeting->must("leader", "take_up_item", F({{"item", single.items[0]}}));
    for (const std::string& person : the_ten()) alone.declare(person);
    const auto motion = alone.as("officer").must("put_motion", F({{"transition", "decide_need"}, {"words", "Innstilling yes"}}));
    alone.open(motion);
    for (const std::string& person : the_ten()) alone.cast(person);
    alone.as("leader").must("close_ballot");
    block.open({"yes"});
    for (const std::string& person : the_ten()) block.vote(person, "for");
    block.all("leader", "close_ballot");

    const auto of_single = alone.store.events(alone.stream, begun), of_block = together.store.events(block.at(0).stream, begun);
    REQUIRE(of_single.size() == of_block.size());
    for (std::size_t i = 0; i < of_single.size(); ++i) {
        CHECK(of_single[i].event.name == of_block[i].event.name);
        if (of_single[i].event.name != "attendance_recorded") CHECK(of_single[i].event.act == of_block[i].event.act);
        Told one, other;
        for (const auto& [key, value] : of_single[i].event.body.members()) one.push_back(key);
        for (const auto& [key, value] : of_block[i].event.body.members()) other.push_back(key);
        CHECK(one == other);
    }
    for (const auto& vote : block.file(0).ballots[0].votes) CHECK(vote.content == block.file(0).ballots[0].content);
}

TEST_CASE("a member tied in one item of the block votes on the others, and is told which was left out", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes", "yes"});
    block.meeting->must("leader", "take_up_consent");
    for (const std::string& person : the_ten()) block.all(person, "declare_interest", F({{"value", "none"}}), {{1, person == "SSD" ? F({{"value", "tied"}, {"words", "I familien"}}) : F()}});
    block.all("officer", "put_motion");
    block.all("leader", "open_ballot");

    CHECK(ConsentBlock::told(block.vote("SSD", "for")) == Told{"done", "recused"});
    for (const std::string& person : the_ten())
        if (person != "SSD") block.vote(person, "for");
    block.all("leader", "close_ballot");

    CHECK(block.file(0).ballots[0].present == 10);
    CHECK(block.file(1).ballots[0].present == 9);
    CHECK(block.file(1).phase == 5);
    CHECK(says(block.meeting->minutes("nb"), "Inhabile, deltok ikke"));
}

TEST_CASE("a member may deviate in one item, and each vote on each criterion is recorded", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes", "yes"});
    block.at(1);
    world.assess("K3", "not_met");
    block.open({"yes", "yes"});

    block.vote("TRS", "for", {{1, F({{"vote", "against"}, {"K4", "abstain"}, {"reason", "Ikke her"}})}});

    const auto& first = block.file(0).open_ballot()->votes.at(0);
    CHECK(first.motion == "for");
    CHECK(first.criteria.at("K3") == "for");
    const auto& second = block.file(1).open_ballot()->votes.at(0);
    CHECK(second.motion == "against");
    CHECK(second.criteria.at("K3") == "against");
    CHECK(second.criteria.at("K4") == "abstain");
    CHECK(second.criteria.at("K6") == "abstain");  // nobody has assessed it
    CHECK(second.reason.text == "Ikke her");
}

TEST_CASE("criteria are voted on only by who chooses so, never by silence", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes", "later"});
    block.open({"yes", "later"});

    const auto results = block.vote("TRS", "for", {}, "");

    CHECK(ConsentBlock::told(results) == Told{"invalid", "done"});  // the second has no criteria to vote on
    CHECK(results[0].problem->errors.front().message.key == "form.vote_each_criterion");
    CHECK(block.file(0).open_ballot()->votes.empty());
    CHECK(ConsentBlock::told(block.vote("SSD", "for", {}, "abstain")) == Told{"done", "done"});
    CHECK(block.file(0).open_ballot()->votes.at(0).criteria.at("K1") == "abstain");
}

TEST_CASE("of the block's ballots the one without a quorum stays open, and the others are closed", "[consent][meeting]") {
    World world;
    const Told six{"leader", "Frambu", "NAPOS", "NevSom", "NK-SE", "NMK"};
    ConsentBlock block(world, {"yes", "yes"}, six);
    block.open({"yes", "yes"}, six);
    for (const std::string& person : six) block.vote(person, "for");
    block.at(0).declare("NMK", "tied");

    const auto results = block.all("leader", "close_ballot");

    CHECK(ConsentBlock::told(results) == Told{"requirement-unmet", "done"});
    const auto& answers = results[0].problem->answers;
    CHECK(std::any_of(answers.begin(), answers.end(), [](const engine::Answer& one) { return one.requirement == "quorum" && !one.lets_through(); }));
    CHECK(block.file(0).phase == 4);
    CHECK(block.file(0).open_ballot() != nullptr);
    CHECK(block.file(1).phase == 5);
}

TEST_CASE("a vote that is stale in one case holds that case alone", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes", "yes"});
    block.open({"yes", "yes"});
    for (const std::string& person : the_ten()) block.vote(person, "for");
    block.at(1);
    world.assess("K5", "met");

    CHECK(ConsentBlock::told(block.all("leader", "close_ballot")) == Told{"done", "requirement-unmet"});
    for (const std::string& person : the_ten()) world.cast(person);
    CHECK(ConsentBlock::told(block.all("leader", "close_ballot")) == Told{"decided", "done"});
}

TEST_CASE("who has not declared an interest in a case has no vote there yet", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes", "yes"});
    block.meeting->must("leader", "take_up_consent");
    block.all("officer", "put_motion");
    block.all("leader", "open_ballot");
    block.at(0).declare("TRS");

    CHECK(ConsentBlock::told(block.vote("TRS", "for")) == Told{"done", "requirement-unmet"});
}

TEST_CASE("a motion is put once, by the recommendation that is final", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes", "yes"});
    block.at(1).as("officer").must("write_recommendation", F({{"answer", "no"}, {"outcome", "INGEN-1"}, {"words", "Et utkast"}}));
    block.meeting->must("leader", "take_up_consent");

    const auto results = block.all("officer", "put_motion");

    CHECK(ConsentBlock::told(results) == Told{"done", "invalid"});
    CHECK(block.file(0).motions.at(0).words.text == "Innstilling yes");
    CHECK(ConsentBlock::told(block.all("Frambu", "put_motion"))[0] == "motion_stands");
    CHECK(block.file(0).motions.size() == 1);
}

TEST_CASE("the block offers an act where it will go through, and says why not where it will not", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes", "yes"});
    block.meeting->must("leader", "take_up_consent");
    const auto ready = [&](const std::string& person, std::string_view act) {
        std::vector<bool> all;
        for (const auto& offer : block.offers(person, act)) all.push_back(offer.ready);
        return all;
    };
    CHECK(ready("officer", "put_motion") == std::vector<bool>{true, true});
    CHECK(ready("leader", "open_ballot") == std::vector<bool>{false, false});
    CHECK(ready("TRS", "declare_interest") == std::vector<bool>{true, true});
    block.at(0).declare("TRS");
    CHECK(ready("TRS", "declare_interest") == std::vector<bool>{false, true});
    block.all("officer", "put_motion");
    CHECK(ready("leader", "open_ballot") == std::vector<bool>{true, true});
    CHECK(ready("TRS", "open_ballot") == std::vector<bool>{false, false});
    block.all("leader", "open_ballot");
    CHECK(ready("TRS", "cast_vote") == std::vector<bool>{true, false});
    CHECK(ready("officer", "cast_vote") == std::vector<bool>{false, false});
    CHECK(block.offers("TRS", "cast_vote")[1].why.size() == 1);
}

// A request about several consent items, sent again: by its key, beside what others do meanwhile, and what a rehearsal says of it.
#include "tests/support/consent_block.hpp"

using namespace tests;
using Told = std::vector<std::string>;

TEST_CASE("a request that is repeated does nothing again, and two members at the same time both vote", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes", "yes"});
    block.open({"yes", "yes"});
    auto first = block.wish("TRS", "cast_vote", F({{"vote", "for"}}));
    first.criteria = "as_assessed";
    first.idempotency_key = "k";
    auto second = block.wish("SSD", "cast_vote", F({{"vote", "for"}}));
    second.criteria = "as_assessed";

    block.carry(first);
    const auto repeated = block.carry(first);
    const auto beside = block.carry(second);  // on the version from before the other's vote

    CHECK(repeated[0].done->repeated);
    CHECK(ConsentBlock::told(beside) == Told{"done", "done"});
    CHECK(block.file(0).open_ballot()->votes.size() == 2);
    block.at(0).assess("K5");
    CHECK(ConsentBlock::told(block.carry(second)) == Told{"stale-version", "stale-version"});  // one's own vote since, too
}

TEST_CASE("a repeated request about the block is answered as it was, whatever has come since", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes"});
    block.meeting->must("leader", "take_up_consent");
    for (const std::string& person : the_ten()) block.all(person, "declare_interest", F({{"value", "none"}}));
    const auto keyed = [&](const std::string& person, const std::string& act, engine::Value fields = F()) {
        auto wish = block.wish(person, act, std::move(fields));
        wish.idempotency_key = act;
        wish.meeting_version = block.meeting->file().version();
        if (act == "cast_vote") wish.criteria = "as_assessed";
        return wish;
    };
    const auto put = keyed("officer", "put_motion");
    block.carry(put);
    CHECK(block.carry(put)[0].done.value_or(engine::Done{}).repeated);
    const auto opened = keyed("leader", "open_ballot");
    block.carry(opened);
    const auto vote = keyed("TRS", "cast_vote", F({{"vote", "for"}}));
    block.carry(vote);
    for (const std::string& person : the_ten()) block.vote(person, "for");
    block.all("leader", "close_ballot");

    block.meeting->must("officer", "note_presence", F({{"left", engine::Value::array({"SSD"})}}));
    block.meeting->must("leader", "take_up_item", F({{"item", block.meeting->must("officer", "set_agenda", F({{"title", "Årsplan"}, {"kind", "information"}}))}}));

    const auto version = block.file(0).version();
    for (const auto& again : {put, opened, vote}) {
        const auto result = block.carry(again)[0];
        INFO(again.act);
        CHECK(result.done.value_or(engine::Done{}).repeated);
        CHECK(result.done.value_or(engine::Done{}).events.size() == 1);
    }
    CHECK(block.file(0).version() == version);
}

TEST_CASE("a key stands for one request about the block, and another one with it does nothing", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes", "yes"});
    block.meeting->must("leader", "take_up_consent");
    auto first = block.wish("TRS", "declare_interest", F({{"value", "none"}}));
    first.idempotency_key = "k";
    auto other = first, alone = first;
    first.items.pop_back();
    other.fields = F({{"value", "institutional"}, {"words", "Eget senter"}});
    alone.items.erase(alone.items.begin());
    const auto version = block.file(1).version();

    CHECK(ConsentBlock::told(block.carry(first)) == Told{"done"});

    CHECK(ConsentBlock::told(block.carry(other)) == Told{"key-reused", "key-reused"});
    CHECK(ConsentBlock::told(block.carry(alone)) == Told{"key-reused"});
    CHECK(block.file(1).version() == version);
}

TEST_CASE("who was refused may put the request right and send it with the same key", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes"});
    block.open({"yes"});
    auto wish = block.wish("TRS", "cast_vote", F({{"vote", "for"}}));
    wish.idempotency_key = "k";

    CHECK(ConsentBlock::told(block.carry(wish)) == Told{"invalid"});
    wish.criteria = "for";
    CHECK(ConsentBlock::told(block.carry(wish)) == Told{"done"});
}

TEST_CASE("of an item that is decided the offer, the rehearsal and the request say the same", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes"});
    block.open({"yes"});
    for (const std::string& person : the_ten()) block.vote(person, "for");
    block.all("leader", "close_ballot");
    const auto wish = block.wish("NMK", "put_motion", F({{"transition", "procedure"}, {"words", "Utsettes"}}));

    CHECK(block.offers("NMK", "put_motion").at(0).left_out == "decided");
    CHECK(ConsentBlock::told(workflows::carry(world.engine, block.meeting->file(), wish, workflows::Carry::rehearsed)) == Told{"decided"});
    CHECK(ConsentBlock::told(block.carry(wish)) == Told{"decided"});
}

TEST_CASE("one who is tied is told the same whatever stands in the case", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes", "yes", "yes"});
    block.meeting->must("leader", "take_up_consent");
    for (std::size_t i : {0U, 1U, 2U}) block.at(i).declare("NMK", "tied");
    auto first = block.wish("officer", "put_motion");
    first.items.resize(1);
    block.carry(first);

    for (const std::string_view act : workflows::consent_acts) {
        if (act == "declare_interest") continue;
        INFO(act);
        CHECK(ConsentBlock::told(block.all("NMK", std::string(act))) == Told{"recused", "recused", "recused"});
        for (const auto& offer : block.offers("NMK", act)) {
            CHECK(offer.left_out == "recused");
            CHECK_FALSE(offer.may);
            CHECK(offer.why.empty());
        }
    }
}

TEST_CASE("a rehearsal says of a vote beside the votes of others what the vote comes to", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"later"});
    block.open({"later"});
    const auto wish = block.wish("TRS", "cast_vote", F({{"vote", "for"}}));
    block.vote("SSD", "for");

    const auto rehearsed = workflows::carry(world.engine, block.meeting->file(), wish, workflows::Carry::rehearsed);

    CHECK(ConsentBlock::told(rehearsed) == Told{"done"});
    CHECK(block.file(0).open_ballot()->live_vote("TRS") == nullptr);
    CHECK(ConsentBlock::told(block.carry(wish)) == Told{"done"});
}

TEST_CASE("a motion on how to go on does not decide the item", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes"});
    block.meeting->must("leader", "take_up_consent");
    for (const std::string& person : the_ten()) block.all(person, "declare_interest", F({{"value", "none"}}));
    block.all("NMK", "put_motion", F({{"transition", "procedure"}, {"words", "Pause"}}));
    block.all("leader", "open_ballot");
    for (const std::string& person : the_ten()) block.vote(person, "for");
    block.all("leader", "close_ballot", F({{"reason", "Enstemmig"}}));
    REQUIRE(block.file(0).ballots.at(0).state == "carried");

    CHECK(block.offers("officer", "put_motion").at(0).ready);
    CHECK(ConsentBlock::told(block.all("officer", "put_motion")) == Told{"done"});
    block.meeting->must("TRS", "ask_discussion", F({{"item", block.items[0]}, {"reason", "Drøftes"}}));
}

TEST_CASE("a substitute who leads nothing may ask that the case they sit in is discussed, and no other", "[consent][meeting][substitute]") {
    World world;
    ConsentBlock block(world, {"yes", "yes"});
    for (std::size_t i : {0U, 1U}) block.at(i).attend();
    block.at(0).declare("NMK", "tied");
    for (const char* member : {"Frambu", "NAPOS", "NevSom", "NK-SE", "SSD"}) world.as(member).must("appoint_substitute", F({{"leader", "NMK"}, {"substitute", "clinician"}}));
    block.meeting->must("leader", "take_up_consent");
    block.meeting->must("officer", "note_presence", F({{"arrived", engine::Value::array({"clinician:NMK"})}, {"left", engine::Value::array({"NMK"})}}));
    const auto ask = [&](std::size_t i) { return block.meeting->does("clinician", "ask_discussion", F({{"item", block.items[i]}, {"reason", "Drøftes"}})); };

    CHECK(refusal(ask(1)) == "not-allowed");
    CHECK(done(ask(0)));
    CHECK(block.meeting->file().item(block.items[0])->discussion.value_or(workflows::DiscussionAsked{}).seat == "NMK");
}

TEST_CASE("a vote on criteria as they are assessed is on the assessments that were read", "[consent][meeting]") {
    World world;
    ConsentBlock block(world, {"yes"});
    block.open({"yes"});
    auto wish = block.wish("TRS", "cast_vote", F({{"vote", "for"}}));
    wish.criteria = "as_assessed";
    wish.items[0].version.reset();  // as the command line sends it
    const auto command = workflows::command_for(wish, wish.items[0], block.file(0));
    block.at(0).assess("K3", "not_met");

    CHECK(refusal(world.engine.perform(command)) == "stale-version");
    CHECK(ConsentBlock::told(block.carry(wish)) == Told{"done"});
    CHECK(block.file(0).open_ballot()->live_vote("TRS")->criteria.at("K3") == "against");
}

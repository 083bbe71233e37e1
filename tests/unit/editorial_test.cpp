// A substantive change makes votes and signatures stale; an editorial one is listed and does not (specification section 9).
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"
#include "workflows/phase_model/decision/decision_record.hpp"
#include "workflows/phase_model/requirements/tally.hpp"

using namespace tests;
using engine::Value;

namespace {

/// In phase 4, everyone has voted for; then the officer changes the recommendation.
std::int64_t vote_and_change(World& world) {
    world.begin().walk_to(4);
    world.prepare(4);
    world.vote("decide_need");
    return world.as("officer").must("write_recommendation", F({{"answer", "yes"}, {"words", "Ja, med rettet skrivefeil"}, {"final", true}}));
}

std::int64_t mark(World& world, std::int64_t entry) { return world.as("officer").must("mark_editorial", F({{"entry", entry}, {"reason", "Skrivefeil"}})); }

Value signature(World& world, std::int64_t entry, const char* verdict = "yes") {
    const workflows::EditorialMark* mark = world.file().editorial_mark(entry);
    return F({{"for_act", "mark_editorial"}, {"entry", entry}, {"draft", mark == nullptr ? world.file().content_hash() : world.file().marking_hash(*mark)}, {"verdict", verdict}, {"reason", "Lest"}});
}

engine::Status current(World& world) { return world.answer("leader", "decide_need", "votes_current").status; }

}  // namespace

TEST_CASE("a change makes votes stale until it is marked as editorial and countersigned", "[editorial][asks votes_current]") {
    World world;
    const auto entry = vote_and_change(world);
    CHECK(current(world) == engine::Status::unmet);

    mark(world, entry);
    CHECK(current(world) == engine::Status::unmet);
    world.as("officer 2").must("countersign", signature(world, entry));

    CHECK(current(world) == engine::Status::met);
    CHECK(done(world.as("leader").does("decide_need", F({{"reason", "Enstemmig"}}))));
}

TEST_CASE("votes cast on either side of an editorial change count together, and it is listed in the decision", "[editorial]") {
    World world;
    const auto entry = vote_and_change(world);
    world.cast("TRS", "against");
    mark(world, entry);
    world.as("NMK").must("countersign", signature(world, entry));
    world.as("leader").must("decide_need", F({{"reason", "Klart"}}));

    const auto number = workflows::decisions_of(world.file()).back().number;
    const auto found = workflows::decided(world.file(), world.store.events(world.stream), world.store.texts(world.stream), number);
    const Value record = workflows::decision_record(*found, workflows::DecisionPart::whole);

    CHECK(record.find("votes")->integer("for") == 9);
    CHECK(record.find("votes")->integer("against") == 1);
    CHECK(record.list("editorial").size() == 1);
    for (const Value& vote : record.find("votes")->list("cast")) CHECK_FALSE(vote.flag("stale"));
}

TEST_CASE("a later change of substance makes the votes stale all the same", "[editorial]") {
    World world;
    const auto entry = vote_and_change(world);
    mark(world, entry);
    world.as("officer 2").must("countersign", signature(world, entry));
    REQUIRE(current(world) == engine::Status::met);

    world.assess("K3", "not_met");

    CHECK(current(world) == engine::Status::unmet);
}

TEST_CASE("an editorial mark is countersigned by somebody else, on what was marked", "[editorial]") {
    World world;
    const auto entry = vote_and_change(world);
    CHECK(refused_for(world.as("officer").does("mark_editorial", F({{"entry", 1}, {"reason", "Skrivefeil"}})), "/entry", "form.no_such_change"));
    CHECK(refused_for(world.as("officer 2").does("countersign", signature(world, entry).set("draft", world.file().content_hash())), "/entry", "form.no_such_change"));
    mark(world, entry);

    CHECK(refused_for(world.as("officer").does("mark_editorial", F({{"entry", entry}, {"reason", "Igjen"}})), "/entry", "form.marked_before"));
    CHECK(refused_for(world.as("officer").does("countersign", signature(world, entry)), "/for_act", "form.marked_oneself"));
    CHECK(refused_for(world.as("officer 2").does("countersign", signature(world, entry).set("draft", world.file().content_hash())), "/draft", "form.draft_changed"));
    CHECK(refused_for(world.as("NMK").does("countersign", F({{"for_act", "complete_evidence"}, {"entry", entry}, {"draft", world.file().content_hash()}, {"verdict", "yes"}, {"reason", "Lest"}})),
                      "/entry", "form.only_with_marking"));
    CHECK(refusal(world.as("SSD").does("mark_editorial", F({{"entry", entry}, {"reason", "Skrivefeil"}}))) == "not-allowed");
}

TEST_CASE("a mark that is refused changes nothing, and can be made anew", "[editorial]") {
    World world;
    const auto entry = vote_and_change(world);
    mark(world, entry);
    world.as("officer 2").must("countersign", signature(world, entry, "no"));

    CHECK(current(world) == engine::Status::unmet);
    CHECK(world.file().editorial_mark(entry)->refused);
    mark(world, entry);
    world.as("officer 2").must("countersign", signature(world, entry));
    CHECK(current(world) == engine::Status::met);
}

TEST_CASE("a change of substance is no editorial change, whichever act made it", "[editorial]") {
    World world;
    world.begin().walk_to(4);
    world.prepare(4);
    world.vote("decide_need");
    const auto refuses = [&](const std::string& person, const std::string& act, Value fields) {
        INFO(act << " " << fields.canonical());
        const auto before = world.mark();
        const auto entry = world.as(person).must(act, std::move(fields));
        CHECK(refused_for(world.as("officer").does("mark_editorial", F({{"entry", entry}, {"reason", "Skrivefeil"}})), "/entry", "form.change_of_substance"));
        world.back_to(before);
    };
    const auto first = std::find_if(world.file().evidence.begin(), world.file().evidence.end(), [](const auto& item) { return item.claim == "prevalence"; })->by.seq;

    refuses("officer", "write_recommendation", F({{"answer", "no"}, {"words", "Bør få tilbud"}, {"final", true}}));
    refuses("officer", "write_recommendation", F({{"answer", "yes"}, {"words", "Bør få tilbud"}}));
    refuses("officer", "assess_criterion", F({{"criterion", "K3"}, {"value", "not_met"}, {"certainty", "high"}, {"reason", "Vurdert"}, {"source", "Orphanet"}}));
    refuses("officer", "assess_criterion", F({{"criterion", "K3"}, {"value", "met"}, {"certainty", "low"}, {"reason", "Vurdert"}, {"source", "Orphanet"}}));
    refuses("officer", "assess_criterion", F({{"criterion", "K5"}, {"value", "met"}, {"certainty", "low"}, {"reason", "Vurdert"}, {"source", "Orphanet"}}));
    refuses("TRS", "state_capacity", F({{"centre", "TRS"}, {"fit", "poor"}, {"capacity", "available"}, {"effect", "Liten"}}));
    refuses("officer", "name_candidate", F({{"centre", "SSD"}, {"source", "Klassifikasjonen"}, {"reason", "Fagfelt"}}));
    refuses("officer", "add_evidence", F({{"claim", "prevalence"}, {"value", "Mer"}, {"source", "Kilde"}, {"certainty", "medium"}}));
    refuses("officer", "add_evidence", F({{"claim", "prevalence"}, {"value", "Funn"}, {"source", "Kilde"}, {"certainty", "low"}, {"replaces", first}}));
    refuses("officer", "record_missing", F({{"claim", "prevalence"}, {"tried", "Søkt"}, {"reason", "Ingen tall"}}));
}

TEST_CASE("new words in an item that takes another's place are an editorial change", "[editorial]") {
    World world;
    world.begin().walk_to(4);
    world.prepare(4);
    world.vote("decide_need");
    const auto first = std::find_if(world.file().evidence.begin(), world.file().evidence.end(), [](const auto& item) { return item.claim == "prevalence"; })->by.seq;

    const auto entry = world.as("officer").must("add_evidence", F({{"claim", "prevalence"}, {"value", "Funnet"}, {"source", "Kilden"}, {"certainty", "medium"}, {"replaces", first}}));

    CHECK(mark(world, entry) > entry);
}

TEST_CASE("the scope's words may be edited, not what it takes in", "[editorial]") {
    World world;
    world.begin().walk_to(2);
    world.prepare(2);
    world.as("NMK").must("countersign", F({{"for_act", "complete_evidence"}, {"draft", world.file().content_hash()}, {"verdict", "yes"}, {"reason", "Lest"}}));
    const auto stated = [&](const char* kind, const char* words) { return world.as("officer").must("state_scope", F({{"kind", kind}, {"words", words}})); };

    CHECK(mark(world, stated("whole", "Hele diagnosa")) > 0);
    CHECK(refused_for(world.as("officer").does("mark_editorial", F({{"entry", stated("subgroup", "Hele diagnosa")}, {"reason", "Skrivefeil"}})), "/entry", "form.change_of_substance"));
}

TEST_CASE("the change's maker does not countersign, whoever marked it", "[editorial]") {
    World world;
    const auto entry = vote_and_change(world);
    world.as("officer 2").must("mark_editorial", F({{"entry", entry}, {"reason", "Skrivefeil"}}));

    CHECK(refused_for(world.as("officer").does("countersign", signature(world, entry)), "/for_act", "form.marked_oneself"));
    CHECK(refused_for(world.as("officer 2").does("countersign", signature(world, entry)), "/for_act", "form.marked_oneself"));
}

TEST_CASE("a mark countersigned after the ballot was closed changes nothing of it", "[editorial]") {
    World world;
    const auto entry = vote_and_change(world);
    mark(world, entry);
    for (const std::string& person : the_ten()) world.cast(person);
    world.as("leader").must("decide_need", F({{"reason", "Klart"}}));
    const auto record = [&] {
        const auto number = workflows::decisions_of(world.file()).back().number;
        return workflows::decision_record(*workflows::decided(world.file(), world.store.events(world.stream), world.store.texts(world.stream), number), workflows::DecisionPart::whole).canonical();
    };
    const std::string before = record();

    world.as("officer 2").must("countersign", signature(world, entry));

    CHECK(record() == before);
    CHECK(workflows::edited_under(world.file(), world.file().ballots.back()).empty());
}

TEST_CASE("a delegated decision keeps its countersignature after an editorial change, and lists it", "[editorial][decision]") {
    World world;
    world.begin().walk_to(2);
    world.prepare(2);
    world.as("NMK").must("countersign", F({{"for_act", "complete_evidence"}, {"draft", world.file().content_hash()}, {"verdict", "yes"}, {"reason", "Lest"}}));
    const auto entry = world.as("officer").must("write_recommendation", F({{"answer", "yes"}, {"words", "Bør få tilbudet"}}));
    mark(world, entry);
    world.as("officer 2").must("countersign", signature(world, entry));
    world.step(2);

    const auto found = workflows::decided(world.file(), world.store.events(world.stream), world.store.texts(world.stream), workflows::decisions_of(world.file()).back().number);
    const Value whole = workflows::decision_record(*found, workflows::DecisionPart::whole);
    CHECK(whole.text("countersigned") == "NMK");
    REQUIRE(whole.list("editorial").size() == 1);
    CHECK(whole.list("editorial").front().find("reason")->text("text") == "Skrivefeil");
    CHECK_FALSE(workflows::decision_record(*found, workflows::DecisionPart::open).list("editorial").front().has("reason"));
}

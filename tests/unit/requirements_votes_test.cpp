// Requirements of section 5, one by one: quorum, majority, votes that are current, recusals, criteria and precedents.
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace tests;

namespace {

World& in_need(World& world) { return world.walk_to(4); }

std::string no_ballot(const std::string& transition) {
    return "unmet vote.no_ballot, seated: put_motion " + transition + ", chair: open_ballot";
}

}  // namespace

TEST_CASE("without a ballot no vote requirement is met", "[asks quorum][asks majority][asks votes_current][asks recusals_settled]") {
    World world;
    in_need(world);

    for (const char* requirement : {"quorum", "majority", "votes_current", "recusals_settled"})
        CHECK(world.says("leader", "decide_need", requirement) == no_ballot("decide_need"));
}

TEST_CASE("reopened by the leader alone, no vote is asked for", "[asks quorum][asks majority][asks votes_current][asks recusals_settled]") {
    World world;
    in_need(world).close_by_vote();

    for (const char* requirement : {"quorum", "majority", "votes_current", "recusals_settled"})
        CHECK(world.says("leader", "reopen", requirement) == "not_applicable vote.alone");
}

TEST_CASE("six of ten are a quorum, five are not", "[asks quorum]") {
    World world;
    in_need(world);
    const auto before = world.mark();
    world.vote("decide_need", F(), {.present = {"leader", "Frambu", "NAPOS", "NevSom", "NK-SE", "NMK"}});
    CHECK(world.says("leader", "decide_need", "quorum") == "met quorum.met");
    world.back_to(before);

    world.vote("decide_need", F(), {.present = {"leader", "Frambu", "NAPOS", "NevSom", "NK-SE"}});

    CHECK(world.says("leader", "decide_need", "quorum") == "unmet quorum.unmet, deputy, case_officer: record_attendance, chair: void_ballot");
    CHECK(refusal(world.as("leader").does("close_ballot", F({{"last_call", true}}))) == "requirement-unmet");
}

TEST_CASE("a recused member counts neither in the quorum nor in the vote", "[asks quorum][asks recusals_settled]") {
    World world;
    in_need(world);
    world.vote("decide_need", F(), {.present = {"leader", "Frambu", "NAPOS", "NevSom", "NK-SE", "NMK"}, .interests = {{"NMK", "tied"}}});

    CHECK(world.says("leader", "decide_need", "quorum") == "unmet quorum.unmet, deputy, case_officer: record_attendance, chair: void_ballot, seated: decide_impartiality NMK");
    CHECK(world.says("leader", "decide_need", "recusals_settled") == "met recusals_settled.met");
    CHECK(refusal(world.as("NMK").does("cast_vote", F({{"vote", "for"}}))) != "");
}

TEST_CASE("a vacant seat is not counted, and five of eight are a quorum", "[asks quorum]") {
    World world;
    in_need(world);
    auto& people = world.people.change().people;
    for (auto& person : people)
        if (person.id == "SSD" || person.id == "TAKO") person.disabled = true;
    world.vote("decide_need", F(), {.present = {"leader", "Frambu", "NAPOS", "NevSom", "NK-SE"}});

    CHECK(world.says("leader", "decide_need", "quorum") == "met quorum.met");
}

TEST_CASE("one who leads two centres has one seat", "[asks quorum]") {
    World world;
    in_need(world);
    auto& people = world.people.change().people;
    for (auto& person : people) {
        if (person.id == "SSD") person.disabled = true;
        if (person.id == "TRS") person.grants.push_back({.role = "centre_leader", .centre = "SSD", .from = engine::make_date(2014, 1, 1)});
    }
    world.attend({"leader", "TRS"});
    world.open(world.move("decide_need", F(), "TRS"));

    CHECK(world.file().open_ballot()->electorate.size() == 9);
}

TEST_CASE("the chair of the item is among the present", "[asks quorum]") {
    World world;
    in_need(world);
    world.vote("decide_need");
    world.declare("leader", "tied");

    CHECK(world.says("deputy", "decide_need", "quorum") == "unmet quorum.chair, chair: cast_vote");
    CHECK(done(world.as("deputy").does("void_ballot", F({{"reason", "Møteleder er inhabil"}}))));
}

TEST_CASE("where neither the leader nor a deputy can preside, those present elect a chair", "[asks chair_needed][asks quorum]") {
    World world;
    in_need(world);
    world.people.change().deputies.clear();
    world.declare("leader", "tied");
    const std::vector<std::string> present{"Frambu", "NAPOS", "NevSom", "NK-SE", "NMK", "SSD"};
    CHECK(world.says("Frambu", "elect_chair", "chair_needed", F({{"chair", "SSD"}})) == "unmet chair_needed.attendance, case_officer: record_attendance");
    world.attend(present);
    for (const auto& one : present) world.declare(one);

    CHECK(world.says("Frambu", "decide_need", "quorum") == "unmet vote.no_ballot, seated: put_motion decide_need, case_officer: record_attendance, seated: elect_chair");
    for (const char* one : {"Frambu", "NAPOS", "SSD"}) world.as(one).must("elect_chair", F({{"chair", "SSD"}}));
    const bool early = world.file().elected_chair.has_value();  // three of six are no majority
    world.as("NevSom").must("elect_chair", F({{"chair", "SSD"}}));

    CHECK_FALSE(early);
    CHECK(world.file().elected_chair->person == "SSD");
    for (const char* one : {"officer", "SSD"}) world.as(one).must("weigh_precedent", F({{"verdict", "none_relevant"}, {"reason", "Ingen ligner"}}));
    const auto result = world.decide("decide_need", F(), {.present = present, .chair = "SSD"});
    CHECK(told(result) == "done");
    CHECK(world.file().phase == 5);
}

TEST_CASE("a chair is elected only among those present, only where one is missing, and only for this item", "[asks chair_needed]") {
    World world;
    in_need(world);
    world.attend();
    CHECK(world.says("Frambu", "elect_chair", "chair_needed", F({{"chair", "SSD"}})) == "unmet chair_needed.unmet");

    world.people.change().deputies.clear();
    world.attend({"Frambu", "NAPOS", "NevSom", "SSD"});
    world.declare("SSD", "tied");
    CHECK(refused_for(world.as("Frambu").does("elect_chair", F({{"chair", "SSD"}})), "/chair", "form.cannot_preside"));
    CHECK(refused_for(world.as("Frambu").does("elect_chair", F({{"chair", "TRS"}})), "/chair", "form.cannot_preside"));
    for (const char* one : {"Frambu", "NAPOS"}) world.as(one).must("elect_chair", F({{"chair", "Frambu"}}));
    CHECK(world.file().elected_chair->person == "Frambu");  // two of three, for SSD has no say

    world.attend();
    CHECK(refusal(world.as("Frambu").does("void_ballot", F({{"reason", "Leder er her"}}))) == "not-allowed");
}

TEST_CASE("the policy may ask for more than half", "[asks quorum]") {
    workflows::Policy policy = workflows::shipped_policy();
    policy.quorum_at_least = 10;
    World world(policy);
    in_need(world);
    std::vector<std::string> nine(the_ten().begin(), the_ten().begin() + 9);
    world.vote("decide_need", F(), {.present = nine});

    CHECK(world.says("leader", "decide_need", "quorum") == "unmet quorum.unmet, deputy, case_officer: record_attendance, chair: void_ballot");
}

TEST_CASE("a deputy fills the seat of one absent or recused, and never a second", "[asks quorum]") {
    World world;
    in_need(world);
    world.attend({"leader", "deputy TRS:TRS", "TRS", "SSD"});
    for (const char* one : {"leader", "TRS", "deputy TRS", "SSD"}) world.declare(one);
    world.open(world.move("decide_need", F(), "SSD"));

    for (const auto& elector : world.file().open_ballot()->electorate)
        if (elector.holder == "TRS") CHECK(elector.person == "TRS");
    CHECK_FALSE(done(world.as("deputy TRS").does("cast_vote", F({{"vote", "for"}}))));
    world.cast("TRS");
    CHECK(world.file().open_ballot()->votes.size() == 1);
}

TEST_CASE("where the leader is tied a deputy who works under that leader is tied too", "[asks quorum][asks recusals_settled]") {
    World world;
    in_need(world);
    world.declare("TRS", "tied");
    world.declare("SSD", "tied");
    world.attend({"leader", "deputy TRS:TRS", "deputy SSD:SSD"});
    world.open(world.move("decide_need", F(), "leader"));

    for (const auto& elector : world.file().open_ballot()->electorate) {
        if (elector.holder == "TRS") CHECK(elector.recused);
        if (elector.holder == "SSD") CHECK_FALSE(elector.recused);
    }
}

TEST_CASE("more for than against carries, abstentions are no votes", "[asks majority]") {
    World world;
    in_need(world);
    const auto before = world.mark();
    const auto says = [&](std::map<std::string, std::string> votes) {
        world.back_to(before);
        world.vote("decide_need", F(), {.present = {"leader", "Frambu", "NAPOS", "NevSom", "NK-SE", "NMK"}, .votes = std::move(votes)});
        return world.says("leader", "decide_need", "majority");
    };

    CHECK(says({{"leader", "abstain"}, {"Frambu", "abstain"}, {"NAPOS", "abstain"}, {"NevSom", "abstain"}, {"NK-SE", "abstain"}}) == "met majority.met");
    CHECK(says({{"leader", "against"}, {"Frambu", "against"}, {"NAPOS", "abstain"}}) == "met majority.met");
    CHECK(says({{"Frambu", "against"}, {"NAPOS", "against"}, {"NevSom", "against"}, {"NK-SE", "against"}}) == "unmet majority.unmet, chair: close_ballot");
    CHECK(says({{"Frambu", "against"}, {"NAPOS", "against"}, {"NevSom", "against"}}) == "met majority.casting");
    CHECK(says({{"leader", "against"}, {"Frambu", "against"}, {"NAPOS", "against"}}) == "unmet majority.unmet, chair: close_ballot");
    CHECK(says({{"leader", "abstain"}, {"Frambu", "against"}, {"NAPOS", "against"}, {"NevSom", "abstain"}}) == "unmet majority.unmet, chair: close_ballot");
    CHECK(says({{"leader", "abstain"}, {"Frambu", "abstain"}, {"NAPOS", "abstain"}, {"NevSom", "abstain"}, {"NK-SE", "abstain"}, {"NMK", "abstain"}}) ==
          "unmet majority.unmet, chair: close_ballot");
}

TEST_CASE("a motion that falls moves nothing, and another is put", "[asks majority]") {
    World world;
    in_need(world);
    world.prepare_need();
    world.vote("decide_need", F(), {.votes = {{"Frambu", "against"}, {"NAPOS", "against"}, {"NevSom", "against"}, {"NK-SE", "against"}, {"NMK", "against"}, {"NSCF", "against"}}});
    CHECK(refusal(world.as("leader").does("decide_need")) == "requirement-unmet");

    world.as("leader").must("close_ballot");

    CHECK(world.file().ballots.back().state == "fell");
    CHECK(world.file().phase == 4);
    world.must_decide("decide_need");
    CHECK(world.file().phase == 5);
}

TEST_CASE("all present have voted, or the chair asks for the last time", "[asks votes_current]") {
    World world;
    in_need(world);
    world.vote("decide_need", F(), {.votes = {{"TRS", "none"}}});
    CHECK(world.says("leader", "decide_need", "votes_current") ==
          "unmet votes_current.waiting, seated: cast_vote, chair: close_ballot true, in the form");

    CHECK(world.says("leader", "decide_need", "votes_current", F({{"last_call", true}})) == "met votes_current.met");
    world.cast("TRS");
    CHECK(world.says("leader", "decide_need", "votes_current") == "met votes_current.met");
}

TEST_CASE("a change of substance makes earlier votes stale and uncounted", "[asks votes_current]") {
    World world;
    in_need(world);
    world.vote("decide_need");
    world.assess("K3", "not_met");

    CHECK(world.says("leader", "decide_need", "votes_current") == "unmet votes_current.stale, seated: cast_vote, chair: void_ballot");
    CHECK(world.says("leader", "decide_need", "majority") == "unmet majority.unmet, chair: close_ballot");
    for (const std::string& one : the_ten()) world.cast(one);
    CHECK(world.says("leader", "decide_need", "votes_current") == "met votes_current.met");
    CHECK(world.says("leader", "decide_need", "majority") == "met majority.met");
    CHECK(world.file().open_ballot()->votes.size() == 20);
}

TEST_CASE("in a circulation silence is never consent, and the deadline ends it", "[asks votes_current][asks quorum]") {
    World world;
    world.walk_to(7);
    Voting some{.votes = {{"SSD", "none"}, {"TAKO", "none"}, {"TRS", "none"}, {"NSCF", "none"}}, .form = "circulation"};
    world.vote("rebuild", F(), some);
    CHECK(world.says("leader", "rebuild", "quorum") == "met quorum.met");
    CHECK(world.says("leader", "rebuild", "votes_current", F({{"last_call", true}})) == "unmet votes_current.circulation, seated: cast_vote, time");

    world.later(8);

    CHECK(world.says("leader", "rebuild", "votes_current") == "met votes_current.met");
    world.as("leader").must("rebuild");

    World silent;
    silent.walk_to(7);
    some.votes["NMK"] = "none";
    silent.vote("rebuild", F(), some);
    silent.later(8);
    CHECK(silent.says("leader", "rebuild", "quorum") == "unmet quorum.unmet, deputy, case_officer: record_attendance, chair: void_ballot");
}

TEST_CASE("every one present has answered for interests, and possible ones are decided", "[asks recusals_settled]") {
    World world;
    in_need(world);
    world.attend();
    world.open(world.move("decide_need"));
    CHECK(world.says("leader", "decide_need", "recusals_settled") == "unmet recusals_settled.unmet, seated: declare_interest");

    for (const std::string& one : the_ten()) world.declare(one);
    CHECK(world.says("leader", "decide_need", "recusals_settled") == "met recusals_settled.met");
    world.declare("TRS", "possible");
    CHECK(world.says("leader", "decide_need", "recusals_settled") == "unmet recusals_settled.possible, seated: decide_impartiality TRS, seated: declare_interest");
}

TEST_CASE("the others vote on whether a member who may be tied is", "[asks recusals_settled]") {
    World world;
    in_need(world);
    world.attend();
    world.open(world.move("decide_need"));
    for (const std::string& one : the_ten()) world.declare(one);
    world.cast("TRS");
    world.declare("TRS", "possible");
    const auto decides = [&](const std::string& one, const char* decision) {
        return world.as(one).does("decide_impartiality", F({{"whom", "TRS"}, {"decision", decision}, {"reason", "Nær kollega"}}));
    };

    CHECK(refused_for(decides("TRS", "not_tied"), "/whom", "form.not_about_oneself"));
    for (const char* one : {"leader", "Frambu", "NAPOS", "NevSom"}) CHECK(done(decides(one, "tied")));
    const bool early = world.file().tied("TRS");  // four of nine are no majority
    CHECK(done(decides("SSD", "not_tied")));
    CHECK(done(decides("NMK", "tied")));

    CHECK_FALSE(early);
    CHECK(world.file().tied("TRS"));
    CHECK(world.file().impartiality_votes.empty());
    CHECK(world.says("leader", "decide_need", "recusals_settled") == "met recusals_settled.met");
    CHECK(refusal(world.as("TRS").does("cast_vote", F({{"vote", "for"}}))) == "recused");
}

TEST_CASE("where the others are split on impartiality the chair's vote decides", "[asks recusals_settled]") {
    World world;
    in_need(world);
    world.attend({"leader", "Frambu", "NAPOS", "NevSom", "TRS"});
    world.declare("TRS", "possible");
    for (const char* one : {"Frambu", "leader"})
        world.as(one).must("decide_impartiality", F({{"whom", "TRS"}, {"decision", "not_tied"}, {"reason", "Fjernt"}}));
    world.as("NAPOS").must("decide_impartiality", F({{"whom", "TRS"}, {"decision", "tied"}, {"reason", "Nært"}}));
    CHECK(world.file().declaration("TRS")->decided.empty());

    world.as("NevSom").must("decide_impartiality", F({{"whom", "TRS"}, {"decision", "tied"}, {"reason", "Nært"}}));

    CHECK(world.file().declaration("TRS")->decided == "not_tied");
}

TEST_CASE("need is decided criterion by criterion", "[asks criteria_voted]") {
    World world;
    in_need(world);
    CHECK(world.says("leader", "decide_need", "criteria_voted") == "unmet criteria_voted.unmet, chair: open_ballot");
    world.vote("decide_need", F(), {.criteria = {{"K3", "against"}, {"K4", "abstain"}}});
    CHECK(world.says("leader", "decide_need", "criteria_voted") == "met criteria_voted.met");
    world.prepare_need();

    world.as("leader").must("decide_need");

    CHECK(world.file().ballots.back().results ==
          std::map<std::string, std::string>{{"K1", "met"}, {"K2", "met"}, {"K3", "not_met"}, {"K4", "undetermined"}, {"K5", "met"}, {"K6", "met"}, {"K7", "met"}});
}

TEST_CASE("earlier decisions are weighed, and the chair confirms", "[asks precedents_considered]") {
    World world;
    in_need(world);
    const std::string earlier = world.id();
    world.stream.clear();
    in_need(world);
    const auto says = [&] { return world.says("leader", "decide_need", "precedents_considered"); };
    CHECK(says() == "unmet precedents_considered.unmet, chair: weigh_precedent, case_officer: weigh_precedent");
    const auto weigh = F({{"decision", earlier}, {"verdict", "followed"}, {"reason", "Lik"}});

    world.as("officer").must("weigh_precedent", weigh);
    CHECK(says() == "unmet precedents_considered.confirm, chair: weigh_precedent, case_officer: weigh_precedent");
    world.as("leader").must("weigh_precedent", weigh);
    CHECK(says() == "met precedents_considered.met");
    CHECK(world.file().precedents.size() == 1);

    World alone;
    in_need(alone);
    alone.prepare_need();
    CHECK(alone.says("leader", "decide_need", "precedents_considered") == "met precedents_considered.none");
}

TEST_CASE("there is an open ballot to vote in", "[asks ballot_open]") {
    World world;
    in_need(world);
    CHECK(world.says("leader", "close_ballot", "ballot_open") == "unmet ballot_open.unmet, chair: open_ballot");

    world.vote("decide_need");

    CHECK(world.says("leader", "close_ballot", "ballot_open") == "met ballot_open.met");
}

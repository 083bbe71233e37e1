// Requirements of section 5, one by one: who may, how the case stands, impartiality and four eyes. Each is met here, and
// not met there, with the reason and who cures it; asked through the engine, as everything asks.
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"
#include "workflows/phase_model/requirements/requirement.hpp"

using namespace tests;

TEST_CASE("each requirement has a test of its own", "[requirements]") {
    std::string tags;
    for (const auto& test : Catch::getRegistryHub().getTestCaseRegistry().getAllTests()) tags += test.tagsAsString();

    for (const auto& [name, evaluate] : workflows::requirements()) {
        INFO(name);
        CHECK(tags.find("[asks " + std::string(name) + "]") != std::string::npos);
    }
}

TEST_CASE("asking for a requirement that does not exist is a programming error", "[requirements]") {
    World world;
    const workflows::Scene scene{.office = *world.people.office(), .policy = world.model.policy()};

    CHECK_THROWS_AS(workflows::evaluate("no_such_requirement", scene), std::logic_error);
}

TEST_CASE("who holds the role is allowed to act, also as a deputy", "[asks allowed_to_act]") {
    World world;
    world.walk_to(1);

    CHECK(world.says("leader", "complete_assessment", "allowed_to_act") == "met allowed_to_act.met");
    CHECK(world.says("deputy", "complete_assessment", "allowed_to_act") == "met allowed_to_act.met");
    CHECK(world.says("officer", "complete_assessment", "allowed_to_act") ==
          "unmet allowed_to_act.unmet, administrative_leader: complete_assessment");
    CHECK(refusal(world.as("officer").does("complete_assessment")) == "not-allowed");
}

TEST_CASE("a role is held from a day to a day", "[asks allowed_to_act]") {
    World world;
    world.walk_to(1);
    auto& grants = world.people.change().people[0].grants;
    grants[0].to = world.today();
    grants.push_back({.role = "auditor", .from = engine::make_date(2014, 1, 1)});

    CHECK(world.says("leader", "complete_assessment", "allowed_to_act") == "met allowed_to_act.met");
    world.later(1);
    CHECK(world.says("leader", "complete_assessment", "allowed_to_act") ==
          "unmet allowed_to_act.unmet, administrative_leader: complete_assessment");
}

TEST_CASE("only the leader of the placed centre completes its start-up", "[asks allowed_to_act]") {
    World world;
    world.walk_to(6);

    CHECK(world.says("TRS", "complete_start_up", "allowed_to_act") == "met allowed_to_act.met");
    CHECK(world.as("SSD").why("complete_start_up").may_act == false);
}

TEST_CASE("after a call-in nobody ends the case alone by merging it", "[asks allowed_to_act]") {
    World world;
    world.walk_to(1).close_formal().call_in();

    CHECK(world.says("leader", "supersede", "allowed_to_act") == "unmet not_called_in.unmet, leader_group: put_motion close");
    CHECK_FALSE(done(world.as("leader").does("supersede", F({{"reason", "Slås sammen"}}))));
}

TEST_CASE("a parked case stands still", "[asks not_parked]") {
    World world;
    world.begin();
    CHECK(world.says("officer", "accept", "not_parked") == "met not_parked.met");

    world.park();

    CHECK(world.says("officer", "accept", "not_parked") == "unmet not_parked.unmet, case_officer: resume");
    CHECK(refusal(world.as("officer").does("accept")) == "requirement-unmet");
    CHECK(world.says("officer", "register", "not_parked", F({{"name", "x"}})) == "not_applicable no_case_yet");
}

TEST_CASE("only a parked case is taken up again", "[asks is_parked]") {
    World world;
    world.begin();
    CHECK(world.says("officer", "resume", "is_parked") == "unmet is_parked.unmet");

    world.park();

    CHECK(world.says("officer", "resume", "is_parked") == "met is_parked.met");
}

TEST_CASE("the leader group closes from assessment only what was called in", "[asks called_in][asks not_called_in]") {
    World world;
    world.walk_to(1);
    CHECK(world.says("leader", "close", "called_in") == "unmet called_in.unmet");
    CHECK(world.says("leader", "close_formal", "not_called_in") == "met not_called_in.met");

    world.close_formal().call_in();

    CHECK(world.says("leader", "close", "called_in") == "met called_in.met");
    CHECK(world.says("leader", "close_formal", "not_called_in") == "unmet not_called_in.unmet, leader_group: put_motion close");
}

TEST_CASE("a case that was called in goes on when the group has voted so, with the gates", "[asks call_in_settled]") {
    World world;
    world.walk_to(1);
    world.prepare_assessment();
    CHECK(world.says("leader", "complete_assessment", "call_in_settled") == "not_applicable call_in_settled.na");
    world.close_formal().call_in();
    CHECK(world.says("leader", "complete_assessment", "call_in_settled") == "unmet call_in_settled.unmet, leader_group: put_motion go_on");

    world.must_decide("go_on");

    CHECK(world.says("leader", "complete_assessment", "call_in_settled") == "met call_in_settled.met");
    CHECK(world.file().group_values.at("K1") == "met");
    world.declare("officer");
    world.declare("leader");
    world.as("leader").must("return_to_registration", F({{"reason", "Om igjen"}}));
    world.as("officer").must("accept");
    CHECK(world.says("leader", "complete_assessment", "call_in_settled") == "unmet call_in_settled.unmet, leader_group: put_motion go_on");
}

TEST_CASE("the vote to go on must be on the gates", "[asks call_in_settled]") {
    World world;
    world.walk_to(1).close_formal().call_in();
    world.attend();
    for (const std::string& one : the_ten()) world.declare(one);
    world.open(world.move("go_on"), {}, F({{"criteria", engine::Value::array({"K3"})}}));
    for (const std::string& one : the_ten()) world.cast(one);

    world.as("leader").must("close_ballot");

    CHECK(world.says("leader", "complete_assessment", "call_in_settled") == "unmet call_in_settled.gates, leader_group: put_motion go_on");
}

TEST_CASE("only what was closed by delegation is called in, and within fourteen days", "[asks closed_by_delegation][asks within_call_in]") {
    World world;
    world.walk_to(1).close_formal();
    CHECK(world.says("Frambu", "call_in", "closed_by_delegation") == "met closed_by_delegation.met");

    world.later(14);
    CHECK(world.says("Frambu", "call_in", "within_call_in") == "met within_call_in.met");
    world.later(1);
    CHECK(world.says("Frambu", "call_in", "within_call_in") ==
          "unmet within_call_in.unmet, administrative_leader: override within_call_in, administrative_leader: reopen");

    world.as("TRS").must("countersign", F({{"for_act", "override"}, {"requirement", "within_call_in"}, {"draft", world.file().content_hash()},
                                           {"verdict", "yes"}, {"reason", "Ferie"}}));
    world.as("leader").must("override", F({{"requirement", "within_call_in"}, {"reason", "Ferie"}}));
    CHECK(world.says("Frambu", "call_in", "within_call_in") == "overridden overridden");
    world.call_in();
}

TEST_CASE("what the group has closed is not called in", "[asks closed_by_delegation][asks within_call_in]") {
    World world;
    world.walk_to(4).close_by_vote();

    CHECK(world.says("Frambu", "call_in", "closed_by_delegation") == "unmet closed_by_delegation.unmet, administrative_leader: reopen");
    CHECK(world.says("Frambu", "call_in", "within_call_in") == "met within_call_in.met");
}

TEST_CASE("everyone who prepared and the one who decides have answered for their interests", "[asks interests_declared]") {
    World world;
    world.walk_to(1);
    world.assess("K1");
    CHECK(world.says("leader", "return_to_registration", "interests_declared") ==
          "unmet interests_declared.unmet, case_officer: declare_interest");
    world.declare("officer");
    CHECK(world.says("leader", "return_to_registration", "interests_declared") ==
          "unmet interests_declared.unmet, administrative_leader: declare_interest");

    world.declare("leader", "institutional");

    CHECK(world.says("leader", "return_to_registration", "interests_declared") == "met interests_declared.met");
}

TEST_CASE("a declaration counts until the case enters its phase anew", "[asks interests_declared]") {
    World world;
    world.walk_to(2);
    CHECK(world.says("leader", "return_to_assessment", "interests_declared") ==
          "unmet interests_declared.unmet, administrative_leader: declare_interest");
    world.declare("leader");
    CHECK(world.says("leader", "return_to_assessment", "interests_declared") == "met interests_declared.met");

    world.as("leader").must("return_to_assessment", F({{"reason", "K2 må vurderes om igjen"}}));

    CHECK(world.says("leader", "complete_assessment", "interests_declared") ==
          "unmet interests_declared.unmet, case_officer: declare_interest");
}

TEST_CASE("possible partiality is decided by another", "[asks interests_declared]") {
    World world;
    world.walk_to(1);
    world.assess("K1");
    world.declare("officer", "possible");
    world.declare("leader");
    CHECK(world.says("leader", "return_to_registration", "interests_declared") ==
          "unmet interests_declared.possible, administrative_leader: decide_impartiality officer, case_officer: declare_interest");

    world.as("leader").must("decide_impartiality", F({{"whom", "officer"}, {"decision", "not_tied"}, {"reason", "Fjern slektning"}}));
    CHECK(world.says("leader", "return_to_registration", "interests_declared") == "met interests_declared.met");
}

TEST_CASE("what a tied person prepared is done anew by another", "[asks interests_declared]") {
    World world;
    world.walk_to(1);
    world.assess("K1");
    world.declare("officer", "tied");
    world.declare("leader");
    CHECK(world.says("leader", "return_to_registration", "interests_declared") ==
          "unmet interests_declared.tied, case_officer: assess_criterion K1");
    CHECK(refusal(world.as("officer").does("accept")) != "");

    world.assess("K1", "met", "officer 2");
    world.declare("officer 2");

    CHECK(world.says("leader", "return_to_registration", "interests_declared") == "met interests_declared.met");
}

TEST_CASE("a tied leader is replaced by a deputy who answers for her own interests", "[asks interests_declared]") {
    World world;
    world.walk_to(1);
    world.declare("leader", "tied");
    CHECK(refusal(world.as("leader").does("return_to_registration", F({{"reason", "Nei"}}))) == "recused");
    CHECK(world.says("deputy", "return_to_registration", "interests_declared") ==
          "unmet interests_declared.unmet, administrative_leader: declare_interest");

    world.declare("deputy");

    world.as("deputy").must("return_to_registration", F({{"reason", "Må gjøres om"}}));
    CHECK(world.file().transitions.back().by.on_behalf == "leader");
}

TEST_CASE("one who prepared and is gone is decided about, so that the case goes on", "[asks interests_declared]") {
    World world;
    world.walk_to(1);
    world.assess("K1", "met", "officer 2");
    world.declare("leader");
    for (auto& person : world.people.change().people)
        if (person.id == "officer 2") person.grants.clear();
    CHECK(world.says("leader", "return_to_registration", "interests_declared") ==
          "unmet interests_declared.unmet, administrative_leader: decide_impartiality officer 2");

    world.as("leader").must("decide_impartiality", F({{"whom", "officer 2"}, {"decision", "not_tied"}, {"reason", "Sluttet"}}));

    CHECK(world.says("leader", "return_to_registration", "interests_declared") == "met interests_declared.met");
}

TEST_CASE("a clinician whose evidence counts can declare", "[asks interests_declared]") {
    World world;
    world.walk_to(2);
    world.as("clinician").must("add_evidence", F({{"claim", "organ_systems"}, {"value", "Øyne"}, {"source", "Artikkel"}, {"certainty", "high"}}));
    world.declare("leader");
    CHECK(world.says("leader", "return_to_assessment", "interests_declared") ==
          "unmet interests_declared.unmet, professional: declare_interest");

    world.declare("clinician");

    CHECK(world.says("leader", "return_to_assessment", "interests_declared") == "met interests_declared.met");
}

TEST_CASE("interests are asked at the vote where the group reopens", "[asks interests_declared]") {
    World world;
    world.walk_to(4).close_by_vote();

    world.vote("reopen", world.form_of("reopen"));

    CHECK(world.says("leader", "reopen", "interests_declared") == "not_applicable interests_declared.by_vote");
}

TEST_CASE("who decides has prepared nothing, or another has countersigned the same draft", "[asks four_eyes]") {
    World world;
    world.people.change().people[0].grants.push_back({.role = "case_officer", .from = engine::make_date(2014, 1, 1)});
    world.walk_to(1);
    world.prepare_assessment();
    CHECK(world.says("leader", "complete_assessment", "four_eyes") == "met four_eyes.met");
    world.assess("K1", "met", "leader");
    CHECK(world.says("leader", "complete_assessment", "four_eyes") == "unmet four_eyes.unmet, member: countersign complete_assessment");

    const auto sign = [&] {
        world.as("TRS").must("countersign", F({{"for_act", "complete_assessment"}, {"draft", world.file().content_hash()}, {"verdict", "yes"},
                                               {"reason", "Sett"}}));
    };
    sign();
    CHECK(world.says("leader", "complete_assessment", "four_eyes") == "met four_eyes.countersigned");
    world.assess("K2", "met", "officer");
    CHECK(world.says("leader", "complete_assessment", "four_eyes") == "unmet four_eyes.unmet, member: countersign complete_assessment");
    sign();
    world.as("leader").must("complete_assessment");
}

TEST_CASE("an override needs a second leader-group member", "[asks countersigned]") {
    World world;
    world.walk_to(2);
    const auto form = F({{"requirement", "plain_summary"}, {"reason", "Haster"}});
    CHECK(world.says("leader", "override", "countersigned", form) == "unmet countersigned.unmet, member: countersign override plain_summary");
    CHECK(world.says("leader", "override", "countersigned") == "unmet countersigned.which, in the form");
    const auto sign = [&](const std::string& who, const std::string& verdict) {
        world.as(who).must("countersign", F({{"for_act", "override"}, {"requirement", "plain_summary"}, {"draft", world.file().content_hash()},
                                             {"verdict", verdict}, {"reason", "Sett"}}));
    };

    sign("deputy", "yes");
    CHECK(world.says("leader", "override", "countersigned", form) == "unmet countersigned.unmet, member: countersign override plain_summary");
    sign("SSD", "yes");
    CHECK(world.says("leader", "override", "countersigned", form) == "met countersigned.met");
    sign("SSD", "no");
    CHECK(world.says("leader", "override", "countersigned", form) == "unmet countersigned.unmet, member: countersign override plain_summary");
}

TEST_CASE("nobody votes before answering for own interests", "[asks own_interest_declared]") {
    World world;
    world.walk_to(4);
    world.attend();
    world.open(world.move("decide_need"));
    CHECK(world.says("SSD", "cast_vote", "own_interest_declared") == "unmet own_interest_declared.unmet, seated: declare_interest");

    world.declare("SSD", "possible");
    CHECK(world.says("SSD", "cast_vote", "own_interest_declared") == "unmet own_interest_declared.possible, seated: declare_interest");
    world.declare("SSD", "institutional");
    CHECK(world.says("SSD", "cast_vote", "own_interest_declared") == "met own_interest_declared.met");
}

// Requirements of section 5, one by one: name and origin, duplicates, identity, scope, criteria, evidence, recommendation,
// summary, candidates, TAKO's question.
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace tests;

TEST_CASE("a diagnosis has a name and the channel it came by", "[asks name_given][asks origin_given]") {
    World world;

    CHECK(world.says("officer", "register", "name_given") == "unmet name_given.unmet, in the form");
    CHECK(world.says("officer", "register", "name_given", F({{"name", "  "}})) == "unmet name_given.unmet, in the form");
    CHECK(world.says("officer", "register", "name_given", F({{"name", "Prøve"}})) == "met name_given.met");
    CHECK(world.says("officer", "register", "name_given", F({{"name_en", "Sample"}})) == "met name_given.met");
    CHECK(world.says("officer", "register", "origin_given") == "unmet origin_given.unmet, in the form");
    CHECK(world.says("officer", "register", "origin_given", F({{"origin", "enquiry"}})) == "met origin_given.met");
    CHECK(refusal(world.as("officer").does("register", F({{"name", "Prøve"}}))) == "requirement-unmet");
}

TEST_CASE("each possible duplicate is judged before the case is accepted", "[asks duplicates_considered]") {
    World world;
    world.begin("Marfans syndrom", F({{"orpha", "558"}}));
    CHECK(world.says("officer", "accept", "duplicates_considered") == "met duplicates_considered.none");
    const std::string first = world.id();
    world.begin("Noe annet", F({{"orpha", "558"}}));
    CHECK(world.says("officer", "accept", "duplicates_considered") == "unmet duplicates_considered.unmet, case_officer: judge_duplicate " + first);

    world.as("officer").must("judge_duplicate", F({{"hit", first}, {"verdict", "different"}, {"reason", "Undergruppe"}}));

    CHECK(world.says("officer", "accept", "duplicates_considered") == "met duplicates_considered.met");
    world.begin("Marfans syndrom");
    CHECK(world.says("officer", "accept", "duplicates_considered") == "unmet duplicates_considered.unmet, case_officer: judge_duplicate " + first);
}

TEST_CASE("the identity is an active code with its level, or why there is none yet", "[asks identity_settled]") {
    World world;
    world.walk_to(1);
    const auto says = [&] { return world.says("leader", "complete_assessment", "identity_settled"); };
    CHECK(says() == "unmet identity_settled.unmet, case_officer: set_identity");

    world.as("officer").must("set_identity", F({{"why_none", "For ny til å ha kode"}}));
    CHECK(says() == "met identity_settled.why_none");
    world.as("officer").must("set_identity", F({{"orpha", "374"}}));
    CHECK(says() == "unmet identity_settled.moved, case_officer: set_identity");
    world.as("officer").must("set_identity", F({{"orpha", "77"}}));
    CHECK(says() == "unmet identity_settled.level, case_officer: set_identity");
    world.as("officer").must("set_identity", F({{"orpha", "ORPHA:558"}}));
    CHECK(says() == "met identity_settled.met");
}

TEST_CASE("without Orphanet's files nothing is known of a code", "[asks identity_settled]") {
    World world;
    workflows::PhaseModel model(world.people, world.cases, nullptr);
    engine::Engine alone(world.store, model, [&] { return world.engine.now(); });
    world.walk_to(1);
    REQUIRE(done(alone.perform(world.command("officer", "set_identity", F({{"orpha", "558"}})))));

    CHECK(world.says("leader", "complete_assessment", "identity_settled") ==
          "unknown identity_settled.unknown, administrator: import_orphanet, case_officer: set_identity");
    CHECK(refusal(world.as("leader").does("complete_assessment")) == "requirement-unmet");
}

TEST_CASE("the scope is stated in words, in this cycle", "[asks scope_stated]") {
    World world;
    world.walk_to(1);
    CHECK(world.says("leader", "complete_assessment", "scope_stated") == "unmet scope_stated.unmet, case_officer: state_scope");

    const auto scope = world.as("officer").must("state_scope", F({{"kind", "subgroup"}, {"words", "Voksne"}}));
    CHECK(world.says("leader", "complete_assessment", "scope_stated") == "met scope_stated.met");

    world.declare("officer");
    world.close_formal().reopen();
    CHECK(world.says("leader", "complete_assessment", "scope_stated") == "unmet scope_stated.unmet, case_officer: state_scope");
    world.as("officer").must("carry_over", F({{"entry", scope}, {"reason", "Fortsatt riktig"}}));
    CHECK(world.says("leader", "complete_assessment", "scope_stated") == "met scope_stated.met");
}

TEST_CASE("the four main criteria each have a human assessment", "[asks main_criteria_assessed]") {
    World world;
    world.walk_to(1);
    for (const char* criterion : {"K1", "K2", "K3"}) world.assess(criterion, "undetermined");
    CHECK(world.says("leader", "complete_assessment", "main_criteria_assessed") ==
          "unmet main_criteria_assessed.unmet, case_officer: assess_criterion K4");

    world.assess("K4", "not_met");

    CHECK(world.says("leader", "complete_assessment", "main_criteria_assessed") == "met main_criteria_assessed.met");
}

TEST_CASE("after a call-in the group's vote on the gates stands as their assessment", "[asks main_criteria_assessed]") {
    World world;
    world.begin();
    world.declare("leader");
    world.close_formal("UTENFOR-2").call_in();
    world.must_decide("go_on");

    CHECK(world.says("leader", "complete_assessment", "main_criteria_assessed") ==
          "unmet main_criteria_assessed.unmet, case_officer: assess_criterion K3, case_officer: assess_criterion K4");
}

TEST_CASE("what is not rare or not inborn is outside the mandate, the other criteria stop nothing", "[asks not_outside_mandate]") {
    World world;
    world.walk_to(1);
    const auto says = [&] { return world.says("leader", "complete_assessment", "not_outside_mandate"); };
    CHECK(says() == "unknown not_outside_mandate.unknown, case_officer: assess_criterion K1, case_officer: assess_criterion K2");

    world.assess("K1");
    world.assess("K2", "undetermined");
    world.assess("K3", "not_met");
    world.assess("K4", "not_met");
    CHECK(says() == "met not_outside_mandate.met");
    world.assess("K2", "not_met");
    CHECK(says() == "unmet not_outside_mandate.unmet, administrative_leader: close_formal");
}

TEST_CASE("the mandate is not asked about while a placement is in force", "[asks not_outside_mandate][asks no_placement_in_force]") {
    World world;
    world.begin_historical();
    world.must_decide("reassess_need", world.form_of("reassess_need"));
    world.declare("leader");
    world.as("leader").must("return_to_assessment", F({{"reason", "Avgrensingen"}}));
    world.assess("K1", "not_met");

    CHECK(world.says("leader", "complete_assessment", "not_outside_mandate") == "not_applicable not_outside_mandate.na");
    CHECK(world.says("leader", "close_formal", "no_placement_in_force") == "unmet no_placement_in_force.unmet, leader_group: put_motion");
    World other;
    other.begin();
    CHECK(other.says("leader", "close_formal", "no_placement_in_force") == "met no_placement_in_force.met");
}

TEST_CASE("each claim of the pack is there or openly missing", "[asks pack_complete]") {
    World world;
    world.walk_to(2);
    const auto add = [&](const std::string& claim) {
        world.as("officer").must("add_evidence", F({{"claim", claim}, {"value", "Funn"}, {"source", "Kilde"}, {"certainty", "low"}}));
    };
    for (const std::string& claim : world.model.policy().claims)
        if (claim != "oral_aspects" && claim != "enquiries") add(claim);
    CHECK(world.says("leader", "complete_evidence", "pack_complete") ==
          "unmet pack_complete.unmet, case_officer: add_evidence enquiries, case_officer: add_evidence oral_aspects");

    add("enquiries");
    world.as("officer").must("record_missing", F({{"claim", "oral_aspects"}, {"tried", "Spurt TAKO"}, {"reason", "Ingen vet"}}));

    CHECK(world.says("leader", "complete_evidence", "pack_complete") == "met pack_complete.met");
}

TEST_CASE("the recommendation is drafted before the hearing and final after it", "[asks recommendation_drafted][asks recommendation_final]") {
    World world;
    world.walk_to(2);
    CHECK(world.says("leader", "complete_evidence", "recommendation_drafted") == "unmet recommendation_drafted.unmet, case_officer: write_recommendation");
    world.prepare_evidence();
    CHECK(world.says("leader", "complete_evidence", "recommendation_drafted") == "met recommendation_drafted.met");
    world.step(2);
    const auto says = [&] { return world.says("officer", "close_hearing", "recommendation_final"); };
    CHECK(says() == "unmet recommendation_final.unmet, case_officer: write_recommendation true");

    world.as("officer").must("write_recommendation", F({{"answer", "yes"}, {"words", "Ja"}, {"final", true}}));
    CHECK(says() == "unmet recommendation_final.changes, case_officer: write_recommendation true");
    const auto write = [&] { world.as("officer").must("write_recommendation", F({{"answer", "yes"}, {"words", "Ja"}, {"final", true}, {"changes", "Ingen"}})); };
    write();
    CHECK(says() == "met recommendation_final.met");
    const auto comment = world.as("users").must("comment", F({{"text", "Mer"}}));
    CHECK(says() == "unmet recommendation_final.newer, case_officer: write_recommendation true");
    write();
    CHECK(says() == "met recommendation_final.met");
    world.as("users").must("edit_comment", F({{"comment", comment}, {"text", "Mye mer"}}));
    CHECK(says() == "unmet recommendation_final.newer, case_officer: write_recommendation true");
}

TEST_CASE("the final recommendation names what was added after the pack was sent out", "[asks recommendation_final]") {
    World world;
    world.walk_to(3);
    world.as("officer").must("add_evidence", F({{"claim", "prevalence"}, {"value", "Flere"}, {"source", "Register"}, {"certainty", "high"}}));
    world.as("officer").must("write_recommendation", F({{"answer", "yes"}, {"words", "Ja"}, {"final", true}, {"changes", "Ingen"}}));

    const auto answer = world.answer("officer", "close_hearing", "recommendation_final");

    CHECK(answer.reason.values.back() == std::pair<std::string, std::string>("additions", "@claim.prevalence"));
    CHECK(world.file().evidence.back().addition);
}

TEST_CASE("there is a plain summary in bokmål before any hearing, unless two leaders set that aside", "[asks plain_summary]") {
    World world;
    world.walk_to(2);
    CHECK(world.says("leader", "complete_evidence", "plain_summary") ==
          "unmet plain_summary.unmet, case_officer: write_summary, administrative_leader: override plain_summary");

    world.as("SSD").must("countersign", F({{"for_act", "override"}, {"requirement", "plain_summary"}, {"draft", world.file().content_hash()},
                                           {"verdict", "yes"}, {"reason", "Haster"}}));
    world.as("leader").must("override", F({{"requirement", "plain_summary"}, {"reason", "Haster"}}));
    CHECK(world.says("leader", "complete_evidence", "plain_summary") == "overridden overridden");
    CHECK(world.file().overrides.back().countersigned_by == "SSD");

    world.as("officer").must("write_summary", F({{"nb", "Enkelt sagt"}}));
    CHECK(world.says("leader", "complete_evidence", "plain_summary") == "met plain_summary.met");
}

TEST_CASE("at least one centre is a candidate with fit and capacity", "[asks candidate_centres]") {
    World world;
    world.walk_to(2);
    const auto says = [&] { return world.says("leader", "complete_evidence", "candidate_centres"); };
    CHECK(says() == "unmet candidate_centres.unmet, case_officer: name_candidate, centre_leader: name_candidate");

    world.as("officer").must("name_candidate", F({{"centre", "SSD"}, {"source", "Fagfelt"}, {"reason", "Passer"}}));
    CHECK(says() == "unmet candidate_centres.capacity, centre_leader SSD: state_capacity SSD");
    world.as("SSD").must("state_capacity", F({{"centre", "SSD"}, {"fit", "poor"}, {"capacity", "none"}, {"effect", "Stor"}}));
    CHECK(says() == "met candidate_centres.met");
    world.as("SSD").must("name_candidate", F({{"centre", "SSD"}, {"withdraw", true}, {"reason", "Nei"}}));
    CHECK(says() == "unmet candidate_centres.unmet, case_officer: name_candidate, centre_leader: name_candidate");
}

TEST_CASE("no centre fits only where the recommendation is no or later", "[asks candidate_centres]") {
    World world;
    world.walk_to(2);
    world.as("officer").must("name_candidate", F({{"none_fits", true}, {"reason", "Ingen"}}));
    world.as("officer").must("write_recommendation", F({{"answer", "yes"}, {"words", "Ja"}}));
    CHECK(world.says("leader", "complete_evidence", "candidate_centres") ==
          "unmet candidate_centres.none_needs_no, case_officer: name_candidate, centre_leader: name_candidate");

    world.as("officer").must("write_recommendation", F({{"answer", "later"}, {"words", "Vent"}}));

    CHECK(world.says("leader", "complete_evidence", "candidate_centres") == "met candidate_centres.none_fits");
}

TEST_CASE("TAKO is a candidate for primary only where the challenges are oral alone", "[asks candidate_centres]") {
    World world;
    world.walk_to(2);
    world.as("TAKO").must("name_candidate", F({{"centre", "TAKO"}, {"source", "Munn"}, {"reason", "Munnhelse"}}));
    world.as("TAKO").must("state_capacity", F({{"centre", "TAKO"}, {"fit", "good"}, {"capacity", "available"}, {"effect", "Liten"}}));
    world.as("TAKO").must("answer_oral_question", F({{"value", "link"}, {"reason", "Tenner"}}));
    CHECK(world.says("leader", "complete_evidence", "candidate_centres") ==
          "unmet candidate_centres.unmet, case_officer: name_candidate, centre_leader: name_candidate");

    world.as("TAKO").must("answer_oral_question", F({{"value", "oral_only"}, {"reason", "Bare tenner"}}));

    CHECK(world.says("leader", "complete_evidence", "candidate_centres") == "met candidate_centres.met");
}

TEST_CASE("TAKO answers its question before the hearing", "[asks oral_screening]") {
    World world;
    world.walk_to(2);
    CHECK(world.says("leader", "complete_evidence", "oral_screening") == "unmet oral_screening.unmet, centre_leader TAKO: answer_oral_question");

    world.as("TAKO").must("answer_oral_question", F({{"value", "no_link"}, {"reason", "Ingen funn"}}));

    CHECK(world.says("leader", "complete_evidence", "oral_screening") == "met oral_screening.met");
}

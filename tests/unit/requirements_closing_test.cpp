// Requirements of section 5, one by one: reasons, where people are served, dates, outcomes and what they always need, targets.
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace tests;
using engine::Value;

namespace {

const std::string put_again = ", seated: put_motion, case_officer: put_motion";

/// What a requirement says where the group closes with that outcome, with fields added.
std::string closing(World& world, const char* requirement, const char* outcome, const Value& more = F()) {
    const auto before = world.mark();
    Value form = F({{"outcome", outcome}, {"where_served", "Sjeldentelefonen"}, {"review_date", world.day(700)}});
    for (const auto& [name, value] : more.members()) form.set(name, value);
    world.vote("close", form);
    const std::string said = world.says("leader", "close", requirement);
    world.back_to(before);
    return said;
}

}  // namespace

TEST_CASE("nothing is decided without a reason in words", "[asks reasons_given]") {
    World world;
    world.walk_to(1);

    CHECK(world.says("leader", "return_to_registration", "reasons_given") == "unmet reasons_given.unmet, in the form");
    CHECK(world.says("leader", "return_to_registration", "reasons_given", F({{"reason", "Må gjøres om"}})) == "met reasons_given.met");
    World group;
    group.walk_to(4);
    CHECK(group.says("leader", "return_to_evidence", "reasons_given") == "unmet reasons_given.unmet" + put_again);
    group.vote("return_to_evidence");
    CHECK(group.says("leader", "return_to_evidence", "reasons_given") == "met reasons_given.met");
}

TEST_CASE("it is said where people are served meanwhile", "[asks where_served]") {
    World world;
    world.begin();

    CHECK(world.says("officer", "park", "where_served") == "unmet where_served.unmet, in the form");
    CHECK(world.says("officer", "park", "where_served", F({{"where_served", "Sjeldentelefonen"}})) == "met where_served.met");
}

TEST_CASE("dates to look again lie ahead and within the policy's limit", "[asks review_date][asks next_review_date][asks park_condition]") {
    World world;
    world.on("2026-02-02");
    world.walk_to(1);
    const engine::Date today = world.today();
    const auto says = [&](const char* act, const char* requirement, const char* field, engine::Date date) {
        return world.says(act == std::string("import_historical") ? "administrator" : "leader", act, requirement, F({{field, engine::to_text(date)}}));
    };

    CHECK(world.says("leader", "close_formal", "review_date") == "unmet review_date.unmet, in the form");
    CHECK(says("close_formal", "review_date", "review_date", today) == "unmet review_date.range, in the form");
    CHECK(says("close_formal", "review_date", "review_date", today + 1) == "met review_date.met");
    CHECK(says("close_formal", "review_date", "review_date", engine::add_months(today, 60)) == "met review_date.met");
    CHECK(says("close_formal", "review_date", "review_date", engine::add_months(today, 60) + 1) == "unmet review_date.range, in the form");
    CHECK(says("park", "park_condition", "until", engine::add_months(today, 12)) == "met park_condition.met");
    CHECK(says("park", "park_condition", "until", engine::add_months(today, 12) + 1) == "unmet park_condition.range, in the form");
    CHECK(world.says("leader", "park", "park_condition") == "unmet park_condition.unmet, in the form");
    CHECK(says("import_historical", "next_review_date", "next_review_date", today + 300) == "met next_review_date.met");
    CHECK(says("import_historical", "next_review_date", "next_review_date", today) == "unmet next_review_date.range, in the form");
}

TEST_CASE("a case is opened again for something new", "[asks what_is_new]") {
    World world;
    world.walk_to(4).close_by_vote();

    CHECK(world.says("leader", "reopen", "what_is_new") == "unmet what_is_new.unmet, in the form");
    CHECK(world.says("leader", "reopen", "what_is_new", F({{"what_is_new", "Ny behandling"}})) == "met what_is_new.met");
}

TEST_CASE("each outcome is given from its phases alone", "[asks outcome_allowed]") {
    const std::map<std::string, std::string> from{{"INGEN-1", "4"},   {"INGEN-2", "4"},  {"UTENFOR-1", "14"}, {"UTENFOR-2", "014"}, {"UTENFOR-3", "017"},
                                                  {"DEKKET", "01"},   {"TRUKKET", "01"}, {"OVERF", "57"},     {"SLATT", "01234567"}, {"DELT", "01234567"}};
    World world;
    for (const int phase : {0, 1}) {
        world.walk_to(phase);
        for (const auto& [code, phases] : from) {
            INFO(code << " from " << phase);
            const bool allowed = phases.find(static_cast<char>('0' + phase)) != std::string::npos;
            CHECK(world.says("leader", "close_formal", "outcome_allowed", F({{"outcome", code}})) ==
                  (allowed ? "met outcome_allowed.met" : "unmet outcome_allowed.unmet, in the form"));
        }
    }
    CHECK(world.says("leader", "close_formal", "outcome_allowed") == "unmet outcome_allowed.choose, in the form");
    for (const int phase : {4, 5, 7}) {
        world.walk_to(phase);
        for (const auto& [code, phases] : from) {
            INFO(code << " from " << phase);
            const bool allowed = phases.find(static_cast<char>('0' + phase)) != std::string::npos;
            CHECK(refused_for(world.as("officer").does("put_motion", F({{"transition", "close"}, {"words", "Slutt"}, {"outcome", code}})), "/outcome",
                              "form.outcome_not_from_here") == !allowed);
        }
    }
}

TEST_CASE("outcomes of the first phases bring what they always need", "[asks outcome_documented]") {
    World world;
    world.walk_to(1);
    const auto says = [&](const char* outcome, const Value& more = F()) {
        Value form = more;
        form.set("outcome", outcome).set("where_served", "Sjeldentelefonen");
        return world.says("leader", "close_formal", "outcome_documented", form);
    };
    const std::string met = "met outcome_documented.met";
    const std::string unmet = "unmet outcome_documented.unmet, in the form";

    CHECK(world.says("leader", "close_formal", "outcome_documented") == "unmet outcome_allowed.choose, in the form");
    CHECK(says("UTENFOR-1") == unmet);
    CHECK(says("UTENFOR-1", F({{"documented", "1-5 / 1000"}})) == met);
    world.as("officer").must("add_evidence", F({{"claim", "organ_systems"}, {"value", "Hud"}, {"source", "Artikkel"}, {"certainty", "low"}}));
    CHECK(says("UTENFOR-1") == unmet);
    CHECK(says("UTENFOR-2") == met);
    world.as("officer").must("add_evidence", F({{"claim", "prevalence"}, {"value", "1:500"}, {"source", "Register"}, {"certainty", "high"}}));
    CHECK(says("UTENFOR-1") == met);
    CHECK(says("UTENFOR-3") == unmet);
    world.as("officer").must("set_identity", F({{"orpha", "374"}}));
    CHECK(says("UTENFOR-3") == met);
    CHECK(says("DEKKET") == unmet);
    CHECK(says("DEKKET", F({{"covering_case", world.id()}})) == unmet);
    CHECK(says("DEKKET", F({{"covering_case", "2026-9999"}})) == unmet);
    CHECK(says("SLATT") == unmet);
    CHECK(says("TRUKKET") == "unmet outcome_documented.unmet, proposer: withdraw_proposal");
    const std::string covered = world.id();
    world.begin("Et annet");
    CHECK(says("DEKKET", F({{"covering_case", covered}})) == met);
}

TEST_CASE("a case is withdrawn by its own proposer", "[asks outcome_documented]") {
    World world;
    world.begin("Prøvesyndrom", F({{"proposer", "clinician"}}));
    CHECK(refusal(world.as("users").does("withdraw_proposal", F({{"reason", "Nei"}}))) == "not-allowed");
    world.as("clinician").must("withdraw_proposal", F({{"reason", "Feil diagnose"}}));

    CHECK(world.says("leader", "close_formal", "outcome_documented", F({{"outcome", "TRUKKET"}})) == "met outcome_documented.met");
}

TEST_CASE("evidence that is openly missing documents no outcome", "[asks outcome_documented]") {
    World world;
    world.walk_to(2);
    world.as("officer").must("record_missing", F({{"claim", "prevalence"}, {"tried", "Registrene"}, {"reason", "Finnes ikke"}}));
    world.declare("officer");
    world.declare("leader");
    world.as("leader").must("return_to_assessment", F({{"reason", "Avgrensing"}}));

    CHECK(world.says("leader", "close_formal", "outcome_documented", F({{"outcome", "UTENFOR-1"}})) == "unmet outcome_documented.unmet, in the form");
}

TEST_CASE("a no on need brings service, hearing, results and review", "[asks outcome_documented]") {
    World world;
    world.walk_to(4);

    CHECK(closing(world, "outcome_documented", "INGEN-1") == "met outcome_documented.met");
    CHECK(closing(world, "outcome_documented", "INGEN-2") == "met outcome_documented.met");
    CHECK(closing(world, "outcome_documented", "UTENFOR-2", F({{"documented", "Ervervet"}})) == "met outcome_documented.met");
    const auto before = world.mark();
    world.attend();
    for (const std::string& one : the_ten()) world.declare(one);
    world.open(world.move("close", F({{"outcome", "INGEN-2"}, {"where_served", "Sykehuset"}, {"review_date", world.day(100)}})), {},
               F({{"criteria", Value::array({"K1"})}}));
    CHECK(world.says("leader", "close", "outcome_documented") == "unmet outcome_documented.unmet, chair: open_ballot");
    world.back_to(before);
}

TEST_CASE("what is handed over has a receipt", "[asks outcome_documented]") {
    World world;
    world.walk_to(5);

    CHECK(closing(world, "outcome_documented", "OVERF") == "unmet outcome_documented.unmet" + put_again);
    CHECK(closing(world, "outcome_documented", "OVERF", F({{"documented", "Brev"}})) == "met outcome_documented.met");
}

TEST_CASE("merging by closing needs the same targets as superseding", "[asks outcome_documented]") {
    World world;
    world.begin("Målet");
    const std::string target = world.id();
    world.begin("Saken").walk_to(5);

    CHECK(closing(world, "outcome_documented", "SLATT", F({{"targets", Value::array({"2026-9999"})}})) == "unmet outcome_documented.unmet" + put_again);
    CHECK(closing(world, "outcome_documented", "SLATT", F({{"targets", Value::array({target})}})) == "met outcome_documented.met");
}

TEST_CASE("target cases exist, are others, and are not merged themselves", "[asks target_cases]") {
    World world;
    world.begin("Den ene");
    const std::string one = world.id();
    world.begin("Den andre");
    const std::string other = world.id();
    world.begin("Saken");
    world.declare("leader");
    const auto says = [&](const char* outcome, std::initializer_list<Value> targets) {
        return world.says("leader", "supersede", "target_cases", F({{"outcome", outcome}, {"targets", Value::array(targets)}}));
    };

    CHECK(world.says("leader", "supersede", "target_cases") == "unmet target_cases.unmet, in the form");
    CHECK(says("SLATT", {one}) == "met target_cases.met");
    CHECK(says("SLATT", {world.id()}) == "unmet target_cases.itself, in the form");
    CHECK(says("SLATT", {"2026-9999"}) == "unmet target_cases.unknown, in the form");
    CHECK(says("DELT", {one}) == "unmet target_cases.split, in the form");
    CHECK(says("DELT", {one, one}) == "unmet target_cases.split, in the form");
    CHECK(says("DELT", {one, other}) == "met target_cases.met");
    const std::string third = world.id();
    world.as("leader").must("supersede", F({{"outcome", "SLATT"}, {"targets", Value::array({one})}, {"reason", "Samme"}, {"where_served", "Sjeldentelefonen"}}));
    world.begin("En til");
    CHECK(says("SLATT", {third}) == "unmet target_cases.merged, in the form");
}

TEST_CASE("those who spoke in a merged case follow its target", "[asks target_cases]") {
    World world;
    world.begin("Målet");
    const std::string target = world.stream;
    world.begin("Saken", F({{"proposer", "clinician"}}));
    world.as("users").must("comment", F({{"text", "Viktig"}}));
    world.declare("leader");
    world.as("leader").must("supersede", F({{"outcome", "SLATT"}, {"targets", Value::array({target.substr(5)})}, {"reason", "Samme"}, {"where_served", "Sjeldentelefonen"}}));

    world.stream = target;
    CHECK(world.file().followers == std::vector<std::string>{"clinician", "users"});
}

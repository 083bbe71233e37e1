// Requirements of section 5, one by one: centre, acceptance, oral link, scope, start, start-up, status, historical lines.
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace tests;
using engine::Value;

namespace {

/// What a requirement says to a motion to place with these fields changed.
std::string placing(World& world, const char* requirement, Value changed = F()) {
    const auto before = world.mark();
    Value form = world.form_of("place");
    for (const auto& [name, value] : changed.members())
        if (value.is_null()) form.members().erase(name);
        else form.set(name, value);
    world.attend();
    for (const std::string& one : the_ten()) world.declare(one);
    world.open(world.move("place", form));
    const std::string said = world.says("leader", "place", requirement);
    world.back_to(before);
    return said;
}

const std::string put_again = ", seated: put_motion, case_officer: put_motion";

}  // namespace

TEST_CASE("the primary centre is one that is valid on the start date, with the principle used", "[asks primary_centre]") {
    workflows::Policy policy = workflows::shipped_policy();
    policy.centres[6].to = engine::make_date(2026, 12, 31);
    World world(policy);
    world.walk_to(5);

    CHECK(placing(world, "primary_centre") == "met primary_centre.met");
    CHECK(placing(world, "primary_centre", F({{"primary", Value()}})) == "unmet primary_centre.unmet" + put_again);
    CHECK(placing(world, "primary_centre", F({{"principle", Value()}})) == "unmet primary_centre.principle" + put_again);
    CHECK(placing(world, "primary_centre", F({{"primary", "SSD"}})) == "met primary_centre.met");
    CHECK(placing(world, "primary_centre", F({{"primary", "SSD"}, {"start_date", "2027-01-01"}})) == "unmet primary_centre.not_valid" + put_again);
    CHECK(placing(world, "primary_centre", F({{"primary", "TAKO"}})) == "unmet primary_centre.oral_alone" + put_again);
    world.as("TAKO").must("answer_oral_question", F({{"value", "oral_only"}, {"reason", "Bare tenner"}}));
    CHECK(placing(world, "primary_centre", F({{"primary", "TAKO"}})) == "met primary_centre.met");
}

TEST_CASE("the primary centre has accepted, and the others have answered", "[asks centre_accepts]") {
    World world;
    world.walk_to(5);
    CHECK(placing(world, "centre_accepts", F({{"primary", Value()}})) == "unmet primary_centre.unmet" + put_again);
    CHECK(placing(world, "centre_accepts") == "unmet centre_accepts.unmet, centre_leader TRS: answer_placement TRS");

    world.as("TRS").must("answer_placement", F({{"centre", "TRS"}, {"answer", "refuse"}, {"reason", "Fullt"}}));
    CHECK(placing(world, "centre_accepts") == "unmet centre_accepts.refused, seated: put_motion, centre_leader TRS: answer_placement TRS");
    world.as("TRS").must("answer_placement", F({{"centre", "TRS"}, {"answer", "accept"}, {"from", world.day(30)}}));
    CHECK(placing(world, "centre_accepts") == "met centre_accepts.met");
    CHECK(placing(world, "centre_accepts", F({{"secondary", Value::array({"SSD"})}})) == "unmet centre_accepts.unmet, centre_leader SSD: answer_placement SSD");
    world.as("SSD").must("answer_placement", F({{"centre", "SSD"}, {"answer", "refuse"}, {"reason", "Nei"}}));
    CHECK(placing(world, "centre_accepts", F({{"secondary", Value::array({"SSD"})}})) == "met centre_accepts.met");
    CHECK(placing(world, "centre_accepts", F({{"oral", "link"}})) == "unmet centre_accepts.unmet, centre_leader TAKO: answer_placement TAKO");
}

TEST_CASE("a centre's answer counts in the stay it was given in", "[asks centre_accepts]") {
    World world;
    world.walk_to(5);
    world.as("TRS").must("answer_placement", F({{"centre", "TRS"}, {"answer", "accept"}, {"from", world.day(30)}}));
    world.must_decide("return_to_need_decision");
    world.prepare_need();
    world.step(4);

    CHECK(placing(world, "centre_accepts") == "unmet centre_accepts.unmet, centre_leader TRS: answer_placement TRS");
}

TEST_CASE("the leader of the successor answers for a centre that has ended", "[asks centre_accepts]") {
    workflows::Policy policy = workflows::shipped_policy();
    policy.centres[6].to = engine::make_date(2026, 2, 1);
    policy.centres[6].successor = "TRS";
    World world(policy);
    world.walk_to(5);

    CHECK(done(world.as("TRS").does("answer_placement", F({{"centre", "SSD"}, {"answer", "refuse"}, {"reason", "Finnes ikke"}}))));
    CHECK(refusal(world.as("SSD").does("answer_placement", F({{"centre", "SSD"}, {"answer", "refuse"}, {"reason", "Finnes ikke"}}))) == "not-allowed");
}

TEST_CASE("TAKO's link is decided at placement", "[asks oral_link_decided]") {
    World world;
    world.walk_to(5);

    CHECK(placing(world, "oral_link_decided") == "met oral_link_decided.met");
    CHECK(placing(world, "oral_link_decided", F({{"oral", Value()}})) == "unmet oral_link_decided.unmet" + put_again);
    CHECK(placing(world, "oral_link_decided", F({{"primary", "TAKO"}})) == "not_applicable oral_link_decided.na");
    World old;
    old.begin_historical();
    old.must_decide("re_place");
    CHECK(placing(old, "oral_link_decided") == "unmet oral_screening.unmet, centre_leader TAKO: answer_oral_question");
}

TEST_CASE("the descendants counted in are frozen at placement", "[asks scope_frozen]") {
    World world;
    world.walk_to(5);

    CHECK(placing(world, "scope_frozen") == "met scope_frozen.met");
    CHECK(placing(world, "scope_frozen", F({{"scope", Value()}})) == "unmet scope_frozen.unmet" + put_again);
    world.as("officer").must("set_identity", F({{"why_none", "Koden er trukket"}}));
    CHECK(placing(world, "scope_frozen") == "not_applicable scope_frozen.na");
    World old;
    old.begin_historical();
    old.must_decide("re_place");
    CHECK(placing(old, "scope_frozen") == "met scope_frozen.met");
    CHECK(placing(old, "scope_frozen", F({{"scope", Value()}})) == "unmet scope_stated.unmet, leader_group: put_motion return_to_need_decision");
}

TEST_CASE("an offer does not start before it is decided", "[asks start_date]") {
    World world;
    world.walk_to(5);

    CHECK(placing(world, "start_date", F({{"start_date", world.day()}})) == "met start_date.met");
    CHECK(placing(world, "start_date", F({{"start_date", world.day(-1)}})) == "unmet start_date.past" + put_again);
    CHECK(placing(world, "start_date", F({{"start_date", Value()}})) == "unmet start_date.unmet" + put_again);
}

TEST_CASE("each item of the start-up is done or does not apply", "[asks start_up_checklist]") {
    World world;
    world.walk_to(6);
    const auto plan = [&](const char* item, const char* state) {
        world.as("TRS").must("plan_start_up", F({{"item", item}, {"state", state}, {"planned_by", world.day(60)}, {"reason", "Ikke her"}}));
    };
    for (const char* item : {"knowledge_summary", "clinical_network", "published_information"}) plan(item, "done");
    plan("user_contact", "not_applicable");
    plan("contact_point", "planned");
    CHECK(world.says("TRS", "complete_start_up", "start_up_checklist") == "unmet start_up_checklist.unmet, centre_leader TRS: plan_start_up contact_point");

    plan("contact_point", "done");

    CHECK(world.says("TRS", "complete_start_up", "start_up_checklist") == "met start_up_checklist.met");
}

TEST_CASE("the leader confirms the start-up, and not before the start date", "[asks start_up_confirmed]") {
    World world;
    world.walk_to(6);
    const auto says = [&] { return world.says("TRS", "complete_start_up", "start_up_confirmed"); };
    CHECK(says() == "unmet start_up_confirmed.before_start, time");
    world.later(40);
    CHECK(says() == "unmet start_up_confirmed.unmet, administrative_leader: confirm_start_up");
    world.as("leader").must("confirm_start_up", F({{"confirmed", false}, {"missing", "Nettsiden"}}));
    CHECK(says() == "unmet start_up_confirmed.queried, administrative_leader: confirm_start_up");

    world.as("leader").must("confirm_start_up", F({{"confirmed", true}}));

    CHECK(says() == "met start_up_confirmed.met");
}

TEST_CASE("this year's status and the evaluation are recorded", "[asks status_recorded]") {
    World world;
    world.walk_to(7);
    const auto says = [&] { return world.says("leader", "continue_offer", "status_recorded"); };
    const auto record = [&](const char* who, const char* kind) {
        world.as(who).must("record_status", F({{"kind", kind}, {"contact_point", "Telefon"}, {"activity", "10+"}}));
    };
    CHECK(says() == "unmet status_recorded.unmet, centre_leader: record_status yearly");
    record("TRS", "yearly");
    CHECK(says() == "unmet status_recorded.evaluation, case_officer: record_status evaluation");
    record("officer", "evaluation");
    CHECK(says() == "met status_recorded.met");

    world.later(366);

    CHECK(says() == "unmet status_recorded.unmet, centre_leader: record_status yearly");
}

TEST_CASE("a historical line names its list and who approved the file", "[asks assignment_source][asks not_imported_before]") {
    World world;
    const auto form = [&](std::initializer_list<std::pair<const std::string, Value>> changed) {
        Value all = F({{"name", "Gammelt"}, {"primary", "TRS"}, {"list", "L"}, {"list_date", "2014-05-01"}, {"line", "7"}, {"next_review_date", world.day(300)}, {"approved_by", "leader"}});
        for (const auto& [name, value] : changed)
            if (value.is_null()) all.members().erase(name);
            else all.set(name, value);
        return all;
    };
    const auto says = [&](const char* requirement, const Value& fields) { return world.says("administrator", "import_historical", requirement, fields); };

    CHECK(says("assignment_source", form({})) == "met assignment_source.met");
    CHECK(says("assignment_source", form({{"line", Value()}})) == "unmet assignment_source.unmet, in the form");
    CHECK(says("assignment_source", form({{"approved_by", "TRS"}})) == "unmet assignment_source.approval, in the form");
    CHECK(says("primary_centre", form({})) == "met primary_centre.met");
    CHECK(says("not_imported_before", form({})) == "met not_imported_before.met");
    REQUIRE(done(world.as("administrator").does("import_historical", form({}))));
    CHECK(says("not_imported_before", form({{"list", "L2"}})) == "unmet not_imported_before.unmet");
    CHECK(says("not_imported_before", form({{"primary", "SSD"}})) == "met not_imported_before.met");
}

// Who may do what, where: every role × act × place. What is expected stands by hand in expected_rights.cpp, and is
// held against explain() and against perform(), both ways.
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"
#include "tests/unit/expected_rights.hpp"
#include "workflows/phase_model/acts/act.hpp"

#include <algorithm>
#include <set>

using namespace tests;
using engine::Kind;
using engine::Value;

namespace {

const std::vector<std::string> people{"leader", "deputy", "TRS", "SSD", "TAKO", "officer", "users", "clinician", "auditor", "administrator", "stranger"};

bool is(const std::string& person, const std::string& who) {
    static const std::map<std::string, std::set<std::string>> held{
        {"case_officer", {"officer"}},
        {"administrative_leader", {"leader", "deputy"}},
        {"centre_leader", {"TRS", "SSD", "TAKO"}},
        {"primary", {"TRS"}},
        {"candidate", {"TRS"}},
        {"TAKO", {"TAKO"}},
        {"user_representative", {"users"}},
        {"professional", {"clinician"}},
        {"administrator", {"administrator"}},
        {"member", {"leader", "deputy", "TRS", "SSD", "TAKO"}},
        {"seated", {"leader", "TRS", "SSD", "TAKO"}},
        {"chair", {"leader"}},
        {"author", {"users"}},
        {"mover", {"SSD"}},
        {"proposer", {"clinician"}},
        {"anyone", {"leader", "deputy", "TRS", "SSD", "TAKO", "officer", "users", "clinician", "auditor"}},
    };
    return held.at(who).contains(person);
}

enum class Cell { no, parked, yes };

Cell expected_cell(const Expected& row, const std::string& person, const std::string& place, bool parked) {
    for (const auto& [who, places] : row.who_and_places) {
        const bool here = places.find(place) != std::string::npos || (parked && places.find('p') != std::string::npos);
        if (here && is(person, who)) return parked && !row.circle ? Cell::parked : Cell::yes;
    }
    return Cell::no;
}

/// The entry that an act of its author is about.
std::int64_t entry_for(World& world, const std::string& act) {
    if (world.stream.empty()) return 1;
    const workflows::Case& file = world.file();
    if (act == "withdraw_motion" || act == "open_ballot") {
        for (const workflows::Motion& motion : file.motions)
            if (motion.transition == "procedure") return motion.by.seq;
    }
    return file.comments.empty() ? 1 : file.comments.back().by.seq;
}

/// A form that reads, made from the act's own fields.
Value sample(World& world, const engine::ActSpec& act, const std::string& person) {
    Value form = F();
    for (const engine::Field& field : act.fields) {
        const bool centre = field.kind == Kind::centre && !field.required && act.name == "name_candidate";
        if (!field.required && !centre) continue;
        switch (field.kind) {
            case Kind::code:
                form.set(field.name, field.name == "draft" && !world.stream.empty() ? Value(world.file().content_hash()) : Value("prevalence"));
                break;
            case Kind::link: form.set(field.name, "https://test.example"); break;
            case Kind::orpha: form.set(field.name, "558"); break;
            case Kind::choice: form.set(field.name, field.name == "criterion" && person == "TAKO" ? "K7" : field.choices.front()); break;
            case Kind::choices: form.set(field.name, Value::array({field.choices.front()})); break;
            case Kind::flag: form.set(field.name, true); break;
            case Kind::number: form.set(field.name, field.name == "year" ? 2025 : 5); break;
            case Kind::date: form.set(field.name, world.day(10)); break;
            case Kind::person: form.set(field.name, "officer"); break;
            case Kind::persons: form.set(field.name, Value::array({"leader"})); break;
            case Kind::centre: form.set(field.name, std::count(the_centres().begin(), the_centres().end(), person) != 0 ? person : "TRS"); break;
            case Kind::centres: form.set(field.name, Value::array({"TRS"})); break;
            case Kind::body: form.set(field.name, "user_organisation"); break;
            case Kind::case_id: form.set(field.name, "2026-0001"); break;
            case Kind::case_ids: form.set(field.name, Value::array({"2026-0001"})); break;
            case Kind::entry: form.set(field.name, entry_for(world, act.name)); break;
            case Kind::orphas: form.set(field.name, Value::array({"558"})); break;
            case Kind::requirement: form.set(field.name, "window_elapsed"); break;
            default: form.set(field.name, "Tekst"); break;
        }
    }
    return form;
}

Cell explained_cell(const engine::Explanation& explained) {
    if (!explained.may_act) return Cell::no;
    for (const engine::Answer& answer : explained.answers)
        if (answer.requirement == "not_parked" && answer.status == engine::Status::unmet) return Cell::parked;
    return Cell::yes;
}

Cell performed_cell(const engine::Result& result) {
    const auto* problem = std::get_if<engine::Problem>(&result);
    if (problem == nullptr) return Cell::yes;
    if (problem->type == "not-allowed" || problem->type == "wrong-phase" || problem->type == "unknown-event") return Cell::no;
    for (const engine::Answer& answer : problem->answers)
        if (answer.requirement == "not_parked" && answer.status == engine::Status::unmet) return Cell::parked;
    return Cell::yes;
}

/// Whatever an act's author and the seated need is there: a comment, a candidate, those present, a motion.
void furnish(World& world, int phase) {
    if (phase == 1 || phase == 2) world.as("officer").must("name_candidate", F({{"centre", "TRS"}, {"source", "Fagfelt"}, {"reason", "Passer"}}));
    world.as("users").must("comment", F({{"text", "Et innspill"}}));
    world.attend();
    world.as("SSD").must("put_motion", F({{"transition", "procedure"}, {"words", "Vi venter til neste møte"}}));
}

void hold_against(World& world, const std::string& place, bool parked) {
    const auto before = world.mark();
    for (const Expected& row : expected()) {
        if (row.act == "judge_proposal") continue;
        const engine::ActSpec& act = workflows::find_act(row.act)->spec;
        for (const std::string& person : people) {
            const Cell wanted = expected_cell(row, person, place, parked);
            engine::Command command = world.command(person, row.act, sample(world, act, person));
            command.stream = world.stream;
            INFO(person << " does " << row.act << " in " << place << (parked ? ", parked" : "") << " with " << command.fields.canonical());

            const engine::Explanation explained = world.engine.explain(command);
            const engine::Result result = world.engine.perform(command);
            INFO(told(result));

            CHECK(explained_cell(explained) == wanted);
            CHECK(performed_cell(result) == wanted);
            CHECK(explained.allowed == done(result));
            if (done(result)) world.back_to(before);
        }
    }
}

}  // namespace

TEST_CASE("what is expected names every act of the table, and no other", "[matrix]") {
    std::set<std::string> named;
    for (const Expected& row : expected()) named.insert(row.act);

    std::set<std::string> known;
    for (const workflows::Act& act : workflows::act_table()) known.insert(act.spec.name);

    CHECK(named == known);
}

TEST_CASE("before there is a case", "[matrix]") {
    World world;

    hold_against(world, "n", false);
}

TEST_CASE("in each phase", "[matrix]") {
    for (int phase = 0; phase <= 7; ++phase) {
        World world;
        world.begin("Prøvesyndrom", F({{"proposer", "clinician"}})).walk_to(phase);
        furnish(world, phase);

        hold_against(world, std::to_string(phase), false);
    }
}

TEST_CASE("parked in each phase", "[matrix]") {
    for (int phase = 0; phase <= 6; ++phase) {
        World world;
        world.begin("Prøvesyndrom", F({{"proposer", "clinician"}})).walk_to(phase);
        furnish(world, phase);
        world.park();

        hold_against(world, std::to_string(phase), true);
    }
}

TEST_CASE("closed by delegation and by vote", "[matrix]") {
    World formal;
    formal.begin("Prøvesyndrom", F({{"proposer", "clinician"}})).walk_to(1).close_formal();
    furnish(formal, 9);
    hold_against(formal, "c", false);

    World voted;
    voted.begin("Prøvesyndrom", F({{"proposer", "clinician"}})).walk_to(4).close_by_vote();
    furnish(voted, 9);
    hold_against(voted, "c", false);
}

TEST_CASE("a proposal is judged by a case officer and by nobody else, and its words removed by those who may", "[matrix]") {
    World world;
    const engine::Result proposed = world.as("clinician").does("propose", F({{"name", "Nytt"}, {"origin", "clinician"}, {"reason", "Sett tre"}}));
    REQUIRE(done(proposed));
    world.stream = std::get<engine::Done>(proposed).stream;
    const Value form = F({{"verdict", "refused"}, {"reason", "Finnes fra før"}});

    for (const std::string& person : people) {
        INFO(person);
        const auto before = world.mark();
        CHECK(world.as(person).why("judge_proposal", form).allowed == (person == "officer"));
        CHECK(done(world.as(person).does("judge_proposal", form)) == (person == "officer"));
        world.back_to(before);
        for (const workflows::Act& act : workflows::act_table()) {
            if (act.spec.name == "judge_proposal") continue;
            engine::Command command = world.command(person, act.spec.name, F());
            command.stream = world.stream;
            INFO(act.spec.name);
            const bool signs = act.spec.name == "countersign_removal" && (is(person, "case_officer") || is(person, "administrative_leader"));
            CHECK(world.engine.explain(command).may_act == (signs || (act.spec.name == "remove_words" && is(person, "case_officer"))));
            CHECK_FALSE(done(world.engine.perform(command)));
        }
    }
}

TEST_CASE("one who is tied does nothing in the case but declare and follow", "[matrix]") {
    for (const int phase : {1, 4, 7}) {
        World world;
        world.begin("Prøvesyndrom", F({{"proposer", "clinician"}})).walk_to(phase);
        furnish(world, phase);
        for (const char* person : {"leader", "SSD", "TAKO", "officer", "clinician"}) {
            const auto before = world.mark();
            world.declare(person, "tied");
            for (const workflows::Act& act : workflows::act_table()) {
                if ((act.spec.phases & engine::phase_bit(phase)) == 0 || act.spec.name == "judge_proposal") continue;
                INFO(person << " does " << act.spec.name << " in " << phase);
                const bool may = act.spec.name == "declare_interest" || act.spec.name == "follow" || act.spec.name == "unfollow";
                const Value form = sample(world, act.spec, person);
                CHECK(world.as(person).why(act.spec.name, form).may_act == may);
                if (!may) CHECK_FALSE(done(world.as(person).does(act.spec.name, form)));
            }
            world.back_to(before);
        }
    }
}

// No case can be stuck (specification section 12, 6): whoever is tied, absent or gone, the cures of section 9 help.
#include "tests/property/invariants.hpp"

#include <algorithm>
#include <stdexcept>

namespace tests {

using workflows::Case;

namespace {

/// The office's cures: fresh deputies for all ten, another case officer, a new leader where the old one's account is gone.
void cure_office(World& world) {
    workflows::Office& office = world.people.change();
    const engine::Date from = engine::make_date(2014, 1, 1);
    const engine::Date to = engine::make_date(2099, 12, 31);
    office.people.push_back({.id = "officer 3", .grants = {{.role = "case_officer", .from = from}}});
    for (auto& person : office.people) {
        if (std::count(the_ten().begin(), the_ten().end(), person.id) == 0) continue;
        person.disabled = false;  // an account that is gone is given to a successor; here the same name comes back
        office.deputies.push_back({static_cast<std::int64_t>(100 + office.deputies.size()), person.id, "fresh " + person.id, from, to, true});
    }
    for (const std::string& one : the_ten()) office.people.push_back({.id = "fresh " + one});
}

/// The leader, or the deputy where she is tied.
std::string presiding(World& world) { return world.file().tied("leader") ? "fresh leader" : "leader"; }
std::string sitting(World& world, const std::string& one) { return world.file().tied(one) ? "fresh " + one + ":" + one : one; }

/// Everyone who prepared answers; about those who do not the leader decides; what a tied one prepared is done anew.
void settle_interests(World& world) {
    for (const std::string& person : std::vector(world.file().preparers())) {
        if (world.file().tied(person)) continue;
        if (!done(world.as(person).does("declare_interest", F({{"value", "none"}}))))
            world.as(presiding(world)).does("decide_impartiality", F({{"whom", person}, {"decision", "not_tied"}, {"reason", "Kjent"}}));
    }
    world.as(presiding(world)).does("declare_interest", F({{"value", "none"}}));
}

engine::Result carry(World& world, const std::string& transition, engine::Value fields) {
    for (const std::string chair : {"leader", "deputy", "fresh leader"})  // whoever presides ends what is open
        if (world.file().open_ballot() != nullptr) world.as(chair).does("void_ballot", F({{"reason", "Nytt møte"}}));
    Voting voting;
    voting.present.clear();
    for (const std::string& one : the_ten()) voting.present.push_back(sitting(world, one));
    voting.chair = presiding(world);
    voting.mover = "officer 3";
    engine::Value present = engine::Value::array();
    for (const std::string& one : voting.present) present.push(one);
    const auto attended = world.as("officer 3").does("record_attendance", F({{"present", present}}));
    if (!done(attended)) return attended;
    for (const std::string& one : voting.present) {
        const std::string person = one.substr(0, one.find(':'));
        if (!world.file().tied(person)) world.as(person).does("declare_interest", F({{"value", "none"}}));
    }
    const auto moved = world.as("officer 3").does("put_motion", fields.set("transition", transition).set("words", "Videre"));
    if (!done(moved)) return moved;
    const auto opened = world.as(voting.chair).does("open_ballot", F({{"motion", std::get<engine::Done>(moved).events.front().event.seq}}));
    if (!done(opened)) return opened;
    for (const auto& elector : std::vector(world.file().open_ballot()->electorate))
        if (!elector.person.empty() && !elector.recused) world.cast(elector.person);
    return world.as(voting.chair).does("close_ballot", F({{"last_call", true}}));
}

/// One transition that brings the case on, from wherever it stands.
engine::Result bring_on(World& world) {
    const Case file = world.file();
    if (file.is_parked()) return world.as("officer 3").does("resume", F({{"reason", "Videre"}}));
    if (file.is_closed()) return carry(world, "reopen", world.form_of("reopen"));
    const std::string leader = presiding(world);
    switch (file.phase) {
        case 0:
            for (const auto& hit : std::vector(file.duplicates))
                if (hit.verdict.empty()) world.as("officer 3").does("judge_duplicate", F({{"hit", hit.case_id}, {"verdict", "different"}, {"reason", "Ulik"}}));
            return world.as("officer 3").does("accept");
        case 1: settle_interests(world); break;
        case 2: settle_interests(world); break;
        case 3: {
            for (const auto& item : std::vector(file.comments))
                if (!item.withdrawn && item.answer() == nullptr)
                    world.as("officer 3").does("answer_comment", F({{"comment", item.by.seq}, {"disposition", "not_followed"}, {"reason", "Vurdert som innspill " + std::to_string(item.by.seq)}}));
            for (const auto& item : std::vector(file.candidates))
                if (!item.withdrawn && item.centre != "none")
                    world.as("officer 3").does("invite", F({{"body", "council:" + item.centre}, {"purpose", "hearing"}, {"asked", "?"}, {"until", world.day(10)}}));
            world.on(std::max(world.today() + 11, world.file().round()->until + 1));
            world.as("officer 3").does("record_no_statement", F({{"body", "user_organisation"}, {"purpose", "hearing"}, {"reminders", "To"}}));
            world.as("officer 3").does("write_recommendation", F({{"answer", "later"}, {"words", "Vent"}, {"final", true}, {"changes", "Ingen"}}));
            return world.as("officer 3").does("close_hearing");
        }
        case 4: return carry(world, "return_to_evidence", F());
        case 5: return carry(world, "return_to_need_decision", F());
        case 6: return carry(world, "return_to_placement", F());
        default: return carry(world, "re_place", F());
    }
    // From 1 and 2 the leader sends back or parks; what a tied officer prepared is done anew by another.
    const char* back = file.phase == 1 ? "return_to_registration" : "return_to_assessment";
    engine::Result result = world.as(leader).does(back, F({{"reason", "Må gjøres om"}}));
    if (done(result)) return result;
    for (const char* criterion : {"K1", "K2", "K3", "K4", "K5", "K6", "K7"})
        if (world.file().assessment(criterion) != nullptr) world.assess(criterion, "met", "officer 3");
    for (const auto& item : std::vector(world.file().evidence))
        if (!item.replaced_by && world.file().this_cycle(item.by))
            world.as("officer 3").does("add_evidence", F({{"claim", item.claim}, {"value", "Ny"}, {"source", "Ny"}, {"certainty", "low"}, {"replaces", item.by.seq}}));
    world.as("officer 3").does("state_scope", F({{"kind", "whole"}, {"words", "Alt"}}));
    if (world.file().summary() != nullptr) world.as("officer 3").does("write_summary", F({{"nb", "Enkelt"}}));
    if (world.file().recommendation() != nullptr) world.as("officer 3").does("write_recommendation", F({{"answer", "later"}, {"words", "Vent"}}));
    settle_interests(world);
    return world.as(leader).does(back, F({{"reason", "Må gjøres om"}}));
}

}  // namespace

void moves_on(World& world) {
    cure_office(world);
    world.forgiving = true;
    const auto version = world.file().transitions.size();
    const engine::Result result = bring_on(world);
    if (!done(result) || world.file().transitions.size() == version)
        throw std::runtime_error("6: the case is stuck in phase " + std::to_string(world.file().phase) + " " + world.file().status + ": " + told(result));
}

}  // namespace tests

#include "tests/support/world.hpp"

#include "tests/support/catch.hpp"
#include "workflows/calendar/oslo.hpp"
#include "workflows/phase_model/acts/act.hpp"
#include "workflows/phase_model/release_flags.hpp"

#include <algorithm>

namespace tests {

using engine::Result;
using engine::Value;

std::string refusal(const Result& result) {
    const auto* problem = std::get_if<engine::Problem>(&result);
    return problem == nullptr ? std::string() : problem->type;
}

std::string told(const Result& result) {
    const auto* problem = std::get_if<engine::Problem>(&result);
    if (problem == nullptr) return "done";
    std::string text = problem->type + " " + problem->detail.key;
    for (const engine::FieldError& error : problem->errors) text += " | " + error.pointer + " " + error.message.key;
    for (const engine::Answer& answer : problem->answers)
        if (!answer.lets_through()) text += " | " + answer.requirement + " " + answer.reason.key;
    return text;
}

bool refused_for(const Result& result, std::string_view pointer, std::string_view key) {
    const auto* problem = std::get_if<engine::Problem>(&result);
    return problem != nullptr && std::any_of(problem->errors.begin(), problem->errors.end(), [&](const engine::FieldError& error) {
               return error.pointer == pointer && error.message.key == key;
           });
}

World::World(const workflows::Policy& policy, workflows::orphanet::FactSource* facts)
    : memory_(std::make_unique<MemoryStore>(workflows::blank_file)),
      today_(std::make_shared<engine::Date>(engine::make_date(2026, 2, 2))),
      store(*memory_),
      cases(store),
      model(people, cases, &nomenclature, policy, facts),
      engine(store, model, [today = today_] { return engine::Instant{workflows::start_of(*today).ms + 9 * 3'600'000}; }) {}

World::World(engine::Store& elsewhere, const workflows::Policy& policy)
    : today_(std::make_shared<engine::Date>(engine::make_date(2026, 2, 2))),
      store(elsewhere),
      cases(store),
      model(people, cases, &nomenclature, policy),
      engine(store, model, [today = today_] { return engine::Instant{workflows::start_of(*today).ms + 9 * 3'600'000}; }) {}

engine::Command World::command(std::string person, std::string act, Value fields) const {
    const auto* spec = workflows::find_act(act);
    const bool begins = spec != nullptr && spec->spec.phases == engine::in_no_case && act != "judge_proposal";
    return {.stream = begins ? std::string() : stream, .act = std::move(act), .fields = std::move(fields), .person = std::move(person), .via = "api"};
}

Result World::Actor::does(std::string act, Value fields, std::optional<std::int64_t> version) const {
    engine::Command command = world_.command(person_, std::move(act), std::move(fields));
    command.expected_version = version;
    return world_.engine.perform(command);
}

std::int64_t World::Actor::must(std::string act, Value fields) const {
    INFO(person_ << " does " << act << " with " << fields.canonical());
    const Result result = does(act, std::move(fields));
    if (!done(result) && world_.forgiving) return 0;
    if (!done(result)) FAIL(told(result));
    return std::get<engine::Done>(result).events.front().event.seq;
}

engine::Explanation World::Actor::why(std::string act, Value fields) const {
    return world_.engine.explain(world_.command(person_, std::move(act), std::move(fields)));
}

engine::Answer World::answer(std::string person, std::string act, std::string_view requirement, Value fields) {
    const engine::Explanation explained = as(std::move(person)).why(act, std::move(fields));
    for (const engine::Answer& answer : explained.answers)
        if (answer.requirement == requirement) return answer;
    FAIL(act << " does not ask for " << requirement << " here");
    return {};
}

std::string brief(const engine::Answer& answer) {
    std::string_view key = answer.reason.key;
    if (key.starts_with("reason.")) key.remove_prefix(7);
    std::string text = std::string(engine::name_of(answer.status)) + " " + std::string(key);
    for (const engine::Cure& cure : answer.cures) {
        text += ", " + cure.role + (cure.centre.empty() ? "" : " " + cure.centre) + (cure.act.empty() ? "" : ": " + cure.act);
        for (const auto& [field, value] : cure.fields) text += " " + value;
    }
    return answer.in_form ? text + ", in the form" : text;
}

std::string World::says(std::string person, std::string act, std::string_view requirement, Value fields) {
    return brief(answer(std::move(person), std::move(act), requirement, std::move(fields)));
}

const workflows::Case& World::file() {
    held_ = store.read(stream);
    return dynamic_cast<const workflows::Case&>(*held_);
}

std::int64_t World::attend(const std::vector<std::string>& present) {
    Value list = Value::array();
    for (const std::string& person : present) list.push(person);
    return as("officer").must("record_attendance", F({{"present", list}, {"spoke_for_users", "Brukermedlemmet"}}));
}

std::int64_t World::move(const std::string& transition, Value fields, const std::string& mover) {
    return as(mover).must("put_motion", fields.set("transition", transition).set("words", "Jeg foreslår det"));
}

std::int64_t World::open(std::int64_t motion, const Voting& voting, Value fields) {
    return as(voting.chair).must("open_ballot", fields.set("motion", motion).set("form", voting.form));
}

void World::cast(const std::string& person, const std::string& vote, const std::map<std::string, std::string>& criteria) {
    Value form = F({{"vote", vote}});
    if (file().open_ballot() == nullptr) return;
    for (const std::string& criterion : file().open_ballot()->criteria) {
        const auto found = criteria.find(criterion);
        form.set(criterion, found == criteria.end() ? "for" : found->second);
    }
    as(person).must("cast_vote", form);
}

std::int64_t World::vote(const std::string& transition, Value fields, const Voting& voting) {
    attend(voting.present);
    std::vector<std::string> voters;
    for (const std::string& entry : voting.present) voters.push_back(entry.substr(0, entry.find(':')));
    for (const std::string& person : voters) {
        const auto found = voting.interests.find(person);
        declare(person, found == voting.interests.end() ? "none" : found->second);
    }
    const auto motion = move(transition, std::move(fields), voting.mover);
    Value form = F();
    if (voting.form == "circulation") form.set("deadline", day(7));
    const auto ballot = open(motion, voting, form);
    if (file().open_ballot() == nullptr) return 0;
    for (const workflows::Ballot::Elector& elector : std::vector(file().open_ballot()->electorate)) {
        if (elector.person.empty() || elector.recused) continue;
        const auto found = voting.votes.find(elector.person);
        if (found != voting.votes.end() && found->second == "none") continue;
        cast(elector.person, found == voting.votes.end() ? "for" : found->second, voting.criteria);
    }
    return ballot;
}

Result World::decide(const std::string& transition, Value fields, const Voting& voting) {
    vote(transition, std::move(fields), voting);
    const bool row = transition != "go_on" && transition != "procedure";
    return as(voting.chair).does(row ? transition : "close_ballot", F({{"reason", "Enstemmig"}, {"last_call", true}}));
}

void World::must_decide(const std::string& transition, Value fields, const Voting& voting) {
    const Result result = decide(transition, std::move(fields), voting);
    INFO(transition);
    if (!done(result) && !forgiving) FAIL(told(result));
}

Value World::form_of(const std::string& transition) const {
    if (transition == "park") return F({{"until", day(90)}, {"condition", "Ny studie"}, {"where_served", "Sjeldentelefonen"}});
    if (transition == "place")
        return F({{"primary", "TRS"}, {"principle", "competence"}, {"oral", "no_link"}, {"start_date", day(40)}, {"scope", Value::array({"558"})}});
    if (transition == "continue_offer") return F({{"next_review_date", day(300)}});
    if (transition == "reassess_need" || transition == "reopen") return F({{"what_is_new", "Ny behandling"}});
    if (transition == "close")
        return F({{"outcome", "INGEN-1"}, {"where_served", "Sykehuset"}, {"review_date", day(700)}, {"documented", "Brev av 1. mars"}});
    return F();
}

std::int64_t World::flag(const std::string& sha256) {
    const Value release = F({{"product", "product1"}, {"language", "en"}, {"date", "2026-06-23"}, {"version", "1"}, {"sha256", sha256}});
    const Value changes = Value::array({F({{"what", "inactive"}, {"before", "active"}, {"after", "deprecated"}})});
    const Value body = F({{"orpha", file().orpha()}, {"grade", "code_inactive"}, {"release", release}, {"against", release}, {"changes", changes},
                          {"count", 1}, {"suggested", Value::array()}, {"rule", "release_flags/1"}, {"target", "558"}, {"relation", "moved_to"}});
    held_ = nullptr;
    workflows::record_flag(store, stream, body, model.policy(), engine.now());
    return file().release_flags.back().by.seq;
}

World& World::park() {
    const int phase = file().phase;
    if (phase == 4 || phase == 5) {
        must_decide("park", form_of("park"));
    } else {
        as(phase == 0 ? "officer" : "leader").must("park", form_of("park").set("reason", "Vi venter"));
    }
    return *this;
}

World& World::close_formal(const std::string& outcome) {
    declare("leader");
    as("leader").must("close_formal", F({{"outcome", outcome}, {"reason", "Utenfor"}, {"documented", "Uttalelse fra OUS"}, {"where_served", "Nevrologisk avdeling"},
                                         {"review_date", day(700)}}));
    return *this;
}

World& World::close_by_vote(const std::string& outcome) {
    must_decide("close", form_of("close").set("outcome", outcome));
    return *this;
}

World& World::call_in() {
    as("Frambu").must("call_in", F({{"reason", "Gruppen bør se på den"}}));
    return *this;
}

World& World::reopen() {
    declare("leader");
    as("leader").must("reopen", form_of("reopen"));
    return *this;
}

}  // namespace tests

#include "tests/property/wander.hpp"

#include "tests/property/invariants.hpp"
#include "workflows/phase_model/acts/act.hpp"
#include "workflows/phase_model/phases.hpp"

#include <algorithm>

namespace tests {

using engine::Kind;
using engine::Value;

namespace {

const std::vector<std::string> everyone{"leader", "TRS",   "SSD",       "TAKO",      "Frambu",     "NMK",           "officer",    "officer 2", "users",
                                        "reference", "council TRS", "clinician", "auditor", "administrator", "deputy", "deputy TRS", "stranger"};
const std::vector<std::string> group_steps{"decide_need", "place",       "continue_offer",    "rebuild",           "re_place", "reassess_need", "close", "park",
                                           "reopen",      "supersede",   "return_to_evidence", "return_to_hearing", "return_to_need_decision", "return_to_placement",
                                           "go_on",       "procedure"};

}  // namespace

void Wanderer::step(std::uint32_t seed) {
    random_.seed(seed + 1);
    world_.forgiving = true;
    const std::size_t kind = below(20);
    if (kind < 7) return act();
    if (kind < 10) return vote();
    if (kind < 12) return aside();
    if (kind == 12) return change_office();
    if (kind < 15) {
        const int days = static_cast<int>(any(std::vector<std::size_t>{1, 8, 15, 43, 200}));
        tell(std::to_string(days) + " days pass");
        return world_.later(days);
    }
    const int phase = world_.file().phase;
    tell("everything for phase " + std::to_string(phase) + (kind < 17 ? " is prepared" : " is prepared, and the step is taken"));
    world_.prepare(phase);
    if (kind >= 17 && phase < 7) world_.step(phase);
}

void Wanderer::vote_somehow(std::uint32_t seed) {
    random_.seed(seed + 1);
    world_.forgiving = true;
    vote();
}

void Wanderer::act() {
    const std::string person = any(everyone);
    std::vector<std::string> may;
    for (const engine::Explanation& explained : world_.engine.explain_all(world_.stream, person, false))
        if (explained.may_act) may.push_back(explained.act);
    if (may.empty()) return tell(person + " can do nothing");
    const engine::ActSpec& spec = workflows::find_act(any(may))->spec;
    engine::Command command = world_.command(person, spec.name, form_for(spec, person));
    command.stream = world_.stream;
    const engine::Result result = perform_as_explained(world_, command);
    tell(person + " " + spec.name + " " + command.fields.canonical() + ": " + told(result));
}

/// What is decided without a vote, by those who may: parking, resuming, sending back, ending, calling in, opening again.
void Wanderer::aside() {
    for (const char* person : {"officer", "officer 2", "leader"}) world_.as(person).does("declare_interest", F({{"value", "none"}}));
    Value form = F({{"reason", "Tekst"},       {"until", world_.day(90)},          {"where_served", "Sjeldentelefonen"}, {"documented", "Brev"},
                    {"review_date", world_.day(300)}, {"what_is_new", "Nytt"}, {"targets", Value::array({"2026-0001"})}});
    const std::string event = any(std::vector<std::string>{"park", "resume", "resume", "return_to_registration", "return_to_assessment", "return_to_evidence",
                                                           "close_formal", "close_formal", "supersede", "call_in", "call_in", "reopen"});
    form.set("outcome", event == "supersede" ? "SLATT" : any(std::vector<std::string>{"UTENFOR-1", "UTENFOR-2", "UTENFOR-3", "DEKKET"}));
    const engine::ActSpec& spec = workflows::find_act(event)->spec;
    for (const std::string& person : std::vector<std::string>{"officer", "leader", "deputy", "Frambu"}) {
        Value known = F();
        for (const engine::Field& field : spec.fields)
            if (const Value* value = form.find(field.name)) known.set(field.name, *value);
        const engine::Result result = perform_as_explained(world_, world_.command(person, event, known));
        if (refusal(result) == "not-allowed") continue;
        return tell(person + " " + event + ": " + told(result));
    }
    tell("nobody may " + event);
}

/// A transition that the group may make from here, or now and then any.
std::string Wanderer::motion_from_here() {
    std::vector<std::string> here{"procedure"};
    const workflows::Case& file = world_.file();
    for (const engine::Row& row : world_.model.rows())
        if (row.from == (file.is_closed() ? "closed" : workflows::phase_ids[static_cast<std::size_t>(file.phase)]) && row.decided_by.back() == "leader_group")
            here.push_back(row.event);
    if (file.called_in) here.push_back("go_on");
    return one_in(8) ? any(group_steps) : any(here);
}

void Wanderer::vote() {
    Voting voting;
    for (const std::string& person : the_ten()) {
        const std::size_t chance = below(12);
        if (chance < 2) voting.votes[person] = chance == 0 ? "against" : "abstain";
        if (chance == 2) voting.votes[person] = "none";
        if (chance == 3) voting.interests[person] = one_in(2) ? "tied" : "institutional";
    }
    if (one_in(4)) voting.present.erase(voting.present.begin() + static_cast<std::ptrdiff_t>(1 + below(9)));
    if (one_in(6)) voting.present.front() = "deputy:leader";
    if (one_in(6)) voting.chair = "deputy";
    if (one_in(5)) voting.form = "circulation";
    if (one_in(3)) voting.mover = "officer";
    const std::string transition = motion_from_here();
    Value form = world_.form_of(transition);
    if (transition == "close") form.set("outcome", any(std::vector<std::string>{"INGEN-1", "INGEN-2", "UTENFOR-2", "OVERF", "SLATT"}));
    if (transition == "supersede") form.set("outcome", "SLATT").set("targets", Value::array({"2026-0001"})).set("where_served", "Sjeldentelefonen");
    if (one_in(2)) world_.as("leader").does("weigh_precedent", F({{"verdict", "none_relevant"}, {"reason", "Ingen"}}));
    world_.vote(transition, form, voting);
    if (one_in(5)) world_.assess("K3", "not_met");
    if (one_in(6)) world_.declare("TRS", "tied");
    if (one_in(4)) world_.later(9);
    const bool row = transition != "go_on" && transition != "procedure" && one_in(2);
    engine::Command command = world_.command(voting.chair, row ? transition : "close_ballot", F({{"last_call", true}}));
    const engine::Result result = perform_as_explained(world_, command);
    tell("vote on " + transition + " (" + voting.form + "): " + told(result));
}

/// Somebody falls ill, comes back, or loses a deputy.
void Wanderer::change_office() {
    workflows::Office& office = world_.people.change();
    if (one_in(3)) {
        office.deputies.clear();
        return tell("nobody has a deputy any more");
    }
    auto& person = office.people[below(office.people.size())];
    if (person.id == "auditor") return;
    person.disabled = !person.disabled;
    tell(person.id + (person.disabled ? " is gone" : " is back"));
}

Value Wanderer::form_for(const engine::ActSpec& act, const std::string& person) {
    Value form = F();
    for (const engine::Field& field : act.fields) {
        if (!field.required && one_in(3)) continue;
        const Value value = value_for(field, act, person);
        if (!value.is_null()) form.set(field.name, value);
    }
    return form;
}

Value Wanderer::value_for(const engine::Field& field, const engine::ActSpec& act, const std::string& person) {
    static const std::vector<std::string> centres{"TRS", "SSD", "TAKO"};
    static const std::vector<std::string> bodies{"user_organisation", "reference_group", "council:TRS", "centre:TRS", "clinical_community", "other:FFO"};
    switch (field.kind) {
        case Kind::code:
            if (field.name == "draft") return world_.file().content_hash();
            return field.name == "claim" ? any(world_.model.policy().claims) : "telefon";
        case Kind::link: return "https://test.example";
        case Kind::orpha: return any(std::vector<std::string>{"558", "558", "374", "77"});
        case Kind::choice: return any(field.choices);
        case Kind::choices: return one_in(2) ? Value(Value::Array(field.choices.begin(), field.choices.end())) : Value::array({any(field.choices)});
        case Kind::flag: return one_in(2);
        case Kind::number: return field.name == "year" ? 2020 + static_cast<int>(below(6)) : static_cast<int>(below(30));
        case Kind::date: return world_.day(static_cast<int>(any(std::vector<std::size_t>{1, 5, 14, 40, 60, 200, 400})) - 4);
        case Kind::person: return any(everyone);
        case Kind::persons: {
            Value present = Value::array();
            for (const std::string& one : the_ten())
                if (!one_in(6)) present.push(one == "leader" && one_in(4) ? "deputy:leader" : one);
            return present;
        }
        case Kind::centre: return std::count(centres.begin(), centres.end(), person) != 0 ? Value(person) : Value(any(centres));
        case Kind::centres: return Value::array({any(centres)});
        case Kind::body: return any(bodies);
        case Kind::case_id: return "2026-0001";
        case Kind::case_ids: return Value::array({"2026-0001"});
        case Kind::entry: return entry_for(act.name, field.name);
        case Kind::orphas: return Value::array({"558"});
        case Kind::requirement: return any(std::vector<std::string>{"window_elapsed", "plain_summary"});
        default: return "Tekst nummer " + std::to_string(below(100));
    }
}

Value Wanderer::entry_for(const std::string& act, const std::string& field) {
    const workflows::Case& file = world_.file();
    std::vector<std::int64_t> all;
    if (field == "comment" || field == "reply_to")
        for (const auto& item : file.comments) all.push_back(item.by.seq);
    if (field == "motion")
        for (const auto& item : file.motions) all.push_back(item.by.seq);
    if (field == "ballot")
        for (const auto& item : file.ballots) all.push_back(item.by.seq);
    if (field == "replaces")
        for (const auto& item : file.evidence) all.push_back(item.by.seq);
    if (field == "request")
        for (const auto& item : file.reassessment_requests) all.push_back(item.first.seq);
    if (all.empty() && field == "replaces") return {};
    if (all.empty() || act == "correct") return static_cast<std::int64_t>(1 + below(static_cast<std::size_t>(file.version())));
    return any(all);
}

}  // namespace tests

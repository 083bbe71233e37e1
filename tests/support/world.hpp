// A World is an office with its law: store, people, clock, PhaseModel and Engine, and one case that is walked through the
// phases by those who may. Everything goes through Engine::perform; nothing is written behind its back.
//
//     World world;
//     world.walk_to(3);
//     world.as("users").does("comment", F({{"text", "Vi trenger dette"}}));
//     CHECK(world.answer("officer", "close_hearing", "users_heard").status == engine::Status::met);
#pragma once

#include "engine/engine.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/office.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/phase_model.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tests {

/// F({{"reason", "…"}}): the fields of a form.
inline engine::Value F(std::initializer_list<std::pair<const std::string, engine::Value>> members = {}) { return engine::Value::object(members); }

inline bool done(const engine::Result& result) { return std::holds_alternative<engine::Done>(result); }
/// "" when done, else the problem's type.
std::string refusal(const engine::Result& result);
/// The problem in words for a failed test: type, fields, requirements that are not met.
std::string told(const engine::Result& result);
/// True when the result is a problem with that field's error (a catalogue key).
bool refused_for(const engine::Result& result, std::string_view pointer, std::string_view key);

/// "unmet scope_stated.unmet, case_officer: state_scope": status, reason key and cures of an answer.
std::string brief(const engine::Answer& answer);

/// How a vote is held. Everyone named is present and votes; those not in `votes` vote for.
struct Voting {
    std::vector<std::string> present = the_ten();  ///< "deputy:leader" for one who sits for another
    std::map<std::string, std::string> votes;      ///< by person
    std::map<std::string, std::string> interests;  ///< by person; else none
    std::map<std::string, std::string> criteria;   ///< K1 … K7; else for
    std::string chair = "leader";
    std::string form = "meeting";
    std::string mover = "Frambu";
};

class World {
public:
    /// `facts`: what Orphanet says here; null for nothing. Borrowed.
    explicit World(const workflows::Policy& policy = workflows::shipped_policy(),
                   workflows::orphanet::FactSource* facts = nullptr);
    /// On another store than memory; its streams must be folded by blank_file.
    World(engine::Store& store, const workflows::Policy& policy = workflows::shipped_policy());

    class Actor {
    public:
        Actor(World& world, std::string person) : world_(world), person_(std::move(person)) {}
        engine::Result does(std::string act, engine::Value fields = F(), std::optional<std::int64_t> version = std::nullopt) const;
        /// As does(), and the test fails unless it is done, or the world is forgiving. Gives the number of the first event, or 0.
        std::int64_t must(std::string act, engine::Value fields = F()) const;
        engine::Explanation why(std::string act, engine::Value fields = F()) const;

    private:
        World& world_;
        std::string person_;
    };
    Actor as(std::string person) { return Actor(*this, std::move(person)); }

    engine::Command command(std::string person, std::string act, engine::Value fields) const;
    /// The answer of one requirement of an act, as explain() gives it; the test fails when it gives none.
    engine::Answer answer(std::string person, std::string act, std::string_view requirement, engine::Value fields = F());

    /// answer() in one line, see brief().
    std::string says(std::string person, std::string act, std::string_view requirement, engine::Value fields = F());

    const workflows::Case& file();
    std::string stream;  ///< of the present case; "" before there is one
    std::string id() const { return stream.substr(stream.find('/') + 1); }
    bool forgiving = false;  ///< must() goes on when something is refused: for random walks
    engine::Date today() const { return *today_; }
    std::string day(int later = 0) const { return engine::to_text(*today_ + later); }
    void on(std::string_view date) { *today_ = *engine::parse_date(date); }
    void on(engine::Date date) { *today_ = date; }
    void later(int days) { *today_ = *today_ + days; }

    // Beginnings.
    World& begin(std::string name = "Prøvesyndrom", engine::Value more = F());
    World& begin_historical(std::string centre = "TRS");

    // What the step forward from a phase needs, beside the step; and the step.
    void declare(const std::string& person, const std::string& value = "none");
    void assess(const std::string& criterion, const std::string& value = "met", const std::string& person = "officer");
    void prepare(int phase);
    void judge_hits();
    void prepare_assessment();
    void prepare_evidence();
    void prepare_hearing();
    void prepare_need();
    void prepare_placement();
    void prepare_start_up();
    void ask(const std::vector<std::string>& bodies, const std::string& purpose);  ///< invites, lets the deadline pass, records silence
    World& step(int phase);
    /// From the beginning by every step forward.
    World& walk_to(int phase);

    // The leader group.
    std::int64_t attend(const std::vector<std::string>& present = the_ten());
    std::int64_t move(const std::string& transition, engine::Value fields = F(), const std::string& mover = "Frambu");
    std::int64_t open(std::int64_t motion, const Voting& voting = {}, engine::Value fields = F());
    void cast(const std::string& person, const std::string& vote = "for", const std::map<std::string, std::string>& criteria = {});
    /// Attendance, interests, motion, ballot and every vote; all but closing it.
    std::int64_t vote(const std::string& transition, engine::Value fields = F(), const Voting& voting = {});
    /// As vote(), and the chair carries it out; the result of that.
    engine::Result decide(const std::string& transition, engine::Value fields = F(), const Voting& voting = {});
    void must_decide(const std::string& transition, engine::Value fields = F(), const Voting& voting = {});

    /// A release of Orphanet flags the case; the number of the event.
    std::int64_t flag(const std::string& sha256 = std::string(64, 'a'));

    // Ways aside.
    World& park();
    World& close_formal(const std::string& outcome = "UTENFOR-2");
    World& close_by_vote(const std::string& outcome = "INGEN-1");
    World& call_in();
    World& reopen();
    /// The words and dates that transitions ask for; what a transition does not know is left out.
    engine::Value form_of(const std::string& transition) const;

    /// Undoes everything since mark() was taken; memory only.
    MemoryStore::Mark mark() { return memory_->mark(); }
    void back_to(const MemoryStore::Mark& mark) { memory_->back_to(mark); }

private:
    std::unique_ptr<MemoryStore> memory_;
    std::shared_ptr<engine::Date> today_;
    std::shared_ptr<const engine::CaseFile> held_;

public:
    engine::Store& store;
    FakePeople people;
    FakeCaseList cases;
    FakeNomenclature nomenclature;
    workflows::PhaseModel model;
    engine::Engine engine;
};

}  // namespace tests

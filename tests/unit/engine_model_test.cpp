// What the engine itself promises around the model: versions, repeats, unknown things; nothing is lost.
#include "tests/support/case_dump.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

#include <set>

using namespace tests;

namespace {

/// A store whose units note in which order they look ("open", "texts") and change.
class Noting final : public engine::Store {
public:
    void write(const std::function<void(engine::Transaction&)>& work) override {
        memory.write([&](engine::Transaction& transaction) {
            Unit unit(transaction, noted);
            work(unit);
        });
    }
    std::shared_ptr<const engine::CaseFile> read(std::string_view stream) override { return memory.read(stream); }
    std::vector<engine::Sealed> events(std::string_view stream, std::int64_t after, std::size_t limit) override { return memory.events(stream, after, limit); }
    engine::Texts texts(std::string_view stream) override { return memory.texts(stream); }
    std::vector<std::string> streams(std::string_view prefix) override { return memory.streams(prefix); }
    bool demonstration() override { return false; }

    MemoryStore memory{workflows::blank_file};
    std::vector<std::string> noted;

private:
    class Unit final : public engine::Transaction {
    public:
        Unit(engine::Transaction& real, std::vector<std::string>& noted) : real_(real), noted_(noted) {}

        std::shared_ptr<const engine::CaseFile> open(std::string_view stream) override {
            if (seen_.insert(std::string(stream)).second) noted_.push_back("open");
            return real_.open(stream);
        }
        std::shared_ptr<engine::CaseFile> change(std::string_view stream) override { return noted_.push_back("change"), real_.change(stream); }
        std::vector<engine::Sealed> events(std::string_view stream, std::int64_t after) override { return real_.events(stream, after); }
        engine::Texts texts(std::string_view stream) override { return noted_.push_back("texts"), real_.texts(stream); }
        std::int64_t next_number(std::string_view kind, int year) override { return noted_.push_back("number"), real_.next_number(kind, year); }
        void append(const std::vector<engine::Sealed>& events, const std::vector<engine::Text>& texts, std::shared_ptr<const engine::CaseFile> after) override {
            real_.append(events, texts, std::move(after));
        }
        void redact(std::string_view stream, const std::vector<std::string>& commitments) override { real_.redact(stream, commitments); }
        std::optional<engine::Remembered> recall(std::string_view person, std::string_view key) override { return real_.recall(person, key); }
        void remember(std::string_view person, std::string_view key, const engine::Remembered& answer, std::string_view at) override {
            real_.remember(person, key, answer, at);
        }

    private:
        engine::Transaction& real_;
        std::vector<std::string>& noted_;
        std::set<std::string> seen_;
    };
};

}  // namespace

TEST_CASE("of two who act on the same version one succeeds and the other loses nothing", "[engine]") {
    World world;
    world.begin();
    const std::int64_t version = world.file().version();
    REQUIRE(done(world.as("users").does("comment", F({{"text", "Først"}}), version)));
    const std::string before = dump(world.file());

    const engine::Result late = world.as("clinician").does("comment", F({{"text", "Et langt innspill"}}), version);

    REQUIRE(refusal(late) == "stale-version");
    const auto& problem = std::get<engine::Problem>(late);
    CHECK(problem.version == version + 1);
    REQUIRE(problem.since.size() == 1);
    CHECK(problem.since.front().event.name == "comment_given");
    CHECK(dump(world.file()) == before);
    CHECK(done(world.as("clinician").does("comment", F({{"text", "Et langt innspill"}}), problem.version)));
}

TEST_CASE("a version that is not yet is stale too", "[engine]") {
    World world;
    world.begin();

    CHECK(refusal(world.as("users").does("comment", F({{"text", "Hei"}}), world.file().version() + 1)) == "stale-version");
}

TEST_CASE("a repeated request is done once, and a key is not used for two things", "[engine]") {
    World world;
    world.begin();
    engine::Command command = world.command("users", "comment", F({{"text", "Hei"}}));
    command.idempotency_key = "k1";
    const engine::Result first = world.engine.perform(command);
    const engine::Result second = world.engine.perform(command);
    command.fields.set("text", "Noe annet");
    const engine::Result other = world.engine.perform(command);

    REQUIRE(done(first));
    REQUIRE(done(second));
    CHECK(std::get<engine::Done>(second).repeated);
    CHECK(std::get<engine::Done>(second).version == std::get<engine::Done>(first).version);
    CHECK(std::get<engine::Done>(second).events.front().hash == std::get<engine::Done>(first).events.front().hash);
    CHECK(refusal(other) == "key-reused");
    CHECK(world.file().comments.size() == 1);
}

TEST_CASE("an event is never earlier than the one before it, however the clock goes", "[engine]") {
    World world;
    world.begin();
    world.later(1);
    REQUIRE(done(world.as("users").does("comment", F({{"text", "Hei"}}))));
    const std::string reached = world.file().last_at();
    world.later(-1);

    REQUIRE(done(world.as("users").does("comment", F({{"text", "Hei igjen"}}))));

    CHECK(world.store.events(world.stream).back().event.at == reached);
    CHECK(world.file().last_at() == reached);
    world.later(2);
    REQUIRE(done(world.as("users").does("comment", F({{"text", "Og igjen"}}))));
    CHECK(world.file().last_at() > reached);
}

TEST_CASE("what an act needs is looked at before any file is changed", "[engine]") {
    Noting store;
    World world(store);
    world.begin().walk_to(4);
    world.prepare(4);
    world.vote("decide_need");

    store.noted.clear();
    REQUIRE(done(world.as("leader").does("close_ballot", F({{"reason", "Enstemmig"}}))));  // moves the case by its motion's words

    CHECK(store.noted == std::vector<std::string>{"open", "texts", "change"});
    store.noted.clear();
    REQUIRE(done(world.as("clinician").does("propose", F({{"name", "Nytt syndrom"}, {"origin", "clinician"}, {"reason", "Sett tre"}}))));
    CHECK(store.noted == std::vector<std::string>{"number", "open", "change"});
}

TEST_CASE("what does not exist is said so", "[engine]") {
    World world;
    world.begin();

    CHECK(refusal(world.as("officer").does("dance")) == "unknown-event");
    CHECK_FALSE(world.as("officer").why("dance").here);
    CHECK(refusal(world.as("officer").does("place")) == "not-allowed");
    const engine::Result elsewhere = world.as("officer").does("close_hearing");
    REQUIRE(refusal(elsewhere) == "wrong-phase");
    CHECK(std::get<engine::Problem>(elsewhere).allowed_now == std::vector<std::string>{"accept", "close_formal", "park", "resume", "supersede"});
    world.stream = "case/2020-9999";
    CHECK(refusal(world.as("officer").does("accept")) == "not-found");
    CHECK_FALSE(world.as("officer").why("accept").here);
}

TEST_CASE("every unmet requirement is listed, none is short-circuited", "[engine]") {
    World world;
    world.walk_to(1);

    const engine::Result result = world.as("leader").does("complete_assessment");

    REQUIRE(refusal(result) == "requirement-unmet");
    std::vector<std::string> asked;
    for (const engine::Answer& answer : std::get<engine::Problem>(result).answers) asked.push_back(answer.requirement);
    CHECK(asked == std::vector<std::string>{"allowed_to_act", "not_parked", "duplicates_considered", "identity_settled", "scope_stated", "main_criteria_assessed",
                                            "not_outside_mandate", "call_in_settled", "interests_declared", "four_eyes"});
}

TEST_CASE("an administrator imports enquiries without seeing the case", "[engine]") {
    World world;
    world.begin();
    const engine::Value form = F({{"year", 2025}, {"count", 4}, {"channel", "telefon"}});

    CHECK_FALSE(world.model.may_read(&world.file(), "administrator", world.engine.now()));
    CHECK(world.as("administrator").why("record_enquiries", form).allowed);
    CHECK(done(world.as("administrator").does("record_enquiries", form)));
    const engine::Result stale = world.as("administrator").does("record_enquiries", form, 1);
    REQUIRE(refusal(stale) == "stale-version");
    CHECK(std::get<engine::Problem>(stale).since.empty());
    CHECK(refusal(world.as("administrator").does("comment", F({{"text", "Hei"}}))) == "not-allowed");
}

TEST_CASE("what a decision repeats from its motion is readable at once, as after a replay", "[engine]") {
    World world;
    world.walk_to(4).close_by_vote();

    const workflows::Case again = replayed(world.id(), world.store.events(world.stream), world.store.texts(world.stream));

    CHECK(world.file().closing->reason.text == "Jeg foreslår det");
    CHECK(world.file().closing->where_served.text == "Sykehuset");
    CHECK(dump(world.file()) == dump(again));
}

TEST_CASE("the chair alone carries out a vote, and a chair who has left does not keep the case", "[engine]") {
    World world;
    world.walk_to(4);
    world.prepare_need();
    Voting voting;
    voting.present.front() = "deputy:leader";
    voting.chair = "deputy";
    world.vote("decide_need", F(), voting);
    CHECK(refusal(world.as("leader").does("decide_need", F({{"last_call", true}}))) == "not-allowed");
    CHECK(refusal(world.as("leader").does("void_ballot", F({{"reason", "Jeg er her"}}))) == "not-allowed");

    world.people.change().deputies.clear();

    CHECK(done(world.as("leader").does("void_ballot", F({{"reason", "Stedfortrederen har sluttet"}}))));
}

// Answers to comments: each with words of its own, several together or none, what they changed, and the list of those that wait.
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"
#include "workflows/phase_model/inbox.hpp"
#include "workflows/phase_model/input_changes.hpp"

using namespace tests;
using engine::Value;

namespace {

engine::Value answer_to(std::int64_t comment, const std::string& reason, const std::string& disposition = "not_followed") {
    return F({{"comment", comment}, {"disposition", disposition}, {"reason", reason}, {"changed", "Avsnittet om voksne er nytt"}});
}

std::int64_t comment_by(World& world, const std::string& person, const std::string& text = "Et innspill") {
    return world.as(person).must("comment", F({{"text", text}}));
}

workflows::Inbox look(World& world, const workflows::InboxFilter& filter = {}, bool prepares = true) {
    const workflows::MayReadIn reader = [&](const workflows::Case& file) { return workflows::readable(file, {.person = "users", .prepares = prepares}, world.today()); };
    return workflows::inbox(world.store, world.cases, filter, reader, world.today(), world.people.office()->policies);
}

std::vector<workflows::InputChange> changes_for(World& world, const workflows::Reader& reader) {
    const auto& file = world.file();
    return workflows::input_changes(file, workflows::readable(file, reader, world.today()));
}

std::vector<engine::Command> all_by(World& world, const std::string& person, const std::vector<Value>& answers) {
    std::vector<engine::Command> commands;
    for (const Value& answer : answers) commands.push_back(world.command(person, "answer_comment", answer));
    return commands;
}

}  // namespace

TEST_CASE("a filter leaves the same of an inbox whether it is asked for at once or afterwards", "[answers]") {
    World world;
    world.walk_to(3);
    const auto answered = comment_by(world, "users");
    comment_by(world, "clinician", "Et annet innspill");
    comment_by(world, "users", "Et tredje innspill");
    world.as("officer").must("answer_comment", answer_to(answered, "De voksne er tatt med i avsnittet om oppfølging"));
    const workflows::Inbox all = look(world);
    REQUIRE(all.entries.size() == 3);

    for (const workflows::InboxFilter& filter : {workflows::InboxFilter{}, {.state = "waiting"}, {.state = "answered"}, {.role = "professional"}, {.author = "users"}, {.case_id = "2026-0099"}}) {
        const workflows::Inbox asked = look(world, filter), left = workflows::narrowed(all, filter, world.today());
        CHECK(workflows::inbox_rows(left) == workflows::inbox_rows(asked));
        CHECK(workflows::as_value(left).canonical() == workflows::as_value(asked).canonical());
    }
    CHECK(workflows::narrowed(all, {.author = "users"}, world.today()).entries.size() == 2);
    CHECK(workflows::narrowed(all, {.state = "waiting"}, world.today()).counts.answered == 1);
}

TEST_CASE("an answer needs a sentence that no other comment of the case has been given", "[answers]") {
    World world;
    world.walk_to(3);
    const auto first = comment_by(world, "users"), second = comment_by(world, "reference");
    world.as("officer").must("answer_comment", answer_to(first, "Vi er enige, og takker."));

    CHECK(refused_for(world.as("officer").does("answer_comment", answer_to(second, "Notert.")), "/reason", "form.reason_sentence"));
    CHECK(refused_for(world.as("officer").does("answer_comment", answer_to(second, "  VI er enige\nog takker!")), "/reason", "form.reason_individual"));
    CHECK(done(world.as("officer").does("answer_comment", answer_to(first, "Vi er enige, og takker."))));  // the same comment again
    CHECK(done(world.as("officer").does("answer_comment", answer_to(second, "Vi er enige i at voksne må med.").set("opening", "thanks"))));
    CHECK(world.file().comment(second)->answer()->opening == "thanks");
}

TEST_CASE("the change that a comment caused is an entry made after it", "[answers]") {
    World world;
    world.walk_to(3);
    const auto before = world.file().recommendation()->by.seq;
    const auto comment = comment_by(world, "users");
    const auto after = world.as("officer").must("write_recommendation", F({{"answer", "yes"}, {"words", "Voksne er med"}}));
    const auto with = [&](std::int64_t change) { return answer_to(comment, "Voksne er tatt med i teksten", "followed").set("change", change); };

    CHECK(refused_for(world.as("officer").does("answer_comment", with(before)), "/change", "form.no_such_cause"));
    CHECK(refused_for(world.as("officer").does("answer_comment", with(comment)), "/change", "form.no_such_cause"));
    CHECK(refused_for(world.as("officer").does("answer_comment", with(9999)), "/change", "form.no_such_cause"));
    CHECK(done(world.as("officer").does("answer_comment", with(after))));

    const auto changes = changes_for(world, {});
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].by.seq == comment);
    CHECK(changes[0].change == after);
    CHECK(changes[0].changed == "Avsnittet om voksne er nytt");
}

TEST_CASE("what the input changed tells nothing of comments that the reader may not read", "[answers]") {
    World world;
    world.walk_to(3);
    const auto internal = world.as("users").must("comment", F({{"text", "Bare for dere"}, {"visibility", "internal"}}));
    world.as("officer").must("answer_comment", answer_to(internal, "Dette er ført inn for seg", "followed"));
    const auto declined = comment_by(world, "reference");
    world.as("officer").must("answer_comment", answer_to(declined, "Dette går vi ikke videre med"));

    CHECK(changes_for(world, {}).empty());
    CHECK(changes_for(world, {.person = "users"}).size() == 1);
    CHECK(changes_for(world, {.person = "officer", .prepares = true}).size() == 1);
}

TEST_CASE("several answers are given together or not at all", "[answers]") {
    World world;
    world.walk_to(3);
    const auto first = comment_by(world, "users"), second = comment_by(world, "reference"), third = comment_by(world, "clinician");
    const auto version = world.file().version();

    const auto refused = world.engine.perform_all(all_by(world, "officer", {answer_to(first, "Svar til den første her"), answer_to(second, "Svar til den andre her"), answer_to(third, "Svar til den andre her")}));
    REQUIRE(refused.problem);
    CHECK(refused.refused == 2);
    CHECK(refused.done.empty());
    CHECK(world.file().version() == version);
    CHECK(world.file().comment(first)->answer() == nullptr);

    const auto given = world.engine.perform_all(all_by(world, "officer", {answer_to(first, "Svar til den første her"), answer_to(second, "Svar til den andre her"), answer_to(third, "Svar til den tredje her")}));
    REQUIRE_FALSE(given.problem);
    CHECK(given.done.size() == 3);
    CHECK(world.file().version() == version + 3);
    for (const auto comment : {first, second, third}) CHECK(world.file().comment(comment)->answer() != nullptr);
}

TEST_CASE("a rehearsal answers as the act would, and keeps nothing", "[answers]") {
    World world;
    world.walk_to(3);
    const auto comment = comment_by(world, "users");
    const auto version = world.file().version();

    const auto good = world.engine.rehearse(all_by(world, "officer", {answer_to(comment, "Svar til den som spurte")}));
    const auto bad = world.engine.rehearse(all_by(world, "users", {answer_to(comment, "Svar til den som spurte")}));

    CHECK_FALSE(good.problem);
    REQUIRE(bad.problem);
    CHECK(bad.problem->type == "not-allowed");
    CHECK(world.file().version() == version);
}

TEST_CASE("answers given twice with the same keys are given once", "[answers]") {
    World world;
    world.walk_to(3);
    const auto first = comment_by(world, "users"), second = comment_by(world, "reference");
    auto commands = all_by(world, "officer", {answer_to(first, "Svar til den første her"), answer_to(second, "Svar til den andre her")});
    commands[0].idempotency_key = "k 1/2";
    commands[1].idempotency_key = "k 2/2";

    const auto once = world.engine.perform_all(commands), twice = world.engine.perform_all(commands);

    REQUIRE_FALSE(twice.problem);
    CHECK(twice.done[0].repeated);
    CHECK(twice.done[1].version == once.done[1].version);
    CHECK(world.file().comment(first)->answers.size() == 1);
}

TEST_CASE("the inbox has those that wait first, soonest due first, and says which hold the hearing", "[answers]") {
    World world;
    world.walk_to(3);
    const auto answered = comment_by(world, "users"), waits = comment_by(world, "reference", "Dette venter");
    world.as("officer").must("answer_comment", answer_to(answered, "Svar til den første her"));
    const auto taken_back = comment_by(world, "clinician");
    world.as("clinician").must("withdraw_comment", F({{"comment", taken_back}}));

    const auto all = look(world);
    REQUIRE(all.entries.size() == 2);
    CHECK(all.entries[0].comment.by.seq == waits);
    CHECK(all.entries[0].holds);
    CHECK(all.entries[0].due == world.file().round()->until + workflows::shipped_policy().answer_days);
    CHECK(all.entries[1].comment.by.seq == answered);
    CHECK(all.counts.waiting == 1);
    CHECK(all.counts.answered == 1);
    CHECK(look(world, {.state = "answered"}).entries.size() == 1);
    CHECK(look(world, {.author = "users"}).entries.size() == 1);
    CHECK(look(world, {.phase = "placement"}).entries.empty());
    CHECK(look(world, {.case_id = "1999-0001"}).entries.empty());

    world.later(70);
    CHECK(look(world, {.state = "overdue"}).entries.size() == 1);
}

TEST_CASE("the inbox shows nobody a comment that they may not read", "[answers]") {
    World world;
    world.walk_to(3);
    world.as("reference").must("comment", F({{"text", "Bare for dere"}, {"visibility", "internal"}}));

    CHECK(look(world).entries.size() == 1);
    CHECK(look(world, {}, false).entries.empty());
    CHECK(look(world, {}, false).counts.waiting == 0);
}

TEST_CASE("an organisation's shares stand only where enough of its comments are answered", "[answers]") {
    World world;
    world.walk_to(3);
    const auto answer = [&](int n) {
        const auto comment = comment_by(world, "users", "Innspill nummer " + std::to_string(n));
        world.as("officer").must("answer_comment", answer_to(comment, "Svar på innspill nummer " + std::to_string(n), n % 2 == 0 ? "followed" : "not_followed"));
    };
    for (int n = 1; n <= 4; ++n) answer(n);

    const auto few = workflows::organisation_figures(look(world));
    REQUIRE(few.size() == 1);
    CHECK(few[0].given == 4);
    CHECK(few[0].suppressed);
    CHECK_FALSE(few[0].followed_percent);
    CHECK(workflows::as_value(few).list("organisations").front().find("followed")->is_null());

    answer(5);
    const auto enough = workflows::organisation_figures(look(world));
    CHECK_FALSE(enough[0].suppressed);
    CHECK(enough[0].followed_percent == 40);
    CHECK(enough[0].within_percent == 100);
}

TEST_CASE("an answer is due by the policy of the day on which the case entered its phase", "[answers]") {
    World world;
    world.walk_to(1);
    comment_by(world, "users");
    auto quicker = std::make_shared<workflows::Policy>(workflows::shipped_policy());
    quicker->version = "3.0";
    quicker->sha256 = std::string(64, 'a');
    quicker->answer_days = 5;
    quicker->valid_from = world.today() + 1;
    world.people.change().policies.add({.policy = quicker, .published = engine::to_text(world.today())});

    world.later(1);
    const auto kept = look(world).entries.at(0);
    CHECK(kept.due == kept.comment.by.date + workflows::shipped_policy().answer_days);

    world.stream.clear();
    world.begin("Annet syndrom").walk_to(1);
    comment_by(world, "users");
    const auto entries = look(world, {.case_id = world.id()}).entries;
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].due == world.today() + 5);
}

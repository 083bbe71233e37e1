// Removing personal data from a meeting and from a proposal: two people, the words gone, the chain as valid as before.
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"
#include "workflows/phase_model/proposal_file.hpp"

using engine::Value;
using tests::F;
using tests::refused_for;
using tests::refusal;
using tests::World;

namespace {

Value removal(std::int64_t entry, const std::string& place) { return F({{"entry", entry}, {"place", place}, {"ground", "health_data"}}); }
Value signature(std::int64_t entry, const std::string& place, const std::string& verdict = "yes") {
    return removal(entry, place).set("verdict", verdict).set("reason", "Sett");
}

void propose(World& world) {
    const auto proposed = world.as("clinician").does("propose", F({{"name", "Syndromet til Ola"}, {"origin", "clinician"}, {"reason", "Min pasient Ola har det"}}));
    world.stream = std::get<engine::Done>(proposed).stream;
}

void plan(World& world) {
    const auto planned = world.as("officer").does("plan_meeting", F({{"date", world.day(20)}, {"place", "Hjemme hos Ola Ugle"}, {"meeting_form", "both"}}));
    world.stream = std::get<engine::Done>(planned).stream;
}

template <class File>
const File& held(World& world) {
    return dynamic_cast<const File&>(*world.store.read(world.stream));
}

void check_chain(World& world) {
    std::string before = engine::no_hash;
    for (const auto& sealed : world.store.events(world.stream)) {
        CHECK(sealed.event.prev == before);
        before = sealed.hash;
    }
}

}  // namespace

TEST_CASE("words of a proposal are removed by two people, also from the list", "[redaction]") {
    World world;
    propose(world);
    CHECK(refusal(world.as("officer").does("remove_words", removal(1, "name"))) == "requirement-unmet");
    world.as("officer 2").must("countersign_removal", signature(1, "name"));

    const auto event = world.as("officer").must("remove_words", removal(1, "name"));

    const auto& file = held<workflows::ProposalFile>(world);
    CHECK(file.name.empty());
    CHECK(file.row().name.empty());
    CHECK(file.reason == "Min pasient Ola har det");
    REQUIRE(file.removals.made().size() == 1);
    CHECK(file.removals.made().front().seq == event);
    CHECK(file.removals.made().front().countersigned_by == "officer 2");
    const auto text = world.store.texts(world.stream).at(file.removals.commitment(1, "name"));
    CHECK((text.redacted && text.text.empty() && text.salt.empty()));
    check_chain(world);
}

TEST_CASE("words of a meeting are removed by two people, and the minutes keep their hash", "[redaction]") {
    World world;
    plan(world);
    world.as("leader").must("countersign_removal", signature(1, "place"));

    world.as("officer").must("remove_words", removal(1, "place"));

    const auto& file = held<workflows::MeetingFile>(world);
    CHECK(file.place.text.empty());
    CHECK(file.place.given());
    CHECK(world.store.texts(world.stream).at(file.place.sha256).redacted);
    check_chain(world);
}

TEST_CASE("a removal is not signed by who does it, nor by a no, nor for another place or ground", "[redaction]") {
    World world;
    propose(world);
    world.as("officer").must("countersign_removal", signature(1, "reason"));
    CHECK(refusal(world.as("officer").does("remove_words", removal(1, "reason"))) == "requirement-unmet");
    world.as("officer 2").must("countersign_removal", signature(1, "reason"));
    world.as("officer 2").must("countersign_removal", signature(1, "reason", "no"));
    CHECK(refusal(world.as("officer").does("remove_words", removal(1, "reason"))) == "requirement-unmet");
    world.as("officer 2").must("countersign_removal", signature(1, "reason"));
    CHECK(refusal(world.as("officer").does("remove_words", removal(1, "name"))) == "requirement-unmet");
    CHECK(refusal(world.as("officer").does("remove_words", removal(1, "reason").set("ground", "secrecy"))) == "requirement-unmet");

    CHECK(tests::done(world.as("officer").does("remove_words", removal(1, "reason"))));
}

TEST_CASE("only typed words that are still there can be removed from a meeting or proposal", "[redaction]") {
    World world;
    propose(world);
    CHECK(refused_for(world.as("officer 2").does("countersign_removal", signature(1, "origin")), "/place", "form.no_words_there"));
    CHECK(refused_for(world.as("officer 2").does("countersign_removal", signature(9, "name")), "/entry", "form.no_such_entry"));
    world.as("officer 2").must("countersign_removal", signature(1, "name"));
    world.as("officer").must("remove_words", removal(1, "name"));

    CHECK(refused_for(world.as("officer 2").does("countersign_removal", signature(1, "name")), "/place", "form.redacted_before"));
    CHECK(refused_for(world.as("officer").does("remove_words", removal(1, "name")), "/place", "form.redacted_before"));
}

TEST_CASE("nobody else removes words there, and a case has its own act for it", "[redaction]") {
    World world;
    propose(world);
    for (const char* who : {"clinician", "users", "SSD", "auditor", "administrator"}) {
        INFO(who);
        CHECK_FALSE(tests::done(world.as(who).does("countersign_removal", signature(1, "name"))));
        CHECK_FALSE(tests::done(world.as(who).does("remove_words", removal(1, "name"))));
    }
    World other;
    other.begin("Saken");
    CHECK(refusal(other.as("officer").does("remove_words", removal(1, "name"))) == "unknown-event");
    CHECK(refusal(world.as("officer").does("redact", removal(1, "name"))) == "unknown-event");
}

TEST_CASE("remove_words asks for a countersignature by somebody else", "[asks countersigned]") {
    World world;
    propose(world);

    CHECK(world.says("officer", "remove_words", "countersigned") == "unmet countersigned.which_words, in the form");
    CHECK(world.says("officer", "remove_words", "countersigned", removal(1, "name")) ==
          "unmet countersigned.no_redaction, case_officer: countersign_removal 1 name health_data");
    world.as("leader").must("countersign_removal", signature(1, "name"));
    CHECK(world.says("officer", "remove_words", "countersigned", removal(1, "name")) == "met countersigned.redaction");
}

TEST_CASE("what others proposed is read by those who judge, lead and audit, and one's own by oneself", "[access]") {
    World world;
    propose(world);
    const auto file = world.store.read(world.stream);
    const auto reads = [&](const char* who) { return world.model.may_read(file.get(), who, world.engine.now()); };

    for (const char* who : {"officer", "leader", "auditor", "clinician"}) CHECK(reads(who));
    for (const char* who : {"users", "SSD", "administrator", "stranger"}) CHECK_FALSE(reads(who));
}

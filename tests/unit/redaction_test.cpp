// Redaction: two people, the words gone everywhere, the chain as valid as before.
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"
#include "workflows/phase_model/requirements/impartiality.hpp"

using engine::Value;
using tests::F;
using tests::refused_for;
using tests::refusal;
using tests::World;

namespace {

Value removal(std::int64_t entry, const std::string& place = "text") { return F({{"entry", entry}, {"place", place}, {"ground", "health_data"}}); }

Value signature(World& world, const Value& what, const std::string& verdict = "yes") {
    Value form = what;
    return form.set("for_act", "redact")
        .set("draft", workflows::redaction_hash(world.file(), what.integer("entry"), what.text("place"), what.text("ground")))
        .set("verdict", verdict)
        .set("reason", "Sett");
}

}  // namespace

TEST_CASE("words are redacted by two people, and the event tells of it without them", "[redaction]") {
    World world;
    world.begin("Saken");
    const auto comment = world.as("users").must("comment", F({{"text", "Min sønn Ola har dette"}}));
    CHECK(refusal(world.as("officer").does("redact", removal(comment))) == "requirement-unmet");
    world.as("officer 2").must("countersign", signature(world, removal(comment)));

    world.as("officer").must("redact", removal(comment));

    CHECK(world.file().comment(comment)->text.text.empty());
    CHECK(world.file().comment(comment)->text.given());
    REQUIRE(world.file().redactions.size() == 1);
    CHECK(world.file().redactions.front().commitment == world.file().comment(comment)->text.sha256);
    CHECK(world.file().redactions.front().countersigned_by == "officer 2");
    const auto texts = world.store.texts(world.stream);
    CHECK(texts.at(world.file().comment(comment)->text.sha256).redacted);
    CHECK(texts.at(world.file().comment(comment)->text.sha256).text.empty());
    CHECK(texts.at(world.file().comment(comment)->text.sha256).salt.empty());
    std::string before = engine::no_hash;
    for (const auto& sealed : world.store.events(world.stream)) {
        CHECK(sealed.event.prev == before);
        before = sealed.hash;
    }
}

TEST_CASE("nobody signs for oneself, and a no, another place or another ground is no signature", "[redaction]") {
    World world;
    world.begin("Saken");
    const auto comment = world.as("users").must("comment", F({{"text", "Min sønn Ola"}}));
    world.as("officer").must("countersign", signature(world, removal(comment)));
    CHECK(refusal(world.as("officer").does("redact", removal(comment))) == "requirement-unmet");
    CHECK(tests::done(world.as("officer 2").does("redact", removal(comment))));

    const auto other = world.as("users").must("comment", F({{"text", "Min datter"}}));
    world.as("officer 2").must("countersign", signature(world, removal(other)));
    world.as("officer 2").must("countersign", signature(world, removal(other), "no"));
    CHECK(refusal(world.as("officer").does("redact", removal(other))) == "requirement-unmet");
    world.as("officer 2").must("countersign", signature(world, removal(other)));
    Value elsewhere = removal(other);
    elsewhere.set("ground", "secrecy");
    CHECK(refusal(world.as("officer").does("redact", elsewhere)) == "requirement-unmet");
}

TEST_CASE("only typed words that are still there can be redacted", "[redaction]") {
    World world;
    world.begin("Saken");
    const auto comment = world.as("users").must("comment", F({{"text", "Min sønn Ola"}}));

    CHECK(refused_for(world.as("officer 2").does("countersign", signature(world, removal(comment, "part"))), "/place", "form.no_words_there"));
    CHECK(refused_for(world.as("officer 2").does("countersign", signature(world, removal(99))), "/entry", "form.no_such_entry"));
    Value wrong = signature(world, removal(comment));
    wrong.set("draft", std::string(64, 'a'));
    CHECK(refused_for(world.as("officer 2").does("countersign", wrong), "/draft", "form.draft_changed"));
    world.as("officer 2").must("countersign", signature(world, removal(comment)));
    world.as("officer").must("redact", removal(comment));
    CHECK(refused_for(world.as("officer").does("redact", removal(comment)), "/place", "form.redacted_before"));
    CHECK(refused_for(world.as("SSD").does("countersign", F({{"for_act", "override"}, {"requirement", "window_elapsed"}, {"entry", 1}, {"draft", world.file().content_hash()}, {"verdict", "yes"}, {"reason", "?"}})), "/entry",
                      "form.only_with_marking"));
}

TEST_CASE("a name that is redacted is gone from the lists, too", "[redaction]") {
    World world;
    world.begin("Syndromet til Ola");
    world.as("officer 2").must("countersign", signature(world, removal(1, "name")));
    world.as("officer").must("redact", removal(1, "name"));

    CHECK(world.file().row().name.find("Ola") == std::string::npos);
}

TEST_CASE("redact asks for a countersignature by somebody else", "[asks countersigned]") {
    World world;
    world.begin("Saken");
    const auto comment = world.as("users").must("comment", F({{"text", "Min sønn Ola"}}));

    CHECK(world.says("officer", "redact", "countersigned") == "unmet countersigned.which_words, in the form");
    CHECK(world.says("officer", "redact", "countersigned", removal(comment)) ==
          "unmet countersigned.no_redaction, case_officer: countersign redact " + std::to_string(comment) + " text health_data");
    world.as("leader").must("countersign", signature(world, removal(comment)));
    CHECK(world.says("officer", "redact", "countersigned", removal(comment)) == "met countersigned.redaction");
}

// Recusals that break the quorum: all present decide the question of impartiality itself, or the owner's letter names who sits (section 9).
#include "tests/support/catch.hpp"
#include "tests/support/meeting.hpp"

using namespace tests;
using engine::Value;

namespace {

/// In phase 4, everyone present; these are tied.
void recuse(World& world, const std::vector<std::string>& tied) {
    world.begin().walk_to(4);
    world.attend();
    for (const std::string& person : tied) world.declare(person, "tied");
}

Value named(const char* leader, const char* substitute) { return F({{"leader", leader}, {"substitute", substitute}}); }

const std::vector<std::string> five{"NAPOS", "NevSom", "NK-SE", "NMK", "NSCF"};

}  // namespace

TEST_CASE("where the others can never be quorate, the case officer enters the owner's letter", "[substitute]") {
    World world;
    recuse(world, {"NMK"});
    CHECK(refused_for(world.as("officer").does("appoint_substitute", F({{"leader", "NMK"}, {"substitute", "clinician"}, {"document", "Brev 1"}})), "/leader", "form.substitute_by_vote"));

    for (const std::string& person : five) world.declare(person, "tied");
    CHECK(refused_for(world.as("officer").does("appoint_substitute", named("NMK", "clinician")), "/document", "form.owners_letter"));
    world.as("officer").must("appoint_substitute", F({{"leader", "NMK"}, {"substitute", "clinician"}, {"document", "Brev fra eier 1. mars"}}));

    CHECK(world.file().substitutes_for("clinician") == "NMK");
    CHECK(world.file().substitutes.front().document.text == "Brev fra eier 1. mars");
}

TEST_CASE("where recusals break the quorum, all present decide the question of impartiality itself", "[substitute]") {
    World world;
    recuse(world, five);
    const Value form = F({{"whom", "NMK"}, {"decision", "not_tied"}, {"reason", "Interessen er fjern"}});

    for (const char* person : {"NMK", "NAPOS", "leader", "SSD", "TRS"}) world.as(person).must("decide_impartiality", form);
    CHECK(world.file().tied("NMK"));
    world.as("TAKO").must("decide_impartiality", form);

    CHECK_FALSE(world.file().tied("NMK"));
    CHECK(refusal(world.as("NAPOS").does("decide_impartiality", F({{"whom", "NAPOS"}, {"decision", "not_tied"}, {"reason", "Fjern"}}))) == "recused");
}

TEST_CASE("one who is recused decides nothing while the others are enough", "[substitute]") {
    World world;
    recuse(world, {"NMK", "NSCF"});

    CHECK(refusal(world.as("NMK").does("decide_impartiality", F({{"whom", "NSCF"}, {"decision", "not_tied"}, {"reason", "Fjern"}}))) == "recused");
    CHECK(refused_for(world.as("TRS").does("decide_impartiality", F({{"whom", "NMK"}, {"decision", "not_tied"}, {"reason", "Fjern"}})), "/whom", "form.nothing_to_decide"));
}

TEST_CASE("a quorum that recusals break says how it is mended", "[substitute][asks quorum]") {
    World world;
    world.begin().walk_to(4);
    world.prepare(4);
    world.vote("decide_need");
    for (const std::string& person : five) world.declare(person, "tied");

    const engine::Answer answer = world.answer("leader", "decide_need", "quorum");

    CHECK(answer.status == engine::Status::unmet);
    CHECK(std::any_of(answer.cures.begin(), answer.cures.end(), [](const engine::Cure& cure) { return cure.act == "appoint_substitute" && cure.role == "case_officer"; }));
    CHECK(std::any_of(answer.cures.begin(), answer.cures.end(), [](const engine::Cure& cure) { return cure.act == "decide_impartiality"; }));
}

// On both databases: a newer release flags the cases that used what it changed, each once, and changes nothing else; and
// whatever was imported before, what is known is what the newest release says.
#include "storage/storage.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/fact_database.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/world.hpp"
#include "workflows/phase_model/look_again.hpp"
#include "workflows/phase_model/release_flags.hpp"

#include <random>

using namespace tests;
using workflows::orphanet::Release;

namespace {


std::string prevalence(std::int64_t code, std::int64_t record, std::int64_t prevalence_class) {
    return "<Disorder id=\"7\"><OrphaCode>" + std::to_string(code) +
           "</OrphaCode><Name lang=\"en\">x</Name><PrevalenceList><Prevalence id=\"" + std::to_string(record) +
           "\"><PrevalenceType id=\"23669\"><Name lang=\"en\">Point prevalence</Name></PrevalenceType><PrevalenceClass id=\"" +
           std::to_string(prevalence_class) + "\"><Name lang=\"en\">c</Name></PrevalenceClass><ValMoy>0.0</ValMoy>" +
           "<PrevalenceGeographic id=\"23844\"><Name lang=\"en\">Worldwide</Name></PrevalenceGeographic></Prevalence></PrevalenceList></Disorder>";
}

std::string product9(const std::string& disorders, const std::string& date) {
    return "<JDBOR date=\"" + date + " 00:00:00\" version=\"9\"><DisorderList>" + disorders + "</DisorderList></JDBOR>";
}

Release newest(storage::Storage& storage) { return storage.nomenclature().releases().front(); }

std::vector<workflows::Flagged> flag(storage::Storage& storage) {
    return workflows::flag_cases({.store = storage.store(),
                                  .cases = storage.cases(),
                                  .comparer = storage.comparer(),
                                  .facts = storage.facts(),
                                  .policy = workflows::shipped_policy()},
                                 newest(storage), engine::system_clock()());
}

void import(storage::Storage& storage, const std::string& file) {
    const auto result = workflows::orphanet::import_file(file, storage.releases(), "2026-06-01T09:00:00.000Z", workflows::orphanet::Keep::yes, {});
    if (const auto* const problem = std::get_if<workflows::orphanet::Problem>(&result)) FAIL(describe(*problem));
}

constexpr std::int64_t very_rare = 23760, not_rare = 23767;  // "<1 / 1 000 000", ">1 / 1000"

}  // namespace

TEST_CASE("a newer release flags each case that used what it changed, once", "[orphanet]") {
    const TemporaryFolder folder;
    const TestDatabase place(GENERATE(from_range(kinds())));
    storage::init(place.url(), false);
    const auto storage = storage::Storage::open(place.url(), {}, workflows::blank_file);
    World world(storage->store());
    world.begin("Marfans syndrom", F({{"orpha", "558"}}));
    const std::string touched = world.stream;
    world.begin("Et annet syndrom", F({{"orpha", "374"}}));
    import(*storage, folder.write("a.xml", product9(prevalence(558, 1, very_rare) + prevalence(374, 2, very_rare), "2026-01-01")));
    CHECK(flag(*storage).empty());  // the first of its series

    import(*storage, folder.write("b.xml", product9(prevalence(558, 1, not_rare) + prevalence(374, 2, very_rare), "2026-06-01")));
    const auto flagged = flag(*storage);

    REQUIRE(flagged.size() == 1);
    CHECK("case/" + flagged[0].case_id == touched);
    CHECK(flag(*storage).empty());
    const auto open = storage->cases().open_flags();
    REQUIRE(open.size() == 1);
    CHECK(open[0].row.phase == "registration");
    CHECK(open[0].body.text("grade") == name_of(flagged[0].grade));
    CHECK(open[0].body.list("suggested").front().text("after") == "not_met");
    CHECK(flagged[0].grade == workflows::FlagGrade::outcome_would_flip);

    world.stream = touched;
    world.as("officer").must("judge_change", F({{"flag", open[0].seq}, {"effect", "no_effect"}, {"reason", "Norske tall gjelder"}}));
    CHECK(storage->cases().open_flags().empty());
}

TEST_CASE("importing a release again flags no case that got its code after it", "[orphanet]") {
    const TemporaryFolder folder;
    const TestDatabase place(GENERATE(from_range(kinds())));
    storage::init(place.url(), false);
    const auto storage = storage::Storage::open(place.url(), {}, workflows::blank_file);
    World world(storage->store());
    import(*storage, folder.write("a.xml", product9(prevalence(558, 1, very_rare), "2026-01-01")));
    import(*storage, folder.write("b.xml", product9(prevalence(558, 1, not_rare), "2026-06-01")));
    world.on("2026-08-01");
    world.begin("Marfans syndrom", F({{"orpha", "558"}}));

    CHECK(flag(*storage).empty());
}

TEST_CASE("watched cases are listed until someone has looked at them", "[orphanet]") {
    const TestDatabase place(GENERATE(from_range(kinds())));
    storage::init(place.url(), false);
    const auto storage = storage::Storage::open(place.url(), {}, workflows::blank_file);
    World world(storage->store());
    world.begin("Prøvesyndrom");

    CHECK(storage->cases().watched_unseen_since("2026-01-01T00:00:00.000Z").empty());
    CHECK(storage->cases().watched_unseen_since("2026-03-01T00:00:00.000Z").size() == 1);
    world.later(60);
    world.as("officer").must("look_again", F({{"checked", "Ingen endring"}, {"next_date", world.day(100)}}));
    CHECK(storage->cases().watched_unseen_since("2026-03-01T00:00:00.000Z").empty());
}

TEST_CASE("whatever came before, what is known is what the newest release says", "[orphanet]") {
    const TemporaryFolder folder;
    const Kind kind = GENERATE(from_range(kinds()));
    std::mt19937 random(558);
    const auto any_release = [&random](const std::string& date) {
        std::string disorders;
        for (std::int64_t code = 1; code <= 6; ++code)
            if (random() % 3 != 0) disorders += prevalence(code, static_cast<std::int64_t>(random() % 4) + 1, random() % 2 == 0 ? very_rare : not_rare);
        return product9(disorders + prevalence(9, 1, very_rare), date);
    };
    for (int round = 0; round < 5; ++round) {
        CAPTURE(round);
        const std::string a = folder.write("a.xml", any_release("2026-01-01")), b = folder.write("b.xml", any_release("2026-06-01"));
        FactDatabase both(kind), alone(kind);
        both.import(a);
        both.import(b);
        alone.import(b);
        for (std::int64_t code = 1; code <= 9; ++code)
            CHECK(both.facts.facts(code).prevalences == alone.facts.facts(code).prevalences);
        const auto pair = both.storage->comparer().compare(1, 2);
        REQUIRE(pair);
        for (const auto& change : difference(*pair).changes) CHECK(change.before != change.after);
    }
}

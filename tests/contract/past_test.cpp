// Lists as they stood, on SQLite and PostgreSQL: proposals, comments, flags, watched cases and releases of then.
#include "storage/storage.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/orphanet.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/world.hpp"
#include "workflows/orphanet/import.hpp"

using namespace tests;
using Ids = std::vector<std::string>;

namespace {

struct Bed {
    explicit Bed(Kind kind) : database(kind) {
        storage::init(database.url(), false);
        storage = storage::Storage::open(database.url(), {}, workflows::blank_file);
        world = std::make_unique<World>(storage->store());
    }
    std::unique_ptr<workflows::CaseList> at(const std::string& day) { return storage->cases().as_of(*workflows::read_as_of(day)); }

    TestDatabase database;
    std::unique_ptr<storage::Storage> storage;
    std::unique_ptr<World> world;
};

Ids statuses(workflows::CaseList& cases, std::string_view status = "") {
    Ids all;
    for (const auto& row : cases.proposals(status)) all.push_back(row.name + " " + row.status + " " + row.case_id);
    return all;
}

}  // namespace

TEST_CASE("a proposal that was judged later was received then, and one that came later was not there", "[case-list][past]") {
    Bed bed(GENERATE(from_range(kinds())));
    World& world = *bed.world;
    const std::string before = world.day();
    world.later(1);
    const auto proposed = world.as("users").does("propose", F({{"name", "Foreslått sykdom"}, {"origin", "user_organisation"}, {"reason", "Mange spør"}}));
    REQUIRE(done(proposed));
    const std::string then = world.day();
    world.later(1);
    engine::Command judge = world.command("officer", "judge_proposal", F({{"verdict", "refused"}, {"reason", "Ikke sjelden i Norge"}}));
    judge.stream = std::get<engine::Done>(proposed).stream;
    REQUIRE(done(world.engine.perform(judge)));
    world.as("users").must("propose", F({{"name", "Kom senere"}, {"origin", "user_organisation"}, {"reason", "Mange spør"}}));

    CHECK(statuses(*bed.at(then)) == Ids{"Foreslått sykdom received "});
    CHECK(statuses(*bed.at(then), "refused").empty());
    CHECK(statuses(*bed.at(then), "received").size() == 1);
    CHECK(statuses(*bed.at(before)).empty());
    CHECK(statuses(*bed.at(world.day())) == statuses(bed.storage->cases()));
    CHECK(statuses(bed.storage->cases()) == Ids{"Foreslått sykdom refused ", "Kom senere received "});
}

TEST_CASE("comments and what is known of an event are those of then", "[case-list][past]") {
    Bed bed(GENERATE(from_range(kinds())));
    World& world = *bed.world;
    world.begin("Den første");
    const std::string first = world.id();
    world.as("users").must("comment", F({{"text", "Et innspill"}}));
    const std::string then = world.day();
    world.later(1);
    const auto later = world.as("reference").must("comment", F({{"text", "Et innspill til"}}));
    world.begin("Den andre");
    world.as("users").must("comment", F({{"text", "Et innspill"}}));

    CHECK(bed.at(then)->commented("") == Ids{first});
    CHECK(bed.at(then)->commented("users") == Ids{first});
    CHECK(bed.at(then)->commented("reference").empty());
    CHECK(bed.at(then)->body_of(first, 1));
    CHECK_FALSE(bed.at(then)->body_of(first, later));
    CHECK(bed.at(world.day())->body_of(first, later) == bed.storage->cases().body_of(first, later));
    CHECK(bed.at(world.day())->commented("") == bed.storage->cases().commented(""));
}

TEST_CASE("a flag stands from its release until it is judged, with its case as it stood", "[case-list][past]") {
    Bed bed(GENERATE(from_range(kinds())));
    World& world = *bed.world;
    world.begin("Flagget syndrom");
    const std::string before = world.day();
    world.later(1);
    const auto flag = world.flag();
    const std::string then = world.day();
    world.later(1);
    world.step(0);
    world.as("officer").must("judge_change", F({{"flag", flag}, {"effect", "no_effect"}, {"reason", "Norske tall gjelder"}}));

    CHECK(bed.at(before)->open_flags().empty());
    const auto open = bed.at(then)->open_flags();
    REQUIRE(open.size() == 1);
    CHECK(open[0].seq == flag);
    CHECK(open[0].row.id == world.id());
    CHECK(open[0].row.phase == "registration");
    CHECK(bed.at(world.day())->open_flags().empty());
    CHECK(bed.storage->cases().open_flags().empty());
}

TEST_CASE("a watched case waited to be looked at until somebody did", "[case-list][past]") {
    Bed bed(GENERATE(from_range(kinds())));
    World& world = *bed.world;
    const std::string before = world.day();
    world.later(1);
    world.begin("Fulgt syndrom");
    world.later(60);
    const std::string released = world.day() + "T00:00:00.000Z", then = world.day();
    world.later(1);
    world.as("officer").must("look_again", F({{"checked", "Ingen endring"}, {"next_date", world.day(100)}}));

    CHECK(bed.at(before)->watched_unseen_since(released).empty());
    CHECK(bed.at(then)->watched_unseen_since(released).size() == 1);
    CHECK(bed.at(then)->watched_unseen_since("2000-01-01T00:00:00.000Z").empty());
    CHECK(bed.at(world.day())->watched_unseen_since(released).empty());
}

TEST_CASE("releases imported later are not compared with in the past", "[orphanet][past]") {
    Bed bed(GENERATE(from_range(kinds())));
    const TemporaryFolder folder;
    const auto import = [&](const char* date, const char* name, const char* at) {
        std::string content = product1_with(disorder("558", name));
        content.replace(content.find("2026-01-02 03:04:05"), 19, date);
        const auto result = workflows::orphanet::import_file(folder.write("names.xml", content), bed.storage->releases(), at, workflows::orphanet::Keep::yes, {});
        REQUIRE(std::holds_alternative<workflows::orphanet::ImportReport>(result));
        return bed.storage->nomenclature().releases().front();
    };
    const auto first = import("2026-01-02 00:00:00", "Marfan", "2026-02-01T09:00:00.000Z");
    const auto second = import("2026-06-02 00:00:00", "Marfan syndrome", "2026-07-01T09:00:00.000Z");
    const auto between = import("2026-03-02 00:00:00", "Marfan's", "2026-08-01T09:00:00.000Z");

    const auto then = bed.storage->comparer().as_of("2026-07-02T00:00:00.000Z");
    const auto earlier = bed.storage->comparer().as_of("2026-03-01T00:00:00.000Z");

    CHECK(then->before(second) == first);
    CHECK(bed.storage->comparer().before(second) == between);
    CHECK(then->compare(first.id, second.id));
    CHECK_FALSE(then->compare(between.id, second.id));
    CHECK_FALSE(earlier->compare(first.id, second.id));
}

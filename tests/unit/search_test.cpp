// Searching the words of all cases: what is found, and what nobody finds who may not read it.
#include "tests/support/catch.hpp"
#include "tests/support/memory_archive.hpp"
#include "tests/support/world.hpp"
#include "workflows/phase_model/archive/search.hpp"

using namespace tests;
using workflows::SearchQuery;
using workflows::SearchResult;

namespace {

struct Desk {
    World world;
    MemoryArchive archive{world.store};

    SearchResult as(const std::string& person, SearchQuery query) {
        const workflows::SearchScene scene{world.store, archive, world.people.office(), person, world.today()};
        return workflows::search_words(scene, query);
    }
    std::size_t finds(const std::string& person, const std::string& words) { return as(person, {.words = words}).hits.size(); }
};

}  // namespace

TEST_CASE("a search finds the event with a passage around the first word", "[search]") {
    Desk desk;
    desk.world.begin("Prøvesyndrom").walk_to(3);
    desk.world.as("users").must("comment", F({{"text", "Vi har ventet lenge.\nDet finnes ikke noe samlet tilbud ved Enestedet i dag, og reisene er lange."}, {"part", "case"}}));

    const SearchResult result = desk.as("officer", {.words = "samlede enestedet"});

    REQUIRE(result.hits.size() == 1);
    CHECK(result.hits[0].case_id == desk.world.id());
    CHECK(result.hits[0].event.name == "comment_given");
    CHECK(result.hits[0].passage.word == "samlet");
    CHECK(result.hits[0].passage.before.ends_with("Det finnes ikke noe "));
    CHECK(result.hits[0].passage.after.starts_with(" tilbud ved Enestedet"));
    CHECK(result.hits[0].passage.before.find('\n') == std::string::npos);
    CHECK_FALSE(result.next.has_value());
}

TEST_CASE("an internal comment is found by those who may read it alone", "[search]") {
    Desk desk;
    desk.world.walk_to(3);
    desk.world.as("users").must("comment", F({{"text", "Fortrolig særord"}, {"part", "case"}, {"visibility", "internal"}}));

    CHECK(desk.finds("officer", "særord") == 1);
    CHECK(desk.finds("users", "særord") == 1);
    CHECK(desk.finds("auditor", "særord") == 1);
    CHECK(desk.finds("reference", "særord") == 0);
    CHECK(desk.finds("clinician", "særord") == 0);
}

TEST_CASE("a hidden or withdrawn comment is not found by its words", "[search]") {
    Desk desk;
    desk.world.walk_to(3);
    const auto hidden = desk.world.as("users").must("comment", F({{"text", "Skjult særord"}, {"part", "case"}}));
    const auto gone = desk.world.as("reference").must("comment", F({{"text", "Angret særord"}, {"part", "case"}}));
    CHECK(desk.finds("clinician", "særord") == 2);
    desk.world.as("officer").must("hide_comment", F({{"comment", hidden}, {"reason", "Navn i teksten"}}));
    desk.world.as("reference").must("withdraw_comment", F({{"comment", gone}}));

    CHECK(desk.finds("clinician", "særord") == 0);
    CHECK(desk.finds("officer", "skjult særord") == 1);
    CHECK(desk.finds("officer", "angret særord") == 0);
}

TEST_CASE("evidence that is withheld is found by those who prepare alone", "[search]") {
    Desk desk;
    desk.world.walk_to(2);
    const auto item = desk.world.as("officer").must("add_evidence", F({{"claim", "existing_services"}, {"value", "Særord om tilbud"}, {"source", "Brev"}, {"certainty", "low"}}));
    CHECK(desk.finds("users", "særord") == 1);
    desk.world.as("officer").must("set_access", F({{"entry", item}, {"level", "withheld"}, {"ground", "offl_13"}, {"assessed_on", desk.world.day()}}));

    CHECK(desk.finds("users", "særord") == 0);
    CHECK(desk.finds("auditor", "særord") == 0);
    CHECK(desk.finds("TRS", "særord") == 1);
}

TEST_CASE("one who is recused finds the public part alone", "[search]") {
    Desk desk;
    desk.world.walk_to(4);
    CHECK(desk.finds("TRS", "bør få tilbud") > 0);  // the recommendation
    desk.world.declare("TRS", "tied");

    CHECK(desk.finds("TRS", "bør få tilbud") == 0);
    CHECK(desk.finds("TRS", "trenger tilbudet") == 1);  // a public comment
}

TEST_CASE("the reason of a vote in an open ballot is found by its voter alone", "[search]") {
    Desk desk;
    desk.world.walk_to(4);
    desk.world.attend();
    for (const auto& one : the_ten()) desk.world.declare(one);
    desk.world.open(desk.world.move("return_to_hearing", F(), "officer"), {});
    desk.world.as("TRS").must("cast_vote", F({{"vote", "against"}, {"reason", "Særord i stemmen"}}));

    CHECK(desk.finds("TRS", "særord") == 1);
    CHECK(desk.finds("leader", "særord") == 0);
    CHECK(desk.finds("officer", "særord") == 0);
}

TEST_CASE("a search is narrowed by kind, body, days and moment", "[search]") {
    Desk desk;
    desk.world.walk_to(5);
    const auto all = desk.as("officer", {.words = "tilbud", .limit = 100}).hits;
    REQUIRE(all.size() > 2);

    const auto comments = desk.as("officer", {.words = "tilbud", .kind = "comment"}).hits;
    const auto users = desk.as("officer", {.words = "tilbud", .body = "user_representative"}).hits;
    const auto first = engine::parse_date(all.back().event.date);

    CHECK(comments.size() < all.size());
    CHECK(users.size() == comments.size());
    CHECK(desk.as("officer", {.words = "tilbud", .to = *first - 1}).hits.empty());
    CHECK(desk.as("officer", {.words = "tilbud", .from = desk.world.today() + 1}).hits.empty());
    CHECK(desk.as("officer", {.words = "tilbud", .moment = workflows::as_of_day(*first - 1)}).hits.empty());
}

TEST_CASE("answers go on where the one before ended", "[search]") {
    Desk desk;
    desk.world.walk_to(5);
    const auto whole = desk.as("officer", {.words = "tilbud", .limit = 100}).hits;
    std::vector<std::int64_t> joined;
    SearchQuery query{.words = "tilbud", .limit = 1};
    for (std::size_t i = 0; i <= whole.size(); ++i) {
        const SearchResult part = desk.as("officer", query);
        for (const auto& hit : part.hits) joined.push_back(hit.event.seq);
        if (!part.next) break;
        query.before = workflows::place_from(workflows::cursor_of(*part.next));
        REQUIRE(query.before == part.next);
    }
    REQUIRE(joined.size() == whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i) CHECK(joined[i] == whole[i].event.seq);
    CHECK_FALSE(workflows::place_from("x"));
    CHECK_FALSE(workflows::place_from("1.2026-0001.-4"));
}

TEST_CASE("a question with an identity number is not asked, and one of binding words finds nothing", "[search]") {
    Desk desk;
    desk.world.walk_to(1);

    CHECK(desk.as("officer", {.words = "født 13097248022"}).personal_number);
    CHECK(desk.as("officer", {.words = "og eller det"}).no_words);
    CHECK(desk.as("officer", {.words = "  "}).no_words);
}

TEST_CASE("a proposal is found by its words, by those who judge or check it and the one who proposed it", "[search]") {
    Desk desk;
    desk.world.as("users").must("propose", F({{"name", "Foreslått sykdom"}, {"origin", "user_organisation"}, {"reason", "Mange familier har særord"}}));

    const SearchResult result = desk.as("officer", {.words = "særord"});

    REQUIRE(result.hits.size() == 1);
    CHECK(result.hits[0].place.stream == "proposal/2026-0001");
    CHECK(result.hits[0].case_id.empty());
    CHECK(result.hits[0].name == "Foreslått sykdom");
    CHECK(desk.finds("users", "særord") == 1);
    CHECK(desk.finds("auditor", "særord") == 1);
    CHECK(desk.finds("clinician", "særord") == 0);
    CHECK(desk.finds("TRS", "særord") == 0);
}

TEST_CASE("a meeting is found by its words, by those who see meetings and are not tied in the case", "[search]") {
    Desk desk;
    desk.world.begin("Prøvesyndrom").walk_to(4);
    const std::string id = desk.world.id();
    desk.world.stream.clear();
    desk.world.as("officer").must("plan_meeting", F({{"date", engine::to_text(desk.world.today())}, {"meeting_form", "in_person"}, {"place", "Rom Særord"}}));
    desk.world.stream = "meeting/2026-0001";
    desk.world.as("officer").must("set_agenda", F({{"case", id}}));
    desk.world.as("officer").must("set_agenda", F({{"item", 2}, {"out", true}, {"reason", "Skjultord mangler"}}));
    desk.world.stream = "case/" + id;

    CHECK(desk.finds("officer", "særord") == 1);
    CHECK(desk.finds("SSD", "særord") == 1);
    CHECK(desk.finds("users", "særord") == 0);
    CHECK(desk.finds("SSD", "skjultord") == 1);
    desk.world.declare("SSD", "tied");
    CHECK(desk.finds("SSD", "skjultord") == 0);
    CHECK(desk.finds("SSD", "særord") == 1);
}

TEST_CASE("a cursor names the stream it stands in", "[search]") {
    for (const char* stream : {"case/2026-0042", "meeting/2026-0003", "proposal/2026-0001"}) {
        const workflows::Place place{1763802000000, stream, 7};
        CHECK(workflows::place_from(workflows::cursor_of(place)) == place);
    }
}

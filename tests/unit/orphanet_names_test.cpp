// Codes and names as people write them.
#include "tests/support/catch.hpp"
#include "workflows/orphanet/names.hpp"

using namespace workflows::orphanet;

TEST_CASE("a code is read however people write it", "[orphanet]") {
    for (const char* const text : {"58", "ORPHA:58", "orpha:58", "ORPHA 58", " Orphanet_58 ", "ORPHAcode: 58"}) {
        CAPTURE(text);
        CHECK(parse_code(text) == 58);
    }
}

TEST_CASE("what is no code is not read as one", "[orphanet]") {
    for (const char* const text :
         {"", "0", "-58", "058", "58a", "ORPHA:", "5.8", "1234567890", "Alexander disease", "ORPHA:58 60"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_code(text));
    }
}

TEST_CASE("names are compared without case, diacritics and punctuation", "[orphanet]") {
    CHECK(folded("Björnstad syndrome") == "bjornstad syndrome");
    CHECK(folded("  Guillain-Barré   SYNDROME ") == "guillain barre syndrome");
    CHECK(folded("Crohn's disease") == "crohns disease");
    CHECK(folded("Crohn’s disease") == "crohns disease");
    CHECK(folded("β-thalassemia / Straße, Łódź, Ærø") == "beta thalassemia strasse lodz aero");
    CHECK(folded("Bjo\xCC\x88rnstad") == "bjornstad");
    CHECK(folded("one\xC2\xA0two") == "one two");
    CHECK(folded("--- , ") == "");
}

TEST_CASE("the words that mark a name as inactive are no part of the name", "[orphanet]") {
    CHECK(folded("OBSOLETE: Aniridia") == "aniridia");
    CHECK(folded("NON RARE IN EUROPE: Crohn disease") == "crohn disease");
    CHECK(folded("Obsolete thing") == "obsolete thing");
}

TEST_CASE("bytes that are no text are folded without harm", "[orphanet]") {
    CHECK_NOTHROW(folded("\xFF\xC3"));
    CHECK_NOTHROW(folded("abc\xF0\x9F"));
    CHECK(folded("日本") == "日本");
}

TEST_CASE("a name fits a query exactly, from its start, or by all its words", "[orphanet]") {
    CHECK(fit("alexander disease", "alexander disease") == Match::exact);
    CHECK(fit("alexander disease", "alex") == Match::prefix);
    CHECK(fit("classical ehlers danlos syndrome", "danlos class") == Match::words);
    CHECK_FALSE(fit("alexander disease", "alexander syndrome"));
    CHECK_FALSE(fit("alexander disease", ""));
}

TEST_CASE("the fingerprint of an entity ignores the order of synonyms and nothing else", "[orphanet]") {
    const Entity entity{.code = 58,
                        .level = Level::disorder,
                        .name = "Alexander disease",
                        .synonyms = {"AxD", "Fibrinoid leukodystrophy"}};
    Entity reordered = entity;
    std::swap(reordered.synonyms[0], reordered.synonyms[1]);
    Entity moved = entity;
    moved.status = Status::deprecated;
    moved.targets = {{.code = 60, .relation = Relation::moved_to, .name = ""}};
    Entity renamed = entity;
    renamed.name = "Alexander's disease";

    CHECK(fingerprint(entity) == fingerprint(reordered));
    CHECK(fingerprint(entity) != fingerprint(moved));
    CHECK(fingerprint(entity) != fingerprint(renamed));
}

TEST_CASE("every word for a level, status and relation is read back", "[orphanet]") {
    for (const Level level : {Level::group, Level::disorder, Level::subtype})
        CHECK(level_from(name_of(level)) == level);
    for (const Status status :
         {Status::active, Status::deprecated, Status::obsolete, Status::non_rare, Status::inactive})
        CHECK(status_from(name_of(status)) == status);
    for (const Relation relation : {Relation::moved_to, Relation::referred_to})
        CHECK(relation_from(name_of(relation)) == relation);
    CHECK_FALSE(level_from(""));
    CHECK_FALSE(status_from("gone"));
}

// Active or not by the flags; deprecated or obsolete by label, name or link, never by number.
#include "tests/support/catch.hpp"
#include "workflows/orphanet/status.hpp"

using namespace workflows::orphanet;

namespace {

const std::vector<Flag> plain = {{1, ""}};
const std::vector<Target> moved = {{79189, Relation::moved_to, "Peroxisome biogenesis disorder"}};
const std::vector<Target> referred = {{88632, Relation::referred_to, "Anterior segment developmental anomaly"}};

Status status_of(const std::vector<Flag>& flags, const std::vector<Target>& targets = {},
                 std::string_view name = "A name") {
    return judge_status(flags, targets, name).status;
}

}  // namespace

TEST_CASE("an entity with the plain flag is active, also with words that say nothing against it", "[orphanet]") {
    CHECK(status_of(plain) == Status::active);
    CHECK(status_of({{1, ""}, {128, "Historical entity"}}) == Status::active);
    CHECK(status_of({{1, ""}, {64, "Head of classification"}}) == Status::active);
    CHECK(judge_status(plain, {}, "A name").doubt.empty());
}

TEST_CASE("an inactive entity is told by a label even beside the plain flag", "[orphanet]") {
    CHECK(status_of({{8192, "Inactive"}, {256, "Deprecated entity"}, {1, ""}}, moved) == Status::deprecated);
    CHECK(status_of({{1, ""}, {512, "Obsolete entity"}, {8192, "Inactive"}}, referred) == Status::obsolete);
    CHECK(status_of({{8192, "Inactive"}, {1, ""}, {1024, "Non-rare disease in Europe"}}) == Status::non_rare);
}

TEST_CASE("the number of a flag does not tell deprecated from obsolete", "[orphanet]") {
    CHECK(status_of({{8192, "Deprecated entity"}}, moved) == Status::deprecated);
    CHECK(status_of({{8192, "Obsolete entity"}}, referred) == Status::obsolete);
    CHECK(status_of({{17, "Deprecated entity"}}) == Status::deprecated);
}

TEST_CASE("labels in other languages are understood", "[orphanet]") {
    CHECK(status_of({{8192, "Inactif"}, {1, ""}, {256, "Entité dépréciée"}}) == Status::deprecated);
    CHECK(status_of({{8192, "Entité obsolète"}}) == Status::obsolete);
    CHECK(status_of({{8192, "Inaktiv"}, {1, ""}}) == Status::inactive);
}

TEST_CASE("an inactive entity without a reason takes it from its name or from where it went", "[orphanet]") {
    CHECK(status_of({{8192, "Inactive"}}, {}, "OBSOLETE: Aniridia") == Status::obsolete);
    CHECK(status_of({{8192, "Inactive"}}, {}, "NON RARE IN EUROPE: Crohn disease") == Status::non_rare);
    CHECK(status_of({{8192, ""}}, moved) == Status::deprecated);
    CHECK(status_of({{8192, ""}, {1, ""}}, referred) == Status::obsolete);
    CHECK(status_of({{8192, "Inactive"}}) == Status::inactive);
}

TEST_CASE("an unknown flag is said aloud and counts as inactive only without the plain flag", "[orphanet]") {
    const Judged beside = judge_status({{1, ""}, {2, "Something new"}}, {}, "A name");
    const Judged alone = judge_status({{2, "Something new"}}, {}, "A name");

    CHECK(beside.status == Status::active);
    CHECK(alone.status == Status::inactive);
    CHECK_FALSE(beside.doubt.empty());
    CHECK_FALSE(alone.doubt.empty());
}

TEST_CASE("the flag decides against name and link, and the doubt is said", "[orphanet]") {
    const Judged judged = judge_status(plain, moved, "OBSOLETE: A name");

    CHECK(judged.status == Status::active);
    CHECK_FALSE(judged.doubt.empty());
}

TEST_CASE("without any flag name and link decide, else the entity is active", "[orphanet]") {
    CHECK(status_of({}, moved) == Status::deprecated);
    CHECK(status_of({}, {}, "OBSOLETE: A name") == Status::obsolete);
    CHECK(status_of({}) == Status::active);
    CHECK_FALSE(judge_status({}, {}, "A name").doubt.empty());
}

TEST_CASE("levels are told by id, and by word in every language of the pack", "[orphanet]") {
    CHECK(level_of_id("36540") == Level::group);
    CHECK(level_of_id("36547") == Level::disorder);
    CHECK(level_of_id("36554") == Level::subtype);
    CHECK(level_of_id("1") == Level::unstated);
    CHECK(level_in_words("Group of disorders") == Level::group);
    CHECK(level_in_words("Subtype of disorder") == Level::subtype);
    CHECK(level_in_words("Disorder") == Level::disorder);
    CHECK(level_in_words("Groupe de maladies") == Level::group);
    CHECK(level_in_words("Störung") == Level::disorder);
    CHECK(level_in_words("") == Level::unstated);
}

// The nomenclature pack's lists as tab-separated text.
#include "tests/support/catch.hpp"
#include "tests/support/orphanet.hpp"
#include "tests/support/temporary_folder.hpp"
#include "workflows/orphanet/import.hpp"
#include "workflows/orphanet/pack_list.hpp"

using namespace workflows::orphanet;
using tests::orphanet_sample;
using tests::read_orphanet;
using tests::TemporaryFolder;

namespace {

const std::string active_heading = "ORPHAcode\tLabel\tLabelType\tClassificationLevel\n";
const std::string inactive_heading =
    "ORPHAcode\tLabel\tLabelType\tClassificationLevel\tStatus\tTargetORPHAcode\tTargetLabel\n";

std::string problem_of(std::string_view content) {
    const TemporaryFolder folder;
    return read_orphanet(folder.write("list.tsv", content)).problem();
}

}  // namespace

TEST_CASE("the list of active names becomes entities, whatever the order of its rows", "[orphanet]") {
    const auto file = read_orphanet(orphanet_sample("list_active_2025_en.tsv"));

    REQUIRE(file.problem() == "");
    CHECK(file.reading().disorders == 11);
    CHECK(file.reading().rows == 31);
    CHECK(file.reading().synonyms == 20);
    CHECK(file.reading().language == "en");
    CHECK(file.reading().version == "2025");
    CHECK(file.reading().warnings.count() == 0);
    const Entity& group = *file.find(79189);
    CHECK(group.name == "Peroxisome biogenesis disorder");
    CHECK(group.synonyms.size() == 3);
    CHECK(group.level == Level::group);
    CHECK(group.language == "en");
    CHECK(file.find(315)->synonyms.front() == "Degos genodermatosis \"en cocardes\"");
}

TEST_CASE("the list of inactive codes gives status and target", "[orphanet]") {
    const auto file = read_orphanet(orphanet_sample("list_inactive_2025_en.tsv"));

    REQUIRE(file.problem() == "");
    CHECK(file.reading().disorders == 4);
    CHECK(file.find(202)->status == Status::deprecated);
    CHECK(file.find(202)->targets == std::vector<Target>{{123, Relation::moved_to, "Björnstad syndrome"}});
    CHECK(file.find(77)->status == Status::obsolete);
    CHECK(file.find(77)->targets ==
          std::vector<Target>{{88632, Relation::referred_to, "Anterior segment developmental anomaly"}});
    CHECK(file.find(89832)->targets.empty());
    CHECK_FALSE(file.find(89832)->active);
}

TEST_CASE("columns are found by their headings, as the spreadsheet words them and in any order", "[orphanet]") {
    CHECK(detect_pack_list("ORPHAcode\tLabel\tLabelType\tClassificationLevel") == Product::pack_active);
    CHECK(detect_pack_list("Classification level\tType of label\tLabel\tORPHAcode\tSomething else\r") ==
          Product::pack_active);
    CHECK(detect_pack_list("Inactive ORPHAcode \tInactive Label\tType of label\tClassification level\tStatus\tTarget "
                           "active ORPHAcode\t"
                           "Target active label") == Product::pack_inactive);
    CHECK_FALSE(detect_pack_list("ORPHAcode\tICD-10"));
    CHECK_FALSE(detect_pack_list(""));
}

TEST_CASE("Windows line ends, a byte order mark and a spreadsheet's quotes are understood", "[orphanet]") {
    const TemporaryFolder folder;
    const std::string content =
        "\xEF\xBB\xBFORPHAcode\tLabel\tLabelType\tClassificationLevel\r\n"
        "ORPHA:315\t\"Degos \"\"en cocardes\"\"\"\tMain name\tDisorder\r\n";

    const auto file = read_orphanet(folder.write("list.tsv", content));

    REQUIRE(file.problem() == "");
    CHECK(file.find(315)->name == "Degos \"en cocardes\"");
}

TEST_CASE("rows that do not fit are refused with their line", "[orphanet]") {
    CHECK(problem_of(active_heading) == "no_entities");
    CHECK(problem_of(active_heading + "ORPHA:58\tA\tMain name\n") == "malformed_row");
    CHECK(problem_of(active_heading + "ORPHA:58\tA\tMain name\tDisorder\tmore\n") == "malformed_row");
    CHECK(problem_of(active_heading + "ORPHA:58\tA\tNickname\tDisorder\n") == "malformed_row");
    CHECK(problem_of(active_heading + "fifty\tA\tMain name\tDisorder\n") == "malformed_code");
    CHECK(problem_of(active_heading + "ORPHA:58\t\tMain name\tDisorder\n") == "missing_name");
    CHECK(problem_of(active_heading + "ORPHA:58\tA\tSynonym\tDisorder\n") == "missing_name");
    CHECK(problem_of(active_heading + "ORPHA:58\t" + std::string(10'000, 'a') + "\tMain name\tDisorder\n") ==
          "too_long");
    CHECK(problem_of(active_heading + std::string(1'000'000, 'a')) == "too_long");
    CHECK(problem_of(inactive_heading + "ORPHA:34\tA\tMain name\tDisorder\tGone\t\t\n") == "malformed_row");
    CHECK(problem_of(inactive_heading + "ORPHA:34\tA\tMain name\tDisorder\tDeprecated\tsee B\tB\n") ==
          "malformed_code");

    const TemporaryFolder folder;
    const auto twice = read_orphanet(
        folder.write("list.tsv", active_heading + "58\tA\tMain name\tDisorder\n58\tB\tMain name\tDisorder\n"));
    REQUIRE(twice.problem() == "duplicate_code");
    CHECK(std::get<Problem>(twice.end).line == 3);
}

TEST_CASE("a list that stops in the middle of a row is refused", "[orphanet]") {
    const std::string whole = active_heading + "ORPHA:58\tA\tMain name\tDisorder\nORPHA:60\tB\tMain name\tDisorder";

    CHECK(problem_of(whole) == "");
    CHECK(problem_of(whole.substr(0, whole.size() - 4)) == "truncated");
    CHECK(problem_of(whole.substr(0, whole.size() - 12)) == "malformed_row");
}

// Found by fuzzing: a code of ICD went into the facts with the zero byte it came with.
TEST_CASE("a zero byte in any list is refused with its line", "[orphanet]") {
    using namespace std::string_literals;
    const TemporaryFolder folder;
    tests::MemoryReleases store;
    const std::string icd = "ORPHAcode\tPreferredTerm\tICD10\n58\tAlexander disease\tE75.2\n34\tGone\tE75\0\n"s;

    const auto result = import_file(folder.write("masterfile.tsv", icd), store, "", Keep::yes, {});

    REQUIRE(std::holds_alternative<Problem>(result));
    CHECK(std::get<Problem>(result).kind == ProblemKind::zero_byte);
    CHECK(std::get<Problem>(result).line == 3);
    CHECK(store.kept.empty());
    CHECK(problem_of(active_heading + "34\tGone\tMain name\tDisorder\n58\tAlexander\0 disease\tMain name\tDisorder\n"s) == "zero_byte");
}

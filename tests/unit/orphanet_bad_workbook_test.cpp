// Workbooks of the nomenclature pack, whole, broken and hostile.
#include "tests/support/catch.hpp"
#include "tests/support/orphanet.hpp"
#include "tests/support/temporary_folder.hpp"
#include "workflows/orphanet/import.hpp"

using namespace workflows::orphanet;
using tests::MemoryReleases;
using tests::TemporaryFolder;

namespace {

std::string sheet(const std::vector<std::vector<std::string>>& rows) {
    std::string text = "<worksheet><sheetData>";
    for (const auto& row : rows) {
        text += "<row>";
        for (std::size_t i = 0; i < row.size(); ++i)
            text += "<c r=\"" + std::string(1, static_cast<char>('A' + i)) + "1\" t=\"inlineStr\"><is><t>" + row[i] +
                    "</t></is></c>";
        text += "</row>";
    }
    return text + "</sheetData></worksheet>";
}

const std::vector<std::string> active_heading = {"ORPHAcode ", "Label", "Type of label", "Classification level"};
const std::vector<std::string> inactive_heading = {"Inactive ORPHAcode ",  "Inactive Label", "Type of label",
                                                   "Classification level", "Status",         "Target active ORPHAcode",
                                                   "Target active label"};

std::string active_sheet(const std::string& code = "ORPHA:58") {
    return sheet({active_heading,
                  {code, "Alexander disease", "Main name", "Disorder"},
                  {code, "AxD &amp; more", "Synonym", "Disorder"}});
}

std::string inactive_sheet(const std::string& code = "ORPHA:34") {
    return sheet(
        {inactive_heading, {code, "Gone", "Main name", "Disorder", "Deprecated", "ORPHA:58", "Alexander disease"}});
}

struct Outcome {
    std::string problem;
    std::string said;
    MemoryReleases store;
};

Outcome outcome_of(const std::string& content) {
    const TemporaryFolder folder;
    Outcome outcome;
    const auto result = import_file(folder.write("List_2025_en.xlsx", content), outcome.store, "", Keep::yes, {});
    if (const auto* problem = std::get_if<Problem>(&result)) {
        outcome.problem = name_of(problem->kind);
        outcome.said = describe(*problem);
    }
    return outcome;
}

std::string book(const std::vector<std::string>& sheets, const std::string& shared = "") {
    std::vector<std::pair<std::string, std::string>> entries{{"[Content_Types].xml", "<Types/>"}};
    for (std::size_t i = sheets.size(); i-- > 0;)
        entries.emplace_back("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml", sheets[i]);
    if (!shared.empty()) entries.emplace_back("xl/sharedStrings.xml", shared);
    return tests::zipped(entries);
}

}  // namespace

TEST_CASE("a workbook is one release of its lists, the first of each heading", "[orphanet]") {
    const Outcome outcome =
        outcome_of(book({sheet({{"Read me"}}), active_sheet(), active_sheet("ORPHA:61"), inactive_sheet()}));

    CHECK(outcome.problem.empty());
    REQUIRE(outcome.store.kept.size() == 1);
    const auto& [release, entities] = outcome.store.kept.front();
    CHECK(release.product == "pack_list");
    CHECK(release.language == "en");
    CHECK(release.version == "2025");
    CHECK(release.disorders == 2);
    CHECK(release.rows == 3);
    CHECK(entities.at(58).synonyms == std::vector<std::string>{"AxD & more"});
    CHECK(entities.at(34).status == Status::deprecated);
    CHECK(entities.at(34).targets.front().code == 58);
}

TEST_CASE("texts that cells share are read wherever the archive keeps them", "[orphanet]") {
    std::string cells = "<worksheet><sheetData><row>";
    for (int i = 0; i < 4; ++i) cells += "<c t=\"s\"><v>" + std::to_string(i) + "</v></c>";
    cells += "</row><row>";
    for (int i = 4; i < 8; ++i) cells += "<c t=\"s\"><v>" + std::to_string(i) + "</v></c>";
    cells += "</row></sheetData></worksheet>";
    std::string shared = "<sst>";
    for (const char* text : {"ORPHAcode", "Label", "LabelType", "ClassificationLevel", "58", "Alexander", "Main name"})
        shared += "<si><t>" + std::string(text) + "</t></si>";
    const std::string in_pieces = shared + "<si><r><t>Dis</t></r><r><t>order</t></r><rPh><t>x</t></rPh></si></sst>";

    CHECK(outcome_of(book({cells}, in_pieces)).problem.empty());
    CHECK(outcome_of(book({cells}, shared + "</sst>")).problem == "malformed_row");
}

TEST_CASE("a workbook that is none, or is broken, is refused with what to do", "[orphanet]") {
    const std::string whole = book({active_sheet()});
    std::string deep;
    for (int i = 0; i < 3000; ++i) deep += "<a>";
    const std::string huge = "<sst><si><t>" + std::string(200'000, 'x') + "</t></si></sst>";
    const std::vector<std::pair<std::string, std::string>> bad = {
        {"spreadsheet", tests::zipped({{"readme.txt", "hello"}})},
        {"spreadsheet", book({sheet({{"Something", "else"}})})},
        {"spreadsheet", book({sheet({})})},
        {"differential", book({sheet({{"Date: 25/06/2025"}, {"ORPHAcode", "Name", "Previous ClassificationLevel", "New ClassificationLevel"}})})},
        {"truncated", book({"<worksheet><sheetData><row><c>"})},
        {"malformed_xml", book({"<worksheet></sheet>"})},
        {"doctype", book({"<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet/>"})},
        {"too_long", book({active_sheet()}, huge)},
        {"too_deep", book({deep})},
        {"malformed_code", book({active_sheet("ORPHA:x")})},
        {"no_entities", book({sheet({active_heading})})},
        {"duplicate_code", book({active_sheet(), inactive_sheet("ORPHA:58")})},
        {"duplicate_code",
         book({sheet({active_heading, {"58", "a", "Main name", "Disorder"}, {"58", "b", "Main name", "Disorder"}})})},
    };
    for (const auto& [problem, content] : bad) {
        CAPTURE(problem);

        const Outcome outcome = outcome_of(content);

        CHECK(outcome.problem == problem);
        CHECK(outcome.said.find("List_2025_en.xlsx") != std::string::npos);
        CHECK(outcome.store.kept.empty());
    }
    const std::size_t end = whole.find("PK\x01\x02") - 40;  // behind it stands only the list of what was there
    for (std::size_t size = 4; size < end; size += 7) CHECK_FALSE(outcome_of(whole.substr(0, size)).problem.empty());
}

TEST_CASE("the differential of the real pack is refused with what does its work", "[orphanet]") {
    const auto path = tests::shared_orphadata("nomenclature-pack-2025-07/ORPHAnomenclature_diff_en_2025.xlsx");
    if (!path) return;
    MemoryReleases store;

    const auto result = import_file(*path, store, "", Keep::yes, {});

    REQUIRE(std::holds_alternative<Problem>(result));
    CHECK(std::get<Problem>(result).kind == ProblemKind::differential);
    CHECK(describe(std::get<Problem>(result)).find("release diff") != std::string::npos);
    CHECK(store.kept.empty());
}

// Releases of Orphanet over HTTP: what a release changed, as page, table and answer to programs, and whom it concerns.
#include "tests/http/house.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"
#include "workflows/orphanet/import.hpp"

using tests::at;
using tests::House;

namespace {

bool has(const tests::Answer& answer, std::string_view part) { return answer.body.find(part) != std::string::npos; }

/// Product 9 of that day, in which ORPHA:558 has that prevalence class.
std::string prevalence(std::string_view day, std::string_view id, std::string_view name) {
    return "<JDBOR date=\"" + std::string(day) +
           " 00:00:00\" version=\"1\"><DisorderList><Disorder><OrphaCode>558</OrphaCode><Name lang=\"en\">Marfan syndrome</Name><PrevalenceList>"
           "<Prevalence id=\"1\"><PrevalenceType id=\"23669\"><Name lang=\"en\">Point prevalence</Name></PrevalenceType><PrevalenceClass id=\"" +
           std::string(id) + "\"><Name lang=\"en\">" + std::string(name) +
           "</Name></PrevalenceClass><ValMoy>0.0</ValMoy><PrevalenceGeographic id=\"23844\"><Name lang=\"en\">Worldwide</Name>"
           "</PrevalenceGeographic></Prevalence></PrevalenceList></Disorder></DisorderList></JDBOR>";
}

/// A house into which two releases of one product were imported, the second with another prevalence.
struct TwoReleases {
    TwoReleases() {
        import(prevalence("2026-01-01", "23760", "&lt;1 / 1 000 000"));
        import(prevalence("2026-06-01", "23732", "1-5 / 10 000"));
    }
    void import(const std::string& content) {
        const auto result = workflows::orphanet::import_file(folder.write("prevalence.xml", content), house.program().releases(),
                                                             "2026-06-02T09:00:00.000Z", workflows::orphanet::Keep::yes, {});
        REQUIRE(std::holds_alternative<workflows::orphanet::ImportReport>(result));
    }

    tests::TemporaryFolder folder;
    House house;
};

}  // namespace

TEST_CASE("what a release changed is told code by code, to people and programs", "[api][releases]") {
    const TwoReleases two;
    const auto releases = two.house.ask("case_officer", "GET", "/api/v1/releases");
    const std::string newest = at(releases, "releases.0.id");

    const auto difference = two.house.ask("case_officer", "GET", "/api/v1/releases/" + newest + "/difference");
    const auto page = two.house.ask("case_officer", "GET", "/releases/" + newest);
    const auto table = two.house.ask("case_officer", "GET", "/releases/" + newest + "?format=csv");

    CHECK(difference.status == 200);
    CHECK(at(difference, "after.id") == newest);
    CHECK(at(difference, "changes.0.orpha") == "558");
    CHECK(has(page, "558"));
    CHECK(table.header("Content-Type") == "text/csv; charset=utf-8");
    CHECK(has(table, "558"));
    CHECK(has(two.house.ask("case_officer", "GET", "/releases"), "/releases/" + newest));
}

TEST_CASE("a release that is not there, or has none before it, is said so", "[api][releases]") {
    const TwoReleases two;
    const auto releases = two.house.ask("case_officer", "GET", "/api/v1/releases");
    const std::string oldest = at(releases, "releases.1.id");

    CHECK(two.house.ask("case_officer", "GET", "/api/v1/releases/999/difference").status == 404);
    CHECK(two.house.ask("case_officer", "GET", "/api/v1/releases/" + oldest + "/difference").status == 404);
    CHECK(two.house.ask("case_officer", "GET", "/look-again").status == 200);
}

// What Orphanet says of a code, on the command line.
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/orphanet.hpp"

#include <fstream>

using namespace tests;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string prevalence_file(const OfficeDatabase& office) {
    const std::string path = office.path("prevalence.xml");
    std::ofstream(path)
        << R"(<JDBOR date="2026-06-23 07:57:58"><DisorderList><Disorder><OrphaCode>58</OrphaCode><Name lang="en">x</Name>
<PrevalenceList><Prevalence id="581"><Source>1[PMID]</Source><PrevalenceType id="23669"><Name lang="en">Point prevalence</Name></PrevalenceType>
<ValMoy>13.3</ValMoy><PrevalenceGeographic id="25006"><Name lang="en">Norway</Name></PrevalenceGeographic></Prevalence></PrevalenceList></Disorder></DisorderList></JDBOR>)";
    return path;
}

}  // namespace

TEST_CASE("a diagnosis is shown with its facts and their sources", "[cli]") {
    const OfficeDatabase office;
    REQUIRE(office.run("", {"import", "orphanet", orphanet_sample("en_product1_sample.xml"), prevalence_file(office)})
                .code == 0);

    const Said table = office.run("", {"diagnosis", "show", "ORPHA:58"});
    const engine::Value json = office.json("", {"diagnosis", "show", "58"});

    CHECK(table.code == 0);
    CHECK(contains(table.out, "ORPHA:58  Alexander disease"));
    CHECK(contains(table.out, "Norway, Point prevalence"));
    CHECK(contains(table.out, "581"));
    CHECK(contains(table.err, "Orphadata: Free access data from Orphanet"));
    REQUIRE(json.list("prevalences").size() == 1);
    CHECK(json.list("prevalences")[0].text("value") == "13.3");
    CHECK(json.list("prevalences")[0].integer("record") == 581);
    CHECK(json.find("releases")->find("product9_prev")->text("date") == "2026-06-23 07:57:58");
}

TEST_CASE("a code that is none or is not known is a mistake of usage", "[cli]") {
    const OfficeDatabase office;

    const Said none = office.run("", {"diagnosis", "show", "abc"});
    const Said unknown = office.run("", {"diagnosis", "show", "58"});

    CHECK(none.code == 2);
    CHECK(contains(none.err, "is no ORPHAcode"));
    CHECK(unknown.code == 2);
    CHECK(contains(unknown.err, "import orphanet"));
}

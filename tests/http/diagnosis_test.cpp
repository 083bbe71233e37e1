// The page and the answer about one diagnosis: every fact with the product, date and record it was read in.
#include "tests/http/house.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/orphanet.hpp"
#include "tests/support/temporary_folder.hpp"
#include "workflows/orphanet/import.hpp"

using tests::at;
using tests::House;

namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t i = text.find(part); i != std::string::npos; i = text.find(part, i + 1)) ++found;
    return found;
}

void import(House& house, const std::string& path) {
    const auto result = workflows::orphanet::import_file(path, house.program().releases(), "2026-11-22T09:00:00.000Z",
                                                         workflows::orphanet::Keep::yes, {});
    REQUIRE(std::holds_alternative<workflows::orphanet::ImportReport>(result));
}

// A house with names, a classification where 13 stands in two places, and facts about 13.
struct KnowingHouse {
    KnowingHouse() {
        std::string names;
        for (const char* code : {"10", "11", "12", "13", "14"})
            names += tests::disorder(code, "Disorder &lt;" + std::string(code) + "&gt;");
        import(house, folder.write("names.xml", tests::product1_with(names)));
        import(house, folder.write("tree.xml", tree));
        import(house, folder.write("prevalence.xml", prevalence));
        import(house, folder.write("ages.xml", ages));
        import(house, folder.write("signs.xml", signs));
    }

    static constexpr std::string_view tree =
        R"(<JDBOR ExtractionDate="2026-01-02 03:04:05"><ClassificationList><Classification id="146"><Name lang="en">Hearts</Name>
<ClassificationNodeRootList><ClassificationNode><Disorder><OrphaCode>10</OrphaCode></Disorder><ClassificationNodeChildList>
<ClassificationNode><Disorder><OrphaCode>11</OrphaCode></Disorder><ClassificationNodeChildList><ClassificationNode><Disorder><OrphaCode>13</OrphaCode></Disorder><ClassificationNodeChildList><ClassificationNode><Disorder><OrphaCode>14</OrphaCode></Disorder></ClassificationNode></ClassificationNodeChildList></ClassificationNode></ClassificationNodeChildList></ClassificationNode>
<ClassificationNode><Disorder><OrphaCode>12</OrphaCode></Disorder><ClassificationNodeChildList><ClassificationNode><Disorder><OrphaCode>13</OrphaCode></Disorder></ClassificationNode></ClassificationNodeChildList></ClassificationNode>
</ClassificationNodeChildList></ClassificationNode></ClassificationNodeRootList></Classification></ClassificationList></JDBOR>)";
    static constexpr std::string_view prevalence =
        R"(<JDBOR date="2026-06-23 07:57:58" version="1.3"><DisorderList><Disorder><OrphaCode>13</OrphaCode><Name lang="en">x</Name><PrevalenceList>
<Prevalence id="581"><Source>12088082[PMID]</Source><PrevalenceType id="23669"><Name lang="en">Point prevalence</Name></PrevalenceType><PrevalenceClass id="23732"><Name lang="en">1-5 / 10 000</Name></PrevalenceClass><ValMoy>13.3</ValMoy><PrevalenceGeographic id="25006"><Name lang="en">Norway</Name></PrevalenceGeographic><PrevalenceValidationStatus id="25958"><Name lang="en">Validated</Name></PrevalenceValidationStatus></Prevalence>
<Prevalence id="582"><PrevalenceType id="23697"><Name lang="en">Cases/families</Name></PrevalenceType><PrevalenceClass/><ValMoy>4.0</ValMoy><PrevalenceGeographic/></Prevalence>
<Prevalence id="583"><PrevalenceType id="23676"><Name lang="en">Annual incidence</Name></PrevalenceType><PrevalenceClass/><ValMoy>6.0E-4</ValMoy><PrevalenceGeographic/></Prevalence>
</PrevalenceList></Disorder></DisorderList></JDBOR>)";
    static constexpr std::string_view ages =
        R"(<JDBOR date="2026-06-23 07:57:51"><DisorderList><Disorder><OrphaCode>13</OrphaCode><Name lang="en">x</Name><AverageAgeOfOnsetList><AverageAgeOfOnset id="23515"><Name lang="en">Neonatal</Name></AverageAgeOfOnset></AverageAgeOfOnsetList><TypeOfInheritanceList/></Disorder></DisorderList></JDBOR>)";
    static constexpr std::string_view signs =
        R"(<JDBOR date="2026-06-23 08:00:00"><HPODisorderSetStatusList><HPODisorderSetStatus><Disorder><OrphaCode>13</OrphaCode><Name lang="en">x</Name><HPODisorderAssociationList><HPODisorderAssociation id="71"><HPO id="4"><HPOId>HP:0000256</HPOId><HPOTerm>Macrocephaly</HPOTerm></HPO><HPOFrequency id="28412"><Name lang="en">Very frequent (99-80%)</Name></HPOFrequency><DiagnosticCriteria/></HPODisorderAssociation></HPODisorderAssociationList></Disorder></HPODisorderSetStatus></HPODisorderSetStatusList></JDBOR>)";

    tests::TemporaryFolder folder;
    House house;
};

}  // namespace

TEST_CASE("the page of a diagnosis shows every fact with its product, date and record", "[diagnosis]") {
    const KnowingHouse known;

    const auto page = known.house.ask("auditor", "GET", "/diagnoses/13", "", {{"Accept", "text/html"}});

    REQUIRE(page.status == 200);
    CHECK(contains(page.body, "Disorder &lt;13&gt;"));
    CHECK(contains(page.body, "13,3 per 100 000"));
    CHECK(contains(page.body, "12088082[PMID]"));
    CHECK(contains(page.body, "Utbredelse 23.06.2026, post 581"));
    CHECK(contains(page.body, "4 tilfeller eller familier"));
    CHECK(contains(page.body, "0,0006 per 100 000"));
    CHECK(contains(page.body, "Neonatal"));
    CHECK(contains(page.body, "Ikke oppgitt"));
    CHECK(contains(page.body, "HP:0000256"));
    CHECK(contains(page.body, "Kjennetegn (HPO) 23.06.2026, post 71"));
    CHECK(contains(page.body,
                   "Orphadata: Free access data from Orphanet. © INSERM 1999. Available on https://www.orphadata.com. "
                   "Data version: 2026-01-02 03:04:05 9.9."));
    CHECK(contains(page.body, "CC BY 4.0"));
}

TEST_CASE("the place in a classification is a tree of nested lists, with links up and down", "[diagnosis]") {
    const KnowingHouse known;

    const auto page = known.house.ask("auditor", "GET", "/diagnoses/13", "", {{"Accept", "text/html"}}).body;

    const std::size_t start = page.find("pm-tree");
    REQUIRE(start != std::string::npos);
    const std::string tree = page.substr(start, page.find("</details>", start) - start);
    CHECK(contains(page, ">Hearts</summary>"));
    CHECK(count(tree, "<li>") == 5);
    CHECK(count(tree, "</li>") == 5);
    CHECK(count(tree, "<ul") == 3);
    CHECK(count(tree, "</ul>") == 4);  // the first list begins before its class
    CHECK(count(tree, "aria-current") == 2);
    CHECK(contains(page, R"(<a href="/diagnoses/12")"));
    CHECK(contains(page, R"(<a href="/diagnoses/14")"));
}

TEST_CASE("the answer about a diagnosis has every fact with its source", "[diagnosis][api]") {
    const KnowingHouse known;

    const auto answer = known.house.ask("auditor", "GET", "/api/v1/diagnoses/13");

    CHECK(answer.status == 200);
    CHECK(at(answer, "prevalences.0.record") == "581");
    CHECK(at(answer, "prevalences.0.product") == "product9_prev");
    CHECK(at(answer, "prevalences.0.value") == "13.3");
    CHECK(at(answer, "prevalences.0.geography.label") == "Norway");
    CHECK(at(answer, "onsets.0.id") == "23515");
    CHECK(at(answer, "inheritances.0").empty());
    CHECK(at(answer, "phenotypes.0.hpo") == "HP:0000256");
    CHECK(at(answer, "parents.1.orpha") == "12");
    CHECK(at(answer, "parents.1.classification") == "146");
    CHECK(at(answer, "children.0") == "14");
    CHECK(at(answer, "classifications.0.title") == "Hearts");
    CHECK(at(answer, "releases.product9_prev.date") == "2026-06-23 07:57:58");
    CHECK(at(answer, "releases.product3/146.sha256").size() == 64);
}

TEST_CASE("registering tells of cases about the code, its parents and children, before and after", "[diagnosis]") {
    const KnowingHouse known;
    const auto registered = [&known](const std::string& name, const std::string& code) {
        const auto answer = known.house.ask(
            "case_officer", "POST", "/api/v1/cases",
            R"({"name":")" + name + R"(","orpha":")" + code + R"(","origin":"enquiry","reason":"Spurt om"})");
        REQUIRE(answer.status == 201);
        return at(answer, "id");
    };
    const std::string parent = registered("Over", "12");
    const std::string child = registered("Under", "14");
    const std::string other = registered("Andre", "10");

    const auto form = known.house.ask("case_officer", "GET", "/cases/new?orpha=13", "", {{"Accept", "text/html"}}).body;
    const std::string same = registered("Midt", "13");
    const auto steps = known.house.ask("case_officer", "GET", "/api/v1/cases/" + same + "/transitions").body;
    const auto again =
        known.house.ask("case_officer", "GET", "/cases/new?orpha=13", "", {{"Accept", "text/html"}}).body;

    CHECK(contains(form, "Sak " + parent + " gjelder ORPHA:12, rett over"));
    CHECK(contains(form, "Sak " + child + " gjelder ORPHA:14, rett under"));
    CHECK_FALSE(contains(form, "Sak " + other));
    CHECK(contains(again, "Sak " + same + " gjelder samme ORPHAkode"));
    CHECK(contains(steps, "duplicates_considered"));
    CHECK(contains(steps, parent));
    CHECK(contains(steps, child));
    CHECK_FALSE(contains(steps, other));
}

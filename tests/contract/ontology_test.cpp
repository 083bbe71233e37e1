// Where signs belong: an imported release of the Human Phenotype Ontology, on both databases.
#include "tests/support/catch.hpp"
#include "tests/support/fact_database.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace workflows::orphanet;
using tests::FactDatabase;
using tests::TemporaryFolder;

namespace {

std::string term(const std::string& id, const std::string& more) { return "[Term]\nid: " + id + "\nname: x\n" + more + "\n"; }

std::string ontology(const std::string& terms) {
    return "format-version: 1.2\ndata-version: releases/2026-01-02\n\n" + terms + "[Typedef]\nid: part_of\n";
}

const std::string eye = term("HP:0000478", "is_a: HP:0000118 ! Phenotypic abnormality\n");
const std::string cataract = term("HP:0000518", "alt_id: HP:0007779\nis_a: HP:0000517 ! Abnormality of the lens\n");
const std::string lens = term("HP:0000517", "is_a: HP:0000478\nis_a: HP:0000152\n");

/// Product 4 with one disorder that has these signs.
std::string signs(const std::vector<std::string>& terms) {
    std::string list;
    for (const std::string& one : terms)
        list += "<HPODisorderAssociation id=\"1\"><HPO id=\"2\"><HPOId>" + one +
                "</HPOId><HPOTerm>x</HPOTerm></HPO><HPOFrequency id=\"28412\"><Name lang=\"en\">f</Name></HPOFrequency>"
                "<DiagnosticCriteria/></HPODisorderAssociation>";
    return "<JDBOR date=\"2026-01-02 03:04:05\"><HPODisorderSetStatusList><HPODisorderSetStatus id=\"1\"><Disorder id=\"1\">"
           "<OrphaCode>518</OrphaCode><Name lang=\"en\">x</Name><HPODisorderAssociationList>" +
           list + "</HPODisorderAssociationList></Disorder></HPODisorderSetStatus></HPODisorderSetStatusList></JDBOR>";
}

}  // namespace

TEST_CASE("a sign belongs to the systems above its term, and a younger one to none", "[orphanet]") {
    FactDatabase database(GENERATE(from_range(tests::kinds())));
    const TemporaryFolder folder;
    database.import(folder.write("en_product4.xml", signs({"HP:0000518", "HP:0007779", "HP:9999999"})));
    const Facts before = database.facts.facts(518);
    database.import(folder.write("hp.obo", ontology(eye + cataract + lens + term("HP:0000152", ""))));

    const Facts facts = database.facts.facts(518);

    CHECK(before.phenotypes.at(0).systems == 0);
    REQUIRE(facts.phenotypes.size() == 3);
    CHECK(facts.phenotypes[0].systems == (system_set(478) | system_set(152)));
    CHECK(facts.phenotypes[1].systems == facts.phenotypes[0].systems);
    CHECK(facts.phenotypes[2].systems == 0);
    CHECK(facts.releases.contains("hpo"));
    CHECK(facts.parents.empty());  // ORPHA:518 is not HP:0000518
    const auto library = database.facts.everything();
    REQUIRE(library->known.size() == 1);
    CHECK(library->known.front().facts == facts);
    CHECK(library->releases.contains(facts.releases.find("hpo")->second));
}

TEST_CASE("an ontology whose terms stand below themselves is refused, and nothing of it stays", "[orphanet]") {
    FactDatabase database(tests::Kind::sqlite);
    const TemporaryFolder folder;
    const std::string path = folder.write("hp.obo", ontology(eye + term("HP:0000010", "is_a: HP:0000011\n") + term("HP:0000011", "is_a: HP:0000010\n")));

    const auto result = database.import_file(path);

    REQUIRE(std::holds_alternative<Problem>(result));
    CHECK(std::get<Problem>(result).kind == ProblemKind::cycle);
    CHECK(database.storage->nomenclature().releases().empty());
}

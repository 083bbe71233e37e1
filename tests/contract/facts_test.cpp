// Orphanet's facts in both databases: every file of the shared data is imported whole, counted as another parser
// counted it, and read again with where it came from.
#include "tests/support/catch.hpp"
#include "tests/support/fact_database.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace workflows::orphanet;
using tests::FactDatabase;
using tests::shared_orphadata;
using tests::TemporaryFolder;

namespace {

std::string product9(std::string_view disorders, std::string_view date = "2026-01-02 03:04:05") {
    return "<JDBOR date=\"" + std::string(date) + "\" version=\"9\"><DisorderList>" + std::string(disorders) +
           "</DisorderList></JDBOR>";
}

std::string prevalence(std::string_view code, std::string_view value) {
    return "<Disorder id=\"7\"><OrphaCode>" + std::string(code) +
           "</OrphaCode><Name lang=\"en\">x</Name><PrevalenceList><Prevalence id=\"70\"><Source>1[PMID]</Source>"
           "<PrevalenceType id=\"23669\"><Name lang=\"en\">Point prevalence</Name></PrevalenceType>"
           "<PrevalenceClass/><ValMoy>" +
           std::string(value) + "</ValMoy></Prevalence></PrevalenceList></Disorder>";
}

std::string tree(std::string_view nodes) {
    return "<JDBOR date=\"2026-01-02 03:04:05\"><ClassificationList><Classification id=\"146\"><Name "
           "lang=\"en\">Hearts</Name>"
           "<ClassificationNodeRootList>" +
           std::string(nodes) + "</ClassificationNodeRootList></Classification></ClassificationList></JDBOR>";
}

std::string node(std::string_view code, std::string_view below = "") {
    return "<ClassificationNode><Disorder id=\"1\"><OrphaCode>" + std::string(code) +
           "</OrphaCode><Name lang=\"en\">x</Name></Disorder><ClassificationNodeChildList>" + std::string(below) +
           "</ClassificationNodeChildList></ClassificationNode>";
}

}  // namespace

TEST_CASE("facts of all products are read together, each with its release", "[orphanet]") {
    if (!shared_orphadata("format-samples")) return;
    FactDatabase database(GENERATE(from_range(tests::kinds())));
    for (const char* file :
         {"en_funct_consequences_head_2024-12.xml", "en_product1_head_2024-12.xml", "en_product4_head_2024-12.xml",
          "en_product6_head_2025-06.xml", "en_product7_head_2025-06.xml", "en_product9_ages_head_2024-12.xml",
          "en_product9_prev_head_2024-12.xml"})
        database.import(*shared_orphadata("format-samples") + "/" + file);

    const Facts facts = database.facts.facts(166024);

    REQUIRE(facts.prevalences.size() == 2);
    const Prevalence& count = facts.prevalences[0];
    CHECK(count.record == 8322);
    CHECK(count.type == Term{23697, "Cases/families"});
    CHECK(count.prevalence_class == Term{});
    CHECK(count.geography == Term{23844, "Worldwide"});
    CHECK(count.value == "4.0");
    CHECK(count.source == "11389160[PMID]_9689990[PMID]_ [EXPERT]");
    CHECK(facts.prevalences[1].prevalence_class == Term{23760, "<1 / 1 000 000"});
    CHECK_FALSE(facts.prevalences[1].value);
    CHECK(facts.onsets == std::vector<Term>{{23522, "Infancy"}, {23515, "Neonatal"}});
    CHECK(facts.inheritances == std::vector<Term>{{23417, "Autosomal recessive"}});
    REQUIRE(facts.genes.size() == 1);
    CHECK(facts.genes[0].symbol == "KIF7");
    CHECK(facts.genes[0].record == 20160);
    CHECK(facts.genes[0].association.id == 17949);
    CHECK(facts.parents == std::vector<Parent>{{0, 93419}});
    REQUIRE(!facts.references.empty());
    CHECK(facts.references[0].record == 212360);
    CHECK(facts.references[0].source == "ICD-11");
    CHECK(facts.references[0].relation.id == 21534);
    CHECK(facts.releases.size() == 5);

    const Facts signs = database.facts.facts(58);
    REQUIRE(signs.phenotypes.size() == 47);
    CHECK(signs.phenotypes[0] == Phenotype{.record = 554366,
                                           .hpo = "HP:0000256",
                                           .label = "Macrocephaly",
                                           .frequency = {28412, "Very frequent (99-80%)"},
                                           .criterion = {}});
    const Facts daily = database.facts.facts(893);
    REQUIRE(!daily.consequences.empty());
    CHECK(daily.consequences[0].record == 190181);
    CHECK(daily.consequences[0].severity == Term{27250, "Severe"});
    CHECK_FALSE(daily.consequences[0].loss_of_ability);
    CHECK(database.facts.facts(1).releases.empty());
}

TEST_CASE("the library holds for every code what is read for that code alone", "[orphanet]") {
    if (!shared_orphadata("format-samples")) return;
    FactDatabase database(GENERATE(from_range(tests::kinds())));
    database.import(*shared_orphadata("format-samples") + "/en_product9_prev_head_2024-12.xml");
    database.import(*shared_orphadata("format-samples") + "/en_product1_head_2024-12.xml");
    const auto before = database.facts.everything();
    database.import(*shared_orphadata(
        "nomenclature-pack-2025-07/classifications_en/ORPHAclassification_146_rare_cardiac_diseases_en.xml"));

    const auto library = database.facts.everything();

    CHECK(library == database.facts.everything());
    CHECK(before->known.size() < library->known.size());
    CHECK(library->releases.size() == 3);
    for (const Known& known : library->known) {
        CAPTURE(known.entity.code);
        CHECK(known.facts == database.facts.facts(known.entity.code));
        const auto found = database.storage->nomenclature().find(known.entity.code);
        CHECK(known.entity == (found ? found->entity : Entity{.code = known.entity.code}));
        CHECK(library->find(known.entity.code) == &known);
    }
    CHECK(library->find(1) == nullptr);
}

TEST_CASE("a node with several parents is one node, and its parents know it as a child", "[orphanet]") {
    const TemporaryFolder folder;
    FactDatabase database(GENERATE(from_range(tests::kinds())));

    const Release release =
        database
            .import(folder.write("tree.xml",
                                 tree(node("10", node("11", node("13")) + node("12", node("13") + node("14"))))))
            .release;

    CHECK(release.title == "Hearts");
    CHECK(release.rows == 6);
    CHECK(release.distinct_codes == 5);
    CHECK(release.distinct_edges == 5);
    CHECK(release.depth == 3);
    CHECK(database.facts.facts(13).parents == std::vector<Parent>{{146, 11}, {146, 12}});
    CHECK(database.facts.facts(13).classifications == std::vector<std::int64_t>{146});
    CHECK(database.facts.facts(13).releases.begin()->first == "product3/146");
    CHECK(database.facts.children(12) == std::vector<std::int64_t>{13, 14});
    CHECK(database.facts.children(14).empty());
}

TEST_CASE("a newer release says which facts came, went and changed, and is what is read", "[orphanet]") {
    const TemporaryFolder folder;
    FactDatabase database(GENERATE(from_range(tests::kinds())));
    database.import(
        folder.write("a.xml", product9(prevalence("1", "2.0") + prevalence("2", "2.0") + prevalence("3", "2.0"))));

    const ImportReport newer = database.import(folder.write(
        "b.xml",
        product9(prevalence("2", "2.0") + prevalence("3", "0.0") + prevalence("4", "2.0"), "2026-06-01 00:00:00")));
    const ImportReport older =
        database.import(folder.write("c.xml", product9(prevalence("9", "2.0"), "2025-01-01 00:00:00")));

    CHECK(newer.changes.previous->date == "2026-01-02 03:04:05");
    CHECK(newer.changes.added == std::vector<std::int64_t>{4});
    CHECK(newer.changes.removed == std::vector<std::int64_t>{1});
    CHECK(newer.changes.changed == std::vector<std::int64_t>{3});
    CHECK_FALSE(older.changes.in_force);
    CHECK(database.facts.facts(9).releases.empty());
    CHECK_FALSE(database.facts.facts(3).prevalences[0].value);
    CHECK(database.facts.facts(1).prevalences.empty());
}

TEST_CASE("the same facts twice change nothing, and a dry run keeps nothing", "[orphanet]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.xml", product9(prevalence("1", "2.0")));
    FactDatabase database(GENERATE(from_range(tests::kinds())));

    const ImportReport tried = database.import(file, Keep::no);
    CHECK(tried.changes.added.size() == 1);
    CHECK(database.facts.facts(1).prevalences.empty());

    database.import(file);
    const ImportReport again = database.import(file);

    CHECK(again.changes.already_imported);
    CHECK(again.changes.added.empty());
    CHECK(database.storage->nomenclature().releases().size() == 1);
    CHECK_FALSE(database.storage->nomenclature().latest_release());
}

TEST_CASE("releases of facts in any order leave the same facts in force", "[orphanet]") {
    const TemporaryFolder folder;
    const std::string a = folder.write("a.xml", product9(prevalence("1", "2.0")));
    const std::string b =
        folder.write("b.xml", product9(prevalence("1", "3.0") + prevalence("2", "1.0"), "2026-06-01 00:00:00"));
    const tests::Kind kind = GENERATE(from_range(tests::kinds()));
    FactDatabase both(kind), turned(kind), alone(kind);

    both.import(a);
    both.import(b);
    turned.import(b);
    turned.import(a);
    alone.import(b);

    for (const std::int64_t code : {1, 2}) {
        CHECK(both.facts.facts(code).prevalences == alone.facts.facts(code).prevalences);
        CHECK(turned.facts.facts(code).prevalences == alone.facts.facts(code).prevalences);
    }
}

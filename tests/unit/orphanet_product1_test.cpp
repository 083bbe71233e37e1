// Product 1: what is read, and files that are not what they should be.
#include "tests/support/catch.hpp"
#include "tests/support/orphanet.hpp"
#include "tests/support/temporary_folder.hpp"
#include "workflows/orphanet/product.hpp"

using namespace workflows::orphanet;
using tests::disorder;
using tests::orphanet_sample;
using tests::product1_with;
using tests::read_orphanet;
using tests::TemporaryFolder;

namespace {

// How reading a product 1 file with this content ends: the name of the problem, or "".
std::string problem_of(std::string_view content) {
    const TemporaryFolder folder;
    return read_orphanet(folder.write("en_product1.xml", content)).problem();
}

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("names, synonyms, level and type of an entity are read", "[orphanet]") {
    const auto file = read_orphanet(orphanet_sample("en_product1_sample.xml"));

    REQUIRE(file.problem() == "");
    const Entity* const entity = file.find(123);
    REQUIRE(entity != nullptr);
    CHECK(entity->name == "Björnstad syndrome");
    CHECK(entity->language == "en");
    CHECK(entity->level == Level::disorder);
    CHECK(entity->type == "Disease");
    CHECK(entity->type_id == 21394);
    CHECK(entity->synonyms == std::vector<std::string>{"Deafness-pili torti-hypogonadism syndrome",
                                                       "Hearing loss-pili torti-hypogonadism syndrome"});
    CHECK(entity->active);
    CHECK(entity->targets.empty());
    CHECK(file.find(98249)->level == Level::group);
    CHECK(file.find(93554)->level == Level::subtype);
}

TEST_CASE("the head of the file and its counts are read", "[orphanet]") {
    const auto file = read_orphanet(orphanet_sample("en_product1_sample.xml"));

    const Reading& reading = file.reading();
    CHECK(reading.date == "2025-12-09 10:41:42");
    CHECK(reading.version == "sample 1");
    CHECK(reading.language == "en");
    CHECK(reading.disorders == 15);
    CHECK(reading.distinct_codes == 15);
    CHECK(reading.synonyms == 19);
    CHECK(reading.rows == 34);
    CHECK(reading.warnings.texts() == std::vector<std::string>{});
}

TEST_CASE("deprecated, obsolete and not rare entities are told apart and say where they went", "[orphanet]") {
    const auto file = read_orphanet(orphanet_sample("en_product1_sample.xml"));

    const Entity& deprecated = *file.find(34);
    CHECK(deprecated.status == Status::deprecated);
    CHECK_FALSE(deprecated.active);
    CHECK(deprecated.targets == std::vector<Target>{{79189, Relation::moved_to, "Peroxisome biogenesis disorder"}});
    const Entity& obsolete = *file.find(77);
    CHECK(obsolete.status == Status::obsolete);
    CHECK(obsolete.targets ==
          std::vector<Target>{{88632, Relation::referred_to, "Anterior segment developmental anomaly"}});
    CHECK(file.find(89832)->status == Status::obsolete);
    CHECK(file.find(89832)->targets.empty());
    CHECK(file.find(206)->status == Status::non_rare);
}

TEST_CASE("a link that tells what came here is not where the entity went", "[orphanet]") {
    const auto file = read_orphanet(orphanet_sample("en_product1_sample.xml"));

    CHECK(file.find(79189)->status == Status::active);
    CHECK(file.find(79189)->targets.empty());
}

TEST_CASE("files from before 2020 with OrphaNumber and files with ExtractionDate are read", "[orphanet]") {
    const TemporaryFolder folder;
    const std::string content =
        R"(<?xml version="1.0" encoding="ISO-8859-1"?><JDBOR ExtractionDate="2019-07-01" version="1.2">)"
        R"(<DisorderList count="1"><Disorder id="1"><OrphaNumber>58</OrphaNumber><Name lang="fr">Maladie d'Alexander)"
        "\xE9</Name></Disorder></DisorderList></JDBOR>";

    const auto file = read_orphanet(folder.write("fr_product1.xml", content));

    REQUIRE(file.problem() == "");
    CHECK(file.reading().date == "2019-07-01");
    CHECK(file.reading().language == "fr");
    CHECK(file.find(58)->name == "Maladie d'Alexander\xC3\xA9");
    CHECK(file.reading().warnings.count() == 2);
}

TEST_CASE("a link to an entity without a code is passed over and said", "[orphanet]") {
    const TemporaryFolder folder;
    const std::string link =
        R"(<Disorder id="1"><OrphaCode>9999</OrphaCode><Name lang="en">A</Name><DisorderFlagList><DisorderFlag><Value>8192</Value>)"
        R"(<Label>Obsolete entity</Label></DisorderFlag></DisorderFlagList><DisorderGroup id="36547"/><DisorderDisorderAssociationList>)"
        R"(<DisorderDisorderAssociation><TargetDisorder id="4"/><RootDisorder id="1" cycle="true"/><DisorderDisorderAssociationType id="21478">)"
        R"(<Name lang="en">Referred to</Name></DisorderDisorderAssociationType></DisorderDisorderAssociation></DisorderDisorderAssociationList></Disorder>)";

    const auto file = read_orphanet(folder.write("en_product1.xml", product1_with(link)));

    REQUIRE(file.problem() == "");
    CHECK(file.find(9999)->targets.empty());
    CHECK(file.reading().warnings.count() == 1);
}

TEST_CASE("a file that holds fewer entities than it says is read with a warning", "[orphanet]") {
    const TemporaryFolder folder;
    std::string content = product1_with(disorder("58", "Alexander disease"));
    content.replace(content.find("<DisorderList>"), 14, "<DisorderList count=\"11074\">");

    const auto file = read_orphanet(folder.write("en_product1.xml", content));

    REQUIRE(file.problem() == "");
    CHECK(file.reading().warnings.count() == 1);
}

TEST_CASE("codes that are missing, malformed or repeated are refused with line and record", "[orphanet]") {
    CHECK(problem_of(product1_with(disorder("", "A"))) == "malformed_code");
    CHECK(problem_of(product1_with(disorder("12x", "A"))) == "malformed_code");
    CHECK(problem_of(product1_with(disorder("-5", "A"))) == "malformed_code");
    CHECK(problem_of(product1_with(disorder("99999999999999999999", "A"))) == "malformed_code");
    CHECK(problem_of(product1_with("<Disorder id=\"1\"><Name lang=\"en\">A</Name></Disorder>")) == "malformed_code");
    CHECK(problem_of(product1_with(disorder("58", ""))) == "missing_name");

    const TemporaryFolder folder;
    const auto twice = read_orphanet(folder.write(
        "en_product1.xml", product1_with(disorder("58", "A") + disorder("60", "B") + disorder("58", "C"))));
    REQUIRE(twice.problem() == "duplicate_code");
    CHECK(std::get<Problem>(twice.end).line == 3);
    CHECK(std::get<Problem>(twice.end).record == "ORPHA:58");
    CHECK(describe(std::get<Problem>(twice.end)).find("en_product1.xml:3 (ORPHA:58)") != std::string::npos);
}

TEST_CASE("a document type is refused before any entity of the file's own can be used", "[orphanet]") {
    const std::string bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE JDBOR [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
        "\"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
        "<JDBOR><DisorderList><Disorder><OrphaCode>1</OrphaCode><Name>&b;</Name></Disorder></DisorderList></JDBOR>";
    const std::string outside =
        "<?xml version=\"1.0\"?><!DOCTYPE JDBOR [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
        "<JDBOR><DisorderList><Disorder><OrphaCode>1</OrphaCode><Name>&x;</Name></Disorder></DisorderList></JDBOR>";

    CHECK(problem_of(bomb) == "doctype");
    CHECK(problem_of(outside) == "doctype");
    CHECK(problem_of("<!DOCTYPE JDBOR SYSTEM \"http://example.org/x.dtd\"><JDBOR/>") == "doctype");
    CHECK(problem_of(product1_with(disorder("58", "&undeclared;"))) == "malformed_xml");
}

TEST_CASE("XML that is cut, broken, too deep or too long is refused", "[orphanet]") {
    const std::string whole = product1_with(disorder("58", "Alexander disease") + disorder("60", "B"));

    CHECK(problem_of(whole.substr(0, whole.size() - 20)) == "truncated");
    CHECK(problem_of(whole.substr(0, whole.find("<OrphaCode") / 2)) == "truncated");
    CHECK(problem_of(whole + "<more/>") == "malformed_xml");
    CHECK(problem_of(product1_with("<Disorder><OrphaCode>1</Name></Disorder>")) == "malformed_xml");
    CHECK(problem_of(product1_with(repeated("<x>", 1000) + repeated("</x>", 1000))) == "too_deep");
    CHECK(problem_of(product1_with(disorder("58", std::string(1'000'000, 'a')))) == "too_long");
    CHECK(problem_of(product1_with("<!-- " + std::string(1'000'000, 'a') + " -->" + disorder("58", "A"))) ==
          "too_long");
    CHECK(problem_of(product1_with("<Disorder id=\"" + std::string(1'000'000, '1') + "\"/>")) == "too_long");
    CHECK(problem_of(product1_with("<Disorder><OrphaCode>1</OrphaCode><SynonymList>" +
                                   repeated("<Synonym/>", 20'000))) == "too_long");
}

TEST_CASE("a file without any entity is refused", "[orphanet]") {
    CHECK(problem_of(product1_with("")) == "no_entities");
    CHECK(problem_of("<?xml version=\"1.0\"?><JDBOR/>") == "no_entities");
    CHECK(problem_of("<?xml version=\"1.0\"?><other><DisorderList/></other>") == "not_orphanet");
}

TEST_CASE("a product is known by what it holds, not by the name of its file", "[orphanet]") {
    const auto with = [](std::string_view element) {
        return detect_product("<?xml version=\"1.0\"?>\n<!-- <ClassificationList> --><JDBOR date=\"\"><" +
                              std::string(element) + " count=\"1\">");
    };

    CHECK(detect_product(product1_with(disorder("58", "A"))) == Product::nomenclature);
    CHECK(with("ClassificationList") == Product::classification);
    CHECK(with("HPODisorderSetStatusList") == Product::phenotypes);
    CHECK(with("DisorderList><Disorder><DisorderGeneAssociationList") == Product::genes);
    CHECK(with("DisorderList><Disorder><DisorderDisorderAssociationList") == Product::linearisation);
    CHECK(with("DisorderList><Disorder><PrevalenceList") == Product::prevalence);
    CHECK(with("DisorderList><Disorder><AverageAgeOfOnsetList") == Product::ages);
    CHECK(with("DisorderDisabilityRelevanceList") == Product::functional_consequences);
    CHECK(detect_product("<other/>") == std::nullopt);
    CHECK(detect_product("{\"a\": 1}") == std::nullopt);
    CHECK(detect_product("") == std::nullopt);
}

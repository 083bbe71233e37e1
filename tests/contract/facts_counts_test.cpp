// Every file of the shared data is imported whole and counted as another parser counted it.
#include "engine/value.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fact_database.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace workflows::orphanet;
using tests::FactDatabase;
using tests::shared_orphadata;

namespace {

// The independent counts, whose decimals (sums of values) no test needs.
engine::Value expected_counts() {
    std::string text = tests::read_file(*shared_orphadata("expected_counts.json"));
    for (std::size_t at = text.find("\"valmoy_sum\""); at != std::string::npos;
         at = text.find("\"valmoy_sum\"", at + 1)) {
        const std::size_t colon = text.find(':', at);
        text.replace(colon + 1, text.find_first_of(",}\n", colon) - colon - 1, "0");
    }
    const auto parsed = engine::parse_value(text);
    REQUIRE(std::holds_alternative<engine::Value>(parsed));
    return std::get<engine::Value>(parsed);
}

// What the counts call the rows of a product.
std::int64_t expected_rows(const engine::Value& counts, const ImportReport& report) {
    const std::string& kind = counts.text("kind");
    if (kind == "classification") return counts.integer("nodes");
    if (kind == "prevalence") return counts.integer("prevalence_rows");
    if (kind == "ages") return counts.integer("onset_values") + counts.integer("inheritance_values");
    if (kind == "nomenclature") return counts.integer("disorders") + counts.integer("synonyms");
    return counts.integer("associations", report.release.rows);
}

std::int64_t with_several_parents(FactDatabase& database) {
    std::int64_t count = 0;
    for (const Known& known : database.facts.everything()->known) count += known.facts.parents.size() > 1 ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("every file of the shared data counts as another parser counted it", "[orphanet]") {
    if (!shared_orphadata("expected_counts.json")) return;
    const engine::Value expected = expected_counts();
    for (const auto& [file, counts] : expected.members()) {
        FactDatabase database(tests::Kind::sqlite);
        CAPTURE(file);

        const ImportReport report = database.import(*shared_orphadata(file));

        const engine::Value said = as_value(report);
        CHECK(said.text("sha256") == counts.text("sha256_unpacked"));
        CHECK(said.text("date") == counts.text("date"));
        CHECK(said.text("version") == counts.text("version"));
        CHECK(said.integer("rows") == expected_rows(counts, report));
        CHECK(said.integer("synonyms") == counts.integer("synonyms"));
        CHECK(said.integer("distinct_codes") == counts.integer("distinct_codes", said.integer("disorders")));
        CHECK(report.changes.added.size() == static_cast<std::size_t>(said.integer("distinct_codes")));
        if (counts.text("kind") == "classification") {
            CHECK(std::to_string(said.integer("classification")) == counts.text("classification_id"));
            CHECK(said.integer("distinct_edges") == counts.integer("distinct_edges"));
            CHECK(said.integer("depth") == counts.integer("max_depth"));
            CHECK(said.integer("disorders") == counts.integer("nodes") - counts.integer("nodes_without_disorder"));
            CHECK(with_several_parents(database) == counts.integer("codes_with_several_parents"));
        } else {
            CHECK(said.integer("disorders") == counts.integer("disorders", said.integer("disorders")));
            CHECK(said.find("distinct_edges")->is_null());
        }
    }
}

TEST_CASE("the workbooks of the pack hold what their lists as text hold", "[orphanet]") {
    if (!shared_orphadata("nomenclature-pack-2025-07")) return;
    const std::string pack = *shared_orphadata("nomenclature-pack-2025-07") + "/";
    FactDatabase database(GENERATE(from_range(tests::kinds())));

    const Release list = database.import(pack + "List_of_rare_diseases_2025_en.xlsx").release;
    const Release codes = database.import(pack + "ORPHAnomenclature_MasterFile_en_2025.xlsx").release;
    const Release icd10 = database.import(pack + "masterfile_ICD10.tsv.gz").release;
    const Release icd11 = database.import(pack + "masterfile_ICD11.tsv.gz").release;

    CHECK(list.product == "pack_list");
    CHECK(list.disorders == 9784 + 1311);
    CHECK(list.synonyms == 13737);
    CHECK(list.version == "2025");
    CHECK(database.storage->nomenclature().find(79189)->entity.name == "Peroxisome biogenesis disorder");
    CHECK(database.storage->nomenclature().find(34)->entity.status == Status::deprecated);
    CHECK(codes.product == "pack_icd");
    CHECK(codes.disorders == 6527);
    CHECK(icd10.rows == 17567);
    CHECK(icd11.rows == 17247);
    CHECK(codes.rows == icd10.rows + icd11.rows);
    const Facts facts = database.facts.facts(166024);
    REQUIRE(facts.references.size() == 2);
    CHECK(facts.references[0] == CrossReference{.source = "ICD-10", .reference = "Q77.3"});
    CHECK(facts.references[1] == CrossReference{.source = "ICD-11", .reference = "LD24.61"});
}

// Bringing files in: all or nothing, once, and what changed. Counts are compared with those of another parser.
#include "tests/support/catch.hpp"
#include "tests/support/orphanet.hpp"
#include "tests/support/temporary_folder.hpp"
#include "workflows/orphanet/import.hpp"

using namespace workflows::orphanet;
using tests::disorder;
using tests::MemoryReleases;
using tests::orphanet_sample;
using tests::product1_with;
using tests::TemporaryFolder;

namespace {

constexpr const char* now = "2026-11-22T09:00:00.000Z";

std::variant<ImportReport, Problem> import_into(MemoryReleases& store, const std::string& path, Keep keep = Keep::yes) {
    return import_file(path, store, now, keep, {});
}

ImportReport imported(MemoryReleases& store, const std::string& path, Keep keep = Keep::yes) {
    return std::get<ImportReport>(import_into(store, path, keep));
}

// The count of a file of the shared data that the independent parser made.
std::int64_t expected(const std::string& file, std::string_view field) {
    const std::string counts = tests::read_file(*tests::shared_orphadata("expected_counts.json"));
    const std::size_t at = counts.find("\"" + std::string(field) + "\": ", counts.find("\"" + file + "\": {"));
    return std::stoll(counts.substr(at + field.size() + 4));
}

}  // namespace

TEST_CASE("an import keeps the release with its counts and every entity", "[orphanet]") {
    MemoryReleases store;

    const ImportReport report = imported(store, orphanet_sample("en_product1_sample.xml"));

    REQUIRE(store.kept.size() == 1);
    const auto& [release, entities] = store.kept.front();
    CHECK(release.product == "product1");
    CHECK(release.language == "en");
    CHECK(release.file == "en_product1_sample.xml");
    CHECK(release.imported_at == now);
    CHECK(release.disorders == 15);
    CHECK(release.rows == 34);
    CHECK(release.sha256.size() == 64);
    CHECK(entities.size() == 15);
    CHECK(report.changes.added.size() == 15);
    CHECK(report.changes.removed.empty());
}

TEST_CASE("the same file twice changes nothing, also when it is packed", "[orphanet]") {
    const TemporaryFolder folder;
    MemoryReleases store;
    const std::string content = tests::read_file(orphanet_sample("en_product1_sample.xml"));
    imported(store, orphanet_sample("en_product1_sample.xml"));

    const ImportReport again = imported(store, orphanet_sample("en_product1_sample.xml"));
    const ImportReport packed = imported(store, folder.write("p1.gz", tests::packed(content, tests::Packing::gzip)));

    CHECK(again.changes.already_imported);
    CHECK(packed.changes.already_imported);
    CHECK(again.changes.added.empty());
    CHECK(store.kept.size() == 1);
}

TEST_CASE("a dry run says what would change and keeps nothing", "[orphanet]") {
    MemoryReleases store;

    const ImportReport report = imported(store, orphanet_sample("en_product1_sample.xml"), Keep::no);

    CHECK(report.changes.added.size() == 15);
    CHECK(store.kept.empty());
}

TEST_CASE("a second release says what was added, removed and changed", "[orphanet]") {
    const TemporaryFolder folder;
    MemoryReleases store;
    imported(store, folder.write("1.xml", product1_with(disorder("1", "A") + disorder("2", "B") + disorder("3", "C"))));

    const ImportReport report = imported(
        store,
        folder.write("2.xml", product1_with(disorder("2", "B") + disorder("3", "C renamed") + disorder("4", "D"))));

    CHECK(report.changes.added == std::vector<std::int64_t>{4});
    CHECK(report.changes.removed == std::vector<std::int64_t>{1});
    CHECK(report.changes.changed == std::vector<std::int64_t>{3});
}

TEST_CASE("a file with a fault anywhere leaves nothing behind", "[orphanet]") {
    const TemporaryFolder folder;
    MemoryReleases store;
    std::string many;
    for (int code = 1; code <= 20'000; ++code) many += disorder(std::to_string(code), "Name");
    const std::string faulty = folder.write("en_product1.xml", product1_with(many + disorder("7", "Again")));

    const auto result = import_into(store, faulty);

    REQUIRE(std::holds_alternative<Problem>(result));
    CHECK(std::get<Problem>(result).kind == ProblemKind::duplicate_code);
    CHECK(std::get<Problem>(result).line == 20'001);
    CHECK(store.kept.empty());
}

TEST_CASE("other files are refused by name", "[orphanet]") {
    const TemporaryFolder folder;
    MemoryReleases store;
    const auto refusal = [&](std::string_view content) {
        return std::get<Problem>(import_into(store, folder.write("file", content)));
    };

    const Problem other = refusal("code,name\n1,2\n");

    CHECK(other.kind == ProblemKind::not_orphanet);
}

TEST_CASE("the report has the fields that are promised to programs", "[orphanet]") {
    MemoryReleases store;

    const engine::Value value = as_value(imported(store, orphanet_sample("list_active_2025_en.tsv")));

    for (const char* const field :
         {"file", "product", "classification", "language", "version", "date", "sha256", "disorders", "rows",
          "distinct_codes", "distinct_edges", "warnings", "added", "removed", "changed"}) {
        CAPTURE(field);
        CHECK(value.has(field));
    }
    CHECK(value.text("product") == "pack_active");
    CHECK(value.integer("rows") == 31);
    CHECK(value.integer("added") == 11);
}

TEST_CASE("progress reaches the end of the file", "[orphanet]") {
    MemoryReleases store;
    std::int64_t last = 0;
    std::int64_t all = 0;

    const auto result = import_file(orphanet_sample("en_product1_sample.xml"), store, now, Keep::yes,
                                    [&](std::int64_t done, std::int64_t size) {
                                        last = done;
                                        all = size;
                                    });

    CHECK(std::holds_alternative<ImportReport>(result));
    CHECK(last > 0);
    CHECK(last == all);
}

TEST_CASE("product 1 at full size and the head of an original give the counts of another parser", "[orphanet]") {
    for (const std::string name :
         {"assembled/en_product1_assembled_2025-12.xml.gz", "format-samples/en_product1_head_2024-12.xml"}) {
        const auto path = tests::shared_orphadata(name);
        if (!path) return;
        CAPTURE(name);
        MemoryReleases store;

        const ImportReport report = imported(store, *path);

        const std::string counts = tests::read_file(*tests::shared_orphadata("expected_counts.json"));
        CHECK(counts.find("\"sha256_unpacked\": \"" + report.release.sha256 + "\"") != std::string::npos);
        CHECK(counts.find("\"version\": \"" + report.release.version + "\"") != std::string::npos);
        CHECK(counts.find("\"date\": \"" + report.release.date + "\"") != std::string::npos);
        CHECK(report.release.disorders == expected(name, "disorders"));
        CHECK(report.release.distinct_codes == expected(name, "distinct_codes"));
        CHECK(report.release.synonyms == expected(name, "synonyms"));
    }
}

TEST_CASE("product 1 at full size has the levels and statuses of another parser", "[orphanet]") {
    const auto path = tests::shared_orphadata("assembled/en_product1_assembled_2025-12.xml.gz");
    if (!path) return;
    MemoryReleases store;

    imported(store, *path);

    std::map<Level, int> levels;
    std::map<Status, int> statuses;
    int targets = 0;
    for (const auto& [code, entity] : store.kept.front().second) {
        ++levels[entity.level];
        ++statuses[entity.status];
        targets += static_cast<int>(entity.targets.size());
    }
    CHECK(levels == std::map<Level, int>{{Level::group, 2614}, {Level::disorder, 7283}, {Level::subtype, 1374}});
    CHECK(statuses ==
          std::map<Status, int>{{Status::active, 9960}, {Status::deprecated, 323}, {Status::obsolete, 988}});
    CHECK(targets == 1230);
}

TEST_CASE("the pack's lists at full size give the counts of their description", "[orphanet]") {
    const auto active = tests::shared_orphadata("nomenclature-pack-2025-07/labels_active.tsv.gz");
    const auto inactive = tests::shared_orphadata("nomenclature-pack-2025-07/inactive.tsv");
    if (!active || !inactive) return;
    MemoryReleases store;

    const ImportReport names = imported(store, *active);
    const ImportReport codes = imported(store, *inactive);

    CHECK(names.release.product == "pack_active");
    CHECK(names.release.disorders == 9784);
    CHECK(names.release.synonyms == 13737);
    CHECK(names.release.rows == 23521);
    CHECK(names.release.warnings == 0);
    CHECK(codes.release.product == "pack_inactive");
    CHECK(codes.release.disorders == 1311);
    CHECK(codes.release.warnings == 0);
    int with_target = 0;
    for (const auto& [code, entity] : store.kept.back().second) with_target += entity.targets.empty() ? 0 : 1;
    CHECK(with_target == 1230);
}

TEST_CASE("ORPHAnomenclature of the pack is read as the nomenclature it is", "[orphanet]") {
    const TemporaryFolder folder;
    MemoryReleases store;
    const std::string file = folder.write("ORPHAnomenclature_en_2025.xml",
                                          R"(<?xml version="1.0" encoding="UTF-8"?>
<JDBOR ExtractionDate="2025-06-24 07:35:28" version="1.3.42"><DisorderList count="3">
<Disorder id="1"><OrphaCode>558</OrphaCode><Name lang="en">Marfan syndrome</Name><SynonymList count="1"><Synonym lang="en">MFS</Synonym></SynonymList>
<Totalstatus>Active</Totalstatus><ClassificationLevel id="36547"><Name lang="en">Disorder</Name></ClassificationLevel></Disorder>
<Disorder id="2"><OrphaCode>98249</OrphaCode><Name lang="en">Ehlers-Danlos syndrome</Name>
<Totalstatus>ActiveHistorical</Totalstatus><ClassificationLevel id="36540"><Name lang="en">Group of disorders</Name></ClassificationLevel></Disorder>
<Disorder id="3"><OrphaCode>77</OrphaCode><Name lang="en">OBSOLETE: Aniridia</Name>
<Totalstatus>Inactive</Totalstatus><ClassificationLevel id="36547"><Name lang="en">Disorder</Name></ClassificationLevel></Disorder>
</DisorderList></JDBOR>)");

    const ImportReport report = imported(store, file);

    CHECK(report.release.product == "pack_nomenclature");
    CHECK(report.release.date == "2025-06-24 07:35:28");
    CHECK(report.warnings.empty());
    const auto& entities = store.kept.back().second;
    CHECK(entities.at(558).active);
    CHECK(entities.at(558).synonyms == std::vector<std::string>{"MFS"});
    CHECK(entities.at(98249).level == Level::group);
    CHECK(entities.at(98249).active);
    CHECK(entities.at(77).status == Status::obsolete);
}

// The nomenclature in both databases: imports, look-ups, and which release decides.
#include "storage/connection.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/orphanet.hpp"
#include "tests/support/temporary_folder.hpp"
#include "workflows/orphanet/import.hpp"

using namespace workflows::orphanet;
using tests::disorder;
using tests::orphanet_sample;
using tests::product1_with;
using tests::TemporaryFolder;

namespace {

constexpr const char* now = "2026-11-22T09:00:00.000Z";

struct Database {
    explicit Database(tests::Kind kind) : place(kind), storage(place.open()), nomenclature(storage->nomenclature()) {}

    auto import_file(const std::string& path, Keep keep = Keep::yes) {
        return workflows::orphanet::import_file(path, storage->releases(), now, keep, {});
    }
    ImportReport import(const std::string& path, Keep keep = Keep::yes) {
        return std::get<ImportReport>(import_file(path, keep));
    }
    std::vector<std::int64_t> codes(std::string_view query) {
        std::vector<std::int64_t> found;
        for (const Hit& hit : nomenclature.search(query, 20)) found.push_back(hit.code);
        return found;
    }

    tests::TestDatabase place;
    std::unique_ptr<storage::Storage> storage;
    Nomenclature& nomenclature;
};

std::string dated(std::string content, std::string_view date) {
    content.replace(content.find("2026-01-02 03:04:05"), 19, date);
    return content;
}

}  // namespace

TEST_CASE("an imported release is found by code with everything that was read", "[orphanet]") {
    Database database(GENERATE(from_range(tests::kinds())));
    const auto read = tests::read_orphanet(orphanet_sample("en_product1_sample.xml"));

    database.import(orphanet_sample("en_product1_sample.xml"));

    for (const Entity& entity : read.entities) {
        CAPTURE(entity.code);
        const auto found = database.nomenclature.find(entity.code);
        REQUIRE(found);
        CHECK(found->entity == entity);
        CHECK(found->in_force);
        CHECK(found->release.date == "2025-12-09 10:41:42");
    }
    CHECK_FALSE(database.nomenclature.find(1));
}

TEST_CASE("entities are searched by code, name and synonym without regard to case and diacritics", "[orphanet]") {
    Database database(GENERATE(from_range(tests::kinds())));
    database.import(orphanet_sample("en_product1_sample.xml"));

    CHECK(database.codes("ORPHA:58") == std::vector<std::int64_t>{58});
    CHECK(database.codes("BJORNSTAD") == std::vector<std::int64_t>{123});
    CHECK(database.codes("cf") == std::vector<std::int64_t>{586});
    CHECK(database.codes("glass bone") == std::vector<std::int64_t>{666});
    CHECK(database.codes("spectrum zellweger") == std::vector<std::int64_t>{79189});
    CHECK(database.codes("aniridia") == std::vector<std::int64_t>{77});
    CHECK(database.codes("no such thing").empty());
    CHECK(database.codes("").empty());
    CHECK(database.codes("100%_'\"; --").empty());
}

TEST_CASE("a hit says by which name it was found, its status and where it went", "[orphanet]") {
    Database database(GENERATE(from_range(tests::kinds())));
    database.import(orphanet_sample("en_product1_sample.xml"));

    const Hit synonym = database.nomenclature.search("lobstein", 5).at(0);
    const Hit moved = database.nomenclature.search("pipecolic", 5).at(0);
    const Hit by_code = database.nomenclature.search("77", 5).at(0);

    CHECK(synonym.by_synonym);
    CHECK(synonym.matched == "Lobstein disease");
    CHECK(synonym.name == "Osteogenesis imperfecta");
    CHECK(moved.status == Status::deprecated);
    CHECK(moved.target == 79189);
    CHECK(by_code.match == Match::code);
    CHECK(by_code.status == Status::obsolete);
    CHECK(by_code.target == 88632);
}

TEST_CASE("exact names come first, then beginnings, active before inactive", "[orphanet]") {
    const TemporaryFolder folder;
    Database database(GENERATE(from_range(tests::kinds())));
    std::string gone = disorder("4", "Ataxia");
    gone.replace(gone.find("<Value>1</Value><Label/>"), 24, "<Value>8192</Value><Label>Obsolete entity</Label>");
    const std::string rows =
        disorder("1", "Spastic ataxia") + disorder("2", "Ataxia with deafness") + disorder("3", "Ataxia") + gone;
    database.import(folder.write("en_product1.xml", product1_with(rows)));

    CHECK(database.codes("ataxia") == std::vector<std::int64_t>{3, 4, 2, 1});
    CHECK(database.nomenclature.search("ataxia", 2).size() == 2);
}

TEST_CASE("the same file twice is one release", "[orphanet]") {
    Database database(GENERATE(from_range(tests::kinds())));
    database.import(orphanet_sample("en_product1_sample.xml"));

    const ImportReport again = database.import(orphanet_sample("en_product1_sample.xml"));

    CHECK(again.changes.already_imported);
    CHECK(again.changes.added.empty());
    CHECK(database.nomenclature.releases().size() == 1);
}

TEST_CASE("a dry run and a faulty file leave the database as it was", "[orphanet]") {
    const TemporaryFolder folder;
    Database database(GENERATE(from_range(tests::kinds())));

    const ImportReport dry = database.import(orphanet_sample("en_product1_sample.xml"), Keep::no);
    const auto faulty =
        database.import_file(folder.write("en_product1.xml", product1_with(disorder("1", "A") + disorder("1", "B"))));

    CHECK(dry.changes.added.size() == 15);
    CHECK(std::holds_alternative<Problem>(faulty));
    CHECK(database.nomenclature.releases().empty());
    CHECK_FALSE(database.nomenclature.latest_release());
    CHECK_FALSE(database.nomenclature.find(1));
    storage::Connection connection(*storage::parse_location(database.place.url()), storage::Session{});
    CHECK(connection.one<std::int64_t>("select count(*) from diagnosis_names") == std::tuple<std::int64_t>(0));
}

TEST_CASE("the newest release decides, whatever the order of imports", "[orphanet]") {
    const TemporaryFolder folder;
    Database database(GENERATE(from_range(tests::kinds())));
    const auto release = [&folder](std::string_view name, std::string_view rows, std::string_view date) {
        return folder.write(name, dated(product1_with(rows), date));
    };

    const ImportReport newer =
        database.import(release("b.xml", disorder("1", "New name") + disorder("3", "C"), "2026-06-23 00:00:00"));
    const ImportReport older =
        database.import(release("a.xml", disorder("1", "Old name") + disorder("2", "B"), "2025-12-09 00:00:00"));
    const ImportReport newest =
        database.import(release("c.xml", disorder("1", "Newest name") + disorder("4", "D"), "2026-12-01 00:00:00"));

    CHECK(newer.changes.in_force);
    CHECK_FALSE(older.changes.in_force);
    CHECK(older.warnings.size() == 1);
    REQUIRE(newest.changes.previous);
    CHECK(newest.changes.previous->date == "2026-06-23 00:00:00");
    CHECK(newest.changes.added == std::vector<std::int64_t>{4});
    CHECK(newest.changes.removed == std::vector<std::int64_t>{3});
    CHECK(newest.changes.changed == std::vector<std::int64_t>{1});
    CHECK(database.nomenclature.find(1)->entity.name == "Newest name");
    CHECK_FALSE(database.nomenclature.find(2));
    CHECK(database.nomenclature.latest_release()->file == "c.xml");
    CHECK(database.nomenclature.releases().size() == 3);
}

TEST_CASE("the pack's lists are looked into, and only for what product 1 does not know once that is there",
          "[orphanet]") {
    Database database(GENERATE(from_range(tests::kinds())));
    database.import(orphanet_sample("list_active_2025_en.tsv"));
    database.import(orphanet_sample("list_inactive_2025_en.tsv"));

    const auto listed = database.nomenclature.find(202);
    const std::vector<std::int64_t> by_name = database.codes("degos");
    database.import(orphanet_sample("en_product1_sample.xml"));

    REQUIRE(listed);
    CHECK(listed->in_force);
    CHECK(listed->entity.status == Status::deprecated);
    CHECK(by_name == std::vector<std::int64_t>{315});
    CHECK(database.nomenclature.find(202)->release.product == "product1");
    CHECK_FALSE(database.nomenclature.find(315)->in_force);
    CHECK(database.codes("degos").empty());
    CHECK(database.nomenclature.latest_release()->product == "product1");
}

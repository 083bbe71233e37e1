// Policies, Norwegian names, counts of enquiries and proposals from a release, on SQLite and PostgreSQL.
#include "storage/connection.hpp"
#include "storage/verify.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/orphanet.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/world.hpp"
#include "workflows/orphanet/import.hpp"
#include "workflows/phase_model/local_import.hpp"
#include "workflows/phase_model/release_proposals.hpp"

using namespace tests;
using workflows::OfficeError;
using workflows::orphanet::EnquiryCount;
using workflows::orphanet::LocalName;

namespace {

const workflows::By by{"administrator", "command line", *engine::parse_instant("2026-02-02T09:00:00.000Z"), "2026-02-02"};

workflows::KeptPolicy kept(const std::string& version, const std::string& from) {
    const std::string file = policy_file(version, from);
    return {.policy = std::make_shared<const workflows::Policy>(workflows::read_policy(file)), .file = file, .meeting = "2026-0001", .item = 2, .report = {}, .published = "2026-02-02"};
}

struct Bed {
    explicit Bed(Kind kind) : database(kind) {
        storage::init(database.url(), false);
        storage = storage::Storage::open(database.url(), {}, workflows::blank_file);
    }

    void import(const std::string& content) {
        const auto result = workflows::orphanet::import_file(folder.write("names.xml", content), storage->releases(), "2026-02-01T09:00:00.000Z", workflows::orphanet::Keep::yes, {});
        if (const auto* const problem = std::get_if<workflows::orphanet::Problem>(&result)) FAIL(describe(*problem));
    }
    std::vector<std::string> propose() {
        return workflows::propose_new_entities({.store = storage->store(), .cases = storage->cases(), .comparer = storage->comparer(), .facts = storage->facts(), .policy = workflows::shipped_policy()},
                                               storage->nomenclature(), storage->nomenclature().releases().front(), by.at);
    }
    std::size_t findings() { return storage::verify(database.url(), workflows::blank_file).findings.size(); }

    TemporaryFolder folder;
    TestDatabase database;
    std::unique_ptr<storage::Storage> storage;
};

std::string dated(std::string content, std::string_view date) {
    content.replace(content.find("2026-01-02 03:04:05"), 19, date);
    return content;
}

}  // namespace

TEST_CASE("a published policy is in the book for every process, in force from its day, and verifies", "[policy]") {
    Bed bed(GENERATE(from_range(kinds())));
    const auto elsewhere = storage::Storage::open(bed.database.url(), {}, workflows::blank_file);
    REQUIRE(elsewhere->people().office()->policies.published().empty());

    CHECK(bed.storage->people().publish_policy(kept("2.0", "2026-06-01"), by) == OfficeError::none);

    const auto office = elsewhere->people().office();
    CHECK(office->policies.on(engine::make_date(2026, 5, 31)).version == "1.0");
    CHECK(office->policies.on(engine::make_date(2026, 6, 1)).version == "2.0");
    CHECK(office->policies.published().front().meeting == "2026-0001");
    CHECK(bed.storage->people().publish_policy(kept("2.0", "2026-07-01"), by) == OfficeError::policy_taken);
    CHECK(bed.storage->store().events("office").back().event.name == "policy_published");
    CHECK(bed.findings() == 0);
}

TEST_CASE("a policy put into the book behind the program's back is found", "[policy][verify]") {
    Bed bed(GENERATE(from_range(kinds())));
    bed.storage->people().publish_policy(kept("2.0", "2026-06-01"), by);
    storage::Connection db(*storage::parse_location(bed.database.url()), {});

    db.run("update policies set meeting = :meeting", {"2026-0009"});

    CHECK(bed.findings() > 0);
}

TEST_CASE("Norwegian names are kept whole, replace earlier ones, and are found by searching", "[local]") {
    Bed bed(GENERATE(from_range(kinds())));
    bed.import(product1_with(disorder("558", "Marfan syndrome") + disorder("77", "Aniridia")));
    auto& local = bed.storage->local();
    REQUIRE(bed.storage->nomenclature().search("manglende regnbuehinne", 5).empty());
    const std::vector<LocalName> rows{{558, "nb", "Marfans syndrom", "Kari Li", "2026-01-01", "Sjelden.no"}, {77, "nb", "Manglende regnbuehinne", "Kari Li", "2026-01-01", "Sjelden.no"}};

    const auto first = local.keep(rows, {"names.csv", std::string(64, 'a')}, by);
    const auto events = bed.storage->store().events("office").size();
    const auto again = local.keep(rows, {"names.csv", std::string(64, 'a')}, by);

    CHECK(first.added == 2);
    CHECK(again.unchanged == 2);
    CHECK(again.added + again.changed == 0);
    CHECK(bed.storage->store().events("office").size() == events);  // nothing changed, nothing is told
    CHECK(local.names()->at(77).front() == rows[1]);
    CHECK(bed.storage->nomenclature().search("manglende regnbuehinne", 5).front().code == 77);
    CHECK(local.keep(std::vector<LocalName>{{77, "nb", "Aniridi", "Kari Li", "2026-02-01", "Sjelden.no"}}, {}, by).changed == 1);
    CHECK(local.names()->at(77).front().name == "Aniridi");
    CHECK(bed.findings() == 0);
}

TEST_CASE("Norwegian names and counts can be read as they stood, and a row of before that is touched is found", "[local][past][verify]") {
    Bed bed(GENERATE(from_range(kinds())));
    bed.import(product1_with(disorder("558", "Marfan syndrome") + disorder("77", "Aniridia")));
    auto& local = bed.storage->local();
    const auto at = [](const char* time) { return workflows::By{"administrator", "command line", *engine::parse_instant(time), std::string(time).substr(0, 10)}; };
    local.keep(std::vector<LocalName>{{77, "nb", "Manglende regnbuehinne", "Kari Li", "2026-01-01", "Sjelden.no"}}, {}, at("2026-02-02T09:00:00.000Z"));
    local.keep(std::vector<EnquiryCount>{{77, 2025, 3, "phone"}}, {}, at("2026-02-03T09:00:00.000Z"));
    local.keep(std::vector<LocalName>{{77, "nb", "Aniridi", "Kari Li", "2026-03-01", "Sjelden.no"}}, {}, at("2026-03-02T09:00:00.000Z"));
    local.keep(std::vector<EnquiryCount>{{77, 2025, 8, "phone"}, {77, 2024, 1, "web"}}, {}, at("2026-03-03T09:00:00.000Z"));

    const auto none = local.as_of("2026-02-01T10:00:00.000Z"), first = local.as_of("2026-02-28T09:00:00.000Z"), last = local.as_of("2026-03-03T09:00:00.000Z");
    CHECK(none->names()->empty());
    CHECK(none->enquiries(77).empty());
    CHECK(first->names()->at(77) == std::vector<LocalName>{{77, "nb", "Manglende regnbuehinne", "Kari Li", "2026-01-01", "Sjelden.no"}});
    CHECK(first->enquiries(77) == std::vector<EnquiryCount>{{77, 2025, 3, "phone"}});
    CHECK(*last->names() == *local.names());
    CHECK(last->enquiries(77) == std::vector<EnquiryCount>{{77, 2024, 1, "web"}, {77, 2025, 8, "phone"}});

    const auto names_then = bed.storage->nomenclature().as_of("2026-02-28T09:00:00.000Z");
    CHECK(names_then->search("manglende regnbuehinne", 5).front().code == 77);
    CHECK(names_then->search("aniridi", 5).front().matched == "Aniridia");
    CHECK(bed.storage->nomenclature().search("manglende regnbuehinne", 5).empty());
    CHECK(bed.storage->nomenclature().as_of("2026-01-31T09:00:00.000Z") == nullptr);

    REQUIRE(bed.findings() == 0);
    storage::Connection db(*storage::parse_location(bed.database.url()), {});
    db.script(GENERATE("update local_names set who = 'Ola' where name = 'Manglende regnbuehinne'", "delete from local_names where name = 'Manglende regnbuehinne'",
                       "update enquiry_counts set count = 4 where count = 3", "delete from enquiry_counts where year = 2024"));
    CHECK(bed.findings() == 1);
}

TEST_CASE("counts of enquiries are kept by year and channel, and stand on the cases of their code", "[local]") {
    Bed bed(GENERATE(from_range(kinds())));
    World world(bed.storage->store());
    world.begin("Marfans syndrom", F({{"orpha", "558"}}));
    const workflows::LocalImport import{.engine = world.engine, .cases = bed.storage->cases(), .nomenclature = bed.storage->nomenclature(), .local = bed.storage->local()};
    const std::string csv = "year,orpha,count,channel\n2025,558,12,phone\n2025,77,3,phone\n";

    const auto first = std::get<workflows::LocalReport>(workflows::import_enquiries(import, csv, "e.csv", by));
    const auto again = std::get<workflows::LocalReport>(workflows::import_enquiries(import, csv, "e.csv", by));

    CHECK(first.kept.added == 2);
    CHECK(first.recorded == 1);
    CHECK(again.kept.added + again.kept.changed + again.recorded == 0);
    CHECK(bed.storage->local().enquiries(77) == std::vector<EnquiryCount>{{77, 2025, 3, "phone"}});
    REQUIRE(world.file().enquiries.size() == 1);
    CHECK(world.file().enquiries.front().count == 12);
    const auto wrong = workflows::import_enquiries(import, csv + "2025,558,x,web\n", "e.csv", by);
    CHECK(std::get<workflows::orphanet::LineProblems>(wrong).front().line == 4);
    CHECK(bed.storage->local().enquiries(558).size() == 1);
}

TEST_CASE("a newer nomenclature proposes each disorder that is new in it, once", "[orphanet][proposal]") {
    Bed bed(GENERATE(from_range(kinds())));
    bed.import(product1_with(disorder("558", "Marfan syndrome")));
    CHECK(bed.propose().empty());  // the first would propose everything
    World world(bed.storage->store());
    world.begin("Aniridi", F({{"orpha", "77"}}));

    bed.import(dated(product1_with(disorder("558", "Marfan syndrome") + disorder("77", "Aniridia") + disorder("900", "New syndrome")), "2026-06-01 00:00:00"));
    const auto proposed = bed.propose();

    REQUIRE(proposed.size() == 1);
    CHECK(bed.propose().empty());
    const auto rows = bed.storage->cases().proposals("received");
    REQUIRE(rows.size() == 1);
    CHECK(rows.front().orpha == "900");
    CHECK(rows.front().name == "New syndrome");
    CHECK(rows.front().proposer == "system");
    world.stream = "proposal/" + proposed.front();
    world.as("officer").must("judge_proposal", F({{"verdict", "new_case"}, {"reason", "Ny i Orphanet"}}));
    CHECK(bed.storage->cases().proposals("received").empty());
}

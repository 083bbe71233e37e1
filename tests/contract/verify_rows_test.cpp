// The check of a live database compares everything that is kept beside the events with what the events give.
#include "storage/connection.hpp"
#include "storage/verify.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/world.hpp"
#include "workflows/phase_model/phase_model.hpp"
#include "workflows/phase_model/read_trail.hpp"

using namespace tests;

namespace {

const workflows::By by{"system", "test", *engine::parse_instant("2026-02-02T09:00:00.000Z"), "2026-02-02"};

/// A database in which a case was led through the phases, one closed and one proposed, read of, and told of.
struct Bed {
    explicit Bed(Kind kind) : database(kind) {
        storage::init(database.url(), false);
        std::string setup;
        storage = storage::Storage::open(database.url(), {}, workflows::blank_file, [this](const auto& events, const auto*, const auto& after, const auto&) {
            std::vector<workflows::Notice> told;
            const auto& last = events.back().event;
            if (!kari.empty() && last.stream.starts_with("case/")) told.push_back({kari, after.row().id, last.seq, last.name, "turn", last.at, "2026-12-01"});
            return told;
        });
        storage->people().add({.email = "kari@example.no", .name = "Kari", .grant = {.role = "case_officer", .from = engine::make_date(2026, 1, 1)}}, by, kari, setup);
        storage->people().create_token({.person = kari, .label = "Skript", .read_only = true}, by);
        const std::string file = policy_file("2.0", "2027-01-01");
        storage->people().publish_policy({.policy = std::make_shared<const workflows::Policy>(workflows::read_policy(file)), .file = file, .meeting = "2026-0001", .item = 2, .published = "2026-02-02"}, by);
        World world(storage->store());
        world.walk_to(6);
        world.stream.clear();
        world.begin("Annet syndrom").walk_to(4);
        world.prepare(4);
        world.close_by_vote("INGEN-1");
        world.stream.clear();
        world.as("users").must("propose", F({{"name", "Foreslått sykdom"}, {"origin", "user_organisation"}, {"reason", "Mange spør"}}));
        workflows::ReadTrail trail(storage->store(), [&] { return world.engine.now(); });
        trail.note({.person = kari, .via = "page", .what = "/cases/{id}", .on = "case/2026-0001", .sha256 = std::string(64, 'a')});
        trail.flush();
    }
    /// "stream number" of each finding that is about a derived row, in order.
    std::vector<std::string> findings() {
        std::vector<std::string> all;
        for (const auto& finding : storage::verify(database.url(), workflows::blank_file).findings)
            all.push_back(finding.stream + " " + std::to_string(finding.seq) + " " + finding.kind + (finding.kind == "row" ? "" : " " + finding.explanation));
        return all;
    }

    std::string kari;
    TestDatabase database;
    std::unique_ptr<storage::Storage> storage;
};

}  // namespace

TEST_CASE("what is kept beside the events of a whole way is what they give", "[verify]") {
    Bed bed(GENERATE(from_range(kinds())));

    CHECK(bed.findings().empty());
    CHECK(bed.storage->people().office()->policies.published().size() == 1);
}

TEST_CASE("a change of any derived table is found and named by its stream", "[verify]") {
    struct Change {
        const char* sql;
        std::string finding;
    };
    const auto kind = GENERATE(from_range(kinds()));
    const auto change = GENERATE(
        Change{"delete from words where stream = 'case/2026-0001' and seq = 1", "case/2026-0001 0 row"},
        Change{"update words set at = at + 1 where stream = 'case/2026-0002' and seq = 1", "case/2026-0002 0 row"},
        Change{"insert into words (word, at, stream, seq) values ('hemmelig', 1, 'case/2026-0001', 3)", "case/2026-0001 0 row"},
        Change{"delete from words where stream = 'proposal/2026-0001'", "proposal/2026-0001 0 row"},
        Change{"update decisions set body = replace(body, 'INGEN-1', 'INGEN-2') where stream = 'case/2026-0002'", ""},
        Change{"delete from decisions where stream = 'case/2026-0001'", ""},
        Change{"insert into decisions (stream, seq, body) values ('case/2026-0001', 2, '{}')", "case/2026-0001 2 row"},
        Change{"delete from readings", "access/2026 0 row"},
        Change{"update readings set on_stream = 'case/2026-0002'", "access/2026 0 row"},
        Change{"update notices set event = 'register' where case_id = '2026-0001' and seq = 2", "case/2026-0001 2 row"},
        Change{"update cases set name_key = 'zz' where id = '2026-0002'", ""},
        Change{"update cases set due = '2020-01-01' where id = '2026-0001'", ""},
        Change{"update proposals set at = '2020-01-01T00:00:00.000Z'", "proposal/2026-0001 1 row"},
        Change{"update tokens set read_only = 0", "office 4 row"},
        Change{"update tokens set revoked = 1", "office 4 row"},
        Change{"delete from tokens", "office 4 row"},
        Change{"update policies set file = file || ' '", "office 0 row"},
        Change{"update policies set meeting = '2026-0002'", "office 0 row"},
        Change{"delete from policies", "office 0 row"},
        Change{"update persons set disabled = 1", "office 0 row"},
        Change{"update roles set to_date = '2026-12-31'", "office 0 row"},
        Change{"insert into enquiry_counts (code, year, channel, count, entry) values (558, 2026, 'phone', 9, 2)", "office 2 row"},
        Change{"insert into local_names (code, language, name, who, given_on, source, entry)"
               " values (558, 'nb', 'Navn', 'noen', '2026-01-01', 'ingen', 1)", "office 1 row"});
    Bed bed(kind);
    REQUIRE(bed.findings().empty());

    storage::Connection(*storage::parse_location(bed.database.url()), {}).script(change.sql);

    INFO(change.sql);
    const auto found = bed.findings();
    REQUIRE_FALSE(found.empty());
    if (!change.finding.empty()) CHECK(found.front() == change.finding);
}

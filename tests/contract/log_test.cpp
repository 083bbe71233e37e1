// The log on both databases: every event once, in order, whatever writes at the same time, and proofs over tiles.
#include "engine/log/log.hpp"

#include "engine/crypto.hpp"
#include "storage/connection.hpp"
#include "storage/verify.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"

#include <set>
#include <thread>

using namespace tests;

namespace {

void append(engine::Store& store, const std::string& stream) {
    store.write([&](engine::Transaction& transaction) {
        const auto before = transaction.open(stream);
        if (!before) transaction.next_number("case", 2026);
        std::shared_ptr<engine::CaseFile> after = before ? std::shared_ptr<engine::CaseFile>(before->clone())
                                                         : std::shared_ptr<engine::CaseFile>(new_small_case(stream));
        const engine::Sealed sealed = engine::seal({.stream = stream,
                                                    .seq = after->version() + 1,
                                                    .at = "2026-03-01T09:00:00.000Z",
                                                    .date = "2026-03-01",
                                                    .actor = "p-1",
                                                    .name = "noted",
                                                    .body = engine::Value::object(),
                                                    .prev = after->last_hash()});
        after->apply(sealed, {});
        transaction.append({sealed}, {}, after);
    });
}

struct Bed {
    explicit Bed(Kind kind) : database(kind), opened(database.open()) {}

    engine::Log log(std::optional<engine::SignerKey> key = {}) {
        return {opened->log(), std::move(key), [] { return engine::Instant{}; }};
    }

    TestDatabase database;
    std::unique_ptr<storage::Storage> opened;
};

}  // namespace

TEST_CASE("events written side by side get each a place of its own, and each is proved", "[log]") {
    Bed bed(GENERATE(from_range(kinds())));
    std::vector<std::thread> writers;
    for (int one = 1; one <= 4; ++one)
        writers.emplace_back([&bed, one] {
            for (int i = 0; i < 80; ++i) append(bed.opened->store(), "case/2026-000" + std::to_string(one));
        });
    for (std::thread& writer : writers) writer.join();
    const auto key = engine::new_signer_key("example.org/log");
    engine::Log log = bed.log(key);

    std::set<std::int64_t> places;
    int wrong = 0;
    for (int one = 1; one <= 4; ++one) {
        std::int64_t before = -1;
        for (std::int64_t seq = 1; seq <= 80; ++seq) {
            const auto proof = log.proof("case/2026-000" + std::to_string(one), seq);
            REQUIRE(proof);
            const auto opened = engine::open_checkpoint(proof->checkpoint, key.verifier());
            const auto* checkpoint = std::get_if<engine::Checkpoint>(&opened);
            REQUIRE(checkpoint != nullptr);
            wrong += engine::root_from_inclusion(engine::leaf_hash(engine::from_hex(proof->hash)), proof->position,
                                                 checkpoint->size, proof->path) != checkpoint->root;
            wrong += proof->position <= before;
            before = proof->position;
            places.insert(proof->position);
        }
    }

    CHECK(wrong == 0);
    CHECK(places.size() == 320);
    CHECK(*places.rbegin() == 319);
}

TEST_CASE("a checkpoint is kept, and the tree goes on from it", "[log]") {
    Bed bed(GENERATE(from_range(kinds())));
    const auto key = engine::new_signer_key("example.org/log");
    engine::Log log = bed.log(key);
    for (int i = 0; i < 300; ++i) append(bed.opened->store(), "case/2026-0001");
    const std::string first = log.checkpoint();

    CHECK(log.checkpoint() == first);
    for (int i = 0; i < 300; ++i) append(bed.opened->store(), "case/2026-0002");
    const auto before = engine::read_checkpoint(first), after = engine::read_checkpoint(log.checkpoint());
    REQUIRE(before);
    REQUIRE(after);
    const auto proof = log.consistency(before->size, after->size);

    CHECK(before->size == 300);
    CHECK(after->size == 600);
    REQUIRE(proof);
    CHECK(engine::is_consistent(before->size, after->size, before->root, after->root, *proof));
    CHECK_FALSE(log.consistency(1, 601));
}

TEST_CASE("no entry of the log can be changed or taken away", "[log]") {
    Bed bed(GENERATE(from_range(kinds())));
    append(bed.opened->store(), "case/2026-0001");
    bed.log(engine::new_signer_key("example.org/log")).checkpoint();
    storage::Connection db(*storage::parse_location(bed.database.url()), {});

    for (const char* sql : {"update log set position = 7", "delete from log", "update checkpoints set size = 7",
                            "delete from checkpoints"})
        CHECK_THROWS_AS(db.script(sql), storage::Trouble);
}

TEST_CASE(
    "whoever rewrites a stream and its place in the log as the database's owner is found by an earlier checkpoint",
    "[log]") {
    Bed bed(GENERATE(from_range(kinds())));
    append(bed.opened->store(), "case/2026-0001");
    append(bed.opened->store(), "case/2026-0001");
    bed.log(engine::new_signer_key("example.org/log")).checkpoint();
    CHECK(storage::verify(bed.database.url(), new_small_case).ok());
    storage::Connection db(*storage::parse_location(bed.database.url()), {});
    if (db.is_sqlite())
        db.script("drop trigger log_remains");
    else
        db.script("alter table log disable trigger all");
    db.script("delete from log where position = 1");

    const auto found = storage::verify(bed.database.url(), new_small_case);

    CHECK_FALSE(found.ok());
    REQUIRE_FALSE(found.findings.empty());
    CHECK(found.findings.front().kind == "log");
}

TEST_CASE("an event that stands twice in a log without an index is found", "[log]") {
    Bed bed(Kind::sqlite);
    append(bed.opened->store(), "case/2026-0001");
    append(bed.opened->store(), "case/2026-0001");
    storage::Connection db(*storage::parse_location(bed.database.url()), {});
    db.script("insert into log (position, stream, seq, hash) select 2, stream, seq, hash from log where position = 0");

    const auto found = storage::verify(bed.database.url(), new_small_case);

    REQUIRE(found.findings.size() == 1);
    CHECK(found.findings.front().kind == "log");
    CHECK(found.findings.front().seq == 1);
}

TEST_CASE("events older than the log are found in it, though their places are others than their rows tell", "[log]") {
    Bed bed(Kind::sqlite);
    for (int i = 0; i < 3; ++i) append(bed.opened->store(), "case/2026-0001");
    {
        storage::Connection db(*storage::parse_location(bed.database.url()), {});
        db.script("drop trigger log_remains");
        db.script("create table turned as select 2 - position as position, stream, seq, hash from log");
        db.script("delete from log");
        db.script("insert into log (position, stream, seq, hash) select position, stream, seq, hash from turned");
    }
    append(bed.opened->store(), "case/2026-0002");
    engine::Log log = bed.log(engine::new_signer_key("example.org/log"));

    CHECK(log.proof("case/2026-0001", 1)->position == 2);
    CHECK(log.proof("case/2026-0001", 3)->position == 0);
    CHECK(log.proof("case/2026-0002", 1)->position == 3);
    CHECK_FALSE(log.proof("case/2026-0002", 2));
}

// The office within one transaction: who acts after it was changed there acts under what it says then.
#include "storage/people.hpp"
#include "storage/store.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/small_case.hpp"

#include <memory>
#include <string>

namespace {

const workflows::By by_system{"system", "command line", *engine::parse_instant("2026-11-22T09:00:00.000Z"), "2026-11-22"};

/// Runs all units in one transaction, as many are that wait for the same commit.
class OneTransaction final : public storage::Writer {
public:
    explicit OneTransaction(const storage::Location& location) : db_(location, {}), transaction_(db_) {}

    void run(const std::function<void(storage::Unit&)>& work, storage::Runs) override {
        storage::Unit unit{.db = db_};
        work(unit);
    }
    void commit() { transaction_.commit(); }

private:
    storage::Connection db_;
    storage::Work transaction_;
};

/// A case officer in a new database, with a case: their name.
std::string begin(const tests::TestDatabase& database) {
    workflows::NewPerson kari{.email = "kari@example.no", .name = "Kari Nordmann", .grant = {}};
    kari.grant.role = "case_officer";
    kari.grant.from = *engine::parse_date("2026-01-01");
    std::string id, setup;
    const auto storage = database.open();
    REQUIRE(storage->people().add(kari, by_system, id, setup) == workflows::OfficeError::none);
    tests::record(storage->store(), {"case/2026-0001"});
    return id;
}

struct Bed {
    explicit Bed(tests::Kind kind) : database(kind) {}

    bool disabled() { return people.office()->find(person)->disabled; }
    /// As an act on that stream sees it: "" for one that begins a stream.
    bool disabled_for(std::string_view stream) {
        bool found = false;
        store.write([&](engine::Transaction& transaction) {
            if (!stream.empty()) transaction.open(stream);
            found = disabled();
        });
        return found;
    }

    tests::TestDatabase database;
    const std::string person = begin(database);
    const storage::Location location = *storage::parse_location(database.url());
    std::unique_ptr<OneTransaction> writer = std::make_unique<OneTransaction>(location);
    storage::Pool readers{location, storage::Session{.read_only = true}, 2};
    const storage::OfficeWatch watch{};
    storage::DatabasePeople people{*writer, readers, watch};
    storage::DatabaseStore store{*writer, readers, watch, tests::new_small_case, 100, {}, {}};
};

}  // namespace

TEST_CASE("who was disabled a moment ago in the same transaction acts no more in it, and others do not see it yet", "[office-within]") {
    Bed bed(GENERATE(from_range(tests::kinds())));
    const std::string stream = GENERATE("case/2026-0001", "meeting/2026-0001", "");
    REQUIRE_FALSE(bed.disabled_for(stream));

    REQUIRE(bed.people.disable(bed.person, true, by_system) == workflows::OfficeError::none);

    CHECK(bed.disabled_for(stream));
    CHECK_FALSE(bed.disabled());
    CHECK(bed.disabled_for(stream));
    bed.writer->commit();
    CHECK(bed.disabled());
}

TEST_CASE("what a transaction changed in the office, and was undone, nobody has kept", "[office-within]") {
    Bed bed(GENERATE(from_range(tests::kinds())));
    REQUIRE(bed.people.disable(bed.person, true, by_system) == workflows::OfficeError::none);
    REQUIRE(bed.disabled_for("case/2026-0001"));

    bed.writer.reset();

    CHECK_FALSE(bed.disabled());
    CHECK_FALSE(bed.database.open()->people().office()->find(bed.person)->disabled);
}

TEST_CASE("a thread that looks at a case, and runs an act meanwhile, goes on with what it saw", "[office-within]") {
    storage::Connection nowhere{storage::Connection::Nowhere{}};
    const storage::OfficeWatch watch;
    const storage::OfficeWatch::Look look("case/2026-0001");
    watch.looked(storage::OfficeVersion{.events = 7, .preferences = 0});

    {
        const storage::OfficeWatch::Unit unit(nowhere);
        CHECK_FALSE(watch.noted());
        watch.note({.events = 8, .preferences = 0});
    }

    REQUIRE(watch.noted());
    CHECK(watch.noted()->events == 7);
}

TEST_CASE("a thread that looks at a case lends its view of the office to no act that it runs for another", "[office-within]") {
    Bed bed(GENERATE(from_range(tests::kinds())));
    const storage::OfficeWatch::Look look("case/2026-0001");
    REQUIRE_FALSE(bed.disabled());
    REQUIRE(bed.people.disable(bed.person, true, by_system) == workflows::OfficeError::none);

    bed.store.write([&](engine::Transaction& transaction) {
        transaction.open("case/2026-0001");
        CHECK(bed.disabled());
        CHECK(bed.disabled());  // asked again, as an act does
    });

    CHECK_FALSE(bed.disabled());
}

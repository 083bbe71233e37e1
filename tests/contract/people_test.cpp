// What the office promises (workflows/people/people.hpp), on SQLite and PostgreSQL.
#include "engine/crypto.hpp"
#include "storage/connection.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/small_case.hpp"

#include <thread>

using tests::kinds;
using workflows::By;
using workflows::OfficeError;

namespace {

const engine::Instant morning = *engine::parse_instant("2026-11-22T09:00:00.000Z");
const By by_system{"system", "command line", morning, "2026-11-22"};
const std::string good_password = "kaffe og vafler";

engine::Date day(std::string_view text) { return *engine::parse_date(text); }
engine::Instant after_minutes(std::int64_t minutes) { return {morning.ms + minutes * 60'000}; }

workflows::NewPerson someone(const std::string& email, const std::string& role = "case_officer", const std::string& centre = "") {
    workflows::NewPerson person{.email = email, .name = "Kari Nordmann", .grant = {}};
    person.grant.role = role;
    person.grant.centre = centre;
    person.grant.from = day("2026-01-01");
    return person;
}

/// An office with one database of its own.
struct Bed {
    explicit Bed(tests::Kind kind) : database(kind), storage(database.open()) {}

    std::string add(const workflows::NewPerson& person) {
        std::string id;
        if (people().add(person, by_system, id, setup) != OfficeError::none) id.clear();
        return id;
    }
    workflows::People& people() { return storage->people(); }

    tests::TestDatabase database;
    std::unique_ptr<storage::Storage> storage;
    std::string setup;
};

}  // namespace

TEST_CASE("one who is added stands in the office with the role", "[people]") {
    Bed bed(GENERATE(from_range(kinds())));

    const std::string id = bed.add(someone("kari@example.no", "centre_leader", "TRS"));

    CHECK(id == "p-1");
    const auto office = bed.people().office();
    REQUIRE(office->find("p-1") != nullptr);
    CHECK(office->find_email("KARI@example.NO") == office->find("p-1"));
    CHECK(office->leader_of("TRS", day("2026-11-22")) == "p-1");
    CHECK(office->version == 3);
}

TEST_CASE("within one look the office stays as it was first seen", "[people]") {
    Bed bed(GENERATE(from_range(kinds())));
    const std::string kari = bed.add(someone("kari@example.no"));
    auto look = bed.people().one_look();
    const auto first = bed.people().office();

    std::jthread([&] { bed.people().disable(kari, true, by_system); }).join();

    CHECK(bed.people().office() == first);
    look.reset();
    CHECK(bed.people().office()->find(kari)->disabled);
}

TEST_CASE("within one look the case it is about is compared with the database once", "[people]") {
    Bed bed(GENERATE(from_range(kinds())));
    auto& store = bed.storage->store();
    for (const char* stream : {"case/2026-0001", "case/2026-0002"}) {
        tests::record(store, {.stream = stream, .body = engine::Value::object({{"name", "Prøve"}})});
        store.read(stream);
    }
    auto look = bed.people().one_look("case/2026-0001");
    bed.people().office();

    std::jthread([&] {
        const auto other_node = bed.database.open();
        tests::record(other_node->store(), {.stream = "case/2026-0001"});
        tests::record(other_node->store(), {.stream = "case/2026-0002"});
    }).join();

    CHECK(store.read("case/2026-0001")->version() == 1);
    CHECK(store.read("case/2026-0002")->version() == 2);
    look.reset();
    CHECK(store.read("case/2026-0001")->version() == 2);
}

TEST_CASE("what the office refuses changes nothing", "[people]") {
    Bed bed(GENERATE(from_range(kinds())));
    bed.add(someone("kari@example.no"));
    const auto before = bed.people().office()->version;
    std::string id, setup;

    CHECK(bed.people().add(someone("Kari@Example.no"), by_system, id, setup) == OfficeError::email_taken);
    CHECK(bed.people().add(someone("ola@example.no", "king"), by_system, id, setup) == OfficeError::unknown_role);
    CHECK(bed.people().add(someone("ola@example.no", "centre_leader"), by_system, id, setup) == OfficeError::centre_missing);
    CHECK(bed.people().disable("p-9", true, by_system) == OfficeError::unknown_person);

    CHECK(bed.people().office()->version == before);
    CHECK(bed.add(someone("ola@example.no")) == "p-2");
}

TEST_CASE("names and addresses stand in the record as commitments only", "[people]") {
    Bed bed(GENERATE(from_range(kinds())));

    bed.add(someone("kari@example.no"));

    const auto events = bed.storage->store().events("office");
    REQUIRE(events.size() == 3);
    for (const auto& event : events) {
        CHECK(event.line.find("Kari") == std::string::npos);
        CHECK(event.line.find("example.no") == std::string::npos);
        CHECK(engine::sha256_hex(event.line) == event.hash);
    }
    CHECK(engine::opened(events[0].event.body, "name", bed.storage->store().texts("office")) == "Kari Nordmann");
}

TEST_CASE("a set-up link sets the password once", "[people]") {
    Bed bed(GENERATE(from_range(kinds())));
    const std::string id = bed.add(someone("kari@example.no"));

    CHECK(bed.people().setup_person(bed.setup, after_minutes(60)) == id);
    CHECK(bed.people().use_setup_token(bed.setup, "short", by_system) == OfficeError::too_weak);
    CHECK(bed.people().use_setup_token(bed.setup, good_password, by_system) == OfficeError::none);

    CHECK(bed.people().check_password("kari@EXAMPLE.no", good_password) == id);
    CHECK_FALSE(bed.people().check_password("kari@example.no", "another one here"));
    CHECK_FALSE(bed.people().check_password("nobody@example.no", good_password));
    CHECK(bed.people().use_setup_token(bed.setup, good_password, by_system) == OfficeError::unknown_person);
    CHECK_FALSE(bed.people().setup_person(bed.setup, after_minutes(60)));
}

TEST_CASE("a set-up link ends after seven days and when a new one is made", "[people]") {
    Bed bed(GENERATE(from_range(kinds())));
    const std::string id = bed.add(someone("kari@example.no"));
    std::string newer;

    REQUIRE(bed.people().new_setup_token(id, by_system, newer) == OfficeError::none);

    CHECK_FALSE(bed.people().setup_person(bed.setup, morning));
    CHECK(bed.people().setup_person(newer, after_minutes(7 * 24 * 60 - 1)));
    CHECK_FALSE(bed.people().setup_person(newer, after_minutes(7 * 24 * 60)));
}

TEST_CASE("a session lives while it is used and ends after eight idle hours", "[people]") {
    Bed bed(GENERATE(from_range(kinds())));
    const std::string id = bed.add(someone("kari@example.no"));
    const std::string token = bed.people().open_session(id, morning);

    const auto after_seven_hours = bed.people().session(token, after_minutes(7 * 60));
    const auto after_fourteen = bed.people().session(token, after_minutes(14 * 60));

    REQUIRE(after_seven_hours);
    CHECK(after_seven_hours->person == id);
    CHECK(after_seven_hours->csrf.size() == 64);
    REQUIRE(after_fourteen);
    CHECK(after_fourteen->csrf == after_seven_hours->csrf);
    CHECK_FALSE(bed.people().session(token, after_minutes(23 * 60)));
    CHECK_FALSE(bed.people().session("f00", morning));
}

TEST_CASE("sessions end on sign-out, on a new password and with the account", "[people]") {
    Bed bed(GENERATE(from_range(kinds())));
    const std::string id = bed.add(someone("kari@example.no"));
    const std::string signed_out = bed.people().open_session(id, morning), renewed = bed.people().open_session(id, morning);

    bed.people().end_session(signed_out);
    CHECK_FALSE(bed.people().session(signed_out, morning));
    CHECK(bed.people().session(renewed, morning));
    REQUIRE(bed.people().set_password(id, good_password, by_system) == OfficeError::none);
    CHECK_FALSE(bed.people().session(renewed, morning));

    const std::string last = bed.people().open_session(id, morning);
    REQUIRE(bed.people().disable(id, true, by_system) == OfficeError::none);
    CHECK_FALSE(bed.people().session(last, morning));
    CHECK_FALSE(bed.people().check_password("kari@example.no", good_password));
    CHECK(bed.people().office()->standings(id, day("2026-11-22")).empty());
}

TEST_CASE("a bearer token works until it expires or is revoked", "[people]") {
    Bed bed(GENERATE(from_range(kinds())));
    const std::string id = bed.add(someone("kari@example.no"));
    const std::string token = bed.people().create_token({.person = id, .label = "script", .read_only = true, .expires = after_minutes(10)}, by_system);

    const auto known = bed.people().bearer(token, after_minutes(9));
    REQUIRE(known);
    CHECK(known->read_only);
    CHECK(known->label == "script");
    CHECK_FALSE(bed.people().bearer(token, after_minutes(10)));

    bed.people().revoke_token(known->id, by_system);
    CHECK_FALSE(bed.people().bearer(token, morning));
    CHECK(bed.people().tokens().front().revoked);
}

TEST_CASE("a deputy stands in once accepted, and never in a chain", "[people]") {
    Bed bed(GENERATE(from_range(kinds())));
    const std::string leader = bed.add(someone("leader@example.no", "centre_leader", "TRS"));
    const std::string deputy = bed.add(someone("deputy@example.no", "centre_leader", "NAPOS"));
    const std::string third = bed.add(someone("third@example.no"));
    const workflows::Deputy appointment{0, leader, deputy, day("2026-11-01"), day("2026-12-31"), false};
    REQUIRE(bed.people().appoint_deputy(appointment, by_system) == OfficeError::none);
    const std::int64_t id = bed.people().office()->deputies.front().id;

    CHECK(bed.people().appoint_deputy({0, deputy, third, day("2026-11-10"), day("2026-11-20"), false}, by_system) == OfficeError::chain);
    CHECK(bed.people().appoint_deputy({0, third, leader, day("2026-11-10"), day("2026-11-20"), false}, by_system) == OfficeError::no_leader);
    CHECK(bed.people().appoint_deputy({0, leader, leader, day("2026-11-10"), day("2026-11-20"), false}, by_system) == OfficeError::same_person);
    CHECK(bed.people().accept_deputy(id, {leader, "page", morning, "2026-11-22"}) == OfficeError::unknown_person);
    CHECK(bed.people().office()->standings(deputy, day("2026-11-22")).size() == 1);
    CHECK(bed.people().accept_deputy(id, {deputy, "page", morning, "2026-11-22"}) == OfficeError::none);
    CHECK(bed.people().office()->standings(deputy, day("2026-11-22")).size() == 2);
}

TEST_CASE("a role ends on its last day, and preferences show at once", "[people]") {
    Bed bed(GENERATE(from_range(kinds())));
    const std::string id = bed.add(someone("kari@example.no"));
    const std::int64_t grant = bed.people().office()->find(id)->grants.front().id;

    REQUIRE(bed.people().end_grant(id, grant, day("2026-11-22"), by_system) == OfficeError::none);
    REQUIRE(bed.people().set_preferences(id, "nn", "dark") == OfficeError::none);

    const auto office = bed.people().office();
    CHECK(office->holds(id, "case_officer", day("2026-11-22")));
    CHECK_FALSE(office->holds(id, "case_officer", day("2026-11-23")));
    CHECK(office->find(id)->language == "nn");
    CHECK(office == bed.people().office());
}

TEST_CASE("a change of the office by another process is seen", "[people]") {
    Bed bed(GENERATE(from_range(kinds())));
    const std::string id = bed.add(someone("kari@example.no"));
    REQUIRE_FALSE(bed.people().office()->find(id)->disabled);

    bed.database.open(false)->people().disable(id, true, by_system);

    CHECK(bed.people().office()->find(id)->disabled);
}

TEST_CASE("a change of the office that was asked for earlier, and waited, is not recorded as earlier", "[people]") {
    Bed bed(GENERATE(from_range(kinds())));
    bed.add(someone("kari@example.no"));
    const By before{"system", "command line", after_minutes(-1), "2026-11-22"};
    std::string id;

    REQUIRE(bed.people().add(someone("ola@example.no"), before, id, bed.setup) == OfficeError::none);

    for (const engine::Sealed& event : bed.storage->store().events("office")) CHECK(event.event.at == engine::to_text(morning));
}

TEST_CASE("no secret lies in the database as it was given out", "[people]") {
    Bed bed(GENERATE(from_range(kinds())));
    const std::string id = bed.add(someone("kari@example.no"));
    const std::string session = bed.people().open_session(id, morning);
    const std::string token = bed.people().create_token({.person = id, .label = "script"}, by_system);
    bed.people().use_setup_token(bed.setup, good_password, by_system);

    storage::Connection db(*storage::parse_location(bed.database.url()), {});

    CHECK_FALSE(db.one<std::string>("select person from sessions where token_sha256 = :token", {session}));
    CHECK_FALSE(db.one<std::string>("select person from tokens where token_sha256 = :token", {token}));
    CHECK_FALSE(db.one<std::string>("select person from setup_links where token_sha256 = :token", {bed.setup}));
    CHECK(std::get<0>(*db.one<std::string>("select password from persons")).starts_with("$argon2id$"));
}

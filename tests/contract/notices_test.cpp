// Notices and letters on both databases: written with their event or not at all, once, and sent by one sender at a time.
#include "storage/storage.hpp"
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/small_case.hpp"

#include <stdexcept>

using namespace tests;
using workflows::Letter;
using workflows::Notice;

namespace {

/// A database where every event tells Kari, who is let in first.
struct Told {
    TestDatabase database;
    std::string kari;
    std::unique_ptr<storage::Storage> opened;

    explicit Told(Kind kind) : database(kind) {
        database.open();  // made
        opened = again();
        std::string token;
        opened->people().add({.email = "kari@example.no", .name = "Kari", .grant = {.role = "professional", .from = engine::Date{}}},
                             {.actor = "system", .via = "test", .at = engine::Instant{}, .date = "2026-03-01"}, kari, token);
    }
    std::unique_ptr<storage::Storage> again() {
        return storage::Storage::open(database.url(), {}, new_small_case,
                                      [this](const std::vector<engine::Sealed>& events, const engine::CaseRow*, const engine::CaseFile& after, const workflows::OpenStream&) {
                                          std::vector<Notice> all;
                                          for (const auto& sealed : events)
                                              all.push_back({kari, after.row().id, sealed.event.seq, sealed.event.name, sealed.event.seq % 2 == 1 ? "turn" : "follow", sealed.event.at, "2026-12-01"});
                                          return all;
                                      });
    }
};

constexpr const char* now = "2026-11-22T10:00:00.000Z";
constexpr const char* later = "2026-11-22T10:05:00.000Z";

Letter letter_of(const Told& told, const std::string& id) { return {.id = id, .person = told.kari, .kind = "turn", .made_at = now}; }

}  // namespace

TEST_CASE("a notice is there when its event is, and is not when the event was undone", "[notices]") {
    for (const Kind kind : kinds()) {
        INFO(name_of(kind));
        Told told(kind);
        record(told.opened->store(), {"case/2026-0001", engine::Value::object(), "Ord"});

        CHECK_THROWS_AS(told.opened->store().write([](engine::Transaction& transaction) {
            record(transaction, {"case/2026-0001"});
            throw std::runtime_error("undone");
        }), std::runtime_error);

        const auto notices = told.opened->notices().list(told.kari, 10);
        REQUIRE(notices.size() == 1);
        CHECK(notices.front().case_id == "2026-0001");
        CHECK(notices.front().why == "turn");
        CHECK(told.opened->notices().unseen(told.kari) == 1);
        told.opened->notices().see(told.kari, now);
        CHECK(told.opened->notices().unseen(told.kari) == 0);
        CHECK(told.opened->outbox().waiting().empty());
    }
}

TEST_CASE("a letter takes each notice once, and one sender at a time has it", "[notices]") {
    for (const Kind kind : kinds()) {
        INFO(name_of(kind));
        Told told(kind);
        for (int i = 0; i < 4; ++i) record(told.opened->store(), {"case/2026-0001"});
        workflows::Outbox& outbox = told.opened->outbox();

        REQUIRE(outbox.waiting().size() == 1);
        CHECK(outbox.write(letter_of(told, "a"), true));
        CHECK_FALSE(outbox.write(letter_of(told, "b"), true));
        outbox.put_aside(told.kari, now, false);
        CHECK(outbox.waiting().empty());

        const auto claimed = outbox.claim(now, later);
        REQUIRE(claimed);
        CHECK(claimed->notices.size() == 2);
        CHECK(claimed->attempts == 1);
        CHECK_FALSE(told.again()->outbox().claim(now, later));
        const auto after_the_lease = outbox.claim(later, "2026-11-22T11:00:00.000Z");
        REQUIRE(after_the_lease);  // the first sender never said what came of it
        CHECK(after_the_lease->id == "a");
        CHECK(after_the_lease->attempts == 2);
    }
}

TEST_CASE("a letter that was given up is shown until it waits again", "[notices]") {
    for (const Kind kind : kinds()) {
        INFO(name_of(kind));
        Told told(kind);
        record(told.opened->store(), {"case/2026-0001"});
        workflows::Outbox& outbox = told.opened->outbox();
        outbox.write(letter_of(told, "a"), false);
        outbox.claim(now, later);
        outbox.settle("a", "dead", "550", now);

        CHECK_FALSE(outbox.claim("2027-01-01T00:00:00.000Z", "2027-01-01T01:00:00.000Z"));
        REQUIRE(outbox.letters("dead", 5).size() == 1);
        CHECK(outbox.letters("", 5).front().said == "550");
        CHECK(outbox.retry("a", later));
        CHECK_FALSE(outbox.retry("a", later));
        CHECK(outbox.claim(later, "2027-01-01T00:00:00.000Z"));
        outbox.settle("a", "sent", "", later);
        CHECK(outbox.letters("", 5).empty());
    }
}

TEST_CASE("choices and secret addresses are kept for each person, and an address ends", "[notices]") {
    for (const Kind kind : kinds()) {
        INFO(name_of(kind));
        Told told(kind);
        workflows::Notices& notices = told.opened->notices();

        CHECK(notices.mail_mode(told.kari) == "your_turn");
        notices.set_mail_mode(told.kari, "daily");
        notices.set_mail_mode(told.kari, "weekly");
        CHECK(notices.mail_mode(told.kari) == "weekly");

        const std::string secret = notices.new_address(told.kari, "feed", engine::Instant{});
        CHECK(notices.owner_of(secret, "feed") == told.kari);
        CHECK_FALSE(notices.owner_of(secret, "unsubscribe"));
        CHECK(notices.address_made(told.kari, "feed").has_value());
        notices.end_addresses(told.kari, "feed");
        CHECK_FALSE(notices.owner_of(secret, "feed"));
        CHECK_FALSE(notices.address_made(told.kari, "feed").has_value());
    }
}

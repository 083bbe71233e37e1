// Moments in the past: how they are read, and what is then known.
#include "tests/support/catch.hpp"
#include "tests/support/small_case.hpp"
#include "tests/support/memory_store.hpp"
#include "workflows/phase_model/as_of.hpp"

using workflows::fold_as_of;
using workflows::read_as_of;

namespace {

std::string until(std::string_view text) {
    const auto moment = read_as_of(text);
    return moment ? engine::to_text(moment->until) : "none";
}

}  // namespace

TEST_CASE("a date is its end in Norway, a minute its end, an instant itself", "[as-of]") {
    CHECK(until("2026-11-22") == "2026-11-22T22:59:59.999Z");
    CHECK(until("2026-07-01") == "2026-07-01T21:59:59.999Z");
    CHECK(until("2026-11-22T14:32") == "2026-11-22T13:32:59.999Z");
    CHECK(until("2026-11-22T13:32:10.250Z") == "2026-11-22T13:32:10.250Z");
    CHECK(until("2026-11-22T14:32:10+01:00") == "2026-11-22T13:32:10.000Z");
}

TEST_CASE("a minute on the days that the clock is turned is the one it shows", "[as-of]") {
    // 29 March 2026 02:00 becomes 03:00; 25 October 2026 03:00 becomes 02:00.
    CHECK(until("2026-03-29T01:30") == "2026-03-29T00:30:59.999Z");
    CHECK(until("2026-03-29T12:00") == "2026-03-29T10:00:59.999Z");
    CHECK(until("2026-10-25T00:30") == "2026-10-24T22:30:59.999Z");
    CHECK(until("2026-10-25T12:00") == "2026-10-25T11:00:59.999Z");
}

TEST_CASE("what is no moment is none", "[as-of]") {
    for (const char* text : {"", "yesterday", "2026-02-30", "2026-11-22T24:00", "2026-11-22T14:60", "2026-11-22 14:32", "22.11.2026"})
        CHECK(until(text) == "none");
}

TEST_CASE("a moment written for a link is read as the same moment", "[as-of]") {
    for (const char* text : {"2026-11-22", "2026-11-22T14:32", "2026-11-22T13:32:10.250Z"}) {
        const auto moment = *read_as_of(text);
        const auto again = *read_as_of(workflows::to_text(moment));

        CHECK(again.until == moment.until);
        CHECK(again.whole_day == moment.whole_day);
    }
}

TEST_CASE("a stream stands as of every event as it stood when that was recorded", "[as-of]") {
    tests::MemoryStore store(tests::new_small_case);
    std::vector<engine::CaseRow> live;
    for (int minute = 10; minute < 20; ++minute) {
        tests::record(store, {"case/2026-0001", engine::Value::object({{"name", "Navn " + std::to_string(minute)}}), "",
                              "2026-11-22T09:" + std::to_string(minute) + ":00.000Z"});
        live.push_back(store.read("case/2026-0001")->row());
    }

    for (const engine::CaseRow& row : live) {
        const auto then = fold_as_of(store, tests::new_small_case, "case/2026-0001", *read_as_of(row.last_at));
        REQUIRE(then != nullptr);
        CHECK(then->row() == row);
    }
    CHECK(fold_as_of(store, tests::new_small_case, "case/2026-0001", *read_as_of("2026-11-22T09:09:59.999Z")) == nullptr);
    CHECK(fold_as_of(store, tests::new_small_case, "case/2026-0002", *read_as_of("2026-11-23")) == nullptr);
}

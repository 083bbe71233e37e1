// A store of the past: what had been recorded by then, and no more than may be read today.
#include "tests/support/catch.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/small_case.hpp"
#include "workflows/phase_model/past_store.hpp"

#include <stdexcept>

using workflows::PastStore;
using workflows::read_as_of;

namespace {

/// Two streams: one with three events, at nine, ten and eleven, and one that began at half past ten.
struct Recorded {
    tests::MemoryStore store{tests::new_small_case, true};
    Recorded() {
        put("case/2026-0001", "09:00", "Først");
        put("case/2026-0001", "10:00", "Så");
        put("case/2026-0002", "10:30", "En annen");
        put("case/2026-0001", "11:00", "Til slutt");
    }
    void put(const std::string& stream, const std::string& time, const std::string& name) {
        tests::record(store, {stream, engine::Value::object({{"name", name}}), "Notat " + time, "2026-11-22T" + time + ":00.000Z"});
    }
    PastStore at(const std::string& time, workflows::HiddenIn hidden = {}) {
        return PastStore(store, tests::new_small_case, *read_as_of("2026-11-22T" + time + ":00.000Z"), std::move(hidden));
    }
};

std::vector<std::string> notes(engine::Store& store, const std::string& stream) {
    return dynamic_cast<const tests::SmallCase&>(*store.read(stream)).notes;
}

}  // namespace

TEST_CASE("a store of the past holds the events and the streams of then", "[as-of]") {
    Recorded recorded;
    PastStore ten = recorded.at("10:00"), early = recorded.at("08:00"), late = recorded.at("23:00");

    CHECK(ten.events("case/2026-0001").size() == 2);
    CHECK(ten.events("case/2026-0001", 1).size() == 1);
    CHECK(ten.events("case/2026-0001", 0, 1).size() == 1);
    CHECK(ten.events("case/2026-0001", 2).empty());
    CHECK(ten.streams("case/") == std::vector<std::string>{"case/2026-0001"});
    CHECK(ten.read("case/2026-0001")->row().name == "Så");
    CHECK(ten.read("case/2026-0002") == nullptr);
    CHECK(early.streams("case/").empty());
    CHECK(early.read("case/2026-0001") == nullptr);
    CHECK(late.streams("case/").size() == 2);
    CHECK(late.read("case/2026-0001")->row() == recorded.store.read("case/2026-0001")->row());
    CHECK(ten.demonstration());
}

TEST_CASE("nothing is written to a store of the past", "[as-of]") {
    Recorded recorded;
    PastStore ten = recorded.at("10:00");

    CHECK_THROWS_AS(ten.write([](engine::Transaction&) {}), std::logic_error);
}

TEST_CASE("a store of the past keeps words that may not be read today, whatever held then", "[as-of]") {
    Recorded recorded;
    const std::string hidden = recorded.store.events("case/2026-0001").front().event.body.find("note")->text("sha256");
    PastStore open = recorded.at("10:00");
    PastStore veiled = recorded.at("10:00", [&](std::string_view stream) {
        return stream == "case/2026-0001" ? workflows::HiddenWords{hidden} : workflows::HiddenWords();
    });

    CHECK(notes(open, "case/2026-0001") == std::vector<std::string>{"Notat 09:00", "Notat 10:00"});
    CHECK(notes(veiled, "case/2026-0001") == std::vector<std::string>{"", "Notat 10:00"});
    CHECK_FALSE(veiled.texts("case/2026-0001").contains(hidden));
    CHECK(veiled.read("case/2026-0001")->last_hash() == open.read("case/2026-0001")->last_hash());
}

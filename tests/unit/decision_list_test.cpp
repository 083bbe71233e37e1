// Decisions over all cases: counted, narrowed, and held against each other.
#include "tests/support/catch.hpp"
#include "tests/support/memory_archive.hpp"
#include "tests/support/world.hpp"
#include "workflows/phase_model/archive/decision_list.hpp"
#include "workflows/phase_model/policy.hpp"

using namespace tests;
using workflows::DecisionFilter;

namespace {

/// One case with an offer, one refused on the same evidence, and one closed by the leader alone.
struct Record {
    Record() {
        world.begin("Med tilbud").walk_to(6);
        with_offer = world.id();
        world.stream.clear();
        world.begin("Uten tilbud").walk_to(4);
        world.prepare(4);
        world.close_by_vote("INGEN-1");
        refused = world.id();
        world.stream.clear();
        world.begin("Utenfor").walk_to(1).close_formal("UTENFOR-2");
        outside = world.id();
    }
    World world;
    MemoryArchive archive{world.store};
    std::string with_offer, refused, outside;
};

std::int64_t count_of(const std::vector<workflows::DecisionCount>& counts, std::string_view of) {
    for (const auto& one : counts)
        if (one.of == of) return one.count;
    return 0;
}

}  // namespace

TEST_CASE("decisions are listed newest first and counted by outcome, year, centre and body", "[decisions]") {
    Record record;

    const auto list = workflows::list_decisions(record.archive, {});

    CHECK(list.decisions.front().decision->case_id == record.outside);
    CHECK(static_cast<std::int64_t>(list.decisions.size()) == list.total);
    CHECK(count_of(list.by_outcome, "INGEN-1") == 1);
    CHECK(count_of(list.by_outcome, "UTENFOR-2") == 1);
    CHECK(count_of(list.by_outcome, "decide_need") == 1);
    CHECK(count_of(list.by_centre, "TRS") == 1);
    CHECK(count_of(list.by_body, "leader_group") == 3);
    CHECK(count_of(list.by_body, "administrative_leader") == list.total - 3);
    std::int64_t years = 0;
    for (const auto& year : list.by_year) years += year.count;
    CHECK(years == list.total);
}

TEST_CASE("a list of decisions is narrowed and goes on", "[decisions]") {
    Record record;
    const auto total = [&](const DecisionFilter& filter) { return workflows::list_decisions(record.archive, filter).total; };

    CHECK(total({.outcome = "INGEN-1"}) == 1);
    CHECK(total({.outcome = "place"}) == 1);
    CHECK(total({.centre = "TRS"}) == 1);
    CHECK(total({.body = "leader_group"}) == 3);
    CHECK(total({.to = *engine::parse_date("2000-01-01")}) == 0);
    CHECK(total({.moment = workflows::as_of_day(*engine::parse_date("2000-01-01"))}) == 0);
    const auto whole = workflows::list_decisions(record.archive, {});
    DecisionFilter filter{.limit = 1};
    std::size_t seen = 0;
    for (bool more = true; more; ++seen) {
        const auto part = workflows::list_decisions(record.archive, filter);
        REQUIRE(part.decisions.size() == 1);
        CHECK(part.total == whole.total);
        CHECK(*part.decisions[0].decision == *whole.decisions[seen].decision);
        filter.before = part.next;
        more = part.next.has_value();
    }
    CHECK(seen == whole.decisions.size());
}

TEST_CASE("like evidence with different outcomes is shown, but not what the reader is shut out of", "[decisions]") {
    Record record;
    workflows::Kinships kinships(nullptr, workflows::shipped_policy().rules.rare);

    const auto pairs = workflows::unequal_decisions(record.archive, record.world.store, kinships, [](const workflows::Case&) { return false; }, {});
    const auto fewer = workflows::unequal_decisions(record.archive, record.world.store, kinships, [&](const workflows::Case& file) { return file.id == record.refused; }, {});

    REQUIRE(pairs.size() == 1);
    CHECK(pairs[0].one->result() != pairs[0].other->result());
    CHECK(pairs[0].likeness.same_diagnosis);
    CHECK(pairs[0].likeness.unlike.empty());
    CHECK(fewer.empty());
    CHECK(workflows::unequal_rows(pairs).front().size() == workflows::unequal_columns().size());
    CHECK(workflows::decision_rows(workflows::list_decisions(record.archive, {})).front().size() == workflows::decision_columns().size());
}

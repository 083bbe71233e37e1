// Earlier decisions with like evidence: what counts as like, what is shown, whether a decision still stands.
#include "tests/support/books.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/memory_archive.hpp"
#include "tests/support/memory_facts.hpp"
#include "tests/support/world.hpp"
#include "workflows/phase_model/archive/precedents.hpp"
#include "workflows/phase_model/policy.hpp"

using tests::F;
using tests::World;
using workflows::Kinships;
using workflows::Precedents;

namespace {

const auto sees_all = [](const workflows::Case&) { return false; };

struct Bench {
    World world;
    tests::MemoryArchive archive{world.store};
    tests::MemoryFacts facts;

    Kinships kinships() { return Kinships(facts.everything(), workflows::shipped_policy().rules.rare); }
    Precedents of(const workflows::Case& file, const workflows::PrecedentQuery& query = {}, const workflows::ShutOut& shut_out = sees_all) {
        Kinships kin = kinships();
        return workflows::precedents_of(file, archive, world.store, kin, shut_out, query);
    }
    /// A case decided on need, with these values of K3 and K4.
    std::string decided(const std::string& name, bool offer = true) {
        world.stream.clear();
        world.begin(name).walk_to(4);
        world.prepare(4);
        if (offer)
            world.step(4);
        else
            world.close_by_vote("INGEN-1");
        return world.id();
    }
};

}  // namespace

TEST_CASE("a case is shown decisions of the same question on like evidence, and told why", "[precedents]") {
    Bench bench;
    bench.facts.known[558].parents = {{.classification = 147, .code = 98249}};
    const std::string earlier = bench.decided("Tidlig syndrom");
    bench.world.stream.clear();
    bench.world.begin("Nytt syndrom").walk_to(4);

    const Precedents found = bench.of(bench.world.file());

    CHECK(found.question == "need");
    CHECK(found.looked_at == 1);
    REQUIRE(found.hits.size() == 1);
    CHECK(found.hits[0].decision->case_id == earlier);
    CHECK(found.hits[0].decision->event == "decide_need");
    CHECK(found.hits[0].decision->body() == "leader_group");
    CHECK(found.hits[0].likeness.same_diagnosis);
    CHECK(found.hits[0].likeness.parents == std::vector<std::int64_t>{98249});
    CHECK(found.hits[0].likeness.alike == std::vector<std::string>{"K1", "K2", "K3", "K4"});
    CHECK(found.hits[0].standing.in_force);
    CHECK(bench.of(bench.world.file(), {.question = "placement"}).hits.empty());
}

TEST_CASE("a decision that shares nothing is not shown", "[precedents]") {
    workflows::Evidenced a{.orpha = "1", .values = {"met", "met", "met", "not_met"}, .words = {"alfa", "beta"}};
    workflows::Evidenced b{.orpha = "2", .values = {"not_met", "not_met", "undetermined", ""}, .words = {"beta", "gamma"}};
    Kinships kinships(nullptr, workflows::shipped_policy().rules.rare);

    CHECK_FALSE(kinships.nearness(a, b).is_overlap());
    CHECK(kinships.likeness(a, b).unlike == std::vector<std::string>{"K1", "K2"});
    b.values = {"met", "met", "met", "met"};
    CHECK(kinships.nearness(a, b).is_overlap());
    b.values = {"met", "met", "not_met", "met"};
    CHECK_FALSE(kinships.nearness(a, b).is_overlap());
    b.words = {"alfa", "beta", "gamma"};
    a.words = {"alfa", "beta", "gamma"};
    CHECK(kinships.nearness(a, b).is_overlap());
}

TEST_CASE("the same prevalence class is told, and alone makes nothing alike", "[precedents]") {
    tests::MemoryFacts facts;
    const tests::Books books;
    facts.known[436] = tests::Books().facts(436);
    facts.known[437] = facts.known[436];
    Kinships kinships(facts.everything(), workflows::shipped_policy().rules.rare);
    const workflows::Evidenced a{.orpha = "436"}, b{.orpha = "437"};

    CHECK(kinships.nearness(a, b).same_prevalence);
    CHECK_FALSE(kinships.nearness(a, b).is_overlap());
    CHECK_FALSE(kinships.likeness(a, b).prevalence.empty());
}

TEST_CASE("nearer decisions come first, whatever was decided", "[precedents]") {
    const workflows::Nearness diagnosis{.same_diagnosis = true}, parent{.parents = 1}, criteria{.alike = 4, .unlike = 1}, words{.words = 9};

    CHECK(diagnosis.is_nearer_than(parent));
    CHECK(parent.is_nearer_than(criteria));
    CHECK(criteria.is_nearer_than(words));
    CHECK_FALSE(words.is_nearer_than(words));
}

TEST_CASE("a decision is outdated once the case was reopened, sent back or decided anew", "[precedents]") {
    Bench bench;
    bench.decided("Avslått syndrom", false);
    const auto standing = [&] {
        const auto book = bench.archive.decisions();
        const auto& first = *std::find_if(book->all.begin(), book->all.end(), [](const auto& one) { return one->event == "close"; });
        return workflows::standing_of(*book, *first);
    };
    CHECK(standing().in_force);

    bench.world.reopen();

    CHECK_FALSE(standing().in_force);
    CHECK(standing().by == "reopen");
}

TEST_CASE("cases that the reader is shut out of are no precedents for them, and the past knows only its own", "[precedents]") {
    Bench bench;
    bench.decided("Tidlig syndrom");
    bench.world.stream.clear();
    bench.world.begin("Nytt syndrom").walk_to(4);
    const auto& file = bench.world.file();

    CHECK(bench.of(file, {}, [&](const workflows::Case& one) { return one.id != file.id; }).hits.empty());
    CHECK(bench.of(file, {.moment = workflows::as_of_day(*engine::parse_date("2000-01-01"))}).hits.empty());
}

TEST_CASE("what a decision rested on is told the same from the whole history as when it was made", "[precedents]") {
    Bench bench;
    bench.decided("Tidlig syndrom");
    const auto& file = bench.world.file();
    const auto book = bench.archive.decisions();

    for (const engine::Sealed& sealed : bench.world.store.events(bench.world.stream)) {
        const auto later = workflows::decision_in(file, sealed.event);
        const auto& kept = book->by_case.at(file.id);
        const auto then = std::find_if(kept.begin(), kept.end(), [&](const auto& one) { return one->seq == sealed.event.seq; });
        CHECK(later.has_value() == (then != kept.end()));
        if (later && then != kept.end()) CHECK(*later == **then);
        if (later) CHECK(workflows::decision_from(workflows::to_value(*later)) == *later);
    }
}

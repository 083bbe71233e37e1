// What is suggested for K1 to K7, and on which records it rests.
#include "workflows/screening/suggestion.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/known.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/screening/decimal.hpp"

using namespace workflows::screening;
using tests::prevalence;
using tests::with_prevalence;

namespace {

const Rules& now() { return workflows::shipped_policy().rules; }
const Rules& then() { return workflows::earlier_policy().rules; }

Judged rare(const Rules& rules, const tests::Facts& facts) { return judge_rare(rules.rare, facts, nullptr).value; }

}  // namespace

TEST_CASE("each class of prevalence is judged as the specification's table says", "[suggestion]") {
    struct Line {
        tests::Term prevalence_class;
        Judged by_10_000, by_2_000;
    };
    const Line lines[] = {
        {tests::below_1_million, Judged::met, Judged::met},
        {tests::per_million, Judged::met, Judged::met},
        {tests::per_100_000, Judged::met, Judged::met},
        {tests::below_6, Judged::undetermined, Judged::met},
        {tests::above_5, Judged::not_met, Judged::not_met},
        {tests::above_1000, Judged::not_met, Judged::not_met},
        {tests::unknown_class, Judged::undetermined, Judged::undetermined},
    };

    for (const Line& line : lines) {
        const auto facts = with_prevalence({prevalence(1, line.prevalence_class)});
        CAPTURE(line.prevalence_class.label);
        CHECK(rare(then(), facts) == line.by_10_000);
        CHECK(rare(now(), facts) == line.by_2_000);
    }
}

TEST_CASE("a mean value settles the class that lies on both sides of the threshold", "[suggestion]") {
    const auto with_value = [](const char* value) {
        return with_prevalence({prevalence(1, tests::below_6, tests::europe, value)});
    };

    const Verdict above = judge_rare(then().rare, with_value("13.3"), nullptr);

    CHECK(above.value == Judged::not_met);
    CHECK(above.certainty == Certainty::medium);
    CHECK(above.reason == "suggest.K1.value_not_met");
    CHECK(rare(then(), with_value("10")) == Judged::met);
    CHECK(rare(then(), with_value("10.0000000001")) == Judged::not_met);
    CHECK(rare(then(), with_value("1.0E1")) == Judged::met);
    CHECK(rare(then(), with_value("many")) == Judged::undetermined);
}

TEST_CASE("the record is chosen by place, then status, then type, and all are told", "[suggestion]") {
    const auto facts = with_prevalence({
        prevalence(1, tests::below_1_million, tests::worldwide),
        prevalence(2, tests::above_5, tests::norway, "", tests::at_birth, tests::not_validated),
        prevalence(3, tests::per_100_000, tests::sweden),
        prevalence(4, tests::per_million, tests::norway, "", tests::incidence),
        prevalence(5, tests::unknown_class, tests::norway),
        prevalence(6, tests::above_1000, tests::japan),
    });

    const auto k1 = suggest(now(), facts).front();

    CHECK(k1.verdict.value == Judged::met);
    CHECK(k1.verdict.certainty == Certainty::medium);
    REQUIRE(k1.records.size() == 6);
    CHECK(k1.records[0].record == 4);
    CHECK(k1.records[0].chosen);
    CHECK(k1.records[0].release == 7);
    CHECK(k1.records[0].said == "Annual incidence; 1-9 / 1 000 000; Norway; Validated; ORPHANET");
    CHECK_FALSE(k1.records[1].chosen);
    CHECK(k1.records[1].record == 2);
    CHECK(k1.records[2].record == 3);
}

TEST_CASE("a count of cases or families never gives a class", "[suggestion]") {
    const auto facts = with_prevalence({prevalence(1, tests::below_1_million, tests::norway, "4.0", tests::families)});

    const Verdict verdict = judge_rare(now().rare, facts, nullptr);

    CHECK(verdict.value == Judged::undetermined);
    CHECK(verdict.reason == "suggest.K1.unknown");
}

TEST_CASE("equally good records that contradict each other leave K1 to people", "[suggestion]") {
    const auto facts = with_prevalence({prevalence(1, tests::per_million), prevalence(2, tests::above_1000)});
    const auto agreeing = with_prevalence({prevalence(1, tests::per_million), prevalence(2, tests::per_100_000)});

    CHECK(judge_rare(now().rare, facts, nullptr).reason == "suggest.K1.contradiction");
    CHECK(rare(now(), facts) == Judged::undetermined);
    CHECK(judge_rare(now().rare, agreeing, nullptr).certainty == Certainty::high);
}

TEST_CASE("figures from other places are shown and settle nothing", "[suggestion]") {
    const auto k1 = suggest(now(), with_prevalence({prevalence(1, tests::per_million, tests::japan)})).front();

    CHECK(k1.verdict.value == Judged::undetermined);
    CHECK(k1.reason.key == "suggest.K1.elsewhere");
    CHECK(k1.records.size() == 1);
}

TEST_CASE("a value outside its own class makes K1 unsure", "[suggestion]") {
    const auto facts = with_prevalence({prevalence(1, tests::per_million, tests::europe, "66.6")});

    CHECK(judge_rare(now().rare, facts, nullptr) == Verdict{Judged::met, Certainty::low, "suggest.K1.class_met"});
}

TEST_CASE("inheritance, onset, genes and classification each show K2", "[suggestion]") {
    tests::Facts facts{.code = 1};
    facts.inheritances = {{23417, "Autosomal recessive"}};
    facts.classifications = {156};
    tests::Facts acquired{.code = 2};
    acquired.inheritances = {{23494, "Not applicable"}};
    acquired.onsets = {{23543, "Adult"}};
    acquired.classifications = {181};
    tests::Facts unstated{.code = 3};
    unstated.inheritances = {{23480, "Unknown"}};

    const auto k2 = suggest(now(), facts)[1];

    CHECK(k2.verdict == Verdict{Judged::met, Certainty::high, "suggest.K2.met"});
    REQUIRE(k2.records.size() == 2);
    CHECK(k2.records[0].product == "product3/156");
    CHECK(k2.records[1].said == "Autosomal recessive");
    CHECK(judge_inborn(now().inborn, acquired, nullptr).value == Judged::not_met);
    CHECK(judge_inborn(now().inborn, unstated, nullptr).value == Judged::undetermined);
}

TEST_CASE("organ systems of common signs and classifications speak for K3", "[suggestion]") {
    tests::Facts facts{.code = 1};
    facts.classifications = {146, 156, 181, 189};
    facts.phenotypes = {tests::sign(1, "HP:0001250", "Seizure"), tests::sign(2, "HP:0000518", "Cataract"),
                        tests::sign(3, "HP:0001644", "Dilated cardiomyopathy", 28433)};

    const auto k3 = suggest(now(), facts)[2];

    CHECK(k3.verdict == Verdict{Judged::met, Certainty::low, "suggest.K3.met"});
    CHECK(k3.reason.values ==
          std::vector<std::pair<std::string, std::string>>{{"classifications", "3"}, {"systems", "2"}});
    CHECK(k3.records.size() == 5);
}

TEST_CASE("functional consequences support K4 and never speak against it", "[suggestion]") {
    const auto consequence = [](std::int64_t record, std::int64_t severity, bool loss) {
        return workflows::orphanet::Consequence{.record = record,
                                                .disability = {64, "Staying asleep"},
                                                .frequency = {27201, "Very frequent"},
                                                .temporality = {27180, "Permanent limitation"},
                                                .severity = {severity, "severity"},
                                                .loss_of_ability = loss};
    };
    tests::Facts heavy{.code = 1}, light{.code = 2};
    heavy.consequences = {consequence(1, 27250, false), consequence(2, 27236, true), consequence(3, 27250, false)};
    light.consequences = {consequence(1, 27236, false)};

    CHECK(judge_needs(now().needs, heavy, nullptr) == Verdict{Judged::met, Certainty::low, "suggest.K4.met"});
    CHECK(judge_needs(now().needs, light, nullptr).value == Judged::undetermined);
    CHECK(judge_needs(now().needs, {}, nullptr).reason == "suggest.K4.nothing");
}

TEST_CASE("K5 is left to people, and K6 shows enquiries in bands without judging", "[suggestion]") {
    const auto all = suggest(now(), {}, {{2024, 3}, {2025, 4}, {2025, 2}});

    CHECK(all[4].reason.key == "suggest.K5.people");
    CHECK(all[5].verdict.value == Judged::undetermined);
    CHECK(all[5].reason.values.back().second == "@band.5-9");
    REQUIRE(all[5].records.size() == 2);
    CHECK(all[5].records[0].said == "5-9");
    CHECK(all[5].records[1].said == "1-4");
}

TEST_CASE("dental classifications and oral signs speak for K7, their absence does not speak against it",
          "[suggestion]") {
    tests::Facts facts{.code = 1};
    facts.classifications = {197};
    facts.phenotypes = {tests::sign(1, "HP:0000670", "Carious teeth"), tests::sign(2, "HP:0000175", "Cleft palate")};
    const tests::Facts osteogenesis_imperfecta{.code = 666, .classifications = {199}};

    const auto k7 = suggest(now(), facts)[6];

    CHECK(k7.verdict == Verdict{Judged::met, Certainty::medium, "suggest.K7.met"});
    CHECK(k7.records.size() == 3);
    CHECK(judge_oral(now().oral, osteogenesis_imperfecta, nullptr).value == Judged::undetermined);
}

TEST_CASE("decimal text is read exactly", "[suggestion]") {
    CHECK(billionths_of("13.3") == 13'300'000'000);
    CHECK(billionths_of("6.0E-4") == 600'000);
    CHECK(billionths_of("0.00000000001") == 1);
    CHECK(billionths_of("28220.0") == 28'220'000'000'000);
    CHECK(threshold_billionths(2000) == 50'000'000'000);
    for (const char* none : {"", ".", "-1", "1,5", "1.2.3", "1e", "1e99", "1e25", "nan"}) {
        CAPTURE(none);
        CHECK_FALSE(billionths_of(none));
    }
}

TEST_CASE("a mean value near the threshold is told with its distance", "[suggestion]") {
    const auto of = [](const char* value) {
        return with_prevalence({prevalence(1, tests::below_6, tests::europe, value)});
    };

    const auto below = near_threshold(now().rare, of("42.5"));

    REQUIRE(below);
    CHECK(below->distance == -7500);
    CHECK(below->percent == -15);
    CHECK(near_threshold(now().rare, of("50.0"))->percent == 0);
    CHECK_FALSE(near_threshold(now().rare, of("39.9")));
}

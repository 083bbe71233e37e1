// The guard on a corpus of more than two thousand strings: none is refused wrongly, none is missed.
#include "tests/support/catch.hpp"
#include "tests/support/identity_corpus.hpp"
#include "workflows/text/identity_numbers.hpp"

#include <algorithm>
#include <map>

using tests::Sample;

namespace {

struct Score {
    std::size_t refused = 0, kept = 0;            ///< samples
    std::map<std::string, std::size_t> missed, wrongly;  ///< by kind
};

Score score(const std::vector<Sample>& samples) {
    Score all;
    for (const Sample& sample : samples) {
        ++(sample.refused ? all.refused : all.kept);
        const bool found = !workflows::identity_numbers(sample.text).empty();
        if (sample.refused && !found) ++all.missed[sample.kind];
        if (!sample.refused && found) ++all.wrongly[sample.kind + ": " + sample.text];
    }
    return all;
}

}  // namespace

TEST_CASE("no identity number of the corpus is missed and nothing else refused", "[identity]") {
    auto samples = tests::generated_samples();
    const auto picked = tests::hand_picked_samples();
    samples.insert(samples.end(), picked.begin(), picked.end());

    const Score found = score(samples);

    CHECK(found.refused + found.kept >= 2000);
    CHECK(found.refused >= 1000);
    CHECK(found.kept >= 1000);
    CHECK(found.missed == std::map<std::string, std::size_t>{});
    CHECK(found.wrongly == std::map<std::string, std::size_t>{});
}

TEST_CASE("the place of a number is where it stands, in every way of writing it", "[identity]") {
    for (const Sample& sample : tests::generated_samples()) {
        if (!sample.refused) continue;
        const auto found = workflows::identity_numbers(sample.text);
        const auto characters = static_cast<std::size_t>(std::count_if(sample.text.begin(), sample.text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
        INFO(sample.kind);
        REQUIRE(found.size() == 1);
        CHECK(found.front().first >= 1);
        CHECK(found.front().last <= characters);
        CHECK(found.front().last - found.front().first >= 10);
    }
}

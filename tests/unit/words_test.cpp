// The words of a text as searches compare them.
#include "tests/support/catch.hpp"
#include "engine/value.hpp"
#include "workflows/text/words.hpp"

using workflows::words_of;
using Words = std::vector<std::string>;

TEST_CASE("letter case, diacritics and punctuation do not matter to a word", "[words]") {
    CHECK(words_of("Ørehjelp, ØREHJELP og «orehjelp»!") == Words{"orehjelp"});
    CHECK(words_of("Björnstad/Bjornstad") == Words{"bjornstad"});
    CHECK(words_of("   ").empty());
}

TEST_CASE("words that bind others do not count, and numbers stand as they are", "[words]") {
    CHECK(words_of("Det er ikke for mye, og the of").size() == 1);
    CHECK(words_of("K3 436 ORPHA:558") == Words{"436", "558", "k3", "orph"});
}

TEST_CASE("a word is found by another form of it", "[words]") {
    for (const auto& [one, other] : {std::pair{"tilbud", "tilbudene"}, {"sykdom", "sykdommen"}, {"senter", "senteret"}, {"diagnose", "diagnosane"},
                                     {"sammensatt", "sammensatte"}, {"plassering", "plasseringen"}, {"centre", "centres"}}) {
        INFO(one << " " << other);
        CHECK(words_of(one) == words_of(other));
    }
    CHECK(words_of("behov") != words_of("behandling"));
}

TEST_CASE("a word of any length and script is cut between letters", "[words]") {
    const std::string greek(40, 'x');
    std::string cyrillic;
    for (int i = 0; i < 40; ++i) cyrillic += "\u0436";

    CHECK(words_of(greek).front().size() == workflows::longest_word);
    CHECK(words_of(cyrillic).front().size() <= workflows::longest_word);
    CHECK(engine::is_utf8(words_of(cyrillic).front()));
}

TEST_CASE("words in common are those of both texts", "[words]") {
    Words words = words_of("Et samlet tilbud mangler");
    workflows::add_words(words, "Tilbudet finnes i dag");

    CHECK(workflows::words_in_common(words, words_of("tilbudene finnes ikke")) == words_of("tilbud finnes"));
}

#include "workflows/text/sentence.hpp"

#include "tests/support/catch.hpp"

using workflows::plain_words;
using workflows::word_count;

TEST_CASE("texts that differ in marks, letter case and blanks alone have the same words", "[sentence]") {
    CHECK(plain_words("Vi er, som FØR,\n enige!") == "vi er som før enige");
    CHECK(plain_words("ÅPENT – «Ærlig»") == "åpent ærlig");
    CHECK(plain_words("a\u200b b") == "a b");
    CHECK(plain_words("…") .empty());
}

TEST_CASE("words are counted", "[sentence]") {
    CHECK(word_count("Dere har rett.") == 3);
    CHECK(word_count("ORPHA:558, K4") == 3);
    CHECK(word_count(" \n") == 0);
}

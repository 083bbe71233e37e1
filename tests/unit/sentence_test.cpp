// Words and sentences of a text, and how hard it is to read.
#include "workflows/text/sentence.hpp"

#include "tests/support/catch.hpp"
#include "workflows/text/readability.hpp"

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

TEST_CASE("LIX is words a sentence and long words in a hundred", "[sentence]") {
    CHECK(workflows::lix("Dette er en kort setning. Den har ti ord til sammen her.") == 14);  // 12 / 2 + 100 * 1 / 12
    CHECK(workflows::lix("- Ett punkt om saken\n- Ett punkt til om saken nå") == 5);          // items are sentences: 10 / 2
    CHECK_FALSE(workflows::lix("For få ord til å si noe"));
    CHECK(workflows::lix_grade(39) == "easy");
    CHECK(workflows::lix_grade(60) == "very_hard");
}

// What is read ahead arrives in its order and to its end, whoever is faster; an export's memory of a stream is as it was stored.
#include "engine/crypto.hpp"
#include "engine/read_ahead.hpp"
#include "engine/stored_events.hpp"
#include "tests/support/catch.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace {

engine::ReadAhead<int>::Next counting_to(int last) {
    return [next = 0, last]() mutable -> std::optional<int> { return next < last ? std::optional(++next) : std::nullopt; };
}

}  // namespace

TEST_CASE("what is read ahead comes in order and ends, however many are held", "[read-ahead]") {
    const std::size_t most = GENERATE(0, 1, 2, 3, 16);
    engine::ReadAhead<int> ahead(counting_to(1000), most);
    std::vector<int> taken;
    while (const auto one = ahead.take()) taken.push_back(*one);

    REQUIRE(taken.size() == 1000);
    for (int i = 0; i < 1000; ++i) REQUIRE(taken[static_cast<std::size_t>(i)] == i + 1);
    CHECK_FALSE(ahead.take());
}

TEST_CASE("what was read before something went wrong comes first, and then the trouble", "[read-ahead]") {
    const std::size_t most = GENERATE(0, 1, 4);
    engine::ReadAhead<int> ahead(
        [next = 0]() mutable -> std::optional<int> {
            if (next == 2) throw std::runtime_error("the database is gone");
            return ++next;
        },
        most);

    CHECK(ahead.take() == 1);
    CHECK(ahead.take() == 2);
    CHECK_THROWS_AS(ahead.take(), std::runtime_error);
}

TEST_CASE("whoever wants no more of what is read ahead goes, and does not wait for the rest", "[read-ahead]") {
    engine::ReadAhead<int> ahead([next = 0]() mutable { return std::optional(++next); }, 4);

    CHECK(ahead.take() == 1);
}

TEST_CASE("texts of a stream are found by their commitments, and none that is not there", "[export]") {
    engine::StoredTexts texts;
    for (const char* sha256 : {"aa", "ab", "cc", "f0"}) texts.add(sha256, std::string("salt of ") + sha256, std::string("text of ") + sha256);

    for (const char* sha256 : {"aa", "ab", "cc", "f0"}) {
        const auto found = texts.find(sha256);
        REQUIRE(found);
        CHECK(found->salt == std::string("salt of ") + sha256);
        CHECK(found->text == std::string("text of ") + sha256);
    }
    for (const char* sha256 : {"", "a", "ac", "ff", "aaa"}) CHECK_FALSE(texts.find(sha256));
    CHECK_FALSE(engine::StoredTexts().find("aa"));
}

TEST_CASE("a digest is told from another whether it is asked for or compared, and hex is read in either case", "[crypto]") {
    const std::string digest = engine::sha256_hex("salt and text");

    CHECK(engine::has_sha256("salt and ", "text", digest));
    CHECK(engine::has_sha256("salt and text", {}, digest));
    CHECK_FALSE(engine::has_sha256("salt and text", ".", digest));
    CHECK_FALSE(engine::has_sha256("salt and ", "text", digest.substr(1)));
    CHECK(engine::from_hex("0aF9") == "\x0a\xf9");
    CHECK(engine::to_hex(engine::from_hex(digest)) == digest);
    for (const char* wrong : {"0", "0g", "g0", "0:", "\xff" "0"}) CHECK(engine::from_hex(wrong).empty());
}

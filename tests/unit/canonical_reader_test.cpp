// The quick reader of our own lines reads what canonical() writes and refuses everything that only looks like it.
#include "engine/canonical_reader.hpp"
#include "engine/event.hpp"
#include "tests/support/catch.hpp"

#include <string>

namespace {

bool reads(std::string_view bytes, engine::Value& value, int depth = 32) {
    engine::CanonicalReader in(bytes);
    return in.value(value, depth) && in.at_end();
}

bool reads(std::string_view bytes, int depth = 32) {
    engine::Value ignored;
    return reads(bytes, ignored, depth);
}

}  // namespace

TEST_CASE("the quick reader gives back every value that canonical wrote") {
    const engine::Value value = engine::Value::object({{"a", engine::Value::array({true, false, engine::Value(), 0, -7, engine::Value::max_number})},
                                                       {"b", "blåbær \" \\ \b\f\n\r\t \x01\x1f"},
                                                       {"c", engine::Value::object()},
                                                       {"d", engine::Value::array()},
                                                       {"e", -engine::Value::max_number}});
    engine::Value read;

    const bool whole = reads(value.canonical(), read);

    REQUIRE(whole);
    CHECK(read == value);
}

TEST_CASE("the quick reader refuses what canonical would have written otherwise") {
    for (const std::string_view wrong :
         {"", " 1", "1 ", "01", "-0", "1.0", "1e2", "9007199254740992", "+1", "nul", "truely", "\"a", "\"\t\"", "\"\\/\"", "\"\\u0041\"", "\"\\u000A\"", "\"\\u000a\"",
          "\"\\u0000\"", "\"\\u001F\"", "\"\\x\"", "\"\\", "\"\\u00", "[1,]", "[,1]", "[1 ,2]", "[1", "{\"a\":1,}", "{\"b\":1,\"a\":2}", "{\"a\":1,\"a\":2}", "{\"a\" :1}", "{a:1}", "{\"a\":}", "{"}) {
        INFO(wrong);
        CHECK_FALSE(reads(wrong));
    }
}

TEST_CASE("the quick reader goes no deeper than it may") {
    CHECK(reads("[[{}]]", 3));
    CHECK_FALSE(reads("[[{}]]", 2));
    CHECK_FALSE(reads(std::string(100'000, '['), 64));
}

TEST_CASE("an event that is not written canonically is read all the same, and a wrong one is told what is wrong") {
    const engine::Sealed sealed = engine::seal({.stream = "case/2026-0001", .seq = 1, .at = "2026-11-22T09:00:00.000Z", .date = "2026-11-22", .actor = "p-1", .act = "register",
                                                .name = "register", .model = "1.0", .policy = std::string(64, 'a'), .via = "page", .body = engine::Value::object({{"name", "Prøve"}})});
    std::string spaced = sealed.line;
    spaced.replace(spaced.find("\"actor\":"), 8, "\"actor\": ");
    std::string later = sealed.line;
    later.replace(later.find("\"v\":1"), 5, "\"v\":2");

    const auto canonical = engine::event_from(sealed.line), blanks = engine::event_from(spaced), unknown = engine::event_from(later);

    REQUIRE(std::holds_alternative<engine::Event>(canonical));
    CHECK(engine::canonical(std::get<engine::Event>(canonical)) == sealed.line);
    REQUIRE(std::holds_alternative<engine::Event>(blanks));
    CHECK(engine::canonical(std::get<engine::Event>(blanks)) == sealed.line);
    CHECK(std::get<std::string>(unknown) == "unknown event version");
}

// A long record is checked piece by piece on two threads, and comes out as if it had been read line by line.
#include "engine/export/jsonl.hpp"
#include "engine/log/line_check.hpp"
#include "engine/log/verify.hpp"

#include "tests/support/catch.hpp"

#include <sstream>
#include <string>
#include <vector>

namespace {

constexpr int events_in_all = 4000;

/// Some megabytes: several blocks, each of many pieces.
std::string a_long_export() {
    std::string out;
    engine::Outlet outlet([&](std::string_view piece) {
        out += piece;
        return true;
    });
    engine::JsonlWriter writer(outlet, {.model = "1.0", .made_at = "2026-11-22T09:00:00.000Z"}, [](const engine::Event&, std::string_view) { return true; });
    std::string prev = engine::no_hash;
    for (int seq = 1; seq <= events_in_all; ++seq) {
        const engine::Text text = engine::commit_to("begrunnelse på norsk nummer " + std::to_string(seq));
        const engine::Sealed sealed = engine::seal({.stream = "case/2026-0001",
                                                    .seq = seq,
                                                    .at = "2026-11-22T09:00:00.000Z",
                                                    .date = "2026-11-22",
                                                    .actor = "p-1",
                                                    .role = "case_officer",
                                                    .act = "accept",
                                                    .name = "accept",
                                                    .model = "1.0",
                                                    .via = "page",
                                                    .body = engine::Value::object({{"reason", engine::commitment(text)}}),
                                                    .prev = prev});
        prev = sealed.hash;
        writer.event(sealed, {{text.sha256, text}});
    }
    writer.end();
    return out;
}

engine::Verification verified(const std::string& text) {
    std::istringstream in(text);
    return engine::verify_jsonl(in);
}

}  // namespace

TEST_CASE("a long record that nobody touched is consistent, with every event and text counted", "[verify]") {
    const auto found = verified(a_long_export());

    CHECK(found.ok());
    CHECK(found.events == events_in_all);
    CHECK(found.opened == events_in_all);
}

TEST_CASE("a change far into a long record is named by its line and its event alone", "[verify]") {
    std::string text = a_long_export();
    const std::size_t event = text.find("\"seq\":3456,");
    REQUIRE(event != std::string::npos);
    text.replace(text.rfind("p-1", event), 3, "p-2");

    const auto found = verified(text);

    REQUIRE(found.findings.size() >= 2);
    CHECK(found.findings[0].kind == "hash");
    CHECK(found.findings[0].seq == 3456);
    CHECK(found.findings[0].line == 3457);
    CHECK(found.findings[1].kind == "chain");
    CHECK(found.findings[1].seq == 3457);
    CHECK(found.findings.back().kind == "digest");
    CHECK(found.wrong == 3);
}

TEST_CASE("lines come out in their order however they are cut into pieces", "[verify]") {
    const std::string text = a_long_export();
    std::vector<engine::CheckedLine> alone;
    engine::check_lines(text, alone);
    engine::LineCheck both;

    for (int round = 0; round < 5; ++round) {
        std::size_t next = 0;
        for (const auto& piece : both.check(text))
            for (const engine::CheckedLine& line : piece) {
                REQUIRE(next < alone.size());
                REQUIRE(line.bytes.data() == alone[next].bytes.data());
                REQUIRE(line.seq == alone[next].seq);
                REQUIRE(line.is_event == alone[next].is_event);
                ++next;
            }
        CHECK(next == alone.size());
    }
    CHECK(both.check("").empty());
}

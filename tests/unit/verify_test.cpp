#include "engine/crypto.hpp"
#include "engine/export/jsonl.hpp"
#include "engine/log/record_line.hpp"
#include "engine/log/verify.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace {

/// An export of two cases, of three and two events, each with a typed reason.
std::string an_export(engine::Value part = {}) {
    std::string out;
    engine::Outlet outlet([&](std::string_view piece) {
        out += piece;
        return true;
    });
    engine::JsonlWriter writer(
        outlet,
        {.model = "1.0", .made_at = "2026-11-22T09:00:00.000Z", .part = std::move(part)},
        [](const engine::Event&, std::string_view) { return true; });
    const auto stream = [&](const std::string& name, int events) {
        std::string prev = engine::no_hash;
        for (int seq = 1; seq <= events; ++seq) {
            const engine::Text text = engine::commit_to("begrunnelse " + std::to_string(seq));
            const engine::Sealed sealed = engine::seal({.stream = name,
                                                        .seq = seq,
                                                        .at = "2026-11-22T09:00:0" + std::to_string(seq) + ".000Z",
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
    };
    stream("case/2026-0001", 3);
    stream("case/2026-0002", 2);
    writer.end();
    return out;
}

/// Lines: 0 header, 1–3 first case, 4–5 second case, 6 trailer.
std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

engine::Verification verified(const std::string& text) {
    std::istringstream in(text);
    return engine::verify_jsonl(in);
}

engine::Verification verified(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return verified(text);
}

bool found(const engine::Verification& verification, const std::string& kind, std::int64_t line) {
    return std::any_of(verification.findings.begin(), verification.findings.end(),
                       [&](const engine::Finding& finding) { return finding.kind == kind && finding.line == line; });
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("an untouched export is consistent", "[verify]") {
    const auto verification = verified(an_export());

    CHECK(verification.ok());
    CHECK(verification.events == 5);
    CHECK(verification.streams == 2);
    CHECK(verification.opened == 5);
    CHECK(verification.whole_log);
}

TEST_CASE("a check without a signature says that it proves consistency only", "[verify]") {
    const auto verification = verified(an_export());

    REQUIRE_FALSE(verification.not_proved.empty());
    CHECK(verification.not_proved.front().starts_with("Internally consistent only"));
}

TEST_CASE("a changed word in an event is found at its line, with its case and number", "[verify]") {
    auto lines = lines_of(an_export());
    lines[2] = replaced(lines[2], "case_officer", "administrator");

    const auto verification = verified(lines);

    REQUIRE(found(verification, "hash", 3));
    CHECK(verification.findings.front().stream == "case/2026-0001");
    CHECK(verification.findings.front().seq == 2);
}

TEST_CASE("a changed event with a hash made anew breaks the chain at the next one", "[verify]") {
    auto lines = lines_of(an_export());
    const auto bytes = lines[1].substr(9, lines[1].find(",\"hash\":") - 9);
    const auto forged = replaced(bytes, "case_officer", "administrator");
    lines[1] = replaced(replaced(lines[1], bytes, forged), engine::sha256_hex(bytes), engine::sha256_hex(forged));

    const auto verification = verified(lines);

    CHECK(found(verification, "chain", 3));
    CHECK(found(verification, "digest", 7));
}

TEST_CASE("a changed text no longer opens its commitment", "[verify]") {
    auto lines = lines_of(an_export());
    lines[4] = replaced(lines[4], "begrunnelse 1", "begrunnelse 9");

    const auto verification = verified(lines);

    CHECK(found(verification, "text", 5));
}

TEST_CASE("an event taken out of the middle leaves a gap", "[verify]") {
    auto lines = lines_of(an_export());
    lines.erase(lines.begin() + 2);

    const auto verification = verified(lines);

    CHECK(found(verification, "gap", 3));
    CHECK(found(verification, "count", 6));
}

TEST_CASE("an event taken off the end of a case is missed by the trailer", "[verify]") {
    auto lines = lines_of(an_export());
    lines.erase(lines.begin() + 3);

    const auto verification = verified(lines);

    CHECK(found(verification, "count", 6));
    CHECK(found(verification, "digest", 6));
}

TEST_CASE("two events that changed places are out of order", "[verify]") {
    auto lines = lines_of(an_export());
    std::swap(lines[1], lines[2]);

    const auto verification = verified(lines);

    CHECK(found(verification, "gap", 2));
    CHECK(found(verification, "order", 3));
}

TEST_CASE("an event that stands twice is named", "[verify]") {
    auto lines = lines_of(an_export());
    lines.insert(lines.begin() + 2, lines[1]);

    const auto verification = verified(lines);

    CHECK(found(verification, "repeated", 3));
}

TEST_CASE("a file that was cut off is refused wherever the cut is", "[verify]") {
    const std::string text = an_export();

    for (std::size_t length = 0; length < text.size(); length += 97) CHECK_FALSE(verified(text.substr(0, length)).ok());
    CHECK_FALSE(verified(text.substr(0, text.size() - 1)).ok());
}

TEST_CASE("a flipped bit anywhere is found", "[verify]") {
    const std::string text = an_export();

    for (std::size_t at = 0; at < text.size(); at += 13) {
        std::string flipped = text;
        flipped[at] = static_cast<char>(flipped[at] ^ 1);
        CHECK_FALSE(verified(flipped).ok());
    }
}

TEST_CASE("two exports in one file are refused", "[verify]") {
    const auto verification = verified(an_export() + an_export());

    CHECK(found(verification, "second-header", 8));
}

TEST_CASE("an event from another export does not fit in", "[verify]") {
    auto lines = lines_of(an_export());
    lines[2] = lines_of(an_export())[2];

    const auto verification = verified(lines);

    CHECK(found(verification, "chain", 3));
}

TEST_CASE("an empty file, a file of another kind and a missing header are refused", "[verify]") {
    CHECK(verified(std::string()).findings.front().kind == "empty");
    CHECK(verified(std::string("<html></html>\n")).findings.front().kind == "not-json");
    auto lines = lines_of(an_export());
    lines.erase(lines.begin());
    CHECK(found(verified(lines), "no-header", 1));
}

TEST_CASE("line ends changed by a mail program are found", "[verify]") {
    auto lines = lines_of(an_export());
    for (std::string& line : lines) line += '\r';

    const auto verification = verified(lines);

    CHECK(found(verification, "not-canonical", 1));
}

TEST_CASE("a part of the log may begin in the middle and says that it proves less", "[verify]") {
    auto lines = lines_of(an_export(engine::Value::object({{"from", "2026-11-22"}})));
    lines.erase(lines.begin() + 1);

    const auto verification = verified(lines);

    CHECK_FALSE(found(verification, "gap", 2));
    CHECK_FALSE(verification.whole_log);
    CHECK(verification.not_proved.size() == 2);
}

TEST_CASE("a text that no event knows is refused", "[verify]") {
    auto lines = lines_of(an_export());
    const engine::Text stray = engine::commit_to("smuglet inn");
    lines[1] = replaced(lines[1], "\"texts\":{", "\"texts\":{\"" + stray.sha256 + "\":{\"salt\":\"" + stray.salt +
                                                     "\",\"text\":\"smuglet inn\"},");

    const auto verification = verified(lines);

    CHECK(found(verification, "stray-text", 2));
}

TEST_CASE("a line that is read in one pass is one that the long way takes too", "[verify]") {
    const std::vector<std::string> lines = lines_of(an_export());
    constexpr std::string_view letters = "\"\\{}[]:,0123456789abcdefnu- \t\x01\xC3\xA5";
    std::minstd_rand random{20261126};
    engine::RecordLine read;
    int taken = 0;

    for (int i = 0; i < 20'000; ++i) {
        std::string line = lines[1 + random() % 5];
        const std::size_t at = random() % line.size();
        const char letter = letters[random() % letters.size()];
        switch (random() % 3) {
            case 0: line[at] = letter; break;
            case 1: line.insert(at, 1, letter); break;
            default: line.erase(at, 1);
        }
        if (!engine::read_record_line(line, read)) continue;
        ++taken;
        const auto value = engine::parse_value(line, 64);
        INFO(line);
        REQUIRE(std::holds_alternative<engine::Value>(value));
        const engine::Value& whole = std::get<engine::Value>(value);
        CHECK(whole.canonical() == line);
        const auto event = engine::event_from(whole.find("event")->canonical());
        REQUIRE(std::holds_alternative<engine::Event>(event));
        CHECK(std::get<engine::Event>(event).stream == read.stream);
        CHECK(std::get<engine::Event>(event).seq == read.seq);
        CHECK(engine::commitments_of(std::get<engine::Event>(event).body).size() == read.commitments.size());
    }

    CHECK(taken > 1000);
    for (std::size_t i = 1; i < 6; ++i) CHECK(engine::read_record_line(lines[i], read));
}

TEST_CASE("a record longer than a block is digested to its last byte", "[verify]") {
    const std::string small = an_export();
    std::string text(3 << 20, ' ');

    CHECK(verified(small).ok());
    CHECK_FALSE(verified(small + text).ok());
    CHECK_FALSE(verified(text).ok());
}

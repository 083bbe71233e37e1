#include "engine/event_line.hpp"
#include "engine/export/csv.hpp"
#include "engine/export/jsonl.hpp"

#include "tests/support/catch.hpp"

#include <array>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

namespace {

std::string csv_of(std::vector<std::string> cells, engine::CsvStyle style = engine::CsvStyle::plain) {
    return engine::csv_line(cells, style);
}

engine::Value line_of(const std::string& text, std::size_t number) {
    std::istringstream lines(text);
    std::string line;
    for (std::size_t i = 0; i <= number; ++i) std::getline(lines, line);
    return std::get<engine::Value>(engine::parse_value(line, 64));
}

}  // namespace

TEST_CASE("a cell that begins like a formula is made harmless", "[export]") {
    const std::vector<std::string> formulas{"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"};

    for (const std::string& formula : formulas) CHECK(engine::safe_cell(formula) == "'" + formula);
}

TEST_CASE("a number keeps its sign", "[export]") {
    const std::vector<std::string> numbers{"-12", "+3,5", "-0.25", "12"};

    for (const std::string& number : numbers) CHECK(engine::safe_cell(number) == number);
}

TEST_CASE("quotes, separators and line breaks stay inside their cell", "[export]") {
    const std::string line = csv_of({"say \"hei\"", "a,b", "a;b", "two\nlines", "plain"});

    CHECK(line == "\"say \"\"hei\"\"\",\"a,b\",\"a;b\",\"two\nlines\",plain\r\n");
}

TEST_CASE("a CSV for spreadsheets has a byte order mark once and semicolons", "[export]") {
    std::string out;
    engine::CsvWriter writer(
        [&](std::string_view piece) {
            out += piece;
            return true;
        },
        engine::CsvStyle::excel);

    writer.row(std::array<std::string, 2>{"Navn", "År"});
    writer.row(std::array<std::string, 2>{"æøå", "2026"});

    CHECK(out == "\xEF\xBB\xBFNavn;År\r\næøå;2026\r\n");
}

TEST_CASE("commitments are found wherever they stand in a body", "[export]") {
    const std::string sha(64, 'a');
    const auto words = engine::Value::object({{"sha256", sha}});
    const auto body = engine::Value::object(
        {{"reason", words}, {"names", engine::Value::array({words})}, {"inner", engine::Value::object({{"nb", words}})}, {"pack", sha}});

    const auto found = engine::commitments_of(body);

    REQUIRE(found.size() == 3);
    CHECK(found[0].first == "inner/nb");
    CHECK(found[1].first == "names");
    CHECK(found[2].first == "reason");
}

TEST_CASE("a withheld text is counted by its kind of event and not written", "[export]") {
    const engine::Text text = engine::commit_to("til internt bruk");
    const engine::Sealed sealed = engine::seal(
        {.stream = "case/2026-0001", .seq = 1, .name = "comment_given", .body = engine::Value::object({{"text", engine::commitment(text)}})});
    std::string out;

    engine::Outlet outlet([&](std::string_view piece) {
        out += piece;
        return true;
    }, 0);
    engine::JsonlWriter writer(
        outlet,
        {.model = "1.0", .made_at = "2026-11-22T09:00:00.000Z", .public_only = true},
        [](const engine::Event&, std::string_view) { return false; });
    writer.event(sealed, {{text.sha256, text}});
    writer.end();

    CHECK(out.find("internt") == std::string::npos);
    CHECK(line_of(out, 0).flag("public"));
    CHECK(line_of(out, 1).find("texts")->members().empty());
    CHECK(line_of(out, 2).find("counts")->find("withheld")->integer("comment_given") == 1);
}

TEST_CASE("the bytes of an exported event are the bytes that were hashed", "[export]") {
    const engine::Sealed sealed =
        engine::seal({.stream = "case/2026-0001", .seq = 1, .name = "register", .body = engine::Value::object({{"orpha", "436"}})});
    std::string out;

    engine::Outlet outlet([&](std::string_view piece) {
        out += piece;
        return true;
    }, 0);
    engine::JsonlWriter writer(
        outlet,
        {}, [](const engine::Event&, std::string_view) { return true; });
    writer.event(sealed, {});

    CHECK(out.find("{\"event\":" + sealed.line + ",\"hash\":\"" + sealed.hash + "\",\"texts\":{}}\n") != std::string::npos);
}

TEST_CASE("an export stops when nobody wants the rest", "[export]") {
    int pieces = 0;
    engine::Outlet outlet([&](std::string_view) { return ++pieces < 2; }, 0);
    engine::JsonlWriter writer(outlet, {},
                               [](const engine::Event&, std::string_view) { return true; });

    const bool wanted = writer.event(engine::seal({.stream = "office", .seq = 1, .body = engine::Value::object()}), {});

    CHECK_FALSE(wanted);
}

TEST_CASE("single members are read out of an event's line, whatever stands in its body", "[export]") {
    const std::string sha(64, 'a');
    const engine::Sealed sealed = engine::seal({.stream = "case/2026-0001",
                                                .seq = 3,
                                                .at = "2026-11-22T09:00:00.000Z",
                                                .date = "2026-11-22",
                                                .actor = "p-1",
                                                .act = "comment",
                                                .name = "comment_given",
                                                .body = engine::Value::object({{"at", "x"}, {"event", "accept"}, {"date", "1999-01-01"}, {"stream", "no"},
                                                                               {"like", "{\"sha256\":\"" + sha + "\"}"},
                                                                               {"text", engine::Value::object({{"sha256", sha}})}})});
    const engine::EventLine line(sealed.line);
    std::size_t from = 0;

    CHECK(line.at() == "2026-11-22T09:00:00.000Z");
    CHECK(line.date() == "2026-11-22");
    CHECK(line.name() == "comment_given");
    CHECK(line.stream() == "case/2026-0001");
    CHECK(line.next_commitment(from) == sha);
    CHECK(line.next_commitment(from).empty());
}

TEST_CASE("a line passed on unread gives the same bytes as the event read", "[export]") {
    const engine::Text text = engine::commit_to("to \"ord\"\n"), gone{.sha256 = std::string(64, 'b'), .redacted = true};
    const engine::Sealed sealed = engine::seal({.stream = "case/2026-0001", .seq = 1, .name = "comment_given",
                                                .body = engine::Value::object({{"a", engine::commitment(text)}, {"b", engine::commitment(gone)}, {"c", engine::commitment(text)}})});
    const engine::Texts texts{{text.sha256, text}, {gone.sha256, gone}};
    const auto written = [&](bool unread, bool open) {
        std::string out;
        engine::Outlet outlet([&](std::string_view piece) {
            out += piece;
            return true;
        });
        engine::JsonlWriter writer(outlet, {}, [&](const engine::Event&, std::string_view) { return open; });
        if (unread) {
            engine::StoredTexts stored;
            stored.add(text.sha256, text.salt, text.text);
            writer.stored({sealed.line, sealed.hash}, stored, open);
        } else {
            writer.event(sealed, texts);
        }
        writer.end();
        return out;
    };

    CHECK(written(true, true) == written(false, true));
    CHECK(written(true, false) == written(false, false));
    CHECK(written(true, true) != written(true, false));
}

#include "cli/case_reading.hpp"
#include "cli/command.hpp"
#include "cli/logging.hpp"
#include "cli/problems.hpp"
#include "cli/suggest.hpp"
#include "engine/value.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/meeting.hpp"
#include "workflows/phase_model/acts/act.hpp"
#include "workflows/text/csv_reader.hpp"

#include <algorithm>
#include <set>
#include <sstream>
#include <string>

TEST_CASE("no field of an act has the name of a setting or option it would hide behind", "[cli]") {
    std::set<std::string> taken;
    for (const cli::SettingSpec& setting : cli::setting_specs())
        if (setting.flag) taken.insert(setting.key);
    for (const cli::Command& command : cli::commands())
        if (command.fields)
            for (const cli::Option& option : command.options) taken.insert(option.name);

    for (const workflows::Act& act : workflows::act_table())
        for (const engine::Field& field : act.spec.fields) CHECK_FALSE(taken.contains(field.name));
}

TEST_CASE("every command has a help text and a name of its own", "[cli]") {
    std::set<std::string> paths;

    for (const cli::Command& command : cli::commands()) {
        CHECK(paths.insert(command.path).second);
        CHECK_FALSE(command.help.empty());
        CHECK(command.run != nullptr);
    }
}

TEST_CASE("problems end with the exit codes of the contract", "[cli]") {
    CHECK(cli::exit_of("invalid") == 2);
    CHECK(cli::exit_of("not-found") == 2);
    CHECK(cli::exit_of("unknown-event") == 2);
    CHECK(cli::exit_of("requirement-unmet") == 1);
    CHECK(cli::exit_of("wrong-phase") == 1);
    CHECK(cli::exit_of("personal-number-refused") == 1);
    CHECK(cli::exit_of("not-allowed") == 3);
    CHECK(cli::exit_of("recused") == 3);
    CHECK(cli::exit_of("busy") == 4);
    CHECK(cli::exit_of("stale-version") == 4);
    CHECK(cli::exit_of("unavailable") == 5);
}

TEST_CASE("a slip of the pen is near, another word is not", "[cli]") {
    CHECK(cli::distance("accpet", "accept") == 1);
    CHECK(cli::nearest("accpet", {"register", "accept"}) == "accept");
    CHECK(cli::nearest("zebra", {"register", "accept"}).empty());
}

TEST_CASE("a log line is one JSON object whatever stands in it", "[cli]") {
    const std::string line = cli::json_line("2026-01-01T00:00:00.000Z", "info", "trouble request=r1 text=two\nwords \"x\" route=/a?b=c");

    CHECK(line == "{\"at\":\"2026-01-01T00:00:00.000Z\",\"event\":\"trouble\",\"level\":\"info\",\"request\":\"r1\",\"route\":\"/a?b=c\","
                  "\"text\":\"two\\nwords \\\"x\\\"\"}\n");
}

TEST_CASE("a log line is no longer than a pipe takes at once, and says where it was cut", "[cli]") {
    for (const char* text : {"x", "\x01", "ø"}) {
        std::string message = "trouble request=r1 text=";
        while (message.size() < 3 * cli::longest_line) message += text;
        const std::string line = cli::json_line("2026-01-01T00:00:00.000Z", "info", message);

        CHECK(line.size() <= cli::longest_line);
        CHECK(line.find("\"cut\":\"yes\"") != std::string::npos);
        CHECK(line.find("\"request\":\"r1\"") != std::string::npos);
        CHECK(engine::is_utf8(line));
        CHECK(line.ends_with("}\n"));
    }
}

TEST_CASE("CSV is read with quotes, line breaks in cells and either separator", "[cli]") {
    std::istringstream in("\xEF\xBB\xBF" "a;b\r\n\"x;\"\"y\"\"\";\"two\nlines\"\r\n\r\nlast;\n");
    workflows::CsvReader csv(in);

    CHECK(csv.next() == std::vector<std::string>{"a", "b"});
    CHECK(csv.next() == std::vector<std::string>{"x;\"y\"", "two\nlines"});
    CHECK(csv.line() == 2);
    CHECK(csv.next() == std::vector<std::string>{"last", ""});
    CHECK_FALSE(csv.next());
}

TEST_CASE("of the past a substitute reads no more than they might before they were named", "[cli]") {
    tests::World world;
    world.begin().walk_to(4);
    world.attend();
    world.declare("NMK", "tied");
    const auto before = std::make_shared<const workflows::Case>(world.file());
    for (const char* member : {"Frambu", "NAPOS", "NevSom", "NK-SE", "SSD"})
        world.as(member).must("appoint_substitute", tests::F({{"leader", "NMK"}, {"substitute", "clinician"}}));
    const auto now = std::make_shared<const workflows::Case>(world.file());
    const auto office = world.people.office();
    const cli::Reader clinician{.office = office, .person = office->find("clinician"), .standings = office->standings("clinician", world.today()), .today = world.today()};

    CHECK(cli::reads_as(clinician, cli::CaseThen{.file = now, .now = now, .events = {}, .texts = {}}).prepares);
    CHECK_FALSE(cli::reads_as(clinician, cli::CaseThen{.file = before, .now = now, .events = {}, .texts = {}}).prepares);
}

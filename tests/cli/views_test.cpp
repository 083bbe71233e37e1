// Exports for process mining: valid against the schemas, and read back by programs that are not ours.
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

using namespace tests;

namespace {

std::string root() {
    const char* given = std::getenv("PHASEMODEL_ROOT");
    return given == nullptr ? "." : given;
}

/// The schema of that name; "" where the data are not there, after saying so.
std::string schema(const std::string& name) {
    const char* data = std::getenv("PHASEMODEL_TEST_DATA");
    const std::string path = std::string(data == nullptr ? "" : data) + "/schemas/" + name;
    if (data != nullptr && std::filesystem::exists(path)) return path;
    WARN("skipped in part: no " << name << " in $PHASEMODEL_TEST_DATA");
    return {};
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A case with words that XML and JSON must take care of, an internal comment with its answer, and a closed case.
void fill(const OfficeDatabase& office) {
    const std::string id = office.a_case("Prøve <sykdom> & \"sønner\"");
    office.json("trs", {"case", "act", id, "comment", "--text", "Bare for oss", "--visibility", "internal"});
    office.json("officer", {"case", "act", id, "answer_comment", "--comment", "2", "--disposition", "outside_scope",
                            "--reason", "Svar til oss"});
    office.json("officer", {"case", "act", id, "accept", "--reason", "Tas opp"});
    office.a_case("Annen sykdom");
}

std::string exported(const OfficeDatabase& office, const std::string& as, std::vector<std::string> words) {
    words.insert(words.begin(), "export");
    const Said said = office.run(as, words);
    INFO(said.err);
    REQUIRE(said.code == 0);
    return said.out;
}

/// Reads an XES or OCEL log with nothing but Python's standard library and prints what is in it, one fact a line.
Said read_back(const std::string& file) {
    return run("python3", Start{.words = {"-B", root() + "/tests/support/read_log.py", file}});
}

}  // namespace

TEST_CASE("an XES log is valid, and another program reads the same cases and events in it", "[cli]") {
    const OfficeDatabase office;
    fill(office);

    const std::string file = office.write("log.xes", exported(office, "auditor", {"--format", "xes"}));

    if (const std::string xsd = schema("xes/xes-ieee-1849-2016.xsd"); !xsd.empty()) {
        const Said checked = run("xmllint", Start{.words = {"--noout", "--schema", xsd, file}});
        INFO(checked.err);
        CHECK(checked.code == 0);
    }
    const Said read = read_back(file);
    INFO(read.err);
    CHECK(read.code == 0);
    CHECK(contains(read.out, "traces: 2\n"));
    CHECK(contains(read.out, "events: 5\n"));
    CHECK(contains(read.out, "diagnosis: Prøve <sykdom> & \"sønner\"\n"));
    CHECK(contains(read.out, "activities: register comment_given comment_answered accept register\n"));
}

TEST_CASE("an OCEL log is valid, and another program finds every object its events name", "[cli]") {
    const OfficeDatabase office;
    fill(office);

    const std::string file = office.write("log.json", exported(office, "auditor", {"--format", "ocel"}));

    if (const std::string json_schema = schema("ocel2/ocel20-schema.json"); !json_schema.empty()) {
        const Said checked =
            run("node", Start{.words = {root() + "/tests/support/json_schema.mjs", json_schema, file}});
        INFO(checked.out + checked.err);
        CHECK(checked.code == 0);
    }
    const Said read = read_back(file);
    INFO(read.out + read.err);
    CHECK(read.code == 0);
    CHECK(contains(read.out, "events: 5\n"));
    CHECK(contains(read.out, "dangling: 0\n"));
    CHECK(contains(read.out, "case: 2\n"));
    CHECK(contains(read.out, "comment: 1\n"));
    CHECK(contains(read.out, "policy: 1\n"));
}

TEST_CASE("a log for process mining holds no words, and takes the filters of every export", "[cli]") {
    const OfficeDatabase office;
    fill(office);
    const std::string year = office.json("officer", {"case", "list"}).items().front().text("id").substr(0, 4);

    for (const std::string format : {"xes", "ocel"}) {
        INFO(format);
        const std::string open = exported(office, "user", {"--format", format, "--public"});
        const std::string one = exported(office, "auditor", {"--format", format, "--case", year + "-0002"});
        const std::string none = exported(office, "auditor", {"--format", format, "--to", "2001-01-01"});

        for (const std::string words : {"Bare for oss", "Svar til oss", "Tas opp"}) {
            CHECK_FALSE(contains(open, words));
            CHECK_FALSE(contains(one, words));
        }
        CHECK(contains(read_back(office.write("open", open)).out, "events: 5\n"));
        CHECK(contains(read_back(office.write("one", one)).out, "events: 1\n"));
        CHECK(contains(read_back(office.write("none", none)).out, "events: 0\n"));
        CHECK(office.run("user", {"export", "--format", format}).code == 3);
    }
}

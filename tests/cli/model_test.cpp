// The transition table as the program shows and draws it. The drawings are approved files.
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <utility>

using namespace tests;

namespace {

Said told(std::vector<std::string> words) { return run(Start{.words = std::move(words)}); }

std::string approved(const std::string& name) {
    const char* root = std::getenv("PHASEMODEL_ROOT");
    return read_file(std::string(root == nullptr ? "." : root) + "/tests/approved/" + name);
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the table as JSON is one row per state and event", "[cli]") {
    const engine::Value table = told({"model", "show", "--format", "json"}).json();

    std::set<std::pair<std::string, std::string>> pairs;
    for (const engine::Value& row : table.items()) {
        CHECK(row.members().size() == 6);
        CHECK(row.list("requirements").front().string() == "allowed_to_act");
        const bool begins = row.text("id") == "T01" || row.text("id") == "T21";
        CHECK(row.find("from")->is_null() == begins);
        CHECK(pairs.emplace(row.text("from"), row.text("event")).second);
    }
    CHECK(table.items().size() == pairs.size());
}

TEST_CASE("the drawings are those that were approved", "[cli]") {
    CHECK(told({"model", "diagram", "mermaid"}).out == approved("model.mmd"));
    CHECK(told({"model", "diagram", "--format", "dot"}).out == approved("model.dot"));
    CHECK(told({"model", "diagram", "scxml"}).out == approved("model.scxml"));
    CHECK(told({"model", "diagram", "bpmn"}).out == approved("model.bpmn"));
    CHECK(told({"model", "diagram", "markdown"}).out == approved("model.md"));
    CHECK(told({"model", "show"}).out == approved("model.txt"));
}

TEST_CASE("the picture is SVG with a title, in the language that is asked for", "[cli]") {
    const std::string english = told({"model", "diagram", "svg"}).out;
    const std::string marked = told({"model", "diagram", "svg", "--state", "hearing", "--lang", "nb"}).out;

    CHECK(english.starts_with("<svg role=\"img\""));
    CHECK(contains(english, "<title id="));
    CHECK(contains(english, "Registration"));
    CHECK(contains(marked, "lang=\"nb\""));
    CHECK(contains(marked, "Høring"));
    CHECK(told({"model", "diagram", "svg", "--state", "nowhere"}).code == 2);
}

TEST_CASE("the table has no fault", "[cli]") {
    const Said said = told({"model", "check"});

    INFO(said.out);
    CHECK(said.code == 0);
    CHECK(told({"model", "check", "--format", "json"}).json().items().empty());
}

TEST_CASE("the policy is shown and checked", "[cli]") {
    const TemporaryFolder folder;
    const std::string broken = folder.write("broken.toml", "version = \"2.0\"\n");

    const engine::Value policy = told({"policy", "show", "--format", "json"}).json();

    CHECK(policy.text("version") == "1.0");
    CHECK(policy.list("centres").size() == 9);
    CHECK(told({"policy", "check"}).code == 0);
    CHECK(told({"policy", "check", broken}).code == 1);
    CHECK(told({"policy", "check", folder.path().string() + "/absent"}).code == 2);
}

TEST_CASE("two policies are compared key by key, by version or file", "[cli]") {
    const TemporaryFolder folder;
    const std::string now = told({"policy", "show", "--format", "json"}).json().text("threshold");
    const std::string misspelt = folder.write("misspelt.toml", "version = \"2.0\"\nvalid_form = \"2027-01-01\"\nthreshold = \"1:2000\"\n");

    const engine::Value changes = told({"policy", "diff", "2014", "1.0", "--format", "json"}).json();
    const Said same = told({"policy", "diff", "1.0", "1.0", "--format", "csv"});
    const Said wrong = told({"policy", "show", misspelt});

    CHECK(now == "1:2000");
    CHECK(told({"policy", "show", "2014", "--format", "json"}).json().text("threshold") == "1:10000");
    REQUIRE(changes.items().size() == 2);
    CHECK(changes.items()[0].text("key") == "threshold");
    CHECK(changes.items()[0].text("before") == "1:10000");
    CHECK(changes.items()[1].text("key") == "version");
    CHECK(same.out == "key,before,after\r\n");
    CHECK(wrong.code == 1);
    CHECK(contains(wrong.err, "misspelt.toml: policy, line"));
    CHECK(told({"policy", "check", "2014"}).code == 0);
    CHECK(told({"policy", "diff", "1.0", "1984"}).code == 2);
}

TEST_CASE("screening without facts says what to do, and asks for a list or all", "[cli]") {
    const OfficeDatabase office;

    const Said none = office.run("officer", {"screen", "--all"});

    CHECK(none.code == 1);
    CHECK(contains(none.err, "phasemodel import orphanet"));
    CHECK(office.run("officer", {"screen"}).code == 2);
    CHECK(office.run("officer", {"screen", "558", "--all"}).code == 2);
    CHECK(office.run("officer", {"what-if"}).code == 2);
    CHECK(office.run("officer", {"what-if", "--policy", "2014"}).code == 1);
}

// How the program is told what to do, and what it says when it was told wrongly.
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace tests;

namespace {

Said told(std::vector<std::string> words, std::map<std::string, std::string> environment = {}, const std::string& folder = {}) {
    return run(Start{.words = std::move(words), .environment = std::move(environment), .folder = folder});
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("help goes to standard output and ends with 0", "[cli]") {
    const Said program = told({"--help"});
    const Said command = told({"case", "act", "--help"});

    CHECK(program.code == 0);
    CHECK(contains(program.out, "Exit codes"));
    CHECK(command.code == 0);
    CHECK(contains(command.out, "--dry-run"));
}

TEST_CASE("the version is told in words and as JSON", "[cli]") {
    CHECK(told({"version"}).out == told({"--version"}).out);
    CHECK(told({"version", "--format", "json"}).json().has("program"));
}

TEST_CASE("a mistyped word is answered with what was probably meant", "[cli]") {
    const std::vector<std::pair<std::vector<std::string>, std::string>> slips{
        {{"casee", "list"}, "\"case\""},
        {{"case", "lst"}, "\"list\""},
        {{"case", "list", "--databse", "x"}, "\"--database\""},
        {{"case", "list", "--format", "jsno"}, "\"json\""},
        {{"model", "diagram", "--format", "bmpn"}, "bpmn"},
    };

    for (const auto& [words, meant] : slips) {
        const Said said = told(words);
        INFO(said.err);
        CHECK(said.code == 2);
        CHECK(said.out.empty());
        CHECK(contains(said.err, meant));
    }
}

TEST_CASE("a command alone, a missing value and a stray word are usage errors", "[cli]") {
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {}, {"case"}, {"case", "list", "--limit"}, {"case", "list", "stray"}, {"case", "show"}, {"export"}, {"user", "add"}})
        CHECK(told(words).code == 2);
}

TEST_CASE("without a database the program says how to make one", "[cli]") {
    const TemporaryFolder folder;

    const Said said = told({"case", "list", "--as", "a@example.no"}, {}, folder.path().string());

    CHECK(said.code == 5);
    CHECK(contains(said.err, "phasemodel init"));
}

TEST_CASE("an address that names no database is a usage error", "[cli]") {
    CHECK(told({"case", "list", "--database", "oracle:x", "--as", "a@example.no"}).code == 2);
    CHECK(told({"init", "--database", "oracle:x"}).code == 2);
    CHECK(told({"verify", "--database", "oracle:x"}).code == 2);
}

TEST_CASE("settings come from file, environment and flags, the later before the earlier", "[cli]") {
    const TemporaryFolder folder;
    folder.write("phasemodel.toml", "database = \"sqlite:of-file.db\"\nlang = \"nb\"\n");
    const std::string secret = folder.write("secret", "sqlite:of-secret.db\n");
    const auto asked = [&](std::vector<std::string> words, std::map<std::string, std::string> environment) {
        words.insert(words.end(), {"case", "list", "--as", "a@example.no"});
        return told(words, std::move(environment), folder.path().string()).err;
    };

    CHECK(contains(asked({}, {}), "of-file.db"));
    CHECK(contains(asked({}, {{"PHASEMODEL_DATABASE", "sqlite:of-environment.db"}}), "of-environment.db"));
    CHECK(contains(asked({}, {{"PHASEMODEL_DATABASE_FILE", secret}}), "of-secret.db"));
    CHECK(contains(asked({"--database", "sqlite:of-flag.db"}, {{"PHASEMODEL_DATABASE", "sqlite:of-environment.db"}}), "of-flag.db"));
}

TEST_CASE("an unknown setting is refused with its line and a suggestion", "[cli]") {
    const TemporaryFolder folder;
    folder.write("phasemodel.toml", "lang = \"nb\"\ndatabse = \"x\"\n");

    const Said in_file = told({"version"}, {}, folder.path().string());
    const Said in_environment = told({"version"}, {{"PHASEMODEL_DATABSE", "x"}});
    const Said of_others = told({"version"}, {{"PHASEMODEL_HOMEPAGE", "x"}});

    CHECK(in_file.code == 2);
    CHECK(contains(in_file.err, "phasemodel.toml:2: databse"));
    CHECK(contains(in_file.err, "\"database\""));
    CHECK(in_environment.code == 2);
    CHECK(contains(in_environment.err, "PHASEMODEL_DATABASE"));
    CHECK(of_others.code == 0);
}

TEST_CASE("a settings file that is none, or a value that is none of the choices, is refused", "[cli]") {
    const TemporaryFolder folder;
    const std::string broken = folder.write("broken.toml", "database = \n");
    const std::string wrong = folder.write("wrong.toml", "lang = \"de\"\n");

    CHECK(contains(told({"version", "--config", broken}).err, "broken.toml:1"));
    CHECK(told({"version", "--config", wrong}).code == 2);
    CHECK(told({"version", "--config", folder.path().string() + "/absent.toml"}).code == 2);
    CHECK(told({"version"}, {{"PHASEMODEL_LANG", "de"}}).code == 2);
}

TEST_CASE("completion for bash is a script that bash reads and that completes commands and options", "[cli]") {
    const TemporaryFolder folder;
    const std::string script = folder.write("completion", told({"completion", "bash"}).out);
    const auto completed = [&](const std::string& line, int word) {
        return run("bash", Start{.words = {"-c", "source " + script + "; COMP_WORDS=(" + line + "); COMP_CWORD=" + std::to_string(word) +
                                                     "; _phasemodel; printf '%s\\n' \"${COMPREPLY[@]}\""}})
            .out;
    };

    CHECK(run("bash", Start{.words = {"-n", script}}).code == 0);
    CHECK(completed("phasemodel ver", 1) == "verify\nversion\n");
    CHECK(completed("phasemodel case h", 2) == "history\n");
    CHECK(completed("phasemodel case list --over", 3) == "--overdue\n");
    CHECK(completed("phasemodel model diagram sc", 3) == "scxml\n");
}

TEST_CASE("completion for zsh and fish knows every command", "[cli]") {
    const std::string zsh = told({"completion", "zsh"}).out;
    const std::string fish = told({"completion", "fish"}).out;

    for (const std::string command : {"serve", "doctor", "verify", "deputy", "orphanet"}) {
        CHECK(contains(zsh, "'" + command + ":"));
        CHECK(contains(fish, "-a " + command + " "));
    }
}

TEST_CASE("a full disk behind standard output is no success", "[cli]") {
    CHECK(run(Start{.words = {"model", "show"}, .out_file = "/dev/full"}).code == 5);
}

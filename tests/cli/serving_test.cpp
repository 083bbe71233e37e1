// The database from the outside, and serving: starting, saying where, stopping in good order.
#include "storage/connection.hpp"
#include "storage/location.hpp"
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/http_client.hpp"

#include <chrono>
#include <csignal>
#include <string>

using namespace tests;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Start serving(const std::string& url) { return {.words = {"serve", "--database", url, "--listen", "127.0.0.1:0"}}; }

}  // namespace

TEST_CASE("serve makes its database, says where it listens, offers the way in, and stops when told", "[cli]") {
    const TemporaryFolder folder;
    Running server(serving("sqlite:" + (folder.path() / "new.db").string()));
    const std::string origin = server.line();

    server.signal(SIGTERM);
    const auto told = std::chrono::steady_clock::now();
    const Said said = server.wait();

    CHECK(origin.starts_with("http://127.0.0.1:"));
    CHECK(said.code == 0);
    CHECK(std::chrono::steady_clock::now() - told < std::chrono::seconds(10));
    CHECK(contains(said.err, origin + "/setup/"));
    CHECK(contains(said.err, "{\"at\":\""));
    CHECK(contains(said.err, "\"event\":\"stopped\""));
}

TEST_CASE("serve signs the log when it starts, where it has a key", "[cli]") {
    const OfficeDatabase office;
    office.a_case();
    office.run("", {"log", "key", "--create", office.url().substr(7) + ".log-key"});
    Running server(serving(office.url()));
    server.line();

    server.signal(SIGTERM);
    server.wait();
    const Said said = office.run("", {"verify"});

    CHECK(said.code == 0);
    CHECK(contains(said.out, "1 checkpoints\n"));
}

TEST_CASE("serve offers no way in where there are accounts", "[cli]") {
    const OfficeDatabase office;
    Running server(serving(office.url()));
    server.line();

    server.signal(SIGINT);
    const Said said = server.wait();

    CHECK(said.code == 0);
    CHECK_FALSE(contains(said.err, "/setup/"));
}

TEST_CASE("an address that is taken or is none ends with a sentence", "[cli]") {
    const OfficeDatabase office;
    Running server(serving(office.url()));
    const std::string origin = server.line();

    const Said taken = office.run("", {"serve", "--listen", origin.substr(7)});
    const Said none = office.run("", {"serve", "--listen", "localhost:http"});

    CHECK(taken.code == 5);
    CHECK(contains(taken.err, "in use"));
    CHECK(none.code == 2);
}

TEST_CASE("init is repeatable, and a demonstration is marked when it is made", "[cli]") {
    const TemporaryFolder folder;
    const std::string url = "sqlite:" + (folder.path() / "a.db").string();
    const auto told = [&](std::vector<std::string> words) {
        words.insert(words.end(), {"--database", url});
        return run(Start{.words = words});
    };

    CHECK(told({"init"}).code == 0);
    CHECK(contains(told({"init"}).err, "up to date"));
    CHECK(told({"migrate"}).code == 0);
    CHECK(told({"init", "--demonstration"}).code == 2);
    CHECK_FALSE(contains(told({"doctor"}).out, "demonstration"));
}

TEST_CASE("doctor finds what is well and what is not, and shows no secret", "[cli]") {
    const OfficeDatabase office(Kindly::demonstration);
    const TemporaryFolder folder;
    const std::string empty = "sqlite:" + (folder.path() / "empty.db").string();
    run(Start{.words = {"init", "--database", empty}});

    const Said well = office.run("", {"doctor"});
    const Said nobody = run(Start{.words = {"doctor", "--database", empty}});

    INFO(well.out);
    CHECK(well.code == 0);
    CHECK(contains(well.out, "demonstration"));
    CHECK(nobody.code == 1);
    CHECK(contains(nobody.out, "no administrator"));
    CHECK(run(Start{.words = {"doctor", "--database", "sqlite:" + (folder.path() / "absent.db").string()}}).code == 1);
    CHECK_FALSE(contains(run(Start{.words = {"doctor", "--database", "postgresql://me:secret@127.0.0.1:1/x"}}).out, "secret"));
}

TEST_CASE("a database made by a newer program is refused", "[cli]") {
    const OfficeDatabase office;
    run("sqlite3", Start{.words = {office.url().substr(7), "insert into schema select max(version) + 1, sha256, at from schema"}});

    const Said said = office.run("officer", {"case", "list"});

    CHECK(said.code == 5);
    CHECK(contains(said.err, "newer"));
}

TEST_CASE("a database that another process holds locked makes the program give up in time", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();
    Said said;

    run("sh", Start{.words = {"-c", "(echo 'begin immediate;'; echo '.shell touch " + office.path("held") + "'; sleep 3) | sqlite3 " + office.url().substr(7) +
                                        " & while [ ! -e " + office.path("held") + " ]; do sleep 0.05; done; \"$PROGRAM\" case act " + id +
                                        " accept --as officer@example.no --database " + office.url() + " >/dev/null 2>" + office.path("said") + "; echo $? >" +
                                        office.path("code") + "; wait"},
                    .environment = {{"PROGRAM", std::getenv("PHASEMODEL")}, {"PHASEMODEL_WAIT_MS", "500"}}});

    CHECK(read_file(office.path("code")) == "5\n");
    CHECK(contains(read_file(office.path("said")), "cannot be used now"));
    CHECK(office.json("officer", {"case", "show", id}).integer("version") == 1);
}

TEST_CASE("a full disk refuses the act and keeps what was there", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();
    Said said;

    for (int i = 0; i < 200 && said.code != 5; ++i)
        said = run(Start{.words = {"case", "act", id, "comment", "--text", std::string(15'000, 'a'), "--as", "user@example.no", "--database", office.url()}, .file_limit = 400 * 1024});

    CHECK(said.code == 5);
    CHECK(office.run("", {"verify"}).code == 0);
    CHECK(office.run("officer", {"case", "act", id, "accept"}).code == 0);
}

TEST_CASE("orphanet files are imported, and a refused file is said so", "[cli]") {
    const OfficeDatabase office;
    const char* root = std::getenv("PHASEMODEL_ROOT");
    const std::string sample = std::string(root == nullptr ? "." : root) + "/tests/data/orphanet/en_product1_sample.xml";

    const Said said = office.run("admin", {"import", "orphanet", sample, "--format", "json"});

    INFO(said.err);
    CHECK(said.code == 0);
    CHECK(said.json().text("product") == "product1");
    CHECK(office.run("officer", {"import", "orphanet", sample}).code == 3);
    CHECK(office.run("admin", {"import", "orphanet", office.write("page.html", "<html></html>")}).code == 2);
}

TEST_CASE("serve refuses a database whose events could be changed, and doctor names what is gone", "[cli]") {
    const OfficeDatabase office;
    storage::Connection(*storage::parse_location(office.url()), {}).script("drop trigger events_stay");

    const Said served = office.run("", {"serve", "--listen", "127.0.0.1:0"});
    const Said examined = office.run("", {"doctor"});

    CHECK(served.code == 5);
    CHECK(contains(served.err, "events_stay"));
    CHECK(contains(served.err, "phasemodel verify"));
    CHECK(examined.code == 1);
    CHECK(contains(examined.out, "events_stay"));
}

// Backup and restore from the command line: the record comes back, what was redacted does not, and nothing is overwritten.
#include "engine/crypto.hpp"
#include "engine/log/checkpoint.hpp"
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"

#include <filesystem>

using namespace tests;
using engine::Value;

namespace {

constexpr const char* words = "Ugleordet om en person";

void redact_entry_two(const OfficeDatabase& office, const std::string& id) {
    const std::string draft =
        engine::sha256_hex(Value::object({{"act", "redact"}, {"case", id}, {"entry", 2}, {"place", "text"}, {"ground", "personal_data"}}).canonical());
    office.json("leader", {"case", "act", id, "countersign", "--for_act", "redact", "--entry", "2", "--place", "text", "--ground", "personal_data", "--draft", draft, "--verdict", "yes", "--reason", "Må bort"});
    office.json("officer", {"case", "act", id, "redact", "--entry", "2", "--place", "text", "--ground", "personal_data"});
}

/// As after a disaster: the database is gone; key and list, which are kept elsewhere, are there.
void lose(const OfficeDatabase& office) {
    for (const char* beside : {"", "-wal", "-shm"}) std::filesystem::remove(office.url().substr(7) + beside);
}

}  // namespace

TEST_CASE("a database is backed up, lost and restored without what was redacted in between", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case(), file = office.path("monday.backup");
    office.json("user", {"case", "act", id, "comment", "--text", words});
    office.json("user", {"case", "act", id, "comment", "--text", "Dette skal bli stående"});
    const Said backed_up = office.run("", {"backup", file});
    INFO(backed_up.err);
    REQUIRE(backed_up.code == 0);
    CHECK(office.run("", {"verify", file}).out.find("CONSISTENT") != std::string::npos);
    redact_entry_two(office, id);
    lose(office);

    const Said restored = office.run("", {"restore", file});

    INFO(restored.err);
    REQUIRE(restored.code == 0);
    CHECK(restored.out.find("redacted again: 1 texts") != std::string::npos);
    const Said live = office.run("", {"verify"});
    CHECK(live.code == 0);
    CHECK(live.out.find("1 redacted") != std::string::npos);
    std::string shown;
    for (const char* command : {"show", "history"}) shown += office.run("officer", {"case", command, id, "--format", "json"}).out;
    CHECK(shown.find("Ugleordet") == std::string::npos);
    CHECK(shown.find("Dette skal bli stående") != std::string::npos);
    CHECK(office.run("", {"doctor"}).out.find("restored") != std::string::npos);
    office.json("user", {"case", "act", id, "comment", "--text", "Det går videre"});
    CHECK(office.run("", {"verify"}).code == 0);
}

TEST_CASE("backup and restore say what stands in the way and change nothing", "[cli]") {
    const OfficeDatabase office;
    const std::string file = office.path("monday.backup");
    REQUIRE(office.run("admin", {"backup", file, "--format", "json"}).json().text("file") == file);
    CHECK(office.run("officer", {"backup", office.path("other")}).code == 3);
    CHECK(office.run("", {"backup", file}).code == 4);
    CHECK(office.run("", {"backup", office.path("no/such/folder/file")}).code == 4);
    CHECK(office.run("", {"restore", file}).code == 2);  // no erasure list yet
    CHECK(office.run("", {"restore", file, "--without-erasures"}).code == 4);

    lose(office);

    CHECK(office.run("", {"backup", office.path("other")}).code == 5);
    CHECK(office.run("", {"restore", office.write("text", "Ingen database, men et dokument."), "--without-erasures"}).code == 2);
    office.write("office.db-wal", "left over");
    CHECK(office.run("", {"restore", file, "--without-erasures"}).code == 4);
    lose(office);
    const std::string key = read_file(office.path("office.db.log-key"));
    REQUIRE(office.run("", {"restore", file, "--without-erasures"}).code == 0);
    REQUIRE(office.run("", {"log", "checkpoint"}).code == 0);
    const std::string signed_file = office.path("signed.backup");
    REQUIRE(office.run("", {"backup", signed_file}).code == 0);
    lose(office);
    office.write("office.db.log-key", engine::new_signer_key("phasemodel/another").text() + "\n");
    const Said other = office.run("", {"restore", signed_file, "--without-erasures"});
    CHECK(other.code == 1);
    CHECK(other.err.find("phasemodel/another") != std::string::npos);
    office.write("office.db.log-key", key);
    CHECK(office.run("", {"restore", signed_file, "--without-erasures"}).code == 0);
}

// Redaction from the command line: gone from every reading and export, verified by both verifiers, and after a restore.
#include "engine/crypto.hpp"
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"

#include <cstdlib>
#include <filesystem>

using namespace tests;
using engine::Value;

namespace {

constexpr const char* words = "Ugleordet om en person";

std::string draft_of(const std::string& id) {
    return engine::sha256_hex(Value::object({{"act", "redact"}, {"case", id}, {"entry", 2}, {"place", "text"}, {"ground", "personal_data"}}).canonical());
}

void redact(const OfficeDatabase& office, const std::string& id) {
    office.json("leader", {"case", "act", id, "countersign", "--for_act", "redact", "--entry", "2", "--place", "text", "--ground", "personal_data", "--draft", draft_of(id), "--verdict", "yes", "--reason", "Må bort"});
    office.json("officer", {"case", "act", id, "redact", "--entry", "2", "--place", "text", "--ground", "personal_data"});
}

bool shown(const OfficeDatabase& office, const std::string& id) {
    std::string all;
    for (const char* who : {"officer", "auditor", "user"}) {
        for (const char* command : {"show", "history"}) all += office.run(who, {"case", command, id, "--format", "json"}).out;
        all += office.run(who, {"export", "--format", "jsonl"}).out;
    }
    return all.find("Ugleordet") != std::string::npos;
}

}  // namespace

TEST_CASE("redacted words are in no reading and no export, and the record verifies with and without the program", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();
    office.json("user", {"case", "act", id, "comment", "--text", words});
    CHECK(office.run("officer", {"case", "act", id, "redact", "--entry", "2", "--place", "text", "--ground", "personal_data"}).code == 1);
    CHECK(shown(office, id));

    redact(office, id);

    CHECK_FALSE(shown(office, id));
    const std::string file = office.write("all.jsonl", office.run("auditor", {"export", "--format", "jsonl"}).out);
    const Said live = office.run("", {"verify", office.url()}), ours = office.run("", {"verify", file});
    const Said theirs = run("python3", {.words = {"-B", std::string(std::getenv("PHASEMODEL_ROOT")) + "/examples/verify/verify.py", file}});
    CHECK(live.code == 0);
    CHECK(live.out.find("1 redacted") != std::string::npos);
    CHECK(ours.code == 0);
    CHECK(theirs.code == 0);
    CHECK((ours.out + ours.err).find("redacted") != std::string::npos);
    CHECK(office.run("", {"doctor"}).out.find("erasures") != std::string::npos);
}

TEST_CASE("words of a proposal are removed from the command line by two people, and noted in the erasure list", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.json("user", {"case", "act", "new", "propose", "--name", words, "--origin", "user_organisation", "--reason", "Mange spør"}).text("stream").substr(9);
    const std::string stream = "proposal/" + id;
    CHECK(office.json("officer", {"proposal", "list"}).items().front().text("name") == words);
    CHECK(office.json("officer", {"proposal", "show", id}).list("typed").front().text("place") == "name");
    CHECK(office.json("trs", {"proposal", "list"}).items().empty());
    CHECK(office.run("trs", {"proposal", "show", id}).code == 2);
    CHECK(office.run("officer", {"case", "act", stream, "remove_words", "--entry", "1", "--place", "name", "--ground", "personal_data"}).code == 1);

    office.json("leader", {"case", "act", stream, "countersign_removal", "--entry", "1", "--place", "name", "--ground", "personal_data", "--verdict", "yes", "--reason", "Må bort"});
    office.json("officer", {"case", "act", stream, "remove_words", "--entry", "1", "--place", "name", "--ground", "personal_data"});

    CHECK(office.run("officer", {"proposal", "list"}).out.find("Ugleordet") == std::string::npos);
    CHECK(office.run("", {"export", "--format", "jsonl", "--as", "auditor@example.no"}).out.find("Ugleordet") == std::string::npos);
    CHECK(read_file(office.url().substr(7) + ".erasures").find(stream + " ") != std::string::npos);
    const Said verified = office.run("", {"verify"});
    CHECK(verified.code == 0);
    CHECK(verified.out.find("1 redacted") != std::string::npos);
}

TEST_CASE("a backup from before a redaction is cleaned by the first command after it is restored", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();
    office.json("user", {"case", "act", id, "comment", "--text", words});
    const std::string database = office.url().substr(7), backup = office.path("backup.db");
    std::filesystem::copy_file(database, backup);
    redact(office, id);

    std::filesystem::copy_file(backup, database, std::filesystem::copy_options::overwrite_existing);

    const Said said = office.run("officer", {"case", "show", id});
    CHECK(said.err.find("had come back") != std::string::npos);
    CHECK_FALSE(shown(office, id));
    CHECK(office.run("", {"erasures", "replay"}).code == 0);
}

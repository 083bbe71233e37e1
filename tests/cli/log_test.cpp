// The signed log on the command line, and the file its key lies in.
#include "engine/crypto.hpp"
#include "engine/log/checkpoint.hpp"
#include "engine/log/cosignature.hpp"
#include "engine/log/merkle.hpp"
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <string>

using namespace tests;

TEST_CASE("init makes a key that only its owner can read, and keeps it", "[cli]") {
    const OfficeDatabase office;
    const std::string url = "sqlite:" + office.path("fresh.db");
    const auto said = [&](std::vector<std::string> words) {
        words.insert(words.end(), {"--database", url});
        return run(Start{.words = words});
    };
    struct stat found {};

    REQUIRE(said({"init", "--log-origin", "example.org/log"}).code == 0);
    REQUIRE(::stat(office.path("fresh.db.log-key").c_str(), &found) == 0);
    CHECK((found.st_mode & 0777U) == 0600);
    const std::string key = said({"log", "key"}).out;
    CHECK(key.starts_with("example.org/log+"));
    CHECK(engine::verifier_key(key.substr(0, key.size() - 1)));
    CHECK(said({"init"}).code == 0);
    CHECK(said({"log", "key"}).out == key);
}

TEST_CASE("the log tells of its keys from the first one on, which init made", "[cli]") {
    const OfficeDatabase office;
    const std::string url = "sqlite:" + office.path("fresh.db");
    const auto said = [&](std::vector<std::string> words) {
        words.insert(words.end(), {"--database", url});
        return run(Start{.words = words});
    };

    REQUIRE(said({"init"}).code == 0);
    const Said told = said({"log", "key", "list", "--format", "json"});
    said({"init"});

    REQUIRE(told.code == 0);
    REQUIRE(told.json().items().size() == 1);
    CHECK(told.json().items()[0].text("key") + "\n" == said({"log", "key"}).out);
    CHECK_FALSE(told.json().items()[0].text("from").empty());
    CHECK(said({"log", "key", "list", "--format", "json"}).out == told.out);
    CHECK(said({"verify"}).code == 0);
}

TEST_CASE("a proof from the command line holds under the checkpoint's signature", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();

    const std::string printed = office.run("", {"log", "key"}).out;
    const auto key = engine::verifier_key(printed.substr(0, printed.size() - 1));
    const Said proof = office.run("", {"log", "proof", "case/" + id + "/1"});
    INFO(proof.err);
    REQUIRE(proof.code == 0);
    const engine::Value value = proof.json();
    REQUIRE(key);
    const auto opened = engine::open_checkpoint(value.text("checkpoint"), *key);
    const auto* checkpoint = std::get_if<engine::Checkpoint>(&opened);
    REQUIRE(checkpoint != nullptr);
    engine::Proof path;
    for (const engine::Value& hash : value.list("path"))
        path.push_back(engine::from_base64(hash.string()).value_or(""));
    const auto root = engine::root_from_inclusion(engine::leaf_hash(engine::from_hex(value.text("hash"))),
                                                  value.integer("position"), checkpoint->size, path);

    CHECK(root == checkpoint->root);
    CHECK(office.run("", {"log", "checkpoint"}).out == value.text("checkpoint"));
    CHECK(office.run("", {"log", "proof", "--first", "1", "--second", "2"}).code == 0);
    CHECK(office.run("", {"log", "proof", "--first", "3", "--second", "2"}).code == 2);
    CHECK(office.run("", {"log", "proof", "case/1999-0001/1"}).code == 2);
    CHECK(office.run("", {"log", "proof"}).code == 2);
}

TEST_CASE("another key can be made and named by the environment, and none is written over", "[cli]") {
    const OfficeDatabase office;
    const std::string file = office.path("other-key");

    const Said made = office.run("", {"log", "key", "--create", file, "--origin", "example.org/log"});
    CHECK(made.code == 0);
    CHECK(made.out.starts_with("example.org/log+"));
    CHECK(office.run("", {"log", "key", "--create", file}).code == 2);
    CHECK(office.run("", {"log", "key", "--create", office.path("third"), "--origin", "two words"}).code == 2);
    const Said signed_by = run(Start{.words = {"log", "checkpoint", "--database", office.url()},
                                     .environment = {{"PHASEMODEL_LOG_KEY_FILE", file}}});
    INFO(signed_by.err);
    CHECK(signed_by.out.starts_with("example.org/log\n"));
}

TEST_CASE("the record's trailer names the tree it was taken from", "[cli]") {
    const OfficeDatabase office;
    office.a_case();

    const Said exported = office.run("auditor", {"export", "--format", "jsonl"});

    CHECK(exported.out.find("\"tree\":{\"root\":\"") != std::string::npos);
    CHECK(office.run("", {"verify", office.write("a.jsonl", exported.out)}).code == 0);
}

TEST_CASE("an export is recorded in the log, and is no event of a case", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();
    const std::string before = office.run("officer", {"case", "show", id, "--format", "json"}).out;

    office.run("auditor", {"export", "--format", "csv", "--case", id});
    const std::string record = office.run("auditor", {"export", "--format", "jsonl"}).out;

    CHECK(record.find("\"event\":\"exported\"") != std::string::npos);
    CHECK(record.find("\"format\":\"csv\",\"part\":{\"case\":\"" + id + "\"}") != std::string::npos);
    CHECK(office.run("officer", {"case", "show", id, "--format", "json"}).out == before);
    CHECK(office.run("", {"verify", office.url()}).code == 0);
}

TEST_CASE("a refusal is recorded in the log with its reason and without what was typed", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();

    CHECK(office.run("user", {"case", "act", id, "accept", "--reason", "Bare prøver"}).code == 3);
    const std::string record = office.run("auditor", {"export", "--format", "jsonl"}).out;

    CHECK(record.find("\"on\":\"case/" + id + "\",\"why\":\"not-allowed\"") != std::string::npos);
    CHECK(record.find("Bare prøver") == std::string::npos);
    CHECK(office.run("", {"verify", office.url()}).code == 0);
}

namespace {

std::string line_of(const Said& said) { return said.out.substr(0, said.out.find('\n')); }

std::string root() {
    const char* given = std::getenv("PHASEMODEL_ROOT");
    return given == nullptr ? "." : given;
}

Said python_verify(const std::string& folder, const std::string& key) {
    return run("python3", Start{.words = {"-B", root() + "/examples/verify/verify.py", folder, "--key", key}});
}

}  // namespace

TEST_CASE("whoever has the key before the rotation can check what the next one signs", "[cli]") {
    const OfficeDatabase office;
    office.a_case();
    const std::string old_key = office.write("old.txt", office.run("", {"log", "key"}).out);
    const std::string early = office.run("", {"log", "checkpoint"}).out;

    const Said rotated = office.run("admin", {"log", "key", "rotate", "--overlap", "0"});
    INFO(rotated.err);
    REQUIRE(rotated.code == 0);
    const std::string new_key = office.write("new.txt", line_of(office.run("", {"log", "key"})) + "\n");
    const std::string late = office.run("", {"log", "checkpoint"}).out;
    REQUIRE(office.run("auditor", {"export", "--format", "bundle", "--output", office.path("bundle")}).code == 0);

    CHECK(line_of(rotated) == line_of(office.run("", {"log", "key"})));
    CHECK(early != late);
    const engine::Value keys = office.json("", {"log", "key", "list"});
    REQUIRE(keys.items().size() == 2);
    CHECK(keys.items()[0].text("vouched_for") == "first");
    CHECK(keys.items()[1].text("vouched_for") == "yes");
    for (const std::string& key : {old_key, new_key}) {
        CHECK(office.run("", {"verify", office.path("bundle"), "--key", key}).code == 0);
        CHECK(python_verify(office.path("bundle"), key).code == 0);
    }
    CHECK(office.run("", {"verify", "--key", old_key}).code == 0);
    CHECK(office.run("", {"verify"}).code == 0);
    // The new key alone says nothing of what was signed before it.
    CHECK(office.run("", {"verify", "--key", new_key}).code == 1);
}

TEST_CASE("during the overlap both keys sign", "[cli]") {
    const OfficeDatabase office;
    office.a_case();
    const auto old_key = engine::verifier_key(line_of(office.run("", {"log", "key"})));

    REQUIRE(office.run("admin", {"log", "key", "rotate"}).code == 0);
    const std::string note = office.run("", {"log", "checkpoint"}).out;
    const auto new_key = engine::verifier_key(line_of(office.run("", {"log", "key"})));

    REQUIRE((old_key && new_key));
    CHECK(engine::open_note(note, *old_key));
    CHECK(engine::open_note(note, *new_key));
    CHECK_FALSE(engine::open_note(note, engine::new_signer_key(old_key->name).verifier()));
}

TEST_CASE("a key that nobody vouched for is found, live and in a bundle", "[cli]") {
    const OfficeDatabase office;
    office.a_case();
    const std::string key = office.write("key.txt", office.run("", {"log", "key"}).out);
    REQUIRE(office.run("", {"log", "checkpoint"}).code == 0);
    const std::string file = office.url().substr(7) + ".log-key";
    std::filesystem::remove(file);
    REQUIRE(office.run("", {"log", "key", "--create", file, "--origin", engine::verifier_key(line_of(run("cat", Start{.words = {key}})))->name}).code == 0);

    office.a_case("Annen sykdom");
    REQUIRE(office.run("", {"log", "checkpoint"}).code == 0);
    REQUIRE(office.run("auditor", {"export", "--format", "bundle", "--output", office.path("bundle")}).code == 0);

    CHECK(office.run("", {"verify", "--key", key}).code == 1);
    CHECK(office.run("", {"verify", office.path("bundle"), "--key", key}).code == 1);
    CHECK(python_verify(office.path("bundle"), key).code == 1);
}

TEST_CASE("a known witness' signature is kept and shown, a stranger's is refused", "[cli]") {
    const OfficeDatabase office;
    office.a_case();
    const std::string note = office.run("", {"log", "checkpoint"}).out;
    const std::string text = engine::checkpoint_text(*engine::read_checkpoint(note));
    const std::string secret = engine::random_bytes(32);
    const engine::WitnessKey witness{"witness.example/w1", engine::ed25519_public_key(secret)};
    const std::string line = engine::cosign(text, witness.name, secret, 1'790'000'000);
    const std::string cosigned = office.write("cosigned.txt", note + line);

    CHECK(office.run("", {"log", "cosign", cosigned}).code == 1);
    REQUIRE(office.run("admin", {"log", "witness", witness.text()}).code == 0);
    CHECK(office.run("", {"log", "cosign", office.write("changed.txt", note + engine::cosign(text + "x", witness.name, secret, 1'790'000'000))}).code == 1);
    CHECK(office.run("", {"log", "cosign", cosigned}).code == 0);
    CHECK(office.run("", {"log", "cosign", cosigned}).code == 0);

    CHECK(office.json("", {"log", "witness"}).items().size() == 1);
    CHECK(office.run("", {"verify"}).code == 0);
}

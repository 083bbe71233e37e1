// Signed notes against the example of Go's package note, which C2SP signed-note describes, and what must not be
// trusted.
#include "engine/log/checkpoint.hpp"

#include "engine/crypto.hpp"
#include "tests/support/catch.hpp"

#include <string>

namespace {

constexpr std::string_view known_private =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
constexpr std::string_view known_public = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr std::string_view known_text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
constexpr std::string_view known_signature =
    "\u2014 PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

engine::Checkpoint some(std::string origin = "example.org/log") {
    return {std::move(origin), 42, std::string(32, 'r')};
}

std::string why(const std::variant<engine::Checkpoint, std::string>& opened) {
    const auto* reason = std::get_if<std::string>(&opened);
    return reason == nullptr ? "trusted" : *reason;
}

}  // namespace

TEST_CASE("a note is signed as other programs sign it", "[log]") {
    const auto key = engine::signer_key(known_private);

    REQUIRE(key);
    CHECK(key->text() == known_private);
    CHECK(key->verifier().text() == known_public);
    CHECK(engine::sign_note(known_text, *key) == std::string(known_text) + "\n" + std::string(known_signature));
    CHECK(engine::open_note(std::string(known_text) + "\n" + std::string(known_signature),
                            *engine::verifier_key(known_public)) == std::string(known_text));
}

TEST_CASE("a checkpoint says origin, size and root", "[log]") {
    const auto key = engine::new_signer_key("example.org/log");

    const std::string note = engine::sign_checkpoint(some(), key);
    const auto opened = engine::open_checkpoint(note, key.verifier());

    CHECK(note.starts_with("example.org/log\n42\n" + engine::to_base64(std::string(32, 'r')) +
                           "\n\n\u2014 example.org/log "));
    REQUIRE(std::holds_alternative<engine::Checkpoint>(opened));
    CHECK(std::get<engine::Checkpoint>(opened).size == 42);
}

TEST_CASE("a checkpoint by another key, of another origin or with a changed byte is not trusted", "[log]") {
    const auto key = engine::new_signer_key("example.org/log"), same_name = engine::new_signer_key("example.org/log");
    const std::string note = engine::sign_checkpoint(some(), key);
    std::string larger = note;
    larger.replace(larger.find("42"), 2, "43");

    CHECK(why(engine::open_checkpoint(note, key.verifier())) == "trusted");
    CHECK(why(engine::open_checkpoint(note, same_name.verifier())) == "bad-signature");
    CHECK(why(engine::open_checkpoint(larger, key.verifier())) == "bad-signature");
    CHECK(why(engine::open_checkpoint(engine::sign_checkpoint(some("example.org/other"), key), key.verifier())) ==
          "wrong-origin");
    CHECK(why(engine::open_checkpoint("", key.verifier())) == "not-a-note");
    CHECK(why(engine::open_checkpoint(note.substr(0, note.size() - 1), key.verifier())) == "not-a-note");
}

TEST_CASE("a witness' line beside ours is passed over, and alone is not enough", "[log]") {
    const auto key = engine::new_signer_key("example.org/log"), witness = engine::new_signer_key("witness.example");
    const std::string note = engine::sign_checkpoint(some(), key);
    const std::string by_witness = engine::sign_checkpoint(some(), witness);
    const std::string line = by_witness.substr(by_witness.find("\n\n") + 2);

    CHECK(why(engine::open_checkpoint(note + line, key.verifier())) == "trusted");
    CHECK(why(engine::open_checkpoint(by_witness, key.verifier())) == "bad-signature");
}

TEST_CASE("a name that could forge another checkpoint is no origin", "[log]") {
    for (const char* name : {"", "two words", "a\nb", "a+b", "\u00e6"}) CHECK_FALSE(engine::is_origin(name));
    CHECK(engine::is_origin("example.org/log"));
}

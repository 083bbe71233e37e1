// Signed checkpoints of the log, as others know them: C2SP signed-note and tlog-checkpoint, keys as text.
//
//     example.org/log            the origin: the name of log and key
//     42                         how many entries
//     c2l6ZQ==…                  the tree's root in base64
//
//     — example.org/log Az3g…    key id and Ed25519 signature of the lines before the blank one
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace engine {

/// True when the text can be a name of a log and its key: no blank, no control character, no plus, not empty.
bool is_origin(std::string_view name);

/// A public key: "name+key id in hex+base64 of 0x01 and the 32 bytes".
struct VerifierKey {
    std::string name;
    std::string bytes;

    /// SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key), its first four bytes.
    std::string id() const;
    std::string text() const;
};
std::optional<VerifierKey> verifier_key(std::string_view text);

/// A private key: "PRIVATE+KEY+name+key id+base64 of 0x01 and the 32 bytes". Never shown or logged.
struct SignerKey {
    std::string name;
    std::string bytes;

    VerifierKey verifier() const;
    std::string text() const;
};
std::optional<SignerKey> signer_key(std::string_view text);
/// A new key from random bytes. REQUIRES: is_origin(name).
SignerKey new_signer_key(std::string name);

struct Checkpoint {
    std::string origin;
    std::int64_t size = 0;
    std::string root;  ///< 32 bytes
};

/// A note: the text, which ends with a line end, a blank line, and the signature's line.
std::string sign_note(std::string_view text, const SignerKey& key);
/// The text, when one signature line is the key's and holds; else nothing. Lines by other keys (witnesses) are passed
/// over.
std::optional<std::string> open_note(std::string_view note, const VerifierKey& key);

/// The lines that are signed.
std::string checkpoint_text(const Checkpoint& checkpoint);
std::string sign_checkpoint(const Checkpoint& checkpoint, const SignerKey& key);
/// The checkpoint as its text says, whoever signed it; nothing when the note is none.
std::optional<Checkpoint> read_checkpoint(std::string_view note);
/// The checkpoint, or why it is not to be trusted: not-a-note, wrong-origin, bad-signature.
std::variant<Checkpoint, std::string> open_checkpoint(std::string_view note, const VerifierKey& key);

}  // namespace engine

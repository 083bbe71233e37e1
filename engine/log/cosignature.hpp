// Signatures of witnesses under checkpoints, as others know them: C2SP tlog-cosignature, cosignature/v1. A witness says by it that
// at that time the tree went on from every one that it had seen before.
//
//     — witness.example.com/w1 jWbPPwAAAABkGFDL…    key id, eight bytes of seconds since 1970, Ed25519 signature
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

/// A witness' public key: "name+key id in hex+base64 of 0x04 and the 32 bytes".
struct WitnessKey {
    std::string name;
    std::string bytes;

    /// SHA-256(name ‖ 0x0A ‖ 0x04 ‖ key), its first four bytes.
    std::string id() const;
    std::string text() const;

    bool operator==(const WitnessKey&) const = default;
};
std::optional<WitnessKey> witness_key(std::string_view text);

struct Cosignature {
    std::string witness;     ///< the key's name
    std::int64_t time = 0;   ///< seconds since 1970
    std::string line;        ///< as it stands in the note, with its line end
};

/// The signature line of a witness over a checkpoint's lines, at a time. `private_key`: its 32 bytes.
std::string cosign(std::string_view checkpoint_text, const std::string& name, std::string_view private_key, std::int64_t time);

/// Those of a note's signature lines that are the key's and hold; a line of that key that does not hold is left out too.
std::vector<Cosignature> cosignatures_in(std::string_view note, const WitnessKey& key);

}  // namespace engine

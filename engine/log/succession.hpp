// How trust goes from one key of a log to the next: the old one signs for the new one, so that whoever was given the old one, from
// elsewhere, can trust what the new one signs.
#pragma once

#include "engine/log/checkpoint.hpp"
#include "engine/value.hpp"

#include <string>
#include <vector>

namespace engine {

/// A key as the log tells of it, and which key before has vouched for it.
struct Succession {
    std::string key;         ///< text of a verifier key
    std::string vouched_by;  ///< text of the one before; "" for the first
    std::string signature;   ///< that one's, over succession_text(), in base64

    /// True when the key before has signed for this one.
    bool holds() const;
};

/// What a key signs to name the one that comes after it.
std::string succession_text(const VerifierKey& before, const VerifierKey& next);
/// The signature of the key before for the next one.
Succession succeed(const SignerKey& before, const VerifierKey& next);

/// Of `given`, had from elsewhere, and `told`, the oldest first: all that one of `given` vouches for, step by step.
std::vector<VerifierKey> trusted_keys(std::vector<VerifierKey> given, const std::vector<Succession>& told);

/// [{"key","vouched_by","signature"}], as bundles carry it, and back.
Value succession_value(const std::vector<Succession>& told);
std::vector<Succession> read_succession(const Value& list);

}  // namespace engine

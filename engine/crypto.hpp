// Hashes, signatures, randomness and password hashes: the one door to libcrypto and libsodium.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace engine {

/// SHA-256 (FIPS 180-4) of all that is fed to it; 64 lower-case hex digits.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void update(std::string_view bytes);
    /// The digest of what was fed so far; afterwards the object is as new.
    std::string hex();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// SHA-256 of the bytes, as 64 hex digits.
std::string sha256_hex(std::string_view bytes);

/// True when SHA-256 of the two laid end to end is that, in 64 lower-case hex digits. Nothing is made for it on the heap.
bool has_sha256(std::string_view first, std::string_view second, std::string_view hex);

/// SHA-256 of the bytes, as its 32 bytes.
std::string sha256_bytes(std::string_view bytes);

std::string to_hex(std::string_view bytes);
/// The bytes; empty when the text is not an even number of hex digits.
std::string from_hex(std::string_view hex);
/// The same into `bytes`, whose room is used again.
void from_hex(std::string_view hex, std::string& bytes);

/// Base64 as in RFC 4648 section 4, with padding.
std::string to_base64(std::string_view bytes);
/// The bytes; nothing when the text is not what to_base64() would write.
std::optional<std::string> from_base64(std::string_view text);

/// `count` bytes from the operating system's generator (libsodium randombytes).
std::string random_bytes(std::size_t count);
/// 256 random bits as 64 hex digits: session, set-up and API tokens.
std::string random_token();

/// Argon2id, 19 MiB and 2 passes (OWASP Password Storage Cheat Sheet), in libsodium's own text form.
/// Throws std::bad_alloc when the memory cannot be had.
std::string hash_password(std::string_view password);
bool verify_password(std::string_view hash, std::string_view password);

/// Ed25519 (RFC 8032): the 32 bytes of the public key that belong to a private key of 32 bytes.
std::string ed25519_public_key(std::string_view private_key);
/// The 64 bytes of the signature. REQUIRES: the private key has 32 bytes.
std::string ed25519_sign(std::string_view private_key, std::string_view message);
/// False also for a key or a signature of another length.
bool ed25519_verify(std::string_view public_key, std::string_view message, std::string_view signature);

/// Equal without telling by its time where the first difference is.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace engine

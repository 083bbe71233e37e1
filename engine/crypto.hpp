// Hashes, randomness and password hashes: the one door to libcrypto and libsodium.
#pragma once

#include <memory>
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

std::string to_hex(std::string_view bytes);
/// The bytes; empty when the text is not an even number of hex digits.
std::string from_hex(std::string_view hex);

/// `count` bytes from the operating system's generator (libsodium randombytes).
std::string random_bytes(std::size_t count);
/// 256 random bits as 64 hex digits: session, set-up and API tokens.
std::string random_token();

/// Argon2id, 19 MiB and 2 passes (OWASP Password Storage Cheat Sheet), in libsodium's own text form.
/// Throws std::bad_alloc when the memory cannot be had.
std::string hash_password(std::string_view password);
bool verify_password(std::string_view hash, std::string_view password);

/// Equal without telling by its time where the first difference is.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace engine

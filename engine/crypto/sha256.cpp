#include "engine/crypto.hpp"
#include "engine/running_digest.hpp"

#include <openssl/evp.h>

#include <array>
#include <cstdint>
#include <stdexcept>

namespace engine {

namespace {

/// Fetched once: EVP_sha256() looks the algorithm up at every use, which halves the rate of short hashes.
const EVP_MD* algorithm() {
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> fetched(EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free);
    return fetched.get();
}

/// What a hex digit says, in either case; 16 for what is none.
constexpr std::array<std::uint8_t, 256> nibbles = [] {
    std::array<std::uint8_t, 256> table{};
    table.fill(16);
    for (unsigned i = 0; i < 10; ++i) table['0' + i] = static_cast<std::uint8_t>(i);
    for (unsigned i = 0; i < 6; ++i) table['a' + i] = table['A' + i] = static_cast<std::uint8_t>(10 + i);
    return table;
}();
constexpr std::string_view digits = "0123456789abcdef";

void require(int ok) {
    if (ok != 1) throw std::runtime_error("libcrypto refused SHA-256");
}

}  // namespace

struct Sha256::State {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

Sha256::Sha256() : state_(std::make_unique<State>()) { require(EVP_DigestInit_ex2(state_->context.get(), algorithm(), nullptr)); }
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(std::string_view bytes) { require(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size())); }

std::string Sha256::hex() {
    std::array<unsigned char, 32> digest{};
    unsigned int size = 0;
    require(EVP_DigestFinal_ex(state_->context.get(), digest.data(), &size));
    require(EVP_DigestInit_ex2(state_->context.get(), algorithm(), nullptr));
    return to_hex({reinterpret_cast<const char*>(digest.data()), size});
}

struct RunningDigest::State {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> copy{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

RunningDigest::RunningDigest() : state_(std::make_unique<State>()) { require(EVP_DigestInit_ex2(state_->context.get(), algorithm(), nullptr)); }
RunningDigest::~RunningDigest() = default;

void RunningDigest::update(std::string_view bytes) { require(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size())); }

std::string RunningDigest::hex() const {
    std::string digest(32, '\0');
    require(EVP_MD_CTX_copy_ex(state_->copy.get(), state_->context.get()));
    require(EVP_DigestFinal_ex(state_->copy.get(), reinterpret_cast<unsigned char*>(digest.data()), nullptr));
    return to_hex(digest);
}

std::string sha256_hex(std::string_view bytes) {
    thread_local Sha256 hasher;
    hasher.update(bytes);
    return hasher.hex();
}

namespace {

/// Of the two laid end to end.
std::array<unsigned char, 32> digest_of(std::string_view first, std::string_view second) {
    thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    std::array<unsigned char, 32> digest{};
    require(EVP_DigestInit_ex2(context.get(), algorithm(), nullptr));
    require(EVP_DigestUpdate(context.get(), first.data(), first.size()));
    if (!second.empty()) require(EVP_DigestUpdate(context.get(), second.data(), second.size()));
    require(EVP_DigestFinal_ex(context.get(), digest.data(), nullptr));
    return digest;
}

}  // namespace

bool has_sha256(std::string_view first, std::string_view second, std::string_view hex) {
    const auto digest = digest_of(first, second);
    if (hex.size() != 2 * digest.size()) return false;
    bool same = true;
    for (std::size_t i = 0; i < digest.size(); ++i) same &= hex[2 * i] == digits[digest[i] >> 4U] && hex[2 * i + 1] == digits[digest[i] & 15U];
    return same;
}

std::string sha256_bytes(std::string_view bytes) {
    const auto digest = digest_of(bytes, {});
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::string to_hex(std::string_view bytes) {
    std::string hex(bytes.size() * 2, '0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        hex[2 * i] = digits[byte >> 4U];
        hex[2 * i + 1] = digits[byte & 15U];
    }
    return hex;
}

std::string from_hex(std::string_view hex) {
    std::string bytes;
    from_hex(hex, bytes);
    return bytes;
}

void from_hex(std::string_view hex, std::string& bytes) {
    bytes.assign(hex.size() % 2 == 0 ? hex.size() / 2 : 0, '\0');
    unsigned wrong = 0;  // every nibble is looked at before the answer: no branch for each
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const unsigned high = nibbles[static_cast<unsigned char>(hex[2 * i])], low = nibbles[static_cast<unsigned char>(hex[2 * i + 1])];
        wrong |= high | low;
        bytes[i] = static_cast<char>(high << 4U | low);
    }
    if (wrong > 15) bytes.clear();
}

}  // namespace engine

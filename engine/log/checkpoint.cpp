#include "engine/log/checkpoint.hpp"

#include "engine/crypto.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace engine {

namespace {

constexpr std::string_view dash = "\u2014 ";
constexpr std::string_view private_mark = "PRIVATE+KEY+";

std::string key_text(std::string_view name, std::string_view id, std::string_view bytes) {
    return std::string(name) + "+" + to_hex(id) + "+" + to_base64(std::string(1, '\1').append(bytes));
}

/// name, id, 32 bytes. A base64 text may hold '+', a name may not.
bool split_key(std::string_view text, std::string& name, std::string& id, std::string& bytes) {
    const std::size_t first = text.find('+');
    if (first == std::string_view::npos) return false;
    const std::size_t second = text.find('+', first + 1);
    if (second == std::string_view::npos) return false;
    const auto decoded = from_base64(text.substr(second + 1));
    name = text.substr(0, first);
    id = from_hex(text.substr(first + 1, second - first - 1));
    if (!decoded || decoded->size() != 33 || decoded->front() != '\1' || id.size() != 4 || !is_origin(name))
        return false;
    bytes = decoded->substr(1);
    return true;
}

std::string_view next_line(std::string_view& text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    return line;
}

/// Where the signatures begin: behind the last blank line.
std::optional<std::pair<std::string_view, std::string_view>> split_note(std::string_view note) {
    const std::size_t blank = note.rfind("\n\n");
    if (blank == std::string_view::npos || !note.ends_with('\n')) return std::nullopt;
    return std::pair(note.substr(0, blank + 1), note.substr(blank + 2));
}

std::optional<Checkpoint> read_body(std::string_view text) {
    Checkpoint checkpoint{.origin = std::string(next_line(text))};
    const std::string_view size = next_line(text);
    const auto root = from_base64(next_line(text));
    const auto read = std::from_chars(size.data(), size.data() + size.size(), checkpoint.size);
    const bool number =
        read.ec == std::errc() && read.ptr == size.data() + size.size() && std::to_string(checkpoint.size) == size;
    if (!number || checkpoint.size < 0 || !root || root->size() != 32 || checkpoint.origin.empty()) return std::nullopt;
    checkpoint.root = *root;
    return checkpoint;
}

}  // namespace

bool is_origin(std::string_view name) {
    return !name.empty() && name.size() <= 200 && std::all_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F && c != '+';
    });
}

std::string VerifierKey::id() const { return sha256_bytes(name + "\n" + std::string(1, '\1') + bytes).substr(0, 4); }

std::string VerifierKey::text() const { return key_text(name, id(), bytes); }

std::optional<VerifierKey> verifier_key(std::string_view text) {
    VerifierKey key;
    std::string id;
    if (!split_key(text, key.name, id, key.bytes) || id != key.id()) return std::nullopt;
    return key;
}

VerifierKey SignerKey::verifier() const { return {name, ed25519_public_key(bytes)}; }

std::string SignerKey::text() const { return std::string(private_mark) + key_text(name, verifier().id(), bytes); }

std::optional<SignerKey> signer_key(std::string_view text) {
    SignerKey key;
    std::string id;
    if (!text.starts_with(private_mark) || !split_key(text.substr(private_mark.size()), key.name, id, key.bytes) ||
        id != key.verifier().id())
        return std::nullopt;
    return key;
}

SignerKey new_signer_key(std::string name) { return {std::move(name), random_bytes(32)}; }

std::string sign_note(std::string_view text, const SignerKey& key) {
    const std::string signature = key.verifier().id() + ed25519_sign(key.bytes, text);
    return std::string(text) + "\n" + std::string(dash) + key.name + " " + to_base64(signature) + "\n";
}

std::optional<std::string> open_note(std::string_view note, const VerifierKey& key) {
    auto parts = split_note(note);
    if (!parts) return std::nullopt;
    auto& [text, signatures] = *parts;
    bool holds = false;
    while (!signatures.empty()) {
        std::string_view line = next_line(signatures);
        if (!line.starts_with(dash)) return std::nullopt;
        line.remove_prefix(dash.size());
        const std::size_t blank = line.find(' ');
        const auto bytes = blank == std::string_view::npos ? std::nullopt : from_base64(line.substr(blank + 1));
        if (!bytes || bytes->size() < 5) return std::nullopt;
        if (line.substr(0, blank) != key.name || bytes->substr(0, 4) != key.id()) continue;
        if (!ed25519_verify(key.bytes, text, bytes->substr(4))) return std::nullopt;
        holds = true;
    }
    if (!holds) return std::nullopt;
    return std::string(text);
}

std::string checkpoint_text(const Checkpoint& checkpoint) {
    return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" + to_base64(checkpoint.root) + "\n";
}

std::string sign_checkpoint(const Checkpoint& checkpoint, const SignerKey& key) {
    return sign_note(checkpoint_text(checkpoint), key);
}

std::optional<Checkpoint> read_checkpoint(std::string_view note) {
    const auto parts = split_note(note);
    return parts ? read_body(parts->first) : std::nullopt;
}

std::variant<Checkpoint, std::string> open_checkpoint(std::string_view note, const VerifierKey& key) {
    auto checkpoint = read_checkpoint(note);
    if (!checkpoint) return "not-a-note";
    if (checkpoint->origin != key.name) return "wrong-origin";
    if (!open_note(note, key)) return "bad-signature";
    return *std::move(checkpoint);
}

}  // namespace engine

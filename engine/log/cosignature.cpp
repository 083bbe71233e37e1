#include "engine/log/cosignature.hpp"

#include "engine/crypto.hpp"
#include "engine/log/checkpoint.hpp"

#include <algorithm>

namespace engine {

namespace {

constexpr std::string_view dash = "\u2014 ";
constexpr char algorithm = '\4';
constexpr std::size_t id_size = 4, time_size = 8, signature_size = 64;

std::string signed_text(std::string_view checkpoint, std::int64_t time) {
    return "cosignature/v1\ntime " + std::to_string(time) + "\n" + std::string(checkpoint);
}

std::string eight_bytes(std::int64_t number) {
    std::string bytes(time_size, '\0');
    for (std::size_t i = 0; i < time_size; ++i) bytes[time_size - 1 - i] = static_cast<char>((number >> (8 * i)) & 0xFF);
    return bytes;
}

std::int64_t number_of(std::string_view bytes) {
    std::uint64_t number = 0;
    for (const char byte : bytes) number = (number << 8U) | static_cast<unsigned char>(byte);
    return static_cast<std::int64_t>(number);
}

std::optional<Cosignature> read_line(std::string_view line, std::string_view text, const WitnessKey& key) {
    if (!line.starts_with(dash)) return std::nullopt;
    const std::string_view rest = line.substr(dash.size());
    const std::size_t blank = rest.find(' ');
    if (blank == std::string_view::npos || rest.substr(0, blank) != key.name) return std::nullopt;
    const auto bytes = from_base64(rest.substr(blank + 1));
    if (!bytes || bytes->size() != id_size + time_size + signature_size || bytes->substr(0, id_size) != key.id()) return std::nullopt;
    const std::int64_t time = number_of(std::string_view(*bytes).substr(id_size, time_size));
    if (time < 0 || !ed25519_verify(key.bytes, signed_text(text, time), bytes->substr(id_size + time_size))) return std::nullopt;
    return Cosignature{key.name, time, std::string(line) + "\n"};
}

}  // namespace

std::string WitnessKey::id() const { return sha256_bytes(name + "\n" + algorithm + bytes).substr(0, id_size); }

std::string WitnessKey::text() const { return name + "+" + to_hex(id()) + "+" + to_base64(std::string(1, algorithm) + bytes); }

std::optional<WitnessKey> witness_key(std::string_view text) {
    const std::size_t first = text.find('+'), second = text.find('+', first == std::string_view::npos ? first : first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const auto decoded = from_base64(text.substr(second + 1));
    WitnessKey key{.name = std::string(text.substr(0, first))};
    if (!is_origin(key.name) || !decoded || decoded->size() != 33 || decoded->front() != algorithm) return std::nullopt;
    key.bytes = decoded->substr(1);
    if (to_hex(key.id()) != text.substr(first + 1, second - first - 1)) return std::nullopt;
    return key;
}

std::string cosign(std::string_view checkpoint_text, const std::string& name, std::string_view private_key, std::int64_t time) {
    const WitnessKey key{name, ed25519_public_key(private_key)};
    const std::string signature = ed25519_sign(private_key, signed_text(checkpoint_text, time));
    return std::string(dash) + name + " " + to_base64(key.id() + eight_bytes(time) + signature) + "\n";
}

std::vector<Cosignature> cosignatures_in(std::string_view note, const WitnessKey& key) {
    std::vector<Cosignature> found;
    const std::size_t blank = note.rfind("\n\n");
    if (blank == std::string_view::npos) return found;
    const std::string_view text = note.substr(0, blank + 1);
    std::string_view lines = note.substr(blank + 2);
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find('\n'));
        if (auto one = read_line(line, text, key)) found.push_back(*std::move(one));
        lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    }
    return found;
}

}  // namespace engine

#include "cli/log_key.hpp"

#include "cli/command.hpp"
#include "engine/crypto.hpp"
#include "storage/location.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace cli {

namespace {

std::vector<engine::SignerKey> parsed(std::istream& lines, const std::string& where) {
    std::vector<engine::SignerKey> keys;
    for (std::string line; std::getline(lines, line);) {
        while (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.empty()) continue;
        auto key = engine::signer_key(line);
        if (!key) throw Stop{usage, where + ": this is no private key of a log (PRIVATE+KEY+…)."};
        keys.push_back(*std::move(key));
    }
    if (keys.empty()) throw Stop{usage, where + ": this is no private key of a log (PRIVATE+KEY+…)."};
    return keys;
}

/// A new file with the lines, on the disk when this returns. False when it could not be made or written.
bool write_secret(const std::string& path, const std::string& lines) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) return false;
    const bool written = ::write(file, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()) && ::fsync(file) == 0;
    ::close(file);
    return written;
}

}  // namespace

std::string log_key_beside(const Settings& settings) {
    const auto location = storage::parse_location(settings.text("database"));
    if (!location || location->dialect != storage::Dialect::sqlite) return {};
    return location->target + ".log-key";
}

std::optional<engine::SignerKey> log_key_of(const Settings& settings) {
    auto keys = log_keys_of(settings);
    return keys.empty() ? std::nullopt : std::optional(std::move(keys.front()));
}

std::vector<engine::SignerKey> log_keys_of(const Settings& settings) {
    if (const std::string& given = settings.text("log_key"); !given.empty()) {
        std::istringstream lines(given);
        return parsed(lines, settings.origin("log_key"));
    }
    const std::string beside = log_key_beside(settings);
    if (beside.empty() || !std::filesystem::exists(beside)) return {};
    std::ifstream file(beside, std::ios::binary);
    if (!file) throw Stop{usage, "The file " + beside + " cannot be read."};
    return parsed(file, beside);
}

void replace_log_keys(const std::string& path, const std::vector<engine::SignerKey>& keys) {
    std::string lines;
    for (const engine::SignerKey& key : keys) lines += key.text() + "\n";
    const std::string fresh = path + ".new";
    std::filesystem::remove(fresh);
    std::error_code error;
    if (write_secret(fresh, lines)) std::filesystem::rename(fresh, path, error);
    if (error || std::filesystem::exists(fresh)) throw Stop{unavailable, "The key file " + path + " could not be written."};
}

engine::VerifierKey make_log_key(const std::string& path, std::string origin) {
    if (origin.empty()) origin = "phasemodel/" + engine::to_hex(engine::random_bytes(4));
    if (!engine::is_origin(origin))
        throw Stop{usage, "\"" + origin + "\" cannot name a log: no blanks, no plus, ASCII only."};
    const engine::SignerKey key = engine::new_signer_key(std::move(origin));
    if (!write_secret(path, key.text() + "\n"))
        throw Stop{usage, "The key file " + path + " cannot be made, or exists already."};
    return key.verifier();
}

}  // namespace cli

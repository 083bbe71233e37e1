#include "cli/log_key.hpp"

#include "cli/command.hpp"
#include "engine/crypto.hpp"
#include "storage/location.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace cli {

namespace {

engine::SignerKey parsed(std::string text, const std::string& where) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    auto key = engine::signer_key(text);
    if (!key) throw Stop{usage, where + ": this is no private key of a log (PRIVATE+KEY+…)."};
    return *std::move(key);
}

}  // namespace

std::string log_key_beside(const Settings& settings) {
    const auto location = storage::parse_location(settings.text("database"));
    if (!location || location->dialect != storage::Dialect::sqlite) return {};
    return location->target + ".log-key";
}

std::optional<engine::SignerKey> log_key_of(const Settings& settings) {
    if (const std::string& given = settings.text("log_key"); !given.empty())
        return parsed(given, settings.origin("log_key"));
    const std::string beside = log_key_beside(settings);
    if (beside.empty() || !std::filesystem::exists(beside)) return std::nullopt;
    std::ifstream file(beside, std::ios::binary);
    std::string text;
    if (!std::getline(file, text)) throw Stop{usage, "The file " + beside + " cannot be read."};
    return parsed(std::move(text), beside);
}

engine::VerifierKey make_log_key(const std::string& path, std::string origin) {
    if (origin.empty()) origin = "phasemodel/" + engine::to_hex(engine::random_bytes(4));
    if (!engine::is_origin(origin))
        throw Stop{usage, "\"" + origin + "\" cannot name a log: no blanks, no plus, ASCII only."};
    const engine::SignerKey key = engine::new_signer_key(std::move(origin));
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) throw Stop{usage, "The key file " + path + " cannot be made, or exists already."};
    const std::string line = key.text() + "\n";
    const bool written =
        ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!written) throw Stop{unavailable, "The key file " + path + " could not be written to its end."};
    return key.verifier();
}

}  // namespace cli

// Where the private key is that signs the log: the setting log_key (PHASEMODEL_LOG_KEY_FILE), else the file beside a
// SQLite database that init made.
#pragma once

#include "cli/settings.hpp"
#include "engine/log/checkpoint.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cli {

/// The key, or nothing when none is set and none lies there. Throws Stop (usage) for one that cannot be read.
std::optional<engine::SignerKey> log_key_of(const Settings& settings);

/// All keys of the file or setting, one a line: first the one that signs, then those that were retired and may sign beside it.
/// Throws Stop (usage) for one that cannot be read.
std::vector<engine::SignerKey> log_keys_of(const Settings& settings);

/// "phasemodel.db.log-key" beside a SQLite database; "" for others.
std::string log_key_beside(const Settings& settings);

/// Writes keys to a file that only its owner may read (mode 0600), in place of the one that is there. Throws Stop.
void replace_log_keys(const std::string& path, const std::vector<engine::SignerKey>& keys);

/// Makes a key and writes it to a new file that only its owner may read (mode 0600). `origin` "" makes one up. Throws
/// Stop when the file exists, cannot be written, or the origin is no name for a log.
engine::VerifierKey make_log_key(const std::string& path, std::string origin);

}  // namespace cli

// Verifies a bundle's folder (workflows/phase_model/bundle.hpp says what lies in it) offline: every file against the
// manifest, the record as "engine/log/verify.hpp" does, each event's proof against the checkpoint, and, with a key from
// outside, both signatures.
#pragma once

#include "engine/log/checkpoint.hpp"
#include "engine/log/verify.hpp"

#include <filesystem>
#include <optional>

namespace engine {

/// Reads every file once or twice, a line at a time. `key`: had from elsewhere than the bundle.
Verification verify_bundle(const std::filesystem::path& folder, const std::optional<VerifierKey>& key);

}  // namespace engine

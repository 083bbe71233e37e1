// Verifies a live database: what was hashed, what is derived from it, and what opens it.
//
// Every line hashes to its hash, goes on from the line before, without gaps; the columns beside it say the same; every text
// opens its commitment; every head, case, proposal, person, role, deputy, policy and token is what the events add up to, and so
// are the words and decisions of the archive, the notes of who read what, and notices.
#pragma once

#include "engine/case_file.hpp"
#include "engine/log/checkpoint.hpp"
#include "engine/log/verify.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace storage {

/// Kinds beside those of engine/log/verify.hpp: column (a column differs from its line), text-missing, head (version or hash
/// of the stream's row), row (a derived column), no-events (a row without events), number (a counter behind its numbers),
/// log and checkpoint (storage/verify_log.hpp).
struct DatabaseVerification {
    std::int64_t streams = 0, events = 0, opened = 0, redacted = 0;
    std::int64_t checkpoints = 0;           ///< signed trees that are kept
    std::int64_t signed_for = -1;           ///< entries of the largest of them whose signature holds; -1: none was checked
    bool demonstration = false;
    std::int64_t wrong = 0;                 ///< how many things are wrong
    std::vector<engine::Finding> findings;  ///< the first hundred of them; `line` is 0

    bool ok() const { return wrong == 0; }
};

/// Reads everything once, in one snapshot. With `keys`, every checkpoint must be signed by one of them. Throws SchemaError,
/// engine::Unavailable.
DatabaseVerification verify(std::string_view url, const engine::NewCaseFile& new_file, const std::vector<engine::VerifierKey>& keys = {});

}  // namespace storage

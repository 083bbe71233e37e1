// Verifies the log of a live database: every event has one place in it, with its own hash, without gaps, and every
// checkpoint that was ever signed is still the root of as many entries.
#pragma once

#include "engine/log/checkpoint.hpp"
#include "engine/log/verify.hpp"
#include "storage/connection.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace storage {

struct SignedTrees {
    std::int64_t kept = 0;
    std::int64_t signed_for = -1;  ///< entries of the largest one whose signature holds; -1: none was checked
};

/// Kind "log" for a place that is wrong, "checkpoint" for a signed tree that is no more, "signature" for a note that none of
/// the keys signed (without keys none is asked). REQUIRES: a snapshot.
SignedTrees verify_log(Connection& db, const std::vector<engine::VerifierKey>& keys, const std::function<void(engine::Finding)>& wrong);

}  // namespace storage

// Verifies the log of a live database: every event has one place in it, with its own hash, without gaps, and every
// checkpoint that was ever signed is still the root of as many entries.
#pragma once

#include "engine/log/verify.hpp"
#include "storage/connection.hpp"

#include <functional>

namespace storage {

/// Kind "log" for a place that is wrong, "checkpoint" for a signed tree that is no more. REQUIRES: a snapshot.
void verify_log(Connection& db, const std::function<void(engine::Finding)>& wrong);

}  // namespace storage

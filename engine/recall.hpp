// An answer that was given to an idempotency key, read back.
#pragma once

#include "engine/command.hpp"
#include "engine/store.hpp"

namespace engine {

/// What was done then, with the events that it wrote; `repeated`. REQUIRES: the engine remembered it, in this store.
Done recalled(Store& store, const Remembered& answer);

}  // namespace engine

// An answer that is given to an idempotency key: what is remembered of it, and how it is read back.
#pragma once

#include "engine/command.hpp"
#include "engine/store.hpp"

#include <string>

namespace engine {

/// The SHA-256 (hex) of what an idempotency key must be repeated with: the same stream, act and fields.
std::string request_hash(const Command& command);

/// What the engine remembers of what was done, as canonical JSON: the stream and version it came to, and which events it wrote.
std::string remembered_form(const Done& done);

/// What was done then, with the events that it wrote; `repeated`. REQUIRES: the engine remembered it, in this store.
Done recalled(Store& store, const Remembered& answer);

}  // namespace engine

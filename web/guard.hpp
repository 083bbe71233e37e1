// The guard at the door: identity numbers in addresses, and in forms and bodies that no act reads. What acts read is guarded
// where their forms are read (workflows/phase_model/form.hpp), so that the page can keep what was typed.
#pragma once

#include "engine/command.hpp"
#include "web/call.hpp"

#include <optional>

namespace web {

/// The problem personal-number-refused with the places, never the digits; nothing where there are none. Looked into are the
/// parts and parameters of the address, and of what administrators send all texts but secrets.
std::optional<engine::Problem> identity_numbers_in(const Call& call);

}  // namespace web

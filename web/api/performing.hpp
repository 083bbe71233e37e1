// From a request to an act and back: every change of the API goes through perform().
#pragma once

#include "engine/command.hpp"
#include "engine/value.hpp"
#include "web/call.hpp"
#include "web/http.hpp"

#include <string>

namespace web {

/// What a route wants done.
struct Wish {
    std::string stream;  ///< "" begins a new one
    std::string act;     ///< "" when the body names it, in the member `named_by`
    std::string named_by;
    engine::Value fixed;      ///< fields that the address has already said
    bool creates = false;     ///< answers 201 with the address of what was made
    bool transition = false;  ///< only events of the transition table
};

/// Reads body, If-Match and Idempotency-Key, carries the act out, and answers with the result or the problem.
/// With dry_run=true (where the route knows it) only explains. Order of checks as interfaces.md section 3.
Response perform(Call& call, const Wish& wish);

}  // namespace web

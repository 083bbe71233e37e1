// What every entry of a case is made of: who made it, when and where the case stood, and the words that were typed.
#pragma once

#include "engine/time.hpp"

#include <cstdint>
#include <string>

namespace workflows {

/// Who entered something, when, and where the case stood.
struct Stamp {
    std::int64_t seq = 0;  ///< the event's number: the entry's identity within the case
    std::int64_t cycle = 1;
    int phase = 0;
    std::string at;
    engine::Date date;
    std::string actor, on_behalf, role;
    std::string centre, organisation, capacity;  ///< of the role it was done in
};

/// A text a person typed; `text` is empty when redacted.
struct Words {
    std::string sha256;
    std::string text;
    bool given() const { return !sha256.empty(); }
};

}  // namespace workflows

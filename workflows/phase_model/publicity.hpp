// Which typed words of a case anybody may read (specification sections 8 and 11): a list of what is public, so that what
// nobody has thought of stays inside.
#pragma once

#include "engine/event.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace workflows {

/// Follows one stream after the other, event by event, and tells public words from others. Remembers which comments are
/// internal, because answers to them are too.
class Publicity {
public:
    /// Takes note of an event; every event of a stream, in order, before it is asked about.
    void follow(const engine::Event& event);
    /// True when the text at that place ("reason", "names/nb") of the event last followed may be read by anybody.
    bool is_public(const engine::Event& event, std::string_view place) const;

private:
    std::string stream_;
    std::set<std::int64_t> internal_comments_;
};

/// True for texts that name or describe people: the office stream. They leave the database in no export.
bool is_personal(const engine::Event& event);

}  // namespace workflows

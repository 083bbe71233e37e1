// An EventLine reads single members of an event's canonical line (house, section 2a) without reading all of it: exports
// pass a million lines on and need to know little of each.
#pragma once

#include <cstdint>
#include <string_view>

namespace engine {

/// REQUIRES: a line that was sealed or read before; borrows it. Members of codes and dates only, which need no escapes.
class EventLine {
public:
    explicit EventLine(std::string_view line) : line_(line) {}

    std::string_view bytes() const { return line_; }
    std::string_view at() const;
    std::string_view date() const;
    std::string_view name() const;
    std::string_view stream() const;
    /// True when the bytes stand in the line: a code in quotes stands there only as a whole value or key.
    bool mentions(std::string_view bytes) const { return line_.find(bytes) != std::string_view::npos; }
    /// The next commitment {"sha256":"…"} from `from` on, which moves behind it; "" when there is none. Typed text
    /// cannot look like one: its quotes are escaped.
    std::string_view next_commitment(std::size_t& from) const;

private:
    std::string_view value_after(std::size_t place, std::string_view key) const;
    std::string_view last_value(std::string_view key) const;

    std::string_view line_;
};

}  // namespace engine

// A CanonicalReader reads bytes that Value::canonical() wrote, and nothing else: no blanks, keys in order, the shortest
// escapes. Ours are read at every opening of a case, by the thousand; a general JSON reader takes ten times as long.
#pragma once

#include "engine/value.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

/// Each step is false at the first byte that is not as it should be; where it stopped is of no use then. Does not look at
/// UTF-8: REQUIRES is_utf8().
class CanonicalReader {
public:
    explicit CanonicalReader(std::string_view bytes) : rest_(bytes) {}

    /// Passes over exactly these bytes: a literal, whose length is known, so that comparing it is no call.
    template <std::size_t size>
    bool pass(const char (&bytes)[size]) {
        if (rest_.size() < size - 1 || std::memcmp(rest_.data(), bytes, size - 1) != 0) return false;
        rest_.remove_prefix(size - 1);
        return true;
    }
    bool text(std::string& out);
    bool number(std::int64_t& out);
    /// Any value of at most so many levels.
    bool value(Value& out, int depth);
    bool at_end() const { return rest_.empty(); }
    /// The bytes that are still to be read.
    std::string_view rest() const { return rest_; }

    /// A text without escapes, as it stands.
    bool plain_text(std::string_view& out);
    /// Passes over any value of at most so many levels whose keys and digests need no escapes, and notes its commitments
    /// ({"sha256": 64 letters}) on the way.
    bool skip(int depth, std::vector<std::string_view>& commitments);

private:
    bool escape(std::string& out);
    bool skip_text();
    bool skip_object(int depth, std::vector<std::string_view>& commitments);
    bool object(Value& out, int depth);
    bool array(Value& out, int depth);

    std::string_view rest_;
};

}  // namespace engine

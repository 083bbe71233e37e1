// A RecordLine is an event's line of an exported record (interfaces.md section 4), read in one pass without building
// anything: a million of them are checked about as fast as they are hashed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

/// Borrows from the line. What stands in it with escapes is read the long way instead.
struct RecordLine {
    struct Opened {
        std::string_view sha256, salt;
        std::string text;

        /// True when salt and text give the sha256.
        bool fits() const;
    };
    std::string_view event;  ///< the bytes that were hashed
    std::string_view stream, at, prev, hash;
    std::int64_t seq = 0;
    std::vector<std::string_view> commitments;  ///< of the body
    std::vector<Opened> texts;                  ///< as many as `opened`; the rest is spare room
    std::size_t opened = 0;
};

/// Reads a line that is canonical in every byte (RFC 8785) and holds an event of version 1; false for any other, which is
/// then to be read the long way to say what is wrong with it. `out` is used again from line to line.
bool read_record_line(std::string_view line, RecordLine& out);

}  // namespace engine

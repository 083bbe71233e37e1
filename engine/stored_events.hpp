// StoredEvents gives the events of a stream as they are stored, not read: for exports, which pass a million lines on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

struct StoredEvent {
    std::string line;  ///< the bytes that were hashed
    std::string hash;
};

class StoredEvents {
public:
    virtual ~StoredEvents() = default;

    /// Events of the stream with seq > `after`, oldest first; at most `limit` (0: all).
    virtual std::vector<StoredEvent> stored(std::string_view stream, std::int64_t after = 0, std::size_t limit = 0) = 0;
};

}  // namespace engine

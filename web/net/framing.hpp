// Framing finds where one HTTP/1.1 request ends in a stream of bytes (RFC 9112), strictly: what two readers could
// understand in two ways is refused, so that nothing can be smuggled past one of them.
#pragma once

#include "web/net/limits.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace web {

class Framing {
public:
    enum class State { head, body, complete, refused };

    explicit Framing(const Limits& limits) : limits_(&limits) {}

    /// Looks at the bytes since the request began; each call gets the same bytes and perhaps more. Goes on where it
    /// stopped.
    State feed(std::string_view bytes);

    State state() const { return state_; }
    /// Bytes understood so far: of a complete request, all of it.
    std::size_t size() const { return at_; }
    /// The body without its transfer coding. REQUIRES: complete.
    std::string body(std::string_view bytes) const;
    /// The status that a refused request is answered with: 400, 413, 414, 431, 501 or 505.
    int status() const { return status_; }
    /// The client waits for "100 Continue" before it sends the body.
    bool waits_for_continue() const { return waits_for_continue_; }

private:
    enum class Chunk { size, data, end_of_data, trailer };

    bool read_line(std::string_view bytes, std::size_t limit, int too_long, std::string_view& line);
    bool request_line(std::string_view line);
    bool header_line(std::string_view line);
    bool transfer_header(std::string_view name, std::string_view value);
    bool end_of_head();
    void read_head(std::string_view bytes);
    void read_body(std::string_view bytes);
    void read_chunks(std::string_view bytes);
    bool chunk_size(std::string_view line);
    bool refuse(int status);

    const Limits* limits_;
    State state_ = State::head;
    int status_ = 0;
    std::size_t at_ = 0;       ///< bytes understood so far
    std::size_t scanned_ = 0;  ///< bytes after at_ known to hold no line end
    std::size_t lines_ = 0;
    std::size_t head_size_ = 0;
    int hosts_ = 0;
    bool version_1_1_ = false;
    bool bodyless_method_ = false;
    bool chunked_ = false;
    bool waits_for_continue_ = false;
    std::optional<std::size_t> length_;
    Chunk chunk_ = Chunk::size;
    std::size_t chunk_left_ = 0;
    std::string decoded_;  ///< of a chunked body
};

}  // namespace web

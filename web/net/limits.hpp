// Limits of the door: how much and how long it lets anyone have. Defaults suit a public server; tests make them
// shorter.
#pragma once

#include <chrono>
#include <cstddef>

namespace web {

struct Limits {
    std::chrono::milliseconds head{10'000};     ///< from a request's first byte to the end of its head
    std::chrono::milliseconds body{10'000};     ///< from there to the end of its body
    std::chrono::milliseconds idle{20'000};     ///< a connection that sends nothing
    std::chrono::milliseconds answer{15'000};   ///< for the client to take an answer, or 256 KiB of a streamed one
    std::chrono::milliseconds farewell{2'000};  ///< reading on after a refusal, so that the client sees it
    std::chrono::milliseconds linger{5};        ///< a free worker waits this long for the connection's next request
    std::chrono::milliseconds stop{9'000};      ///< running requests may take this long when stopping
    std::size_t request_line = 8 * 1024;        ///< bytes; more is 414
    std::size_t head_bytes = 16 * 1024;         ///< more is 431
    std::size_t header_lines = 64;              ///< more is 431
    std::size_t body_bytes = 256 * 1024;        ///< more is 413
    std::size_t buffered = 64 * 1024 * 1024;    ///< of all half-read requests together
    std::size_t connections = 4096;             ///< open at once
    std::size_t per_address = 256;  ///< open at once from one address that is neither loopback nor a trusted proxy
    std::size_t requests_per_connection = 10'000;
    /// More only get in each other's way on few cores: with 32 the slowest of a hundred answers took twice as long.
    std::size_t workers = 8;
    std::size_t queue = 512;  ///< whole requests that wait for a worker; more are answered 503
};

}  // namespace web

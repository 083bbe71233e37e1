// One client's connection: what it has sent, what it is still to be sent, and the two ways bytes move.
#pragma once

#include "web/net/framing.hpp"
#include "web/net/limits.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace web {

using SteadyTime = std::chrono::steady_clock::time_point;

struct Connection {
    /// Who may touch it: the poller, save while it is `working`; then one worker.
    enum class Place { waiting, reading, working, sending, farewell };

    Connection(int socket_, std::string address_, bool counted_, const Limits& limits)
        : socket(socket_), address(std::move(address_)), counted(counted_), framing(limits) {}
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    const int socket;
    const std::string address;  ///< of the peer
    const bool counted;         ///< against the cap per address
    Framing framing;            ///< of the request at the front of `in`
    std::string in;
    std::string out;
    std::size_t sent = 0;                         ///< bytes of `out` that are gone
    std::size_t served = 0;                       ///< requests answered
    bool close_after = false;                     ///< once `out` is sent
    bool broken = false;                          ///< the client has gone
    bool continued = false;                       ///< "100 Continue" has been sent for this request
    bool skipped_line = false;                    ///< an empty line came before this request
    Framing::State phase = Framing::State::head;  ///< the part of the request that `reading_until` is for
    SteadyTime reading_until{};                   ///< unset before the request's first byte

    Place place = Place::waiting;  ///< guarded by the lobby's mutex
    SteadyTime deadline;           ///< guarded by the lobby's mutex
};

/// What reading led to.
enum class Arrival { nothing_more, complete, refused, closed };

/// Reads what is there without waiting, until a request is whole.
Arrival receive(Connection& connection);
/// Sends what can be sent without waiting; false while something is left.
bool send_now(Connection& connection);
/// Sends all of `out`, waiting for the client as long as `patience`; false when it has gone or is too slow.
bool send_waiting(Connection& connection, std::chrono::milliseconds patience);
/// Forgets the request at the front, to begin the next.
void begin_next(Connection& connection, const Limits& limits);

}  // namespace web

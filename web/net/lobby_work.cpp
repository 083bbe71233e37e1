// The lobby's side that runs on workers: answering, sending, and waiting a moment for the next request.
#include "web/net/lobby.hpp"

#include <poll.h>
#include <sys/epoll.h>

#include <chrono>

namespace web {

bool Lobby::can_linger() const {
    return !stopping() && workers_.queued() == 0 && workers_.busy() + 2 <= workers_.threads();
}

/// On a worker: answers requests of this connection as long as they follow closely.
void Lobby::work(Connection& connection) {
    do {
        serve_(connection);
    } while (next_request(connection));
}

/// Sends the answer and looks for the next request. True when it is already whole; else the connection is out of our
/// hands.
bool Lobby::next_request(Connection& connection) {
    begin_next(connection, limits_);
    connection.reading_until = {};
    const bool last = connection.close_after || connection.served >= limits_.requests_per_connection || stopping();
    connection.close_after = last;
    if (!send_now(connection)) {
        park(connection, Connection::Place::sending, std::chrono::steady_clock::now() + limits_.answer, EPOLLOUT);
        return false;
    }
    if (last || connection.broken) {
        close(connection);
        return false;
    }
    // What was sent along is served at once; asking the socket for more this soon after the answer finds nothing, for a call of the system.
    Arrival arrival = connection.in.empty() ? Arrival::nothing_more : receive(connection);
    if (arrival == Arrival::nothing_more && connection.in.empty() && can_linger()) {
        pollfd wanted{.fd = connection.socket, .events = POLLIN, .revents = 0};
        if (::poll(&wanted, 1, static_cast<int>(limits_.linger.count())) > 0) arrival = receive(connection);
    }
    if (arrival == Arrival::complete && workers_.queued() == 0) return true;
    arrived(connection, arrival);
    return false;
}

}  // namespace web

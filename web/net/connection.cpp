#include "web/net/connection.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace web {

Connection::~Connection() { ::close(socket); }

namespace {

Arrival arrival_of(Framing::State state) {
    switch (state) {
        case Framing::State::complete: return Arrival::complete;
        case Framing::State::refused: return Arrival::refused;
        case Framing::State::head:
        case Framing::State::body: break;
    }
    return Arrival::nothing_more;
}

/// One empty line before a request is passed over (RFC 9112 section 2.2).
void skip_empty_line(Connection& connection) {
    if (connection.skipped_line || !connection.in.starts_with("\r\n")) return;
    connection.in.erase(0, 2);
    connection.skipped_line = true;
}

void answer_continue(Connection& connection) {
    if (connection.continued || !connection.framing.waits_for_continue()) return;
    if (connection.framing.state() != Framing::State::body) return;
    static constexpr std::string_view line = "HTTP/1.1 100 Continue\r\n\r\n";
    connection.continued = ::send(connection.socket, line.data(), line.size(), MSG_NOSIGNAL | MSG_DONTWAIT) > 0;
}

}  // namespace

Arrival receive(Connection& connection) {
    std::array<char, 16 * 1024> piece;
    Arrival arrival = Arrival::nothing_more;
    if (!connection.in.empty()) arrival = arrival_of(connection.framing.feed(connection.in));
    while (arrival == Arrival::nothing_more) {
        const ssize_t got = ::recv(connection.socket, piece.data(), piece.size(), MSG_DONTWAIT);
        if (got == 0) return Arrival::closed;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) {
            if (errno != EAGAIN && errno != EWOULDBLOCK) return Arrival::closed;
            answer_continue(connection);
            return Arrival::nothing_more;
        }
        connection.in.append(piece.data(), static_cast<std::size_t>(got));
        if (connection.framing.size() == 0) skip_empty_line(connection);
        arrival = arrival_of(connection.framing.feed(connection.in));
    }
    return arrival;
}

bool send_now(Connection& connection) {
    while (!connection.broken && connection.sent < connection.out.size()) {
        const ssize_t gone = ::send(connection.socket, connection.out.data() + connection.sent,
                                    connection.out.size() - connection.sent, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (gone < 0 && errno == EINTR) continue;
        if (gone < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return false;
        if (gone < 0) {
            connection.broken = true;
            break;
        }
        connection.sent += static_cast<std::size_t>(gone);
    }
    connection.out.clear();
    connection.sent = 0;
    return true;
}

bool send_waiting(Connection& connection, std::chrono::milliseconds patience) {
    const SteadyTime end = std::chrono::steady_clock::now() + patience;
    while (!send_now(connection)) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        pollfd wanted{.fd = connection.socket, .events = POLLOUT, .revents = 0};
        if (left.count() <= 0 || ::poll(&wanted, 1, static_cast<int>(left.count())) == 0) connection.broken = true;
    }
    return !connection.broken;
}

void begin_next(Connection& connection, const Limits& limits) {
    connection.in.erase(0, connection.framing.size());
    if (connection.in.empty() && connection.in.capacity() > 32 * 1024) connection.in.shrink_to_fit();
    connection.framing = Framing(limits);
    connection.continued = false;
    connection.skipped_line = false;
    ++connection.served;
}

}  // namespace web

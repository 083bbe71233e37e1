#include "web/net/lobby.hpp"

#include "web/net/refusal.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace web {

namespace {

using Place = Connection::Place;
constexpr auto tick = std::chrono::milliseconds(100);  // how often deadlines are looked at

SteadyTime steady_now() { return std::chrono::steady_clock::now(); }

std::string peer_of(int socket) {
    sockaddr_storage peer{};
    socklen_t size = sizeof(peer);
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (::getpeername(socket, reinterpret_cast<sockaddr*>(&peer), &size) != 0) return {};
    if (peer.ss_family == AF_INET) {
        ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in&>(peer).sin_addr, text.data(), text.size());
    } else if (peer.ss_family == AF_INET6) {
        ::inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6&>(peer).sin6_addr, text.data(), text.size());
    }
    return text.data();
}

}  // namespace

Lobby::Lobby(const Limits& limits, std::function<bool(const std::string&)> exempt, Serve serve)
    : limits_(limits),
      exempt_(std::move(exempt)),
      serve_(std::move(serve)),
      epoll_(::epoll_create1(EPOLL_CLOEXEC)),
      workers_(limits.workers, limits.queue, [this](Connection& connection) { work(connection); }) {
    if (epoll_ < 0) throw std::runtime_error("no epoll to be had");
    poller_ = std::thread([this] { run(); });
}

Lobby::~Lobby() {
    stop();
    ::close(epoll_);
}

std::size_t Lobby::open() const {
    const std::lock_guard lock(mutex_);
    return connections_.size();
}

/// False when there is no place for one more. Takes the newcomer in otherwise. REQUIRES: mutex_ is held.
bool Lobby::make_room(std::unique_ptr<Connection>& newcomer) {
    if (stopping() || connections_.size() >= limits_.connections) return false;
    if (newcomer->counted) {
        std::size_t& of_address = per_address_[newcomer->address];
        if (of_address >= limits_.per_address) return false;
        ++of_address;
    }
    const Connection* key = newcomer.get();
    connections_.emplace(key, std::move(newcomer));
    return true;
}

void Lobby::admit(int socket) {
    std::string address = peer_of(socket);
    const bool counted = !exempt_(address);
    auto newcomer = std::make_unique<Connection>(socket, std::move(address), counted, limits_);
    Connection& connection = *newcomer;
    connection.deadline = steady_now() + limits_.idle;
    bool taken = false;
    {
        const std::lock_guard lock(mutex_);
        taken = make_room(newcomer);
    }
    if (!taken) {
        counts_.turned_away.fetch_add(1, std::memory_order_relaxed);
        connection.out = refusal(503);
        send_now(connection);
        return;  // the newcomer is closed with its last owner
    }
    counts_.admitted.fetch_add(1, std::memory_order_relaxed);
    epoll_event event{.events = EPOLLIN | EPOLLONESHOT, .data = {.ptr = &connection}};
    if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event) != 0) close(connection);
}

void Lobby::run() {
    std::array<epoll_event, 256> events;
    SteadyTime next_sweep = steady_now() + tick;
    while (true) {
        const int count =
            ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), static_cast<int>(tick.count()));
        for (int i = 0; i < count; ++i) attend(*static_cast<Connection*>(events[static_cast<std::size_t>(i)].data.ptr));
        if (steady_now() >= next_sweep) {
            sweep();
            next_sweep = steady_now() + tick;
        }
        if (stopping() && open() == 0) return;
    }
}

/// Something can be read from the connection, or written to it.
void Lobby::attend(Connection& connection) {
    Place place{};
    SteadyTime deadline;
    {
        const std::lock_guard lock(mutex_);
        place = connection.place;
        deadline = connection.deadline;
    }
    if (place == Place::farewell) {
        std::array<char, 16 * 1024> piece;
        ssize_t got = 0;
        while ((got = ::recv(connection.socket, piece.data(), piece.size(), MSG_DONTWAIT)) > 0) {
        }
        if (got == 0) return close(connection);
        return park(connection, place, deadline, EPOLLIN);
    }
    if (place == Place::sending) {
        if (!send_now(connection)) return park(connection, place, deadline, EPOLLOUT);
        if (connection.broken || connection.close_after || stopping()) return close(connection);
    }
    arrived(connection, receive(connection));
}

void Lobby::arrived(Connection& connection, Arrival arrival) {
    switch (arrival) {
        case Arrival::closed: return close(connection);
        case Arrival::refused: return refuse(connection, connection.framing.status());
        case Arrival::nothing_more: return park_reading(connection);
        case Arrival::complete: break;
    }
    {
        const std::lock_guard lock(mutex_);
        connection.place = Place::working;
    }
    if (workers_.push(connection)) return;
    counts_.shed.fetch_add(1, std::memory_order_relaxed);
    refuse(connection, 503);
}

/// Waits for more of the request, or for the first byte of the next one. The clock of a head runs from its first byte.
void Lobby::park_reading(Connection& connection) {
    const SteadyTime now = steady_now();
    if (connection.in.empty()) return park(connection, Place::waiting, now + limits_.idle, EPOLLIN);
    const bool in_body = connection.framing.state() == Framing::State::body;
    SteadyTime deadline = connection.reading_until;
    if (connection.phase != connection.framing.state() || deadline == SteadyTime{}) {
        deadline = now + (in_body ? limits_.body : limits_.head);
        connection.phase = connection.framing.state();
        connection.reading_until = deadline;
    }
    park(connection, Place::reading, deadline, EPOLLIN);
}

/// Gives the connection to the poller; the caller must not touch it afterwards. The poller may close it as soon as its
/// place says so, and the next client may get its number: hence the lock around both.
void Lobby::park(Connection& connection, Place place, SteadyTime deadline, unsigned events) {
    epoll_event event{.events = events | EPOLLONESHOT, .data = {.ptr = &connection}};
    const std::lock_guard lock(mutex_);
    connection.place = place;
    connection.deadline = deadline;
    ::epoll_ctl(epoll_, EPOLL_CTL_MOD, connection.socket, &event);
}

void Lobby::refuse(Connection& connection, int status) {
    counts_.refused.fetch_add(1, std::memory_order_relaxed);
    connection.out = refusal(status);
    connection.sent = 0;
    send_now(connection);
    ::shutdown(connection.socket, SHUT_WR);
    connection.in.clear();
    connection.in.shrink_to_fit();
    park(connection, Place::farewell, steady_now() + limits_.farewell, EPOLLIN);
}

void Lobby::close(Connection& connection) {
    std::unique_ptr<Connection> last;  // destroyed, and the socket closed, after the lock is gone
    const std::lock_guard lock(mutex_);
    const auto found = connections_.find(&connection);
    last = std::move(found->second);
    connections_.erase(found);
    if (!last->counted) return;
    const auto of_address = per_address_.find(last->address);
    if (--of_address->second == 0) per_address_.erase(of_address);
}

std::vector<Connection*> Lobby::expired(SteadyTime now) {
    std::vector<Connection*> found;
    std::size_t buffered = 0;
    const std::lock_guard lock(mutex_);
    for (const auto& [key, connection] : connections_) {
        if (connection->place == Place::working) continue;
        const bool unread = connection->place == Place::waiting || connection->place == Place::reading;
        if (unread) buffered += connection->in.size();
        const bool too_much = connection->place == Place::reading && buffered > limits_.buffered;
        if (now >= connection->deadline || too_much || (unread && stopping())) found.push_back(connection.get());
    }
    return found;
}

/// Ends whatever has waited too long. Runs on the poller's thread, to which all connections but the working ones
/// belong.
void Lobby::sweep() {
    for (Connection* connection : expired(steady_now())) expire(*connection);
}

void Lobby::expire(Connection& connection) {
    if (connection.place == Place::reading) {
        counts_.too_slow.fetch_add(1, std::memory_order_relaxed);
        connection.out = refusal(stopping() ? 503 : 408);
        connection.sent = 0;
        send_now(connection);
    }
    close(connection);
}

void Lobby::stop() {
    if (!poller_.joinable()) return;
    stopping_ = true;
    const SteadyTime end = steady_now() + limits_.stop;
    while (open() > 0 && steady_now() < end) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [key, connection] : connections_) ::shutdown(connection->socket, SHUT_RDWR);
    }
    workers_.stop();
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [key, connection] : connections_) connection->deadline = SteadyTime{};
    }
    poller_.join();
}

}  // namespace web

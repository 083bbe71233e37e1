#include "tests/bench/load.hpp"

#include "tests/bench/report.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <thread>
#include <utility>

namespace bench {

namespace {

using Clock = SteadyClock;

double since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

class Socket {
public:
    Socket() = default;
    explicit Socket(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int on = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) end();
    }
    ~Socket() { end(); }
    Socket(Socket&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}
    Socket& operator=(Socket&& other) noexcept {
        std::swap(socket_, other.socket_);
        return *this;
    }

    int get() const { return socket_; }
    bool open() const { return socket_ >= 0; }
    void end() {
        if (socket_ >= 0) ::close(std::exchange(socket_, -1));
    }
    bool send(std::string_view bytes) const { return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size()); }
    /// Bytes now there; 0 for none, -1 at the end of the connection.
    ssize_t receive(std::array<char, 65536>& piece) const {
        const ssize_t got = ::recv(socket_, piece.data(), piece.size(), MSG_DONTWAIT);
        if (got > 0) return got;
        return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? 0 : -1;
    }

private:
    int socket_ = -1;
};

/// One answer as it comes in: tells when it is whole, by its Content-Length.
class Incoming {
public:
    bool add(std::string_view bytes) {
        if (whole_ == 0) {
            head_.append(bytes);
            const std::size_t end = head_.find("\r\n\r\n");
            if (end == std::string::npos) return false;
            ok_ = head_.starts_with("HTTP/1.1 200");
            const std::size_t length = head_.find("Content-Length: ");
            const std::size_t close = head_.find("Connection: close");
            last_ = close < end;
            whole_ = end + 4 + (length < end ? std::stoul(head_.substr(length + 16, 20)) : 0);
            got_ = head_.size();
        } else {
            got_ += bytes.size();
        }
        return got_ >= whole_;
    }
    bool ok() const { return ok_; }
    /// The server ends the connection after it, as it said: no answer was lost.
    bool last() const { return last_; }

private:
    std::string head_;
    std::size_t whole_ = 0, got_ = 0;
    bool ok_ = false, last_ = false;
};

struct Busy {
    Socket socket;
    Incoming answer;
    Clock::time_point asked;
};

}  // namespace

std::string get(const std::string& path, const std::string& token) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: nb\r\n" + (token.empty() ? "" : "Authorization: Bearer " + token + "\r\n") + "\r\n";
}

Load keep_busy(int port, const std::string& request, std::size_t connections, double seconds) {
    Load load;
    std::vector<Busy> all(connections);
    const int epoll = ::epoll_create1(EPOLL_CLOEXEC);
    const auto ask = [&](Busy& client) {
        client.answer = {};
        client.asked = Clock::now();
        if (!client.socket.send(request)) ++load.wrong;
    };
    const auto connect = [&](Busy& client) {
        client.socket = Socket(port);
        epoll_event event{.events = EPOLLIN, .data = {.ptr = &client}};
        ::epoll_ctl(epoll, EPOLL_CTL_ADD, client.socket.get(), &event);
        ask(client);
    };
    const auto begin = Clock::now();
    for (Busy& client : all) connect(client);
    std::array<epoll_event, 256> events;
    std::array<char, 65536> piece;
    while (since(begin) < seconds) {
        const int count = ::epoll_wait(epoll, events.data(), static_cast<int>(events.size()), 100);
        for (int i = 0; i < count; ++i) {
            Busy& client = *static_cast<Busy*>(events[static_cast<std::size_t>(i)].data.ptr);
            const ssize_t got = client.socket.receive(piece);
            if (got < 0) {
                ++load.wrong;
                connect(client);
                continue;
            }
            if (got == 0 || !client.answer.add({piece.data(), static_cast<std::size_t>(got)})) continue;
            load.latencies.push_back(since(client.asked));
            if (!client.answer.ok()) ++load.wrong;
            if (client.answer.last())
                connect(client);
            else
                ask(client);
        }
    }
    load.seconds = since(begin);
    ::close(epoll);
    return load;
}

namespace {

/// One who never finishes.
struct Slow {
    Socket socket;
    Clock::time_point first_byte, next_line;
    bool begun = false;
};

class Besiegers {
public:
    Besiegers(int port, std::size_t idle, std::size_t slow, Siege& siege) : port_(port), idle_(idle), slow_(slow), siege_(siege) {
        const auto now = Clock::now();
        // Not all in the same moment: a line every two seconds each, spread over them.
        for (std::size_t i = 0; i < slow; ++i) slow_[i].next_line = now + std::chrono::milliseconds(2000 * i / std::max<std::size_t>(slow, 1));
    }

    /// Sends what is due, and looks who has been shown the door.
    void turn() {
        std::array<char, 65536> piece;
        for (Socket& client : idle_) {
            if (!client.open()) client = Socket(port_);
            if (client.receive(piece) < 0) client = Socket(port_);
        }
        for (Slow& client : slow_) turn(client, piece);
    }
    /// Those still held count with the time that they have been held.
    void end() {
        for (const Slow& client : slow_)
            if (client.begun) siege_.longest_hold = std::max(siege_.longest_hold, since(client.first_byte));
    }

private:
    void turn(Slow& client, std::array<char, 65536>& piece) {
        if (client.begun && client.socket.receive(piece) < 0) {
            siege_.longest_hold = std::max(siege_.longest_hold, since(client.first_byte));
            ++siege_.closed;
            client.begun = false;
            client.socket.end();
        }
        if (Clock::now() < client.next_line) return;
        client.next_line += std::chrono::seconds(2);
        if (!client.begun) {
            client.socket = Socket(port_);
            if (!client.socket.open()) return;
            client.begun = client.socket.send("GET / HTTP/1.1\r\n");
            client.first_byte = Clock::now();
            ++siege_.first_bytes;
        } else {
            client.socket.send("X-Slow: 1\r\n");  // the end of a closed connection is seen at the next turn
        }
    }

    int port_;
    std::vector<Socket> idle_;
    std::vector<Slow> slow_;
    Siege& siege_;
};

}  // namespace

double ask_once(int port, const std::string& request) {
    const auto begin = Clock::now();
    const Socket socket(port);
    Incoming answer;
    std::array<char, 65536> piece;
    if (!socket.open() || !socket.send(request)) return -1;
    while (since(begin) < 20) {
        pollfd wanted{.fd = socket.get(), .events = POLLIN, .revents = 0};
        ::poll(&wanted, 1, 1000);
        const ssize_t got = socket.receive(piece);
        if (got < 0) return -1;
        if (got > 0 && answer.add({piece.data(), static_cast<std::size_t>(got)})) return answer.ok() ? since(begin) : -1;
    }
    return -1;
}

Siege besiege(int port, const std::string& request, std::size_t idle, std::size_t slow, std::chrono::seconds duration) {
    Siege siege;
    const auto end = Clock::now() + duration;
    std::thread other([&] {
        while (Clock::now() < end) {
            const double took = ask_once(port, request);
            if (took < 0) ++siege.others_refused;
            siege.others.push_back(took < 0 ? 20.0 : took);
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
    });
    Siege counted;
    Besiegers besiegers(port, idle, slow, counted);
    while (Clock::now() < end) {
        besiegers.turn();
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    besiegers.end();
    other.join();
    siege.first_bytes = counted.first_bytes;
    siege.closed = counted.closed;
    siege.longest_hold = counted.longest_hold;
    return siege;
}

}  // namespace bench

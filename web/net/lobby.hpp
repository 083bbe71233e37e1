// The lobby parks every connection until a whole request has arrived, and only then gives it to a worker. One thread
// and epoll watch all of them, so that idle and slow clients cost a few hundred bytes and never a worker; each has a
// deadline.
//
// Life of a connection: admitted (waiting) → first byte (reading) → whole request (working) → answer sent (waiting
// again, or sending while the client is slow to take it) → closed. A refused one is read on for a moment (farewell), so
// that the refusal arrives before the reset.
#pragma once

#include "web/net/connection.hpp"
#include "web/net/limits.hpp"
#include "web/net/workers.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

namespace web {

/// What the lobby has done since it opened.
struct LobbyCounts {
    std::atomic<std::uint64_t> admitted{0}, turned_away{0}, shed{0}, too_slow{0}, refused{0};
};

class Lobby {
public:
    /// Answers the request at the front of a connection: the answer's bytes go to `out`. Runs on worker threads; must
    /// not throw.
    using Serve = std::function<void(Connection&)>;

    /// `exempt` says of an address that it is not counted against the cap per address. Starts the threads.
    Lobby(const Limits& limits, std::function<bool(const std::string&)> exempt, Serve serve);
    ~Lobby();
    Lobby(const Lobby&) = delete;
    Lobby& operator=(const Lobby&) = delete;

    /// Takes over an accepted socket.
    void admit(int socket);
    /// Ends idle and half-read connections at once and the others when their answer is sent, at the latest after
    /// limits.stop.
    void stop();

    bool stopping() const { return stopping_.load(std::memory_order_relaxed); }
    std::size_t open() const;
    std::size_t queued() const { return workers_.queued(); }
    std::size_t busy() const { return workers_.busy(); }
    const LobbyCounts& counts() const { return counts_; }

private:
    void run();
    void attend(Connection& connection);
    void arrived(Connection& connection, Arrival arrival);
    void sweep();
    std::vector<Connection*> expired(SteadyTime now);
    bool make_room(std::unique_ptr<Connection>& newcomer);
    void expire(Connection& connection);
    void work(Connection& connection);
    bool next_request(Connection& connection);
    void park(Connection& connection, Connection::Place place, SteadyTime deadline, unsigned events);
    void park_reading(Connection& connection);
    void refuse(Connection& connection, int status);
    void close(Connection& connection);
    bool can_linger() const;

    const Limits limits_;
    const std::function<bool(const std::string&)> exempt_;
    const Serve serve_;
    LobbyCounts counts_;
    std::atomic<bool> stopping_{false};
    int epoll_ = -1;

    mutable std::mutex mutex_;
    std::unordered_map<const Connection*, std::unique_ptr<Connection>> connections_;  ///< guarded by mutex_
    std::map<std::string, std::size_t, std::less<>> per_address_;                     ///< guarded by mutex_
    Workers workers_;
    std::thread poller_;
};

}  // namespace web

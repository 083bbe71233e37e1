// A Pool lends connections, opened when they are first needed.
#pragma once

#include "storage/connection.hpp"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace storage {

class Pool {
public:
    Pool(Location location, Session session, std::size_t most) : location_(std::move(location)), session_(session), most_(most) {}
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    /// A connection on loan; it goes back when this is destroyed, unless it broke. An open transaction is rolled back.
    class Lease {
    public:
        Lease(Pool& pool, std::unique_ptr<Connection> connection) : pool_(pool), connection_(std::move(connection)) {}
        ~Lease() {
            if (held_) pool_.take_back(std::move(connection_));
        }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;

        Connection& operator*() const { return *connection_; }
        Connection* operator->() const { return connection_.get(); }
        /// Closes the connection instead of giving it back, and makes room for another at once.
        void drop() {
            connection_.reset();
            pool_.take_back(nullptr);
            held_ = false;
        }

    private:
        Pool& pool_;
        std::unique_ptr<Connection> connection_;
        bool held_ = true;
    };

    /// Waits for a free connection for at most the session's wait. Throws Trouble.
    Lease lease() { return lease(std::chrono::milliseconds(session_.wait_ms)); }
    Lease lease(std::chrono::milliseconds longest);
    /// Closes the connections that wait: after one was found broken, the others probably are.
    void close_idle();

private:
    void take_back(std::unique_ptr<Connection> connection);

    const Location location_;
    const Session session_;
    const std::size_t most_;

    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<std::unique_ptr<Connection>> idle_;  ///< guarded by mutex_
    std::size_t lent_ = 0;                           ///< guarded by mutex_
};

/// Runs `read` with a connection of the pool that is free. Throws OutOfReach where none is, or where the database could not be read.
template <class Read>
auto with_free_reader(Pool& pool, Read read) {
    try {
        const auto lease = pool.lease(std::chrono::milliseconds(0));
        return read(*lease);
    } catch (const Trouble&) {
        throw OutOfReach{};
    }
}

/// Runs `read` with a connection of the pool, and once more with a fresh one if that connection had broken meanwhile.
template <class Read>
auto with_reader(Pool& pool, Read read) {
    for (bool again = true;; again = false) {
        auto lease = pool.lease();
        try {
            return read(*lease);
        } catch (const Trouble& trouble) {
            if (trouble.cause() != Cause::lost && !lease->is_broken()) throw;
            lease.drop();
            pool.close_idle();
            if (!again) throw;
        }
    }
}

}  // namespace storage

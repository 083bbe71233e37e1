#include "storage/pool.hpp"

namespace storage {

Pool::Lease Pool::lease(std::chrono::milliseconds longest) {
    std::unique_ptr<Connection> connection;
    {
        std::unique_lock lock(mutex_);
        const auto is_free = [&] { return !idle_.empty() || lent_ < most_; };
        if (!freed_.wait_for(lock, longest, is_free)) throw Trouble(Cause::busy, "no connection free");
        ++lent_;
        if (!idle_.empty()) {
            connection = std::move(idle_.back());
            idle_.pop_back();
        }
    }
    if (!connection) {
        try {
            connection = std::make_unique<Connection>(location_, session_);
        } catch (...) {
            take_back(nullptr);
            throw;
        }
    }
    return Lease(*this, std::move(connection));
}

void Pool::take_back(std::unique_ptr<Connection> connection) {
    if (connection) {
        try {
            if (connection->in_transaction()) connection->script("rollback");
            if (connection->is_broken()) connection.reset();
        } catch (const Trouble&) {
            connection.reset();
        }
    }
    {
        const std::lock_guard lock(mutex_);
        --lent_;
        if (connection) idle_.push_back(std::move(connection));
    }
    freed_.notify_one();
}

void Pool::close_idle() {
    std::vector<std::unique_ptr<Connection>> closing;
    const std::lock_guard lock(mutex_);
    closing.swap(idle_);
}

}  // namespace storage

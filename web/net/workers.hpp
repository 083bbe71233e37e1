// Workers are the threads that answer, with a bounded queue of connections whose request is whole.
#pragma once

#include "web/net/connection.hpp"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace web {

class Workers {
public:
    using Task = std::function<void(Connection&)>;

    /// `task` is run on the threads, for one connection at a time each. It must not throw.
    Workers(std::size_t threads, std::size_t queue, Task task);
    ~Workers() { stop(); }
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// False when the queue is full.
    [[nodiscard]] bool push(Connection& connection);
    /// Ends the threads once the queue is empty.
    void stop();

    std::size_t queued() const { return queued_.load(std::memory_order_relaxed); }
    /// Threads that are in `task`.
    std::size_t busy() const { return busy_.load(std::memory_order_relaxed); }
    std::size_t threads() const { return threads_.size(); }

private:
    void run();

    const std::size_t limit_;
    const Task task_;
    std::mutex mutex_;
    std::condition_variable filled_;
    std::deque<Connection*> queue_;  ///< guarded by mutex_
    bool stopping_ = false;          ///< guarded by mutex_
    std::atomic<std::size_t> queued_{0};
    std::atomic<std::size_t> busy_{0};
    std::vector<std::thread> threads_;
};

}  // namespace web

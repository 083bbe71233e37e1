#include "web/net/workers.hpp"

namespace web {

Workers::Workers(std::size_t threads, std::size_t queue, Task task) : limit_(queue), task_(std::move(task)) {
    threads_.reserve(threads);
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

bool Workers::push(Connection& connection) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || queue_.size() >= limit_) return false;
        queue_.push_back(&connection);
        queued_.store(queue_.size(), std::memory_order_relaxed);
    }
    filled_.notify_one();
    return true;
}

void Workers::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        filled_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
        if (queue_.empty()) return;
        Connection& connection = *queue_.front();
        queue_.pop_front();
        queued_.store(queue_.size(), std::memory_order_relaxed);
        lock.unlock();
        busy_.fetch_add(1, std::memory_order_relaxed);
        task_(connection);
        busy_.fetch_sub(1, std::memory_order_relaxed);
        lock.lock();
    }
}

void Workers::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    filled_.notify_all();
    for (std::thread& thread : threads_)
        if (thread.joinable()) thread.join();
}

}  // namespace web

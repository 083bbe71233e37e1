// A ReadAhead asks for the next items on a thread of its own while what it gave is being worked on.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace engine {

template <class Item>
class ReadAhead {
public:
    /// The next item, or nothing after the last.
    using Next = std::function<std::optional<Item>()>;

    /// Holds at most `most` items that nobody has taken; 0: each is asked for when it is taken, on that thread.
    ReadAhead(Next next, std::size_t most) : next_(std::move(next)), most_(most) {
        if (most_ > 0) thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
    }
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;

    /// The next item, or nothing after the last. Throws what asking for it threw.
    std::optional<Item> take() {
        if (most_ == 0) return next_();
        std::unique_lock lock(mutex_);
        // Whoever waits, waits for several: to be woken for each costs more than most items do.
        if (read_.empty()) moved_.wait(lock, [&] { return read_.size() >= several_ || ended_; });
        if (read_.empty()) {
            if (trouble_) std::rethrow_exception(trouble_);
            return std::nullopt;
        }
        std::optional<Item> item(std::move(read_.front()));
        read_.pop_front();
        if (read_.size() == most_ - several_) moved_.notify_all();
        return item;
    }

private:
    void work(const std::stop_token& stop) {
        std::exception_ptr trouble;
        try {
            while (auto item = next_()) {
                std::unique_lock lock(mutex_);
                if (read_.size() == most_ && !moved_.wait(lock, stop, [&] { return read_.size() <= most_ - several_; })) break;
                if (stop.stop_requested()) break;
                read_.push_back(*std::move(item));
                if (read_.size() == several_) moved_.notify_all();
            }
        } catch (...) {
            trouble = std::current_exception();
        }
        const std::lock_guard lock(mutex_);
        trouble_ = trouble;
        ended_ = true;
        moved_.notify_all();
    }

    Next next_;
    const std::size_t most_, several_ = (most_ + 1) / 2;
    std::mutex mutex_;
    std::condition_variable_any moved_;
    std::deque<Item> read_;       ///< guarded by mutex_
    std::exception_ptr trouble_;  ///< guarded by mutex_
    bool ended_ = false;          ///< guarded by mutex_
    std::jthread thread_;         ///< last, so that it ends first
};

}  // namespace engine

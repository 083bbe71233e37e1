// A BackgroundDigest hashes blocks in the order they were fed: the first ones as they come, and once there are so many that it pays, on a
// thread of its own, while their giver goes on.
#pragma once

#include "engine/running_digest.hpp"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace engine {

class BackgroundDigest {
public:
    BackgroundDigest() = default;
    BackgroundDigest(const BackgroundDigest&) = delete;
    BackgroundDigest& operator=(const BackgroundDigest&) = delete;

    /// `part` lies in `block`, which is kept until it is hashed. Waits when several blocks are on their way.
    void feed(std::shared_ptr<const std::string> block, std::string_view part);
    /// SHA-256 of all that was fed; waits for it.
    std::string hex();

private:
    struct Piece {
        std::shared_ptr<const std::string> block;
        std::string_view part;
    };
    void work(const std::stop_token& stop);

    RunningDigest digest_;  ///< of the thread, while pieces are on their way
    std::mutex mutex_;
    std::condition_variable_any moved_;
    std::deque<Piece> coming_;  ///< guarded by mutex_: the first one is being hashed
    std::size_t fed_ = 0;       ///< bytes, until the thread runs
    std::jthread thread_;       ///< last, so that it ends first
};

}  // namespace engine

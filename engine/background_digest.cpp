#include "engine/background_digest.hpp"

namespace engine {

namespace {

constexpr std::size_t most_coming = 4;
/// Bytes that are hashed sooner than a thread is begun.
constexpr std::size_t at_once = 1 << 18;

}  // namespace

void BackgroundDigest::feed(std::shared_ptr<const std::string> block, std::string_view part) {
    if (part.empty()) return;
    if (!thread_.joinable()) {
        if (fed_ += part.size(); fed_ <= at_once) return digest_.update(part);
        thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
    }
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return coming_.size() < most_coming; });
    coming_.push_back({std::move(block), part});
    moved_.notify_all();
}

std::string BackgroundDigest::hex() {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return coming_.empty(); });
    return digest_.hex();
}

void BackgroundDigest::work(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (moved_.wait(lock, stop, [&] { return !coming_.empty(); })) {
        const std::string_view part = coming_.front().part;
        lock.unlock();
        digest_.update(part);
        lock.lock();
        coming_.pop_front();
        moved_.notify_all();
    }
}

}  // namespace engine

#include "engine/log/background_digest.hpp"

namespace engine {

namespace {

constexpr std::size_t most_coming = 4;

}  // namespace

BackgroundDigest::BackgroundDigest() : thread_([this](const std::stop_token& stop) { work(stop); }) {}

void BackgroundDigest::feed(std::shared_ptr<const std::string> block, std::string_view part) {
    if (part.empty()) return;
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

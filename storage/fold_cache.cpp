#include "storage/fold_cache.hpp"

namespace storage {

namespace {

/// A file with no events weighs as much as this many.
constexpr std::size_t file_weight = 4;

}  // namespace

std::shared_ptr<const engine::CaseFile> FoldCache::find(const std::string& stream) {
    const std::lock_guard lock(mutex_);
    const auto found = by_stream_.find(stream);
    if (found == by_stream_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->file;
}

void FoldCache::put(const std::string& stream, std::shared_ptr<const engine::CaseFile> file) {
    const std::size_t weight = file_weight + static_cast<std::size_t>(file->version());
    std::list<Entry> let_go;  // destroyed after the lock
    const std::lock_guard lock(mutex_);
    const auto found = by_stream_.find(stream);
    if (found != by_stream_.end()) {
        Entry& entry = *found->second;
        weight_ = weight_ - entry.weight + weight;
        entry.weight = weight;
        std::swap(entry.file, file);
        entries_.splice(entries_.begin(), entries_, found->second);
    } else {
        entries_.push_front({stream, std::move(file), weight});
        by_stream_.emplace(entries_.front().stream, entries_.begin());
        weight_ += weight;
    }
    while (weight_ > capacity_ && entries_.size() > 1) {
        weight_ -= entries_.back().weight;
        by_stream_.erase(entries_.back().stream);
        let_go.splice(let_go.begin(), entries_, std::prev(entries_.end()));
    }
}

void FoldCache::forget(const std::string& stream) {
    std::list<Entry> let_go;  // destroyed after the lock
    const std::lock_guard lock(mutex_);
    const auto found = by_stream_.find(stream);
    if (found == by_stream_.end()) return;
    const auto entry = found->second;
    weight_ -= entry->weight;
    by_stream_.erase(found);
    let_go.splice(let_go.begin(), entries_, entry);
}

}  // namespace storage

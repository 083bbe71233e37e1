#include "web/answer_cache.hpp"

namespace web {

std::shared_ptr<const KeptAnswer> AnswerCache::find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->answer;
}

void AnswerCache::keep(const std::string& key, std::shared_ptr<const KeptAnswer> answer) {
    const std::lock_guard lock(mutex_);
    if (by_key_.contains(key) || answer->text.size() > limit_ / 8) return;
    bytes_ += answer->text.size();
    entries_.push_front({key, std::move(answer)});
    by_key_.emplace(entries_.front().key, entries_.begin());
    while (bytes_ > limit_) {
        bytes_ -= entries_.back().answer->text.size();
        by_key_.erase(entries_.back().key);
        entries_.pop_back();
    }
}

}  // namespace web

// Answers that were made before: what a case looks like to one viewer at one version never changes, so it is made once.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace web {

/// A text, and its digest: whoever is given it again need not be noted by hashing it again.
struct KeptAnswer {
    std::string text, sha256;
};

/// Keeps the answers asked for last, up to a number of bytes. Thread-safe.
class AnswerCache {
public:
    explicit AnswerCache(std::size_t bytes) : limit_(bytes) {}

    /// The answer under that key, or null.
    std::shared_ptr<const KeptAnswer> find(const std::string& key);
    void keep(const std::string& key, std::shared_ptr<const KeptAnswer> answer);

private:
    struct Entry {
        std::string key;
        std::shared_ptr<const KeptAnswer> answer;
    };
    using Entries = std::list<Entry>;

    const std::size_t limit_;
    std::mutex mutex_;
    Entries entries_;                                                 ///< guarded by mutex_; the last used first
    std::unordered_map<std::string_view, Entries::iterator> by_key_;  ///< guarded by mutex_; keys live in entries_
    std::size_t bytes_ = 0;                                           ///< guarded by mutex_
};

}  // namespace web

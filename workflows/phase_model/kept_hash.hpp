// A KeptHash is a hash that is made once and kept until what it covers changes. Safe to ask from several threads.
#pragma once

#include <functional>
#include <mutex>
#include <string>

namespace workflows {

class KeptHash {
public:
    KeptHash() = default;
    KeptHash(const KeptHash& other) : hash_(other.kept()) {}
    KeptHash& operator=(const KeptHash&) = delete;
    ~KeptHash() = default;

    std::string get(const std::function<std::string()>& make) const {
        const std::lock_guard lock(mutex_);
        if (hash_.empty()) hash_ = make();
        return hash_;
    }
    void forget() { hash_.clear(); }

private:
    std::string kept() const {
        const std::lock_guard lock(mutex_);
        return hash_;
    }

    mutable std::mutex mutex_;
    mutable std::string hash_;  ///< guarded by mutex_; empty: not made yet
};

}  // namespace workflows

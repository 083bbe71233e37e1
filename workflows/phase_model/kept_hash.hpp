// A KeptHash is a hash that is made once and kept until what it covers changes, of the part asked for last. Safe to ask
// from several threads.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>

namespace workflows {

class KeptHash {
public:
    KeptHash() = default;
    KeptHash(const KeptHash& other) : KeptHash(other, std::lock_guard(other.mutex_)) {}
    KeptHash& operator=(const KeptHash&) = delete;
    ~KeptHash() = default;

    /// `part` numbers what is hashed, where there are several such parts.
    std::string get(std::int64_t part, const std::function<std::string()>& make) const {
        const std::lock_guard lock(mutex_);
        if (hash_.empty() || part_ != part) {
            hash_ = make();
            part_ = part;
        }
        return hash_;
    }
    void forget() { hash_.clear(); }

private:
    KeptHash(const KeptHash& other, const std::lock_guard<std::mutex>&) : hash_(other.hash_), part_(other.part_) {}

    mutable std::mutex mutex_;
    mutable std::string hash_;        ///< guarded by mutex_; empty: not made yet
    mutable std::int64_t part_ = 0;   ///< guarded by mutex_
};

}  // namespace workflows

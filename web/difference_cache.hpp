// The differences of releases asked for last: a page, its next pages and its files are made from one, and working it out
// takes a good part of a second.
#pragma once

#include "workflows/orphanet/difference.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <tuple>
#include <utility>

namespace web {

/// Safe to use from several threads. Releases never change, but a later import may name a code that had no name: the
/// number of releases there are, or were at the moment asked for, is therefore part of the key.
class DifferenceCache {
public:
    using Key = std::tuple<std::int64_t, std::int64_t, std::size_t>;  ///< before, after, how many releases there are
    using Made = std::shared_ptr<const workflows::orphanet::Difference>;

    /// The one kept, or what `make` gives; what gives null is not kept. Two who ask at once may both make it.
    Made get(const Key& key, const std::function<Made()>& make) {
        {
            const std::lock_guard lock(mutex_);
            for (const auto& [known, made] : kept_)
                if (known == key) return made;
        }
        Made made = make();
        if (!made) return made;
        const std::lock_guard lock(mutex_);
        kept_.emplace_front(key, made);
        if (kept_.size() > most) kept_.pop_back();
        return made;
    }

private:
    static constexpr std::size_t most = 4;
    std::mutex mutex_;
    std::deque<std::pair<Key, Made>> kept_;
};

}  // namespace web

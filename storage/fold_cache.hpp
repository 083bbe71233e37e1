// A FoldCache keeps the files of streams lately used. What it holds is only a guess: whoever takes a file compares its
// version and hash with the stream's head in the database, so another process may write at any time.
#pragma once

#include "engine/case_file.hpp"

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace storage {

class FoldCache {
public:
    /// `capacity` counts events of all files together, and a few more for each file's own size.
    explicit FoldCache(std::size_t capacity) : capacity_(capacity) {}

    std::shared_ptr<const engine::CaseFile> find(const std::string& stream);
    void put(const std::string& stream, std::shared_ptr<const engine::CaseFile> file);
    /// Lets go of the stream's file, so that whoever holds it may be the only one.
    void forget(const std::string& stream);

private:
    struct Entry {
        std::string stream;
        std::shared_ptr<const engine::CaseFile> file;
        std::size_t weight = 0;
    };

    const std::size_t capacity_;
    std::mutex mutex_;
    std::list<Entry> entries_;  ///< guarded by mutex_, the last used first
    std::unordered_map<std::string_view, std::list<Entry>::iterator> by_stream_;  ///< guarded by mutex_, views into entries_
    std::size_t weight_ = 0;  ///< guarded by mutex_
};

}  // namespace storage

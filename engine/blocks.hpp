// Blocks to read into, used again once nobody else holds them: a fresh one each time would be cleared, and given back page by page, at a
// tenth of the cost of verifying what is read.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace engine {

class Blocks {
public:
    /// One of at least that size, with anything in it. The caller may lend it to others, who hold it as long as they need it.
    std::shared_ptr<std::string> take(std::size_t size) {
        auto block = std::find_if(blocks_.begin(), blocks_.end(), [](const std::shared_ptr<std::string>& one) {
            const auto seen = one;  // counting up and down orders us after whoever has let it go
            return seen.use_count() == 2;
        });
        if (block == blocks_.end()) block = blocks_.insert(block, std::make_shared<std::string>());
        if ((*block)->size() < size) (*block)->resize(size);
        return *block;
    }

private:
    std::vector<std::shared_ptr<std::string>> blocks_;
};

}  // namespace engine

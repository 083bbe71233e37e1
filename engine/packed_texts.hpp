// PackedTexts are pieces of text laid end to end: thousands cost a few allocations, and no more room than their bytes and their ends.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

class PackedTexts {
public:
    PackedTexts() = default;
    PackedTexts(std::initializer_list<std::string_view> pieces) {
        for (const std::string_view piece : pieces) add(piece);
    }

    void add(std::string_view piece) {
        bytes_ += piece;
        ends_.push_back(bytes_.size());
    }
    std::size_t size() const { return ends_.size(); }
    /// REQUIRES: i < size(). Good until the next change.
    std::string_view operator[](std::size_t i) const {
        const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
        return std::string_view(bytes_).substr(begin, ends_[i] - begin);
    }
    /// Gives back the room that nothing stands in.
    void shrink() {
        bytes_.shrink_to_fit();
        ends_.shrink_to_fit();
    }

    bool operator==(const PackedTexts&) const = default;

private:
    std::string bytes_;
    std::vector<std::size_t> ends_;
};

}  // namespace engine
